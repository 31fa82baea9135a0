package wiring

import (
	"errors"
	"path/filepath"
)

// DataFolder is where a user's dossiers live: below $XDG_DATA_HOME or
// ~/.local/share, %APPDATA%, or ~/Library/Application Support. goos, getenv and
// home are those of the machine; the folder need not exist.
func DataFolder(goos string, getenv func(string) string, home func() (string, error)) (string, error) {
	if goos == "windows" {
		if dir := getenv("APPDATA"); dir != "" {
			return filepath.Join(dir, "Dossier PME"), nil
		}
		return "", errNoFolder
	}
	if goos != "darwin" {
		// The specification says to ignore a path that is not absolute.
		if dir := getenv("XDG_DATA_HOME"); filepath.IsAbs(dir) {
			return filepath.Join(dir, "dossierpme"), nil
		}
	}
	dir, err := home()
	if err != nil || dir == "" {
		return "", errNoFolder
	}
	if goos == "darwin" {
		return filepath.Join(dir, "Library", "Application Support", "Dossier PME"), nil
	}
	return filepath.Join(dir, ".local", "share", "dossierpme"), nil
}

var errNoFolder = &Failure{Code: "no_data_folder", Err: errors.New("no data folder: neither environment nor home names one")}
