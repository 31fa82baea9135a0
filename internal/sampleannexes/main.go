// Command sampleannexes writes the sample annexes of the worked examples.
//
// It reads each example's dossier.json and writes one small PDF per row of its
// list of annexes, with the values of the dossier, marked as an example on
// every page. The same dossier always gives the same bytes: dates come from
// the dossier, fonts are the standard ones of PDF. It is a tool of the
// developers; it is no part of the shipped programs and never writes outside
// the annexes folder of an example.
//
//	go run ./internal/sampleannexes assets/examples
package main

import (
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: sampleannexes FOLDER")
		os.Exit(2)
	}
	if err := writeAll(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "sampleannexes:", err)
		os.Exit(1)
	}
}

// writeAll writes the annexes of every example found in a folder.
func writeAll(root string) error {
	files, err := filepath.Glob(filepath.Join(root, "*", "dossier.json"))
	if err != nil {
		return fmt.Errorf("look for examples: %w", err)
	}
	if len(files) == 0 {
		return fmt.Errorf("no dossier.json under %s", root)
	}
	for _, file := range files {
		annexes, err := annexesOf(file)
		if err != nil {
			return err
		}
		for _, a := range annexes {
			path := filepath.Join(filepath.Dir(file), filepath.FromSlash(a.path))
			if err := writeFile(path, a.bytes); err != nil {
				return err
			}
		}
	}
	return nil
}

// annex is one file of an example.
type annex struct {
	path  string // relative to the folder of the dossier, with slashes
	bytes []byte
}

// annexesOf renders every annex that an example's dossier lists.
func annexesOf(file string) ([]annex, error) {
	d, err := readDossier(file)
	if err != nil {
		return nil, err
	}
	var out []annex
	for _, p := range d.rows("pieces") {
		path := p.text("path")
		if path == "" {
			continue // set aside
		}
		if !filepath.IsLocal(filepath.FromSlash(path)) {
			return nil, fmt.Errorf("%s: the path %q leaves the folder", file, path)
		}
		doc, err := documentFor(d, p)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		b, err := doc.render()
		if err != nil {
			return nil, fmt.Errorf("%s: %s: %w", file, path, err)
		}
		out = append(out, annex{path, b})
	}
	return out, nil
}

// writeFile replaces a file as a whole: a run that fails leaves the old one.
func writeFile(path string, b []byte) (err error) {
	if err = os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return fmt.Errorf("write an annex: %w", err)
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".annex-*")
	if err != nil {
		return fmt.Errorf("write an annex: %w", err)
	}
	defer func() {
		if err != nil {
			_ = os.Remove(f.Name())
		}
	}()
	if _, err = f.Write(b); err == nil {
		err = f.Sync()
	}
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	if err == nil {
		err = os.Chmod(f.Name(), 0o644)
	}
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		return fmt.Errorf("write an annex: %w", err)
	}
	return nil
}
