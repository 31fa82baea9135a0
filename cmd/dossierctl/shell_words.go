package main

import "strings"

// shellWords splits what is typed up to the cursor as a shell of Unix does: quotes,
// backslashes, a home and variables by their names. The last word is the one that is
// being typed, "" behind a blank. Nothing is run: what a shell would compute stays as it
// is typed, and a quote need not be closed.
func shellWords(line string, getenv func(string) string, home string) []string {
	var words []string
	var word strings.Builder
	begun := false // a word is open, though it may be empty
	quote := rune(0)
	runes := []rune(line)
	for i := 0; i < len(runes); i++ {
		r := runes[i]
		switch {
		case quote == '\'':
			if r == '\'' {
				quote = 0
				continue
			}
			word.WriteRune(r)
		case r == '\\' && i+1 < len(runes):
			i++
			if quote == '"' && !strings.ContainsRune("\\\"$`", runes[i]) {
				word.WriteRune(r)
			}
			word.WriteRune(runes[i])
			begun = true
		case r == '\\': // of what comes next
			begun = true
		case r == '$':
			name, length := variable(runes[i+1:])
			if length == 0 {
				word.WriteRune(r)
			} else {
				word.WriteString(getenv(name))
				i += length
			}
			begun = true
		case quote == '"' && r == '"':
			quote = 0
		case quote == '"':
			word.WriteRune(r)
		case r == '\'' || r == '"':
			quote, begun = r, true
		case r == ' ' || r == '\t' || r == '\n':
			if begun {
				words = append(words, word.String())
				word.Reset()
				begun = false
			}
		case r == '~' && !begun && home != "" && (i+1 == len(runes) || runes[i+1] == '/' || runes[i+1] == ' '):
			word.WriteString(home)
			begun = true
		default:
			word.WriteRune(r)
			begun = true
		}
	}
	return append(words, word.String())
}

// variable is the name behind a dollar sign, and how much of the text it takes.
func variable(text []rune) (name string, length int) {
	if len(text) > 0 && text[0] == '{' {
		for i, r := range text {
			if r == '}' {
				return string(text[1:i]), i + 1
			}
		}
		return "", 0
	}
	for length < len(text) && (text[length] == '_' || text[length] < 128 && strings.ContainsRune("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", text[length])) {
		length++
	}
	return string(text[:length]), length
}
