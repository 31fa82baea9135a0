package opener

import "dossierpme/dossier/output"

// Print asks the program that Windows has for PDF files to print. Where
// it has none that can, the file is opened instead.
func Print(path string) (output.Way, error) {
	if ask("print", path) == nil {
		return output.Dialog, nil
	}
	return output.Viewer, Open(path)
}
