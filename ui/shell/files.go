package shell

import (
	"strings"

	"dossierpme/internal/french"
)

// Chosen is what a file dialog answers to: it says what failed, does nothing
// where nothing was chosen, and else goes on.
func (s *Shell) Chosen(then func(path string)) func(string, error) {
	return func(path string, err error) {
		switch {
		case err != nil:
			s.Complain(err)
		case path != "":
			then(path)
		}
	}
}

// FileName makes a file's name of a title: no character that a system refuses.
func FileName(title string) string {
	name := strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`<>:"/\|?*`, r) {
			return '-'
		}
		return r
	}, title)
	name = strings.Trim(strings.ReplaceAll(name, french.Hard, " "), " .")
	if runes := []rune(name); len(runes) > 80 {
		name = strings.TrimRight(string(runes[:80]), " .")
	}
	if name == "" {
		return "dossier"
	}
	return name
}
