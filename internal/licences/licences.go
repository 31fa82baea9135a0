// Package licences gives the licences of all that the programs are made of and that
// others wrote: modules, fonts, reference data, the language itself. Their texts are
// shipped with the program, as they ask. The tool in collect takes them out of the
// modules.
package licences

import (
	"io/fs"
	"strings"

	"dossierpme/assets"
)

// Licence is the licence of one work, in the words of its authors.
type Licence struct {
	Work string `json:"work"`
	Text string `json:"text"`
}

// All are the licences, by the names of the works.
func All() ([]Licence, error) {
	files := assets.Licences()
	entries, err := fs.ReadDir(files, ".")
	if err != nil {
		return nil, err
	}
	var out []Licence
	for _, e := range entries {
		raw, err := fs.ReadFile(files, e.Name())
		if err != nil {
			return nil, err
		}
		out = append(out, Licence{Work(e.Name()), string(raw)})
	}
	return out, nil
}

// extension is that of a file of a licence.
const extension = ".txt"

// File is the name of the file with the licence of a work.
func File(work string) string { return strings.ReplaceAll(work, "/", "__") + extension }

// Work is the work that a file has the licence of.
func Work(file string) string {
	return strings.ReplaceAll(strings.TrimSuffix(file, extension), "__", "/")
}
