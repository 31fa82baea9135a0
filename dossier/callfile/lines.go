package callfile

import (
	"regexp"
	"slices"
	"strings"
)

// lines finds where things stand in a file: the TOML decoder gives places for
// its own errors only, and ours concern blocks that it accepted. It looks at the
// file when the first fault is told: most files have none.
type lines struct {
	src    []byte
	text   []string
	blocks []block
}

// block is one [[…]] header with the lines that belong to it.
type block struct {
	path       string
	start, end int // line numbers, from 1; end is exclusive
}

var (
	header  = regexp.MustCompile(`^\s*\[\[?([A-Za-z0-9_.]+)\]\]?\s*(#.*)?$`)
	keyLine = regexp.MustCompile(`^\s*([A-Za-z0-9_-]+)\s*=`)
)

func linesOf(src []byte) *lines { return &lines{src: src} }

func (l *lines) index() {
	if l.text != nil {
		return
	}
	l.text = strings.Split(string(l.src), "\n")
	cur := block{start: 1}
	inString := false
	for i, t := range l.text {
		if !inString {
			if m := header.FindStringSubmatch(t); m != nil {
				cur.end = i + 1
				l.blocks = append(l.blocks, cur)
				cur = block{path: m[1], start: i + 1}
			}
		}
		if strings.Count(t, `"""`)%2 == 1 {
			inString = !inString
		}
	}
	cur.end = len(l.text) + 1
	l.blocks = append(l.blocks, cur)
}

// has reports whether a block of this path stands in the file.
func (l *lines) has(path string) bool {
	l.index()
	return slices.ContainsFunc(l.blocks, func(b block) bool { return b.path == path })
}

// top is the line of a key before any header, or 1.
func (l *lines) top(key string) int {
	l.index()
	return l.keyIn(l.blocks[0], key)
}

func (l *lines) keyIn(b block, key string) int {
	for n := b.start; n < b.end; n++ {
		if m := keyLine.FindStringSubmatch(l.text[n-1]); m != nil && m[1] == key {
			return n
		}
	}
	return b.start
}

// find is the line of a key in a nested block, the block's own line where the
// key is absent. Indexes count from 0; field and column may be -1.
func (l *lines) find(kind string, section, field, column int, key string) int {
	l.index()
	s, f, c := -1, -1, -1
	for _, b := range l.blocks {
		switch b.path {
		case kind:
			s++
			f, c = -1, -1
		case kind + ".fields":
			f++
			c = -1
		case kind + ".fields.columns", kind + ".columns":
			c++
		default:
			continue
		}
		if s == section && f == field && c == column {
			return l.keyIn(b, key)
		}
	}
	return 0
}
