package paper

import (
	"cmp"
	"context"
	"errors"
	"io"
	"os"
	"slices"

	"dossierpme/dossier"
	"dossierpme/dossier/outline"
	"dossierpme/internal/failure"
	"dossierpme/pdf"
	"dossierpme/pdf/binder"
)

// BoundAnnex is an annex of a binder.
type BoundAnnex struct {
	Row    string // of the dossier's list of pieces
	Number int    // as it is printed; 0: it counts as none, and is not
	Title  string // of the piece
	Name   string // of the file in the binder, and in a folder of annexes
	Facts  binder.Facts
	// Carried says that the file travels as an attachment, because its pages cannot
	// be bound.
	Carried bool
	// First is the number of its first page in the binder; 0 where none is bound.
	First int
	// WithoutCode says that these are signed pages without the code of this
	// dossier: the pages to sign stand in their place, unsigned.
	WithoutCode bool
}

// Bound is a binder that was written.
type Bound struct {
	Complete bool // else it is a draft
	Report   pdf.Report
	Annexes  []BoundAnnex
	// Signed are the pages that a signed scan stands in for.
	Signed []SignedPage
}

// Left are the annexes that could not be bound.
func (b Bound) Left() []BoundAnnex {
	return slices.DeleteFunc(slices.Clone(b.Annexes), func(a BoundAnnex) bool { return a.Facts.State == binder.Fine })
}

// Progress is told what is done and what is under way: its number of all, and
// the name of the annex, "" for the pages of the dossier.
type Progress func(done, all int, what string)

// Bind writes the pages of a dossier and of all its annexes as one PDF. What it
// writes is nothing on its own until it returns without an error. progress may
// be nil; it is called on the goroutine of Bind.
func (p *Press) Bind(ctx context.Context, f *File, s Sheet, w io.Writer, progress Progress) (Bound, error) {
	f = p.bound(f)
	_, problems := p.check(f, false)
	whole, err := p.printedView(f)
	if err != nil {
		return Bound{}, err
	}
	out := Bound{Complete: dossier.Complete(problems)}
	s.draft = s.draft || !out.Complete
	paper := p.onPaper(whole, !s.WithoutOwners)
	list := p.annexFiles(f, whole, paper)
	tell := func(done int, what string) {
		if progress != nil {
			progress(done, 2*len(list), what)
		}
	}
	signed, err := p.signedFiles(ctx, f, whole, s)
	if err != nil {
		return Bound{}, err
	}
	instead, pages, err := p.insteadOf(ctx, signed)
	if err != nil {
		return Bound{}, err
	}
	if s.Short {
		if instead, pages, err = p.inShort(whole, s, instead, pages); err != nil {
			return Bound{}, err
		}
	}
	out.Signed = pages
	list, extra := withSigned(list, signed, paper)
	items := itemsOf(list)
	set, err := binder.Load(ctx, items, p.Pages, func(i int) { tell(i, list[i].name) })
	if err != nil {
		return Bound{}, err
	}
	bound := map[string]outline.Bound{}
	for i, a := range list {
		facts, b := set.Facts(i), p.boundOf(a, set, i)
		bound[a.printed.Row] = b
		out.Annexes = append(out.Annexes, BoundAnnex{Row: a.row.ID, Number: a.printed.Number, Title: a.printed.Title, Name: a.name, Facts: facts, Carried: b.Carried, WithoutCode: a.signed && facts.State == binder.Fine})
	}
	s.made = madeOf(s, list, bound, pages)
	opts := pdf.Options{Date: s.Date, Binder: true, Files: set.Files(!s.Light), Instead: instead}
	opts.Guests = set.Guests(ctx, func(i int) { tell(len(list)+i, list[i].name) })
	out.Report, _, err = p.printPaper(paper, s, bound, extra, opts, w)
	if err != nil {
		var changed *binder.ErrChanged
		if errors.As(err, &changed) {
			return Bound{}, &failure.Error{Code: "annex_changed", Args: map[string]string{"path": changed.Name}, Err: err}
		}
		return Bound{}, err
	}
	for i, a := range list {
		if out.Annexes[i].Facts.State == binder.Fine {
			out.Annexes[i].First = firstOf(out.Report, a.printed.Row, s.Compact && bound[a.printed.Row].Alone())
		}
	}
	out.Annexes = append(out.Annexes, p.leftOut(ctx, f)...)
	tell(2*len(list), "")
	return out, ctx.Err()
}

// firstOf is the number of the first page of an annex in a binder: where it is alone
// there is no page before it.
func firstOf(r pdf.Report, row string, alone bool) int {
	at := r.Places[outline.SeparatorID(row)]
	if !alone {
		at++
	}
	return at
}

