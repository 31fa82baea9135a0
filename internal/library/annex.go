package library

import (
	"context"
	"mime"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"dossierpme/dossier"
	"dossierpme/dossier/portable"
	"dossierpme/dossier/shelf"
	"dossierpme/internal/paper"
	"dossierpme/pdf/binder"
)

// Attach copies a file into the store, under its hash. The original is only read.
func (l *Library) Attach(name string) (map[string]dossier.Value, error) {
	if err := l.plain(name); err != nil {
		return nil, err
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, l.words(err, name)
	}
	defer f.Close()
	info, err := f.Stat()
	base := filepath.Base(name)
	switch {
	case err != nil:
		return nil, l.words(err, name)
	case info.Size() == 0:
		return nil, l.refused("empty", base)
	case info.Size() > portable.MaxAnnex:
		return nil, l.refused("large", base)
	}
	sum, size, err := l.AddFile(f)
	if err != nil {
		return nil, l.words(err, name)
	}
	cells := map[string]dossier.Value{
		"path": dossier.Text("annexes/" + base), "name": dossier.Text(dossier.CleanText(base)),
		"sha256": dossier.Text(sum), "size": dossier.Integer(size),
	}
	facts := l.press.Inspect(context.Background(), &paper.File{Shelf: l.DB}, dossier.Row{Cells: cells})
	if facts.State == binder.Fine {
		cells["pages"] = dossier.Integer(facts.Pages)
	}
	if kind := typeOf(facts.Kind, base); kind != "" {
		cells["type"] = dossier.Text(kind)
	}
	return cells, nil
}

// typeOf is the type of a file: by its content where that is known, else by the
// ending of its name.
func typeOf(kind binder.Kind, name string) string {
	switch kind {
	case binder.PDF:
		return "application/pdf"
	case binder.JPEG:
		return "image/jpeg"
	case binder.PNG:
		return "image/png"
	case binder.TIFF:
		return "image/tiff"
	case binder.BMP:
		return "image/bmp"
	case binder.GIF:
		return "image/gif"
	case binder.WebP:
		return "image/webp"
	case binder.HEIC:
		return "image/heic"
	}
	named, _, _ := strings.Cut(mime.TypeByExtension(strings.ToLower(filepath.Ext(name))), ";")
	return named
}

// Annex judges the attached file of a row, in the store: once by its content. A
// file that is not there may come back, and is asked for again.
func (l *Library) Annex(r dossier.Row) dossier.AnnexFacts {
	sum := r.Text("sha256")
	if known, ok := l.judged.Load(sum); ok {
		return known.(dossier.AnnexFacts)
	}
	facts := l.press.Judge(context.Background(), &paper.File{Shelf: l.DB}, r)
	if sum != "" && facts.State != dossier.AnnexAbsent {
		l.judged.Store(sum, facts)
	}
	return facts
}

// Get reads a dossier, and judges its annexes while somebody waits anyway: the
// checks behind every key press ask for what is known.
func (l *Library) Get(id string) (*dossier.Dossier, *dossier.Call, error) {
	d, c, err := l.DB.Get(id)
	if err == nil {
		for _, r := range d.Rows(c.Annexes()) {
			l.Annex(r)
		}
	}
	return d, c, err
}

// env is what dossiers of the store are judged with.
func (l *Library) env() dossier.Env {
	env := l.press.Env
	env.Annex = l.Annex
	return env
}

// Inspect looks into the attached file of a row, in the store.
func (l *Library) Inspect(r dossier.Row) shelf.FileFacts {
	facts := l.press.Inspect(context.Background(), &paper.File{Shelf: l.DB}, r)
	out := shelf.FileFacts{State: string(facts.State), Pages: facts.Pages, Size: facts.Size}
	if facts.State != binder.Fine {
		out.Says = l.press.InspectionMessage(facts)
	}
	return out
}

// BoundNames are the names that annexes get in a binder. Without them, the list
// shows the files as they were called.
func (l *Library) BoundNames(c *dossier.Call, d *dossier.Dossier) map[string]string {
	names, err := l.press.AnnexNames(&paper.File{Dossier: d, Call: c, Shelf: l.DB})
	if err != nil {
		return nil
	}
	return names
}

// viewed are the endings of what the system may be asked to show: it would run a
// program that somebody put into a dossier.
var viewed = []string{".pdf", ".jpg", ".jpeg", ".png", ".tif", ".tiff", ".docx", ".xlsx", ".odt", ".ods", ".csv", ".txt"}

// Close removes the copies that were shown, but those that a viewer holds, and closes
// the store.
func (l *Library) Close() error {
	l.shown.Range(func(dir, _ any) bool {
		_ = os.RemoveAll(dir.(string)) //nolint:forcetypeassert // what Attached stores
		return true
	})
	return l.DB.Close()
}

// Attached gives a copy of an annex under its own name, for a viewer: in the store
// it has only its hash, and no viewer may change it there.
func (l *Library) Attached(sum, name string) (string, error) {
	kept, err := l.File(sum)
	if err != nil {
		return "", l.words(err, l.Dir())
	}
	if !slices.Contains(viewed, strings.ToLower(filepath.Ext(name))) {
		return "", l.refused("view", name)
	}
	if l.Viewed != "" {
		if err := os.MkdirAll(l.Viewed, 0o700); err != nil {
			return "", l.words(err, l.Viewed)
		}
	}
	dir, err := os.MkdirTemp(l.Viewed, "dossierpme-")
	if err != nil {
		return "", l.words(err, l.Dir())
	}
	l.shown.Store(dir, true)
	raw, err := os.ReadFile(kept)
	if err != nil {
		return "", l.words(err, l.Dir())
	}
	at := filepath.Join(dir, filepath.Base(name))
	if err := os.WriteFile(at, raw, 0o400); err != nil {
		return "", l.words(err, l.Dir())
	}
	return at, nil
}
