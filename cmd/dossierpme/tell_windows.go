package main

import "golang.org/x/sys/windows"

// tellWithoutWindow says something where a program has neither window nor console: Windows
// itself shows it, and waits until it was read.
func tellWithoutWindow(title, text string) {
	caption, err := windows.UTF16PtrFromString(title)
	if err != nil {
		return
	}
	words, err := windows.UTF16PtrFromString(text)
	if err != nil {
		return
	}
	_, _ = windows.MessageBox(0, words, caption, windows.MB_OK|windows.MB_ICONERROR|windows.MB_SETFOREGROUND)
}
