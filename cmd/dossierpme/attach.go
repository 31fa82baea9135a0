package main

import (
	"context"
	"mime"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"dossierpme/dossier"
	"dossierpme/internal/paper"
	"dossierpme/pdf/binder"
	"dossierpme/ui"
	"dossierpme/ui/form"
)

// maxAnnex bounds one annex: what a portal would never take.
const maxAnnex = 200 << 20

// Attach copies a file into the store, under its hash. The original is only read.
func (l *library) Attach(name string) (map[string]dossier.Value, error) {
	if err := l.plain(name); err != nil {
		return nil, err
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, l.wordsOf(err, name)
	}
	defer f.Close()
	info, err := f.Stat()
	words, base := l.parts.Words, filepath.Base(name)
	switch {
	case err != nil:
		return nil, l.wordsOf(err, name)
	case info.Size() == 0:
		return nil, &ui.Trouble{What: words.T("incoming.refused.empty", "file", base), Do: words.T("incoming.refused.empty_do")}
	case info.Size() > maxAnnex:
		return nil, &ui.Trouble{What: words.T("ui.annex.too_large", "file", base)}
	}
	sum, size, err := l.db.AddFile(f)
	if err != nil {
		return nil, l.wordsOf(err, name)
	}
	cells := map[string]dossier.Value{
		"path": dossier.Text("annexes/" + base), "name": dossier.Text(dossier.CleanText(base)),
		"sha256": dossier.Text(sum), "size": dossier.Integer(size),
	}
	kept, err := l.db.File(sum)
	if err != nil {
		return nil, l.wordsOf(err, name)
	}
	facts := paper.Inspect(context.Background(), kept)
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
	}
	named, _, _ := strings.Cut(mime.TypeByExtension(strings.ToLower(filepath.Ext(name))), ";")
	return named
}

// Inspect looks into the attached file of a row, in the store.
func (l *library) Inspect(r dossier.Row) form.FileFacts {
	facts := (&paper.File{Shelf: l.db}).Inspect(context.Background(), r)
	out := form.FileFacts{State: string(facts.State), Pages: facts.Pages, Size: facts.Size}
	if facts.State != binder.Fine {
		out.Says = l.parts.InspectionMessage(facts)
	}
	return out
}

// BoundNames are the names that annexes get in a binder. Without them, the list
// shows the files as they were called.
func (l *library) BoundNames(c *dossier.Call, d *dossier.Dossier) map[string]string {
	names, err := l.parts.AnnexNames(&paper.File{Dossier: d, Call: c, Shelf: l.db})
	if err != nil {
		return nil
	}
	return names
}

// viewed are the endings of what the system may be asked to show: it would run a
// program that somebody put into a dossier.
var viewed = []string{".pdf", ".jpg", ".jpeg", ".png", ".tif", ".tiff", ".docx", ".xlsx", ".odt", ".ods", ".csv", ".txt"}

// Attached gives a copy of an annex under its own name, for a viewer: in the store
// it has only its hash, and no viewer may change it there.
func (l *library) Attached(sum, name string) (string, error) {
	kept, err := l.db.File(sum)
	if err != nil {
		return "", l.words(err)
	}
	if !slices.Contains(viewed, strings.ToLower(filepath.Ext(name))) {
		words := l.parts.Words
		return "", &ui.Trouble{What: words.T("incoming.refused.view", "file", name), Do: words.T("incoming.refused.view_do")}
	}
	dir, err := os.MkdirTemp("", "dossierpme-")
	if err != nil {
		return "", l.words(err)
	}
	raw, err := os.ReadFile(kept)
	if err != nil {
		return "", l.words(err)
	}
	at := filepath.Join(dir, filepath.Base(name))
	if err := os.WriteFile(at, raw, 0o400); err != nil {
		return "", l.words(err)
	}
	return at, nil
}
