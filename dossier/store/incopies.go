package store

import (
	"errors"
	"time"
)

// InCopy is a dossier as a copy of the store has it.
type InCopy struct {
	Path    string // of the copy
	Date    time.Time
	Version int
	File    []byte // of the dossier
}

// InCopies are the states of a dossier that the copies of the store hold, the newest
// copy first. A copy that cannot be read is left out: doctor says so.
func (db *DB) InCopies(id string) ([]InCopy, error) {
	var out []InCopy
	for _, c := range copyFiles(db.placesOfCopies()...) {
		r, err := remainsOf(c.path)
		if errors.Is(err, ErrCorrupt) {
			continue
		}
		if err != nil {
			return nil, wrap("reading the copy "+c.path, err)
		}
		t := newTogether(db.opts.Clock(), nil)
		t.absorb(r)
		if f, ok := t.found[id]; ok {
			out = append(out, InCopy{c.path, c.date, f.rec.Version, f.file})
		}
	}
	return out, nil
}
