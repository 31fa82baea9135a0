// Command winpack makes what a Windows program has besides its code, from the sources
// that the other systems use too: the icon, the version information and the manifest as
// an object to link, the words that the installer is compiled with, and the archive for
// a key. The same sources give the same bytes, on any system and at any time. It is a
// tool of the developers and no part of a program; scripts/windows/build calls it.
package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"dossierpme/assets"
	"dossierpme/internal/say"
	"dossierpme/internal/version"
)

func main() {
	if err := run(os.Args[1:], os.Getenv("SOURCE_DATE_EPOCH")); err != nil {
		fmt.Fprintln(os.Stderr, "winpack:", err)
		os.Exit(1)
	}
}

var errUsage = errors.New(`usage: winpack resources          the objects to link, beside the two programs
       winpack installer DIR      the icon and the definitions of the installer
       winpack zip FILE FOLDER    an archive of a folder, dated SOURCE_DATE_EPOCH`)

// run does what the arguments say; epoch are seconds since 1970, for the archive alone.
func run(args []string, epoch string) error {
	app := version.App()
	switch {
	case len(args) == 1 && args[0] == "resources":
		words, err := say.Open(assets.French())
		if err != nil {
			return err
		}
		for name, key := range programs {
			data, err := object(app, name, words.T(key))
			if err != nil {
				return err
			}
			if err := os.WriteFile(filepath.Join("cmd", name, objectFile), data, 0o644); err != nil {
				return err
			}
		}
		return nil
	case len(args) == 2 && args[0] == "installer":
		return installer(args[1], app)
	case len(args) == 3 && args[0] == "zip":
		seconds, err := strconv.ParseInt(epoch, 10, 64)
		if err != nil {
			return fmt.Errorf("SOURCE_DATE_EPOCH: %w", err)
		}
		return writeZip(args[1], args[2], time.Unix(seconds, 0))
	}
	return errUsage
}
