package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"

	"dossierpme/internal/version"
)

// installer writes what the installer is compiled with: its icon, and who the program is.
func installer(dir string, app version.Details) error {
	number, err := fourNumbers(app)
	if err != nil {
		return err
	}
	drawn, err := icon()
	if err != nil {
		return err
	}
	var ico bytes.Buffer
	if err := drawn.SaveICO(&ico); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(dir, "dossierpme.ico"), ico.Bytes(), 0o644); err != nil {
		return err
	}
	definitions := fmt.Sprintf("!define NAME %q\n!define ID %q\n!define VERSION %q\n!define VERSION4 %q\n", app.Name, app.ID, app.Version, dotted(number))
	return os.WriteFile(filepath.Join(dir, "program.nsh"), []byte(definitions), 0o644)
}
