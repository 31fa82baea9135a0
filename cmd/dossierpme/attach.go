package main

import (
	"mime"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"dossierpme/dossier"
	"dossierpme/ui"
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
	if kind := mime.TypeByExtension(strings.ToLower(filepath.Ext(base))); kind != "" {
		kind, _, _ = strings.Cut(kind, ";")
		cells["type"] = dossier.Text(kind)
	}
	return cells, nil
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
