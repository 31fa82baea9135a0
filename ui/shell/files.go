package shell

import "dossierpme/internal/safefile"

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
	if name := safefile.Name(title); name != "" {
		return name
	}
	return "dossier"
}
