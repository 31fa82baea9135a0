package callfile

import (
	"slices"

	"dossierpme/dossier"
)

// unknownCodes are the faults of what a newer program knows: a call that was stored
// may have it, and the dossier keeps it.
var unknownCodes = []string{"unknown_kind", "unknown_need", "unknown_role", "unknown_carried", "unknown_ask"}

// Frozen reads a call in its stored form that somebody else stored: it came with a
// dossier. It is held against everything that a call file is held against, but keys,
// kinds and needs of a newer program, which are kept.
func Frozen(file string, raw []byte, names Names) (*dossier.Call, []Fault) {
	bad := []Fault{{file, 0, "syntax", map[string]string{"key": ""}}}
	raw, err := dossier.Canonical(raw) // strict, and bounded in its depth
	if err != nil {
		return nil, bad
	}
	c, err := dossier.LoadFrozen(raw)
	if err != nil {
		return nil, bad
	}
	r := &reader{file: file, lines: linesOf(nil), names: names, lenient: true}
	nowhere := func(string) int { return 0 }
	if !callForm.MatchString(c.ID) {
		r.fault(0, "bad_id", map[string]string{"id": c.ID})
	}
	if c.Title == "" || c.Revision < 1 || len(c.Sections) == 0 {
		r.fault(0, "missing_key", map[string]string{"key": "title, revision, sections"})
	}
	sections := map[string]bool{}
	for i := range c.Sections {
		s := &c.Sections[i]
		if !columnForm.MatchString(s.ID) || sections[s.ID] || s.ID == dossier.ParamsSection {
			r.fault(0, "bad_id", map[string]string{"id": s.ID})
		}
		if !slices.ContainsFunc(c.Phases, func(p dossier.Phase) bool { return p.ID == s.Phase }) {
			r.fault(0, "unknown_phase", map[string]string{"phase": s.Phase})
		}
		sections[s.ID] = true
		for j := range s.Fields {
			r.stored(nowhere, false, &s.Fields[j])
		}
	}
	for i := range c.Params {
		r.stored(nowhere, false, &c.Params[i])
	}
	pieces := map[string]bool{}
	for i := range c.Pieces {
		for j := range c.Pieces[i].When {
			if !wellFormed(&c.Pieces[i].When[j]) {
				r.fault(0, "when_form", nil)
			}
		}
		if r.piece(i, pieceFile{Piece: c.Pieces[i]}); pieces[c.Pieces[i].ID] {
			r.fault(0, "duplicate_id", map[string]string{"id": c.Pieces[i].ID})
		}
		pieces[c.Pieces[i].ID] = true
	}
	r.whole(c)
	if len(r.faults) > 0 {
		return nil, r.faults
	}
	return c, nil
}

// maxMinutes bounds what a question takes; a sum of them is a number of minutes.
const maxMinutes = 10_000

// stored checks a definition of a stored call, and its columns.
func (r *reader) stored(line func(string) int, column bool, f *dossier.Field) {
	for i := range f.When {
		if !wellFormed(&f.When[i]) {
			r.fault(0, "when_form", nil)
		}
	}
	if f.Minutes < 0 || f.Minutes > maxMinutes {
		r.fault(0, "bad_limit", map[string]string{"key": "minutes"})
	}
	if column && len(f.Columns) > 0 { // of a kind that is not known, too
		r.fault(0, "nested_rows", map[string]string{"id": string(f.ID)})
		return
	}
	for i := range f.Columns {
		r.stored(line, true, &f.Columns[i])
	}
	r.shape(line, column, f)
}

// wellFormed reports whether a condition says exactly one thing.
func wellFormed(c *dossier.Condition) bool {
	given := 0
	switch c.Is.(type) {
	case nil:
	case string, bool:
		given++
	default:
		return false
	}
	if len(c.In) > 0 {
		given++
	}
	if c.Filled {
		given++
	}
	return given == 1 && c.Field != ""
}
