package opener

import (
	"golang.org/x/sys/windows"

	"dossierpme/dossier/output"
)

// Print asks the program that Windows has for PDF files to print. Where
// it has none that can, the file is opened instead.
func Print(path string) (output.Way, error) {
	verb, err := windows.UTF16PtrFromString("print")
	if err != nil {
		return "", err
	}
	file, err := windows.UTF16PtrFromString(path)
	if err != nil {
		return "", err
	}
	if windows.ShellExecute(0, verb, file, nil, nil, windows.SW_SHOWNORMAL) == nil {
		return output.Dialog, nil
	}
	return output.Viewer, Open(path)
}
