package safefile

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// longestName is how many characters a title gives to the name of a file at most: with
// the folders before it, it stays below what Windows takes.
const longestName = 80

// reserved are names that Windows keeps for devices, whatever the extension.
var reserved = []string{
	"con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9",
	"lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
}

// Name makes a file's name, without extension, of a title: nothing in it is refused by
// a system, and it leads to no other folder. It is "" where nothing is left.
func Name(title string) string {
	name := Plain(title)
	if runes := []rune(name); len(runes) > longestName {
		name = strings.TrimRight(string(runes[:longestName]), " .")
	}
	if stem, _, _ := strings.Cut(name, "."); slices.Contains(reserved, strings.ToLower(stem)) {
		return "-" + name
	}
	return name
}

// Plain leaves of a text what every system takes as a part of a file's name, in one
// line, without blanks and points at its ends. What is before or after it has to keep it
// from being one of the names that Windows reserves, and from being too long.
func Plain(text string) string {
	text = strings.Map(func(r rune) rune {
		switch {
		case strings.ContainsRune(`<>:"/\|?*`, r), r == utf8.RuneError:
			return '-'
		case unicode.IsSpace(r):
			return ' '
		case !unicode.IsPrint(r):
			return -1
		}
		return r
	}, text)
	return strings.Trim(strings.Join(strings.Fields(text), " "), " .")
}
