package paper

import (
	"slices"

	"dossierpme/dossier/outline"
	"dossierpme/dossier/shelf"
	"dossierpme/pdf/layout"
	"dossierpme/pdf/scan"
	"dossierpme/pdf/seal"
)

// Placed is the page of a declaration that a code stands for; Piece is "" where
// it is none of the dossier as it is now.
type Placed struct {
	Piece, Title string
	Page, Pages  int // number within the declaration, from 1, and of how many
}

// declared tells which declarations of a dossier the codes of a scan stand for.
// A code names a page of the whole print, so the dossier is laid out again: with
// the tables of personal data or without, as the fingerprint says, and as a draft
// or not, of which no code says anything: the one counts that places more codes.
func (p *Press) declared(codes []scan.Found, f *File) ([]shelf.SignedSheet, []Placed, error) {
	whole, err := p.printedView(f)
	if err != nil {
		return nil, nil, err
	}
	ways, err := waysOf(whole, func(s seal.Sum) bool {
		return slices.ContainsFunc(codes, func(c scan.Found) bool { return c.Mark.Of(s) })
	})
	if err != nil {
		return nil, nil, err
	}
	without := slices.Equal(ways, []bool{true})
	var out []shelf.SignedSheet
	var at []Placed
	best := -1
	for _, draft := range []bool{false, true} {
		ours, sum, err := p.sheets(whole, Sheet{Date: p.Env.Today.Time(), WithoutOwners: without, draft: draft})
		if err != nil {
			return nil, nil, err
		}
		sheets, placed, n := place(codes, ours, sum)
		if n > best {
			out, at, best = sheets, placed, n
		}
		if best == len(codes) {
			break
		}
	}
	return out, at, nil
}

// place finds codes among the pages to sign of the paper with a fingerprint, and counts
// those found.
func place(codes []scan.Found, ours []layout.Sheet, sum seal.Sum) (out []shelf.SignedSheet, at []Placed, n int) {
	for _, s := range ours {
		out = append(out, shelf.SignedSheet{Piece: outline.SheetPiece(s.ID), Title: s.Title, Pages: s.Last - s.First + 1, Found: []int{}})
	}
	at = make([]Placed, len(codes))
	for k, c := range codes {
		i := slices.IndexFunc(ours, func(s layout.Sheet) bool { return c.Mark.Page >= s.First && c.Mark.Page <= s.Last })
		if i < 0 || !c.Mark.Of(sum) {
			continue
		}
		n++
		d := &out[i]
		page := c.Mark.Page - ours[i].First + 1
		at[k] = Placed{d.Piece, d.Title, page, d.Pages}
		if !slices.Contains(d.Found, page) {
			d.Found = append(d.Found, page)
			slices.Sort(d.Found)
		}
	}
	return out, at, n
}
