package paper

import (
	"context"
	"strings"

	"dossierpme/dossier"
	"dossierpme/dossier/shelf"
	"dossierpme/internal/failure"
	"dossierpme/pdf/compare"
	"dossierpme/pdf/scan"
	"dossierpme/pdf/seal"
)

// verifyScan reads the codes of a file without data and holds them against a
// dossier, where one is given.
func (p *Press) verifyScan(ctx context.Context, raw []byte, shown string, f *File, progress compare.Progress) (Verified, error) {
	found, err := scan.File(ctx, raw, p.Pages, scan.Progress(progress))
	if err != nil {
		return Verified{}, p.strange(ctx, err, shown, raw, WantPDF)
	}
	if len(found) == 0 {
		// Of half a file nobody knows what the other half bears.
		if f := p.strange(ctx, seal.ErrNoData, shown, raw, WantPDF); f.Args["is"] != "" && !scan.Picture(raw) {
			return Verified{}, f
		}
		return Verified{Verdict: shelf.NoData}, nil
	}
	m := found[0].Mark
	out := Verified{Verdict: shelf.DataOnly, Codes: found, Meta: seal.Meta{ID: m.ID, Version: m.Version, Fingerprint: m.Beginning()}}
	if f == nil {
		return out, nil
	}
	out, err = p.Against(out, f)
	if then, ok := p.former(f); ok && err == nil && out.Verdict == shelf.Different {
		if was, err := p.Against(out, then); err == nil && was.Verdict == shelf.DataOnly {
			out, f = was, then
		}
	}
	if err == nil && out.Verdict == shelf.DataOnly {
		err = p.judgeWithout(ctx, raw, f, &out, progress)
	}
	if err != nil {
		return Verified{}, failure.Of(err, shown)
	}
	return out, nil
}

// Against holds the codes that were read against another dossier.
func (p *Press) Against(v Verified, f *File) (Verified, error) {
	sums, err := p.Sums(f)
	if err != nil {
		return Verified{}, err
	}
	v.Verdict = shelf.DataOnly
	for _, c := range v.Codes {
		if !c.Mark.Of(sums...) {
			v.Verdict = shelf.Different
		}
	}
	v.Sheets, v.Placed, err = p.declared(v.Codes, f)
	return v, err
}

// Sums are the fingerprints that the pages of a dossier may bear: with the
// tables of personal data and without.
func (p *Press) Sums(f *File) ([]seal.Sum, error) {
	whole, err := p.printedView(f)
	if err != nil {
		return nil, err
	}
	var out []seal.Sum
	for _, personal := range []bool{true, false} {
		sum, err := whole.Fingerprint(personal)
		if err != nil {
			return nil, err
		}
		out = append(out, sum)
	}
	return out, nil
}

// ExportOf finds the export that bore a code among the events of its dossier,
// the last where there are several.
func ExportOf(events []shelf.Event, m seal.Mark) (shelf.Event, bool) {
	for i := len(events) - 1; i >= 0; i-- {
		if e := events[i]; e.Fingerprint != "" && strings.HasPrefix(e.Fingerprint, m.Sum) {
			return e, true
		}
	}
	return shelf.Event{}, false
}

// EventFingerprint is a fingerprint as the history of a dossier keeps it.
func EventFingerprint(sum seal.Sum) string { return dossier.Base32(sum, wholeSum) }

// wholeSum is how many characters of base32 a fingerprint has before its padding.
const wholeSum = 52