// itemsOf are annexes for the binder.
func itemsOf(list []annexFile) []binder.Item {
	items := make([]binder.Item, len(list))
	for i, a := range list {
		items[i] = binder.Item{
			ID: outline.SeparatorID(a.printed.Row), SHA256: hashOf(a), Name: a.name, Description: a.printed.Title, Only: a.only, State: a.state, Open: a.openFile,
		}
	}
	return items
}

// boundOf is what stands of an annex on the page before it.
func (p *Press) boundOf(a annexFile, set *binder.Set, i int) outline.Bound {
	facts := set.Facts(i)
	b := outline.Bound{Kind: p.kindOf(facts.Kind), Name: a.name, Pages: facts.Pages, Size: facts.Size, Date: a.date, Carried: set.Carried(i)}
	if facts.Drawn {
		b.Remark = p.Words.T("annexes.drawn")
	}
	if facts.State != binder.Fine {
		m := p.InspectionMessage(facts)
		b.Why, b.Do, b.Pages = m.What, m.Do, 0
	}
	return b
}

// hashOf is the hash of an annex that travels with the binder; "" where a scan of
// signed pages does not: it is no part of what it was signed for.
func hashOf(a annexFile) string {
	if a.signed {
		return ""
	}
	return a.row.Text("sha256")
}

// kindOf words what a file is.
func (p *Press) kindOf(k binder.Kind) string {
	if k == binder.Other {
		return ""
	}
	return p.Words.T("annexes.kind." + string(k))
}

// annexFile is an annex as it is printed, and its file.
type annexFile struct {
	printed outline.Attached
	row     dossier.Row // as the dossier has it
	date    dossier.Date
	name    string // readable, of the file
	state   binder.State
	open    func() (AnnexReader, error)
	only    []int // pages to bind, from 0; nil: all
	signed  bool  // a scan of signed pages

	extension string // of name
}

// annexFiles lists the annexes of a dossier in the order in which they are
// printed. The rows on paper are numbered anew; they are told by their place.
func (p *Press) annexFiles(f *File, whole, paper *dossier.View) []annexFile {
	byPaper := map[string]dossier.Row{}
	rows, printed := whole.Rows(dossier.AnnexesID), paper.Rows(dossier.AnnexesID)
	for i, a := range whole.Annexes() {
		if k := whole.RowIndex(dossier.AnnexesID, a.Row); k >= 0 && i < len(printed) {
			byPaper[printed[i].ID] = rows[k]
		}
	}
	attached := outline.Attachments(paper)
	names := annexNames(attached, func(a outline.Attached) string { return p.extension(f, byPaper[a.Row]) })
	var out []annexFile
	for i, a := range attached {
		x := p.annexFile(f, byPaper[a.Row])
		x.printed, x.name = a, names[i]
		out = append(out, x)
	}
	return out
}

// annexFile finds the file of a row of the dossier.
func (p *Press) annexFile(f *File, row dossier.Row) annexFile {
	file, state := f.OpenAnnex(row)
	x := annexFile{row: row, state: binder.Unreadable, extension: p.extension(f, row), open: func() (AnnexReader, error) {
		file, _ := f.OpenAnnex(row)
		if file == nil {
			return nil, os.ErrNotExist
		}
		return file, nil
	}}
	switch state {
	case AnnexFile:
		file.Close()
		x.state = binder.Fine
	case AnnexMissing, AnnexOutside:
		x.state = binder.Missing
	}
	x.date, _ = row.Get("date").(dossier.Date)
	return x
}

// openFile is open for the binder.
func (a *annexFile) openFile() (binder.File, error) { return a.open() }

// withSigned adds to the annexes of the printed list the signed scans, or those
// of their pages, that stand in for no page of ours: they are bound last.
func withSigned(list []annexFile, signed []signedFile, paper *dossier.View) (all []annexFile, extra []outline.Attached) {
	for _, x := range signed {
		if x.rest != nil && len(x.rest) == 0 {
			continue
		}
		a := x.annexFile
		a.printed = signedAttached(a.row.ID, a.row.Text("piece"), cmp.Or(a.row.Text("name"), a.row.Text("path")), len(list)+len(extra)+1, paper.Call)
		a.only, a.signed = x.rest, true
		a.name = annexName(a.printed, len(list)+len(signed)) + a.extension
		extra = append(extra, a.printed)
		all = append(all, a)
	}
	return slices.Concat(list, all), extra
}

// signedAttached is a scan of signed pages as the list of what is bound has it.
func signedAttached(row, piece, name string, number int, c *dossier.Call) outline.Attached {
	out := outline.Attached{Row: "signed/" + row, Number: number, Piece: c.Piece(piece), Title: piece, Name: name}
	if out.Piece != nil {
		out.Title = out.Piece.Title
	}
	return out
}
