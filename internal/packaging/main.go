// Command packaging makes what packages for Linux and macOS and a release have besides
// the programs, from the sources that the programs have too: icons, the description of
// the bundle, the changelog from its fragments, the page for users. The same sources give the same bytes. It
// is a tool of the developers and no part of a program; scripts/linux, scripts/macos,
// scripts/windows and scripts/release call it.
package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"dossierpme/internal/version"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "packaging:", err)
		os.Exit(1)
	}
}

var errUsage = errors.New(`usage: packaging version                prints the version
       packaging icons DIR              the icons of a desktop, below DIR/hicolor
       packaging icns FILE              the icon of a bundle
       packaging plist FILE             the description of a bundle
       packaging changelog FILE         the changelog of all versions, from their fragments
       packaging readme FILE            README.fr.md as it is handed out, away from the sources`)

func run(args []string) error {
	app := version.App()
	if len(args) == 1 && args[0] == "version" {
		fmt.Println(app.Version)
		return nil
	}
	if len(args) != 2 {
		return errUsage
	}
	to := args[1]
	switch args[0] {
	case "icons":
		return icons(filepath.Join(to, "hicolor"), app.ID)
	case "icns":
		return writeWith(to, icns)
	case "plist":
		return writeWith(to, func() ([]byte, error) { return plist(app) })
	case "changelog":
		return writeWith(to, func() ([]byte, error) {
			text, err := changelog(os.DirFS("changelog"), app.Version)
			return []byte(strings.TrimRight(text, "\n") + "\n"), err
		})
	case "readme":
		return writeWith(to, func() ([]byte, error) {
			page, err := os.ReadFile("README.fr.md")
			return []byte(readme(string(page))), err
		})
	}
	return errUsage
}

func writeWith(path string, made func() ([]byte, error)) error {
	data, err := made()
	if err != nil {
		return err
	}
	return write(path, data)
}

func write(path string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, data, 0o644)
}
