package paper

import (
	"cmp"
	"io"
	"io/fs"
	"path"
	"path/filepath"
	"slices"

	"dossierpme/dossier"
	"dossierpme/dossier/portable"
	"dossierpme/dossier/shelf"
	"dossierpme/dossier/store"
)

// Skipped is an annex that was not kept, and why.
type Skipped struct {
	Path  string
	State AnnexState
}

// AnnexOpener opens an annex by the path that its row has. Only AnnexFile comes
// with something to read.
type AnnexOpener func(path string) (fs.File, AnnexState)

// AnnexesOf opens the annexes that are embedded beside an example.
func AnnexesOf(files fs.FS) AnnexOpener {
	return func(name string) (fs.File, AnnexState) {
		f, err := files.Open(path.Join(annexParts(name)...))
		if err != nil {
			return nil, AnnexMissing
		}
		return f, AnnexFile
	}
}

// Imported is what became of a dossier that was to be imported.
type Imported struct {
	ID      string
	State   shelf.Held
	Version int      // of the one that was replaced
	Changed []Change // of one that is held with another content
	Skipped []Skipped
}

// Import keeps a dossier and its annexes in the store, under its own id. Where the
// store has that already it does what known says; the same content is never kept
// twice unless a copy is asked for. An annex that cannot be read is skipped; its
// row stays. The annexes are those of the dossier's folder where open is nil.
func (p *Press) Import(db *store.DB, f *File, open AnnexOpener, known shelf.Take) (out Imported, err error) {
	events, err := f.history()
	if err != nil {
		return Imported{}, err
	}
	out.State = shelf.IsNew
	if known != shelf.TakeCopy {
		if out, err = p.Held(db, f, open); err != nil || out.State == shelf.IsOther && known == shelf.TakeNone {
			return out, err
		}
		if out.State == shelf.IsSame {
			// Its annexes may have been lost, or never have come: a PDF alone has none.
			if out.Skipped, err = keepAnnexes(db, f, f.Dossier.Copy(), open); err != nil {
				return Imported{}, err
			}
			return out, db.Restore(out.ID)
		}
	}
	d := f.Dossier.Copy()
	why := shelf.Event{Kind: shelf.WasImported}
	if f.Path != "" {
		why.Note = filepath.Base(f.Path)
	}
	if out.Skipped, err = keepAnnexes(db, f, d, open); err != nil {
		return Imported{}, err
	}
	if known == shelf.TakeCopy {
		d.ID = "" // the store gives it another
	} else if err := dossier.Identify(f.Call, d); err != nil {
		return Imported{}, err
	}
	v := p.Judged(&File{Dossier: d, Call: f.Call, Shelf: db})
	summary := shelf.SummaryOf(v, v.Score(v.Check()))
	if out.State == shelf.IsOther {
		out.State = shelf.Replaced
		if out.Version, err = db.Replace(f.Call, d, summary, why); err != nil {
			return out, err
		}
		return out, p.shared(db, f, d)
	}
	if out.ID, err = db.Create(f.Call, d, summary, why); err != nil || out.ID != d.ID {
		return out, err // a copy has a history of its own
	}
	for _, e := range events {
		if err := db.AddHistory(out.ID, e); err != nil {
			return out, err
		}
	}
	return out, p.shared(db, f, d)
}

// shared notes that what a portable file had is in two places now.
func (p *Press) shared(db *store.DB, f *File, d *dossier.Dossier) error {
	if f.parcel == nil {
		return nil
	}
	return p.share(db, f.Call, d)
}

// keepAnnexes copies annexes into the store and notes their hashes in the
// dossier. Those that the list knows by their hash alone come out of the binder, or
// from wherever a file has that hash.
func keepAnnexes(db annexStore, f *File, d *dossier.Dossier, open AnnexOpener) ([]Skipped, error) {
	rows := slices.Clone(d.Rows(dossier.AnnexesID))
	var skipped []Skipped
	room := int64(portable.MaxTotal)
	for i, r := range rows {
		name, sum := r.Text("path"), r.Text("sha256")
		if name == "" && sum == "" {
			continue
		}
		file, state := f.annexOf(r, open)
		if state == AnnexMissing && sum != "" {
			if _, err := db.File(sum); err == nil {
				continue // kept already, of another dossier
			}
		}
		if state == AnnexFile {
			if info, err := file.Stat(); err != nil || info.Size() > min(room, portable.MaxAnnex) || i >= portable.MaxAnnexes {
				state = AnnexTooBig
				_ = file.Close()
			} else {
				room -= info.Size()
			}
		}
		if state != AnnexFile {
			if open == nil && !f.looked() && name != "" {
				continue // nobody said where to look
			}
			skipped = append(skipped, Skipped{cmp.Or(name, r.Text("name"), sum), state})
			continue
		}
		got, size, err := db.AddFile(io.LimitReader(file, portable.MaxAnnex))
		_ = file.Close()
		if err != nil {
			return nil, err
		}
		rows[i] = named(r.With("state", nil).With("sha256", dossier.Text(got)).With("size", dossier.Integer(size)), cmp.Or(name, r.Text("name")))
	}
	if len(rows) > 0 {
		d.Set(dossier.AnnexesID, rows)
	}
	return skipped, nil
}

// annexOf opens an annex that is to be kept.
func (f *File) annexOf(r dossier.Row, open AnnexOpener) (fs.File, AnnexState) {
	if path := r.Text("path"); open != nil && path != "" {
		return open(path)
	}
	dir, ok := f.Folder()
	if path := r.Text("path"); ok && path != "" {
		if state := Annex(dir, path); state != AnnexFile && state != AnnexMissing {
			return nil, state
		}
	}
	file, state := f.OpenAnnex(r)
	if file == nil {
		return nil, state
	}
	return file, state
}

// named gives an annex the name of its file, where it has no name yet.
func named(r dossier.Row, path string) dossier.Row {
	if r.Text("name") != "" {
		return r
	}
	parts := annexParts(path)
	return r.With("name", dossier.Text(parts[len(parts)-1]))
}
