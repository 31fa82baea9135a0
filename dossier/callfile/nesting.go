package callfile

import (
	"bytes"
	"slices"
	"strings"

	"dossierpme/internal/french"
)

// maxNesting bounds lists and tables that stand in each other, and the parts of a
// dotted key: both are read by functions that call themselves. A call has four.
const maxNesting = 16

// maxKeys bounds the keys of a file. The common definitions have five thousand.
const maxKeys = 10_000

// nests is the fault of what goes beyond these bounds, nil where nothing does. It
// knows of TOML where values begin and end and nothing else: what is wrong
// otherwise, the parser says, and it gets no further than the mistake.
func nests(file string, src []byte) *Fault {
	depth, dots, keys, unknown, line := 0, 0, 0, 0, 1
	for i := 0; i < len(src); i++ {
		switch src[i] {
		case '\n':
			line, dots = line+1, 0
		case '#':
			end := bytes.IndexByte(src[i:], '\n')
			if end < 0 {
				return nil
			}
			i += end - 1
		case '"', '\'':
			end := stringEnd(src[i:])
			line += bytes.Count(src[i:i+end], []byte("\n"))
			i += end - 1
		case '[', '{':
			depth, dots = depth+1, 0
		case ']', '}':
			depth, dots = max(depth-1, 0), 0
		case ',':
			dots = 0
		case '=':
			keys, dots = keys+1, 0
			// For each key that it does not know the parser reads the file again from its
			// beginning, so that it is not given more of them than are listed.
			if word := keyBefore(src[:i]); !isKnown(word) {
				if unknown++; unknown > maxFaults {
					return &Fault{file, line, "unknown_key", map[string]string{"key": word, "near": ""}}
				}
			}
		case '.':
			dots++
		}
		switch {
		case depth > maxNesting || dots > maxNesting:
			return &Fault{file, line, "too_deep", map[string]string{"most": french.Count(maxNesting)}}
		case keys > maxKeys:
			fault := TooLarge(file)
			return &fault
		}
	}
	return nil
}

// keyBefore is the last part of the key that src ends with.
func keyBefore(src []byte) string {
	src = bytes.TrimRight(src, " \t")
	if n := len(src); n > 0 && (src[n-1] == '"' || src[n-1] == '\'') {
		src = src[:n-1]
		return string(src[bytes.LastIndexAny(src, "\"'\n")+1:])
	}
	return string(src[bytes.LastIndexAny(src, ".,{ \t\r\n")+1:])
}

// isKnown reports whether a key has a meaning anywhere in a call file.
func isKnown(word string) bool { return slices.Contains(knownKeys(), strings.ToLower(word)) }

// stringEnd is the length of the string that src begins with, quotes included. One
// of a single line ends with it.
func stringEnd(src []byte) int {
	quote := src[:1]
	long := bytes.HasPrefix(src, bytes.Repeat(quote, 3))
	if long {
		quote = src[:3]
	}
	for i := len(quote); i < len(src); i++ {
		switch {
		case src[i] == '\\' && src[0] == '"':
			i++
		case src[i] == '\n' && !long:
			return i
		case bytes.HasPrefix(src[i:], quote):
			return i + len(quote)
		}
	}
	return len(src)
}
