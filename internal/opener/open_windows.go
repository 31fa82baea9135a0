package opener

import "golang.org/x/sys/windows"

// open asks Windows, which says when it has no program for a file.
func open(path string) error { return ask("open", path) }

func ask(verb, path string) error {
	what, err := windows.UTF16PtrFromString(verb)
	if err != nil {
		return err
	}
	file, err := windows.UTF16PtrFromString(path)
	if err != nil {
		return err
	}
	return windows.ShellExecute(0, what, file, nil, nil, windows.SW_SHOWNORMAL)
}
