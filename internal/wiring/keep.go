package wiring

import (
	"slices"

	"dossierpme/dossier"
	"dossierpme/dossier/store"
)

// Skipped is an annex that was not kept, and why.
type Skipped struct {
	Path  string
	State AnnexState
}

// Import keeps a dossier and its annexes in the store and returns its id there:
// its own where that is free, else a new one. An annex that cannot be read is
// skipped; its row stays.
func (p *Parts) Import(db *store.DB, f *File) (id string, skipped []Skipped, err error) {
	d := f.Dossier.Copy()
	if dir, ok := f.Folder(); ok {
		if skipped, err = keepAnnexes(db, d, dir); err != nil {
			return "", nil, err
		}
	}
	if err := dossier.Identify(f.Call, d); err != nil {
		return "", nil, err
	}
	v := dossier.NewView(f.Call, d, p.Env)
	id, err = db.Create(f.Call, d, Summary(v, v.Score(v.Check())), store.Event{Kind: store.Imported})
	return id, skipped, err
}

// keepAnnexes copies the annexes of a folder into the store and notes their
// hashes in the dossier.
func keepAnnexes(db *store.DB, d *dossier.Dossier, dir string) ([]Skipped, error) {
	rows := slices.Clone(d.Rows(piecesField))
	var skipped []Skipped
	for i, r := range rows {
		path, _ := r.Get("path").(dossier.Text)
		if path == "" {
			continue
		}
		state := Annex(dir, string(path))
		if state != AnnexFile {
			skipped = append(skipped, Skipped{string(path), state})
			continue
		}
		f, err := OpenAnnex(dir, string(path))
		if err != nil {
			skipped = append(skipped, Skipped{string(path), AnnexUnreadable})
			continue
		}
		sum, size, err := db.AddFile(f)
		f.Close()
		if err != nil {
			return nil, err
		}
		rows[i] = named(r.With("sha256", dossier.Text(sum)).With("size", dossier.Integer(size)), string(path))
	}
	if len(rows) > 0 {
		d.Set(piecesField, rows)
	}
	return skipped, nil
}

// named gives an annex the name of its file, where it has no name yet.
func named(r dossier.Row, path string) dossier.Row {
	if name, _ := r.Get("name").(dossier.Text); name != "" {
		return r
	}
	parts := annexParts(path)
	return r.With("name", dossier.Text(parts[len(parts)-1]))
}

// Summary is what the list of dossiers shows of a dossier's content.
func Summary(v *dossier.View, score dossier.Score) store.Summary {
	requested, ok := v.Number("funding.requested")
	return store.Summary{
		Company: v.Text("company.name"), Project: v.Text("project.title"),
		Percent: score.Percent, Minutes: score.Minutes,
		Requested: dossier.Num{Decimal: requested, OK: ok},
	}
}
