package paper

import (
	"cmp"
	"io"
	"io/fs"
	"path"
	"path/filepath"
	"slices"

	"dossierpme/dossier"
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

// AnnexesIn opens the annexes that lie in a folder of the disk.
func AnnexesIn(dir string) AnnexOpener {
	return func(name string) (fs.File, AnnexState) {
		if state := Annex(dir, name); state != AnnexFile {
			return nil, state
		}
		f, err := OpenAnnex(dir, name)
		if err != nil {
			return nil, AnnexUnreadable
		}
		return f, AnnexFile
	}
}

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

// Import keeps a dossier and its annexes in the store and returns its id there:
// its own where that is free, else a new one. An annex that cannot be read is
// skipped; its row stays. The annexes are those of the dossier's folder where
// open is nil.
func (p *Press) Import(db *store.DB, f *File, open AnnexOpener) (id string, skipped []Skipped, err error) {
	d := f.Dossier.Copy()
	why := shelf.Event{Kind: shelf.WasImported}
	if f.Path != "" {
		why.Note = filepath.Base(f.Path)
	}
	if skipped, err = keepAnnexes(db, f, d, open); err != nil {
		return "", nil, err
	}
	if err := dossier.Identify(f.Call, d); err != nil {
		return "", nil, err
	}
	v := p.Judged(&File{Dossier: d, Call: f.Call, Shelf: db})
	id, err = db.Create(f.Call, d, shelf.SummaryOf(v, v.Score(v.Check())), why)
	return id, skipped, err
}

// What is kept of one dossier at most. It is looked at before anything is copied.
const (
	maxAnnexes    = 1000
	maxAnnexBytes = 200 << 20 // of one: what a portal would never take
	maxAllBytes   = 2 << 30
)

// keepAnnexes copies annexes into the store and notes their hashes in the
// dossier. Those that the list knows by their hash alone come out of the binder, or
// from wherever a file has that hash.
func keepAnnexes(db *store.DB, f *File, d *dossier.Dossier, open AnnexOpener) ([]Skipped, error) {
	rows := slices.Clone(d.Rows(piecesField))
	var skipped []Skipped
	room := int64(maxAllBytes)
	for i, r := range rows {
		name, sum := text(r, "path"), text(r, "sha256")
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
			if info, err := file.Stat(); err != nil || info.Size() > min(room, maxAnnexBytes) || i >= maxAnnexes {
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
			skipped = append(skipped, Skipped{cmp.Or(name, text(r, "name"), sum), state})
			continue
		}
		got, size, err := db.AddFile(io.LimitReader(file, maxAnnexBytes))
		_ = file.Close()
		if err != nil {
			return nil, err
		}
		rows[i] = named(r.With("sha256", dossier.Text(got)).With("size", dossier.Integer(size)), cmp.Or(name, text(r, "name")))
	}
	if len(rows) > 0 {
		d.Set(piecesField, rows)
	}
	return skipped, nil
}

// annexOf opens an annex that is to be kept.
func (f *File) annexOf(r dossier.Row, open AnnexOpener) (fs.File, AnnexState) {
	if path := text(r, "path"); open != nil && path != "" {
		return open(path)
	}
	dir, ok := f.Folder()
	if path := text(r, "path"); ok && path != "" {
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
	if name, _ := r.Get("name").(dossier.Text); name != "" {
		return r
	}
	parts := annexParts(path)
	return r.With("name", dossier.Text(parts[len(parts)-1]))
}
