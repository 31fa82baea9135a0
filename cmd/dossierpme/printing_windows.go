package main

import (
	"golang.org/x/sys/windows"

	"dossierpme/ui"
)

// printInSystem asks the program that Windows has for PDF files to print. Where
// it has none that can, the file is opened instead.
func printInSystem(path string) (ui.PrintWay, error) {
	verb, err := windows.UTF16PtrFromString("print")
	if err != nil {
		return "", err
	}
	file, err := windows.UTF16PtrFromString(path)
	if err != nil {
		return "", err
	}
	if windows.ShellExecute(0, verb, file, nil, nil, windows.SW_SHOWNORMAL) == nil {
		return ui.PrintDialog, nil
	}
	return ui.PrintViewer, openInSystem(path)
}
