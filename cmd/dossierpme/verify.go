package main

import (
	"cmp"
	"context"
	"errors"
	"path/filepath"
	"strings"

	"dossierpme/dossier"
	"dossierpme/dossier/store"
	"dossierpme/internal/paper"
	"dossierpme/ui"
	"dossierpme/ui/form"
)

// verify holds a file against a dossier: the one given, else the one of the list
// that the file is of. The file is first held against itself.
func (l *library) verify(ctx context.Context, name string, c *dossier.Call, d *dossier.Dossier) (ui.Verified, error) {
	if err := l.plain(name); err != nil {
		return ui.Verified{}, err
	}
	own, err := l.parts.Verify(ctx, name, nil, nil)
	if err != nil {
		return ui.Verified{}, l.wordsOf(err, name)
	}
	return l.hold(ctx, name, own, c, d)
}

// hold holds a file, of which own says what it is by itself, against a dossier.
func (l *library) hold(ctx context.Context, name string, own paper.Verified, c *dossier.Call, d *dossier.Dossier) (ui.Verified, error) {
	out := ui.Verified{Path: name, Own: ownVerdict(own)}
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
	file := &paper.File{Dossier: out.Dossier, Call: out.Call, Shelf: l.db}
	if len(own.Codes) > 0 {
		return out, l.wordsOf(l.codeAgainst(&out, own, file), name)
	}
	versus, err := l.parts.Verify(ctx, name, nil, file)
	if err != nil {
		return out, l.wordsOf(err, name)
	}
	out.Versus = ui.Same
	if versus.Verdict == paper.Different {
		out.Versus = ui.Different
		for _, ch := range versus.Changed {
			out.Changed = append(out.Changed, ui.Change{Field: ch.Field, Row: ch.Row})
		}
	}
	return out, nil
}

// signedStates are the verdicts as the list of pieces says them of a signed page.
var signedStates = map[ui.Verdict]string{
	ui.Same: "same", ui.Older: "older", ui.Different: "different", ui.Another: "another",
}

// ReadSigned reads the code on the scan of a signed page. Looking for it takes a
// moment: what a content says by itself is kept as long as the program runs.
func (l *library) ReadSigned(r dossier.Row, c *dossier.Call, d *dossier.Dossier) form.SignedFacts {
	none := form.SignedFacts{State: "none"}
	sum, _ := r.Get("sha256").(dossier.Text)
	name, err := l.db.File(string(sum))
	if err != nil {
		return none
	}
	own, ok := l.read.Load(sum)
	if !ok {
		found, err := l.parts.Verify(context.Background(), name, nil, nil)
		if err != nil {
			return none
		}
		own, _ = l.read.LoadOrStore(sum, found)
	}
	v, err := l.hold(context.Background(), name, own.(paper.Verified), c, d)
	state := signedStates[v.Versus]
	if err != nil || state == "" {
		return none
	}
	out := form.SignedFacts{State: state, Version: v.Version}
	if !v.Date.IsZero() {
		out.When = dossier.DateOf(v.Date.Local()).French()
	}
	return out
}

// codeAgainst holds the code of a scan against a dossier as it is now, then
// against its exports.
func (l *library) codeAgainst(out *ui.Verified, own paper.Verified, f *paper.File) error {
	now, err := l.parts.Against(own, f)
	if err != nil {
		return err
	}
	out.Page = own.Codes[0].Mark.Page
	events, err := l.db.History(out.ID)
	if err != nil {
		return err
	}
	export, known := paper.ExportOf(events, own.Codes[0].Mark)
	if known {
		out.Date, out.Version = export.At, export.Version
	}
	switch {
	case now.Verdict == paper.DataOnly:
		out.Versus = ui.Same
	case known:
		out.Versus = ui.Older
	default:
		out.Versus = ui.Different
	}
	return nil
}

// ownVerdict is what a file says by itself.
func ownVerdict(v paper.Verified) ui.Verdict {
	switch {
	case v.Verdict == paper.Identical:
		return ui.Intact
	case len(v.Codes) > 0:
		return ui.CodeRead
	case v.Verdict == paper.NoData:
		return ui.NoData
	case v.Verdict == paper.Newer:
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
