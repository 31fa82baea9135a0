package library

import (
	"context"
	"encoding/hex"
	"errors"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"dossierpme/dossier"
	"dossierpme/dossier/shelf"
	"dossierpme/dossier/store"
	"dossierpme/internal/paper"
)

// Verify holds a file against a dossier: the one given, else the one of the list
// that the file is of. The file is first held against itself. progress is told how
// many of its pages are looked at.
func (l *Library) Verify(ctx context.Context, name string, c *dossier.Call, d *dossier.Dossier, progress func(done, all int)) (shelf.Verified, error) {
	if err := l.plain(name); err != nil {
		return shelf.Verified{}, err
	}
	own, err := l.press.Verify(ctx, name, nil, nil, progress)
	if err != nil {
		return shelf.Verified{}, l.words(err, name)
	}
	return l.hold(ctx, name, own, c, d)
}

// hold holds a file, of which own says what it is by itself, against a dossier.
func (l *Library) hold(ctx context.Context, name string, own paper.Verified, c *dossier.Call, d *dossier.Dossier) (shelf.Verified, error) {
	out := shelf.Verified{Path: name, Own: own.Own()}
	out.Scan = len(own.Codes) > 0 || !strings.EqualFold(filepath.Ext(name), ".pdf")
	if own.Meta.ID == "" {
		return out, nil
	}
	out.ID, out.Version, out.Date = own.Meta.ID, own.Meta.Version, own.Meta.Date
	out.Fingerprint = own.Meta.Short()
	if own.Verdict == shelf.Different || len(own.Unseen) > 0 || own.TooLarge {
		out.Why = l.press.Why(own)
	}
	if f, err := l.press.Read(name, nil); err == nil {
		out.Title = shelf.NameOf(dossier.NewView(f.Call, f.Dossier, l.press.Env))
	}
	if err := ctx.Err(); err != nil {
		return out, err
	}
	if err := l.against(&out, c, d); err != nil {
		return out, err
	}
	if out.Dossier == nil || out.Versus == shelf.Another {
		return out, nil
	}
	file := &paper.File{Dossier: out.Dossier, Call: out.Call, Shelf: l.DB}
	if len(own.Codes) > 0 {
		return out, l.words(l.codeAgainst(&out, own, file), name)
	}
	same, changed, err := l.press.Holds(name, file)
	if err != nil {
		return out, l.words(err, name)
	}
	out.Versus = shelf.Same
	if !same {
		out.Versus = shelf.Different
		out.Changed = spots(changed)
	}
	return out, nil
}

// ReadSigned reads the code on the scan of a signed page. Looking for it takes a
// moment: what a content says by itself is kept as long as the program runs.
func (l *Library) ReadSigned(r dossier.Row, c *dossier.Call, d *dossier.Dossier) shelf.SignedFacts {
	none := shelf.SignedFacts{State: shelf.NoCode}
	sum := r.Text("sha256")
	name, err := l.File(sum)
	if err != nil {
		return none
	}
	own, err := l.codesOf(sum, name)
	if err != nil {
		return none
	}
	v, err := l.hold(context.Background(), name, own, c, d)
	if err != nil || v.Versus == "" {
		return none
	}
	out := shelf.SignedFacts{State: v.Versus, Version: v.Version}
	if v.Versus == shelf.Same {
		piece := r.Text("piece")
		if out = signedPart(v.Sheets, piece, out); out.State == shelf.Partly {
			if all := l.signedSheets(c, d); signedPart(all, piece, out).State == shelf.Same {
				out.State = shelf.Same // the other pages are on other scans
			}
		}
	}
	if !v.Date.IsZero() {
		out.When = dossier.DateOf(v.Date.Local()).French()
	}
	return out
}

