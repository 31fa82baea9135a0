package paper

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"slices"

	"dossierpme/dossier"
	"dossierpme/dossier/shelf"
	"dossierpme/dossier/store"
)

// annexStore is where annexes are kept: the store, or one that only looks.
type annexStore interface {
	AddFile(r io.Reader) (sum string, size int64, err error)
	File(sum string) (path string, err error)
}

// looking is a store that says what an annex would be known by, and keeps nothing.
type looking struct{ *store.DB }

func (looking) AddFile(r io.Reader) (sum string, size int64, err error) {
	h := sha256.New()
	size, err = io.Copy(h, r)
	return hex.EncodeToString(h.Sum(nil)), size, err
}

// Held compares a dossier with the one of the store that has its id; the state is
// shelf.IsNew where there is none. It writes nothing.
func (p *Press) Held(db *store.DB, f *File, open AnnexOpener) (Imported, error) {
	if id := f.Dossier.ID; id != "" {
		_, c, err := db.Get(id)
		if errors.Is(err, store.ErrNotFound) {
			return Imported{State: shelf.IsNew}, nil // without a look at its annexes
		}
		if then, ok := f.asAnswered(c); ok { // the store has it with the questions that the file answers
			f = then
		}
	}
	d := f.Dossier.Copy()
	if _, err := keepAnnexes(looking{db}, f, d, open); err != nil {
		return Imported{}, err
	}
	if err := dossier.Identify(f.Call, d); err != nil {
		return Imported{}, err
	}
	out := Imported{ID: d.ID, State: shelf.IsOther}
	old, c, err := db.Get(d.ID)
	switch {
	case errors.Is(err, store.ErrNotFound):
		return Imported{State: shelf.IsNew}, nil
	case errors.Is(err, store.ErrCorrupt):
		return out, nil // what it was nobody can tell
	case err != nil:
		return Imported{}, err
	}
	if out.Changed, err = differences(c, old, f, d); err != nil {
		return Imported{}, err
	}
	if len(out.Changed) == 0 {
		out.State = shelf.IsSame
	}
	return out, nil
}

// differences lists where a dossier of a file is not what the store has. A PDF says
// only what is printed, and perhaps not who owns the company.
func differences(c *dossier.Call, old *dossier.Dossier, f *File, d *dossier.Dossier) ([]Change, error) {
	if !f.FromPDF {
		found, err := fileChanges(old.Encode(), d.Encode())
		return labelled(found, c), err
	}
	was, is := dossier.NewView(c, old, dossier.Env{}), dossier.NewView(f.Call, d, dossier.Env{})
	var least []Change
	for i, personal := range []bool{true, false} {
		a, err := was.Printed(personal)
		if err != nil {
			return nil, err
		}
		b, err := is.Printed(personal)
		if err != nil {
			return nil, err
		}
		if found := changes(a, b); i == 0 || len(found) < len(least) {
			least = found
		}
	}
	return labelled(least, c), nil
}

// fileChanges lists what two dossier files say differently, but for what only
// tells when and under what name they were kept.
func fileChanges(a, b []byte) ([]Change, error) {
	x, y := map[string]json.RawMessage{}, map[string]json.RawMessage{}
	for _, side := range []struct {
		file []byte
		into *map[string]json.RawMessage
	}{{a, &x}, {b, &y}} {
		canonical, err := dossier.Canonical(side.file)
		if err != nil {
			return nil, err
		}
		if err := json.Unmarshal(canonical, side.into); err != nil {
			return nil, err
		}
	}
	var out []Change
	for _, key := range keys(x, y) {
		switch key {
		case "answers", "params":
		case "id", "version", "updated", "title", "revision", "format":
		default:
			if !bytes.Equal(x[key], y[key]) {
				out = append(out, changed(key, "", x[key], y[key]))
			}
		}
	}
	both := func(m map[string]json.RawMessage) []byte {
		raw, _ := json.Marshal(map[string]json.RawMessage{"answers": orEmpty(m["answers"]), "params": orEmpty(m["params"])})
		return raw
	}
	return slices.Concat(out, changes(both(x), both(y))), nil
}

func orEmpty(raw json.RawMessage) json.RawMessage {
	if raw == nil {
		return json.RawMessage("{}")
	}
	return raw
}
