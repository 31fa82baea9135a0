package main

import (
	"cmp"
	"context"
	"errors"
	"path/filepath"
	"strings"

	"dossierpme/dossier"
	"dossierpme/dossier/store"
	"dossierpme/internal/wiring"
	"dossierpme/ui"
)

// verify holds a file against a dossier: the one given, else the one of the list
// that the file is of. The file is first held against itself.
func (l *library) verify(ctx context.Context, name string, c *dossier.Call, d *dossier.Dossier) (ui.Verified, error) {
	out := ui.Verified{Path: name}
	if err := l.plain(name); err != nil {
		return out, err
	}
	own, err := l.parts.Verify(ctx, name, nil, nil)
	if err != nil {
		return out, l.wordsOf(err, name)
	}
	out.Own = ownVerdict(own)
	out.Scan = len(own.Codes) > 0 || !strings.EqualFold(filepath.Ext(name), ".pdf")
	if own.Meta.ID == "" {
		return out, nil
	}
	out.ID, out.Version, out.Date = own.Meta.ID, own.Meta.Version, own.Meta.Date
	out.Fingerprint = own.Meta.Short()
	if f, err := l.parts.Read(name, nil); err == nil {
		out.Title = cmp.Or(dossier.NewView(f.Call, f.Dossier, l.parts.Env).Text("project.title"), f.Dossier.Title)
	}
	if err := ctx.Err(); err != nil {
		return out, err
	}
	if err := l.against(&out, c, d); err != nil {
		return out, err
	}
	if out.Dossier == nil || out.Versus == ui.Another {
		return out, nil
	}
	file := &wiring.File{Dossier: out.Dossier, Call: out.Call, Shelf: l.db}
	if len(own.Codes) > 0 {
		return out, l.wordsOf(l.codeAgainst(&out, own, file), name)
	}
	versus, err := l.parts.Verify(ctx, name, nil, file)
	if err != nil {
		return out, l.wordsOf(err, name)
	}
	out.Versus = ui.Same
	if versus.Verdict == wiring.Different {
		out.Versus = ui.Different
		for _, ch := range versus.Changed {
			out.Changed = append(out.Changed, ui.Change{Field: ch.Field, Row: ch.Row})
		}
	}
	return out, nil
}

// codeAgainst holds the code of a scan against a dossier as it is now, then
// against its exports.
func (l *library) codeAgainst(out *ui.Verified, own wiring.Verified, f *wiring.File) error {
	now, err := l.parts.Against(own, f)
	if err != nil {
		return err
	}
	out.Page = own.Codes[0].Mark.Page
	events, err := l.db.History(out.ID)
	if err != nil {
		return err
	}
	export, known := wiring.ExportOf(events, own.Codes[0].Mark)
	if known {
		out.Date, out.Version = export.At, export.Version
	}
	switch {
	case now.Verdict == wiring.DataOnly:
		out.Versus = ui.Same
	case known:
		out.Versus = ui.Older
	default:
		out.Versus = ui.Different
	}
	return nil
}

// ownVerdict is what a file says by itself.
func ownVerdict(v wiring.Verified) ui.Verdict {
	switch {
	case v.Verdict == wiring.Identical:
		return ui.Intact
	case len(v.Codes) > 0:
		return ui.CodeRead
	case v.Verdict == wiring.NoData:
		return ui.NoData
	case v.Verdict == wiring.Newer:
		return ui.Newer
	case v.Extended:
		return ui.Extended
	case v.Comparable:
		return ui.Altered
	}
	return ui.Incomparable
}

// against finds the dossier that a file is held against: the one that is open, or
// the one of the same id in the list.
func (l *library) against(out *ui.Verified, c *dossier.Call, d *dossier.Dossier) error {
	id := out.ID
	if d != nil {
		id = d.ID
	}
	entries, err := l.List()
	if err != nil {
		return err
	}
	for _, e := range entries {
		if e.ID == id {
			out.Against = &e
		}
	}
	if d == nil && out.Against != nil {
		if d, c, err = l.db.Get(id); errors.Is(err, store.ErrNotFound) {
			out.Against = nil
			return nil
		} else if err != nil {
			return l.words(err)
		}
	}
	out.Call, out.Dossier = c, d
	if d != nil && d.ID != out.ID {
		out.Versus = ui.Another
	}
	return nil
}