// ReadScan reads the codes of a file that is not attached yet, and says which pages
// of which declaration of a dossier it bears, as the dossier is now; nil where it
// bears none. progress is told how many of its pages are looked at.
func (l *Library) ReadScan(ctx context.Context, name string, c *dossier.Call, d *dossier.Dossier, progress func(done, all int)) ([]shelf.SignedSheet, error) {
	if err := l.plain(name); err != nil {
		return nil, err
	}
	own, sum, err := l.press.ScanOf(ctx, name, progress)
	if err != nil {
		return nil, l.words(err, name)
	}
	if len(own.Codes) == 0 || own.Meta.ID != d.ID {
		return nil, nil
	}
	l.read.Store(dossier.Text(hex.EncodeToString(sum[:])), own) // it is asked for again once it is attached
	now, err := l.press.Against(own, &paper.File{Dossier: d, Call: c, Shelf: l.DB})
	if err != nil {
		return nil, l.words(err, name)
	}
	if !slices.ContainsFunc(now.Sheets, func(s shelf.SignedSheet) bool { return len(s.Found) > 0 }) {
		return nil, nil
	}
	return now.Sheets, nil
}

// codesOf is what a signed page says by itself, read once.
func (l *Library) codesOf(sum, name string) (paper.Verified, error) {
	if own, ok := l.read.Load(sum); ok {
		return own.(paper.Verified), nil
	}
	found, err := l.press.Verify(context.Background(), name, nil, nil, nil)
	if err != nil {
		return paper.Verified{}, err
	}
	own, _ := l.read.LoadOrStore(sum, found)
	return own.(paper.Verified), nil
}

// signedSheets are the declarations of a dossier with the pages that all the scans
// together bear that are attached to it.
func (l *Library) signedSheets(c *dossier.Call, d *dossier.Dossier) []shelf.SignedSheet {
	var all paper.Verified
	for _, r := range paper.SignedRows(dossier.NewView(c, d, l.press.Env)) {
		sum := r.Text("sha256")
		name, err := l.File(sum)
		if err != nil {
			continue
		}
		if own, err := l.codesOf(sum, name); err == nil {
			all.Codes = append(all.Codes, own.Codes...)
		}
	}
	now, err := l.press.Against(all, &paper.File{Dossier: d, Call: c, Shelf: l.DB})
	if err != nil {
		return nil
	}
	return now.Sheets
}

// signedPart says how much of the declaration that a scan is attached for the scan
// bears. The code may be right and the page that of another declaration.
func signedPart(sheets []shelf.SignedSheet, piece string, out shelf.SignedFacts) shelf.SignedFacts {
	var missing, others []string
	for _, s := range sheets {
		if s.Piece != piece {
			if len(s.Found) > 0 {
				others = append(others, s.Title)
			}
			continue
		}
		out.Found, out.Pages = len(s.Found), s.Pages
		for _, n := range s.Missing() {
			missing = append(missing, strconv.Itoa(n))
		}
	}
	out.State, out.Missing, out.Other = shelf.Same, strings.Join(missing, ", "), strings.Join(others, ", ")
	switch {
	case out.Found == 0:
		out.State = shelf.Elsewhere
	case len(missing) > 0:
		out.State = shelf.Partly
	}
	return out
}

// codeAgainst holds the code of a scan against a dossier as it is now, then
// against its exports.
func (l *Library) codeAgainst(out *shelf.Verified, own paper.Verified, f *paper.File) error {
	now, err := l.press.Against(own, f)
	if err != nil {
		return err
	}
	out.Page = own.Codes[0].Mark.Page
	out.Sheets = now.Sheets
	events, err := l.History(out.ID)
	if err != nil {
		return err
	}
	export, known := paper.ExportOf(events, own.Codes[0].Mark)
	if known {
		out.Date, out.Version = export.At, export.Version
	}
	switch {
	case now.Verdict == shelf.DataOnly:
		out.Versus = shelf.Same
	case known:
		out.Versus = shelf.Older
	default:
		out.Versus = shelf.Different
	}
	return nil
}

// against finds the dossier that a file is held against: the one that is open, or
// the one of the same id in the list.
func (l *Library) against(out *shelf.Verified, c *dossier.Call, d *dossier.Dossier) error {
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
		if d, c, err = l.Get(id); errors.Is(err, store.ErrNotFound) {
			out.Against = nil
			return nil
		} else if err != nil {
			return err
		}
	}
	out.Call, out.Dossier = c, d
	if d != nil && d.ID != out.ID {
		out.Versus = shelf.Another
	}
	return nil
}
