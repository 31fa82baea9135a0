package library

import (
	"context"
	"os"
	"path/filepath"
	"slices"

	"dossierpme/dossier"
	"dossierpme/dossier/portable"
	"dossierpme/dossier/shelf"
	"dossierpme/internal/failure"
	"dossierpme/internal/french"
	"dossierpme/pdf/binder"
)

// Look says what a file is before anything is done with it.
func (l *Library) Look(ctx context.Context, from shelf.Source) (shelf.Incoming, error) {
	name := from.Path
	in := shelf.Incoming{Path: name}
	if err := l.plain(name); err != nil {
		return in, err
	}
	if k := kindOf(name); k != binder.PDF && slices.Contains(binder.Kinds, k) { // a picture
		in.Document, in.Is = true, l.press.Words.T("annexes.kind."+string(k))
		return in, nil
	}
	f, err := l.readFile(ctx, from)
	if in.Portable = locked(err); in.Portable != nil {
		return in, nil
	}
	if err != nil && failure.Of(err, name).Code == "pdf_no_data" {
		in.Document = true
		return in, nil
	}
	if err != nil {
		return in, l.words(err, name)
	}
	in.FromPDF = f.FromPDF
	in.Title = shelf.NameOf(dossier.NewView(f.Call, f.Dossier, l.press.Env))
	if f.IsPortable() {
		if in.Portable, err = l.portable(f); err != nil {
			return in, l.words(err, name)
		}
	}
	held, err := l.press.Held(l.DB, f, nil)
	if err != nil {
		return in, l.words(err, name)
	}
	if in.Held = held.State; in.Held == shelf.IsNew {
		return in, nil
	}
	entries, err := l.List()
	if err != nil {
		return in, err
	}
	for _, e := range entries {
		if e.ID == held.ID {
			in.Known = &e
		}
	}
	return in, nil
}

// kindOf is what a file is, by the judgement that annexes get.
func kindOf(name string) binder.Kind {
	f, err := os.Open(name)
	if err != nil {
		return binder.Other // whoever reads it says why
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return binder.Other
	}
	k, _ := binder.KindOfFile(f, info.Size())
	return k
}

// plain refuses what is no file with a content of its own: a folder, a link, a
// device, which would lead elsewhere or never end.
func (l *Library) plain(name string) error {
	info, err := os.Lstat(name)
	if err != nil {
		return l.words(err, name)
	}
	word := ""
	switch mode := info.Mode(); {
	case mode.IsDir():
		word = "folder"
	case mode&os.ModeSymlink != 0:
		word = "link"
	case !mode.IsRegular():
		word = "device"
	}
	if word == "" {
		return nil
	}
	return l.refused(word, filepath.Base(name))
}

// refused says why a file is not taken.
func (l *Library) refused(why, file string) error {
	return l.press.Words.Trouble("incoming.refused."+why, nil, "file", file, "most", french.SizeLimit(portable.MaxAnnex))
}

// Import reads a dossier file, or a PDF with its data, and keeps the annexes that
// lie beside it.
func (l *Library) Import(ctx context.Context, from shelf.Source, title string, known shelf.Take) (shelf.Imported, error) {
	name := from.Path
	f, err := l.readFile(ctx, from)
	if err != nil {
		return shelf.Imported{}, l.words(err, name)
	}
	if title != "" {
		f.Dossier.Title = dossier.CleanText(title)
	}
	got, err := l.press.Import(l.DB, f, nil, known)
	if err != nil {
		return shelf.Imported{}, l.words(err, name)
	}
	out := shelf.Imported{ID: got.ID, Held: got.State}
	if out.Held == shelf.IsOther {
		return out, nil
	}
	for _, s := range got.Skipped {
		out.Skipped = append(out.Skipped, s.Path)
	}
	return out, nil
}
