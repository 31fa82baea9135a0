// Package folders says where the program keeps things on a machine. It makes no
// folder.
package folders

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"

	"dossierpme/internal/failure"
)

// Own is where the dossiers of whoever started this program live: beside it where it is a
// portable copy, else the user's folder. It need not exist.
func Own() (string, error) {
	if dir := carried(); dir != "" {
		return dir, nil
	}
	return Data(runtime.GOOS, os.Getenv, os.UserHomeDir)
}

// Data is where a user's dossiers live: below $XDG_DATA_HOME or
// ~/.local/share, %APPDATA%, or ~/Library/Application Support. goos, getenv and
// home are those of the machine; the folder need not exist.
func Data(goos string, getenv func(string) string, home func() (string, error)) (string, error) {
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

var errNoFolder = &failure.Error{Code: "no_data_folder", Err: errors.New("no data folder: neither environment nor home names one")}

// Cache is a folder of the user for what can be made again, "" where the
// system names none. It need not exist. That of a portable copy is carried with it:
// whoever lends a machine finds nothing on it.
func Cache(name string) string {
	if dir := carried(); dir != "" {
		return filepath.Join(dir, portableCache, name)
	}
	dir, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "dossierpme", name)
}

// Compiled is the folder for what draws pages, compiled, "" where there is none.
func Compiled() string { return Cache("pdfium") }

// Notes is the name of the cache folder that says which files are being written.
const Notes = "en-cours"

// Viewed is the folder for copies that a viewer is given, "" for the system's.
func Viewed() string {
	if carried() == "" {
		return ""
	}
	return Cache("vues")
}

// Printed is the folder for what is handed to the system to be printed: it is read some
// time after that, so it stays until the next start.
func Printed() string {
	if dir := Cache("impression"); dir != "" {
		return dir
	}
	return filepath.Join(os.TempDir(), "dossierpme-impression")
}

// Temporary are patterns of the files and folders that hold copies of dossiers and
// annexes for a while: what was handed to a printer or a viewer.
func Temporary() []string {
	out := []string{filepath.Join(os.TempDir(), "dossierpme-*"), filepath.Join(Printed(), "*")}
	if viewed := Viewed(); viewed != "" {
		out = append(out, filepath.Join(viewed, "*"))
	}
	return out
}
