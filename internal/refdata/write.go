package main

import (
	"os"
	"path/filepath"
)

// writeFile replaces a file as a whole: a reader sees the old or the new one.
func writeFile(path string, content []byte) (err error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".refdata-*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			f.Close()           // a second Close only returns an error
			os.Remove(f.Name()) // best effort: the first error is the one to report
		}
	}()
	if _, err := f.Write(content); err != nil {
		return err
	}
	if err := f.Chmod(0o644); err != nil {
		return err
	}
	if err := f.Sync(); err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}
