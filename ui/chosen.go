package ui

import "path/filepath"

// chosen is what a file dialog answers to: it says what failed, does nothing
// where nothing was chosen, and else remembers the folder and goes on.
func (a *App) chosen(then func(path string)) func(string, error) {
	return func(path string, err error) {
		switch {
		case err != nil:
			a.complain(err)
		case path != "":
			a.rememberFolder(filepath.Dir(path))
			then(path)
		}
	}
}
