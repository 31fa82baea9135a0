package paper

import (
	"bytes"
	"context"
	"errors"
	"slices"

	"dossierpme/dossier"
	"dossierpme/pdf/binder"
	"dossierpme/pdf/compare"
	"dossierpme/pdf/layout"
	"dossierpme/pdf/raster"
	"dossierpme/pdf/seal"
)

// judgeWithout holds a PDF of ours without data, the pages to sign alone, one that
// was to be read only or a binder, against the prints of the dossier that its codes
// stand for. A scan is none of ours, and neither is what another version made.
func (p *Press) judgeWithout(ctx context.Context, raw []byte, f *File, out *Verified, progress compare.Progress) error {
	meta := seal.Properties(raw)
	if !p.ownCreator(meta.Creator) || meta.Date.IsZero() {
		return nil
	}
	file, err := compare.Open(ctx, p.Pages, raw)
	if errors.Is(err, raster.ErrTooLarge) {
		return nil
	}
	if err != nil {
		return err
	}
	defer file.Close()
	out.Meta.Creator, out.Meta.Date = meta.Creator, meta.Date
	if day := dayOf(file.Texts); !day.IsZero() {
		out.Meta.Date = day.Time()
	}
	on := p.On(dossier.DateOf(out.Meta.Date))
	prints := &tries{}
	if p.isBinder(meta.Creator) {
		prints.made, err = on.bindsWithout(ctx, f, out, raw, file.Pages())
	} else {
		prints, err = on.printsWithout(f, out, file.Pages())
	}
	if err != nil || prints.none() {
		return err
	}
	if same, err := prints.hold(raw); err != nil || same {
		out.identical(same)
		return err
	}
	ours, mine, err := p.nearest(ctx, prints, file)
	if err != nil {
		return err
	}
	defer ours.Close()
	out.Signatures = file.Beside.Signatures
	if err := p.judgeBeside(ctx, file, ours, mine, out, progress); err != nil {
		return err
	}
	out.conclude()
	return nil
}

// printsWithout are the ways in which a dossier is printed without data so that
// its codes are those that were read: the pages to sign where the file has as many
// pages, else all.
func (p *Press) printsWithout(f *File, v *Verified, pages int) (*tries, error) {
	whole, err := p.printedView(f)
	if err != nil {
		return nil, err
	}
	ways, err := waysOf(whole, v.bears)
	if err != nil {
		return nil, err
	}
	out := &tries{}
	for _, without := range ways {
		for _, draft := range []bool{false, true} {
			s := Sheet{Date: v.Meta.Date, WithoutData: true, WithoutOwners: without, draft: draft}
			sheets, _, err := p.sheets(whole, s)
			if err != nil {
				return nil, err
			}
			editions := []bool{false, true}
			if s.OnlySignature = signingPages(sheets) == pages; s.OnlySignature {
				editions = editions[:1]
			}
			for _, s.SignatureField = range []bool{false, true} {
				for _, s.Short = range editions {
					way := s
					out.rest = append(out.rest, func() (Printed, error) { return p.printOnPaper(whole, way) })
				}
			}
		}
	}
	return out, nil
}

// bindsWithout is the binder of a dossier without data whose codes are those that were
// read: the one that is the file to the byte, else those whose pages differ.
// There is none where the original of an annex is not at hand, for nothing could be
// said of its pages. Of the editions only those are tried in every way that have as many
// pages as the file.
func (p *Press) bindsWithout(ctx context.Context, f *File, v *Verified, raw []byte, pages int) (out []Printed, err error) {
	whole, err := p.printedView(f)
	if err != nil {
		return nil, err
	}
	ways, err := waysOf(whole, v.bears)
	if err != nil {
		return nil, err
	}
	for _, without := range ways {
		s := Sheet{Date: v.Meta.Date, WithoutOwners: without, WithoutData: true}
		for n := range 16 {
			s.Compact, s.Short, s.Light, s.SignatureField = n&4 > 0, n&8 > 0, n&1 > 0, n&2 > 0
			if n%4 > 0 && out[len(out)-1].Report.Pages != pages {
				continue
			}
			w := &beside{file: raw, same: true}
			bound, err := p.Bind(ctx, f, s, w, nil)
			if err != nil {
				return nil, err
			}
			if slices.ContainsFunc(bound.Left(), func(a BoundAnnex) bool {
				return a.Facts.State == binder.Missing || a.Facts.State == binder.Unreadable
			}) {
				return nil, nil
			}
			mine := Printed{PDF: w.written(), Report: bound.Report}
			if bytes.Equal(mine.PDF, raw) {
				return []Printed{mine}, nil
			}
			if n%4 == 0 { // the pages of the next three are the same
				out = append(out, mine)
			}
		}
	}
	return out, nil
}

// bears says whether the codes that were read are those of a fingerprint.
func (v *Verified) bears(sum seal.Sum) bool { return v.Codes[0].Mark.Of(sum) }

// signingPages is how many pages there are to sign.
func signingPages(sheets []layout.Sheet) (n int) {
	for _, s := range sheets {
		n += s.Last - s.First + 1
	}
	return n
}
