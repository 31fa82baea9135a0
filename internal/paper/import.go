package paper

import (
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
type AnnexOpener func(path string) (io.ReadCloser, AnnexState)

// AnnexesIn opens the annexes that lie in a folder of the disk.
func AnnexesIn(dir string) AnnexOpener {
	return func(name string) (io.ReadCloser, AnnexState) {
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
	return func(name string) (io.ReadCloser, AnnexState) {
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
	if open == nil {
		if dir, ok := f.Folder(); ok {
			open = AnnexesIn(dir)
		}
	}
	if open != nil {
		if skipped, err = keepAnnexes(db, d, open); err != nil {
			return "", nil, err
		}
	}
	if err := dossier.Identify(f.Call, d); err != nil {
		return "", nil, err
	}
	v := p.Judged(&File{Dossier: d, Call: f.Call, Shelf: db})
	id, err = db.Create(f.Call, d, shelf.SummaryOf(v, v.Score(v.Check())), why)
	return id, skipped, err
}

// keepAnnexes copies annexes into the store and notes their hashes in the
// dossier.
func keepAnnexes(db *store.DB, d *dossier.Dossier, open AnnexOpener) ([]Skipped, error) {
	rows := slices.Clone(d.Rows(piecesField))
	var skipped []Skipped
	for i, r := range rows {
		name, _ := r.Get("path").(dossier.Text)
		if name == "" {
			continue
		}
		f, state := open(string(name))
		if state != AnnexFile {
			skipped = append(skipped, Skipped{string(name), state})
			continue
		}
		sum, size, err := db.AddFile(f)
		_ = f.Close()
		if err != nil {
			return nil, err
		}
		rows[i] = named(r.With("sha256", dossier.Text(sum)).With("size", dossier.Integer(size)), string(name))
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
