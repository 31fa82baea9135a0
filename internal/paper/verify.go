package paper

import (
	"bytes"
	"context"
	"errors"
	"io"

	"dossierpme/dossier"
	"dossierpme/dossier/shelf"
	"dossierpme/internal/failure"
	"dossierpme/internal/version"
	"dossierpme/pdf/compare"
	"dossierpme/pdf/scan"
	"dossierpme/pdf/seal"
)

// Doubt is a place of a file that says something else than its data.
type Doubt string

// The doubts.
const (
	OtherData       Doubt = "data"       // another copy of the data, for other readers
	OtherFoot       Doubt = "foot"       // the fingerprint at the foot of a page
	OtherCode       Doubt = "code"       // the code on a page to sign
	OtherProperties Doubt = "properties" // what the file says of itself
	OtherThings     Doubt = "things"     // what stands beside the pages and is not ours
)

// Verified is a PDF or a scan that was compared.
type Verified struct {
	Verdict shelf.Verdict // of those by itself; neither Extended nor CodeRead, see Own
	Meta    seal.Meta
	// Codes are those read on the pages of a file that holds no data, such as a
	// scan of the pages that were signed. Meta then says what the first of them
	// says; only the beginning of its fingerprint is known, and no date.
	Codes []scan.Found
	// Placed says of each code which page of which declaration it stands for, and
	// Sheets which pages of every declaration were found; both are nil where the
	// scan was held against no dossier.
	Placed []Placed
	Sheets []shelf.SignedSheet
	// Comparable says that the pages were compared: this very program made them.
	Comparable bool
	// Signatures is how many electronic signatures the file bears; whether they are
	// valid is not judged.
	Signatures int
	// Ours is how many pages the program prints of these data, and Has how many
	// the file has; 0 where they were not drawn. Pages are those that differ.
	Ours, Has int
	Pages     []compare.Page
	// Unseen are the pages of a binder that were not compared, from 1: those of
	// annexes whose originals are not at hand, and Scans among them, which are those
	// of signed pages. TooLarge says that the file is larger than what is drawn.
	Unseen   []int
	Scans    []int
	TooLarge bool
	// Doubts are the places of the file that contradict its data, and Extra what it
	// has beside its pages that ours has not.
	Doubts []Doubt
	Extra  []compare.Kind
	// Changed are the answers that differ from those of the dossier it was held
	// against; OtherDossier says that some do.
	OtherDossier bool
	Changed      []Change
}

// Own is the verdict on the file by itself that says how it came to it: by the codes
// alone, or with a signature behind what is ours.
func (v Verified) Own() shelf.Verdict {
	switch {
	case v.Verdict == shelf.Identical:
	case len(v.Codes) > 0:
		return shelf.CodeRead
	case v.Verdict == shelf.Resaved && v.Signatures > 0:
		return shelf.Extended
	}
	return v.Verdict
}

// OpenPDF takes the data out of a PDF, as a dossier file. Where something was
// appended to the file, or its data contradict each other, doubt says what came
// of verifying it; its verdict is empty where there was no need to.
func (p *Press) OpenPDF(ctx context.Context, name string, in io.Reader) (file []byte, doubt Verified, err error) {
	raw, shown, err := p.readRaw(name, in)
	if err != nil {
		return nil, doubt, p.strange(ctx, err, shown, raw, WantSealed)
	}
	data, _, err := seal.Open(bytes.NewReader(raw))
	if err == nil {
		file, err = seal.Dossier(data)
	}
	if err != nil {
		return nil, doubt, p.strange(ctx, err, shown, raw, WantSealed)
	}
	if seal.Appended(raw) || seal.OneData(raw, data) != nil {
		doubt, err = p.verify(ctx, raw, shown, nil, nil)
	}
	return file, doubt, err
}

// Verify holds a PDF against the data inside it, and these against a dossier
// where f is not nil. Of a scan, a picture or a PDF that holds no data, it reads
// the codes: they name a dossier and the beginning of its fingerprint, and the
// picture itself is compared with nothing. That takes some seconds; ctx ends it.
// progress is told how many pages are compared, and may be nil.
func (p *Press) Verify(ctx context.Context, name string, in io.Reader, f *File, progress compare.Progress) (Verified, error) {
	raw, shown, err := p.readRaw(name, in)
	if err != nil {
		return Verified{}, p.strange(ctx, err, shown, raw, WantPDF)
	}
	return p.verify(ctx, raw, shown, f, progress)
}

func (p *Press) verify(ctx context.Context, raw []byte, shown string, f *File, progress compare.Progress) (Verified, error) {
	if !bytes.HasPrefix(raw, []byte("%PDF-")) && scan.Picture(raw) {
		return p.verifyScan(ctx, raw, shown, f, progress)
	}
	data, meta, err := seal.Open(bytes.NewReader(raw))
	switch {
	case errors.Is(err, seal.ErrNoData):
		return p.verifyScan(ctx, raw, shown, f, progress)
	case errors.Is(err, seal.ErrNewer):
		return Verified{Meta: meta, Verdict: shelf.Newer}, nil
	case err != nil:
		return Verified{}, p.strange(ctx, err, shown, raw, WantPDF)
	}
	inside, err := p.fromData(data, shown)
	if err != nil {
		return Verified{}, err
	}
	if f != nil {
		if then, ok := f.asAnswered(inside.Call); ok {
			f = then
		}
	}
	out := Verified{Meta: meta}
	if err := p.judge(ctx, raw, data, inside, f, &out, progress); err != nil {
		return Verified{}, failure.Of(err, shown)
	}
	if f != nil {
		same, changed, err := p.holdData(f, meta, data)
		if err != nil {
			return Verified{}, err
		}
		if !same {
			out.Verdict, out.OtherDossier, out.Changed = shelf.Different, true, changed
		}
	}
	return out, nil
}

// Holds holds the data of a PDF against a dossier, without its pages.
func (p *Press) Holds(name string, f *File) (same bool, changed []Change, err error) {
	raw, shown, err := p.readRaw(name, nil)
	if err != nil {
		return false, nil, failure.Of(err, shown)
	}
	data, meta, err := seal.Open(bytes.NewReader(raw))
	if err != nil {
		return false, nil, failure.Of(err, shown)
	}
	return p.holdData(f, meta, data)
}

// holdData holds data against a dossier, with its tables of personal data and
// without them: they may have been left out.
func (p *Press) holdData(f *File, meta seal.Meta, data []byte) (same bool, changed []Change, err error) {
	whole, err := p.On(dossier.DateOf(meta.Date)).paperView(f, func(d *dossier.Dossier) *dossier.Dossier { return asSealed(d, data) })
	if err != nil {
		return false, nil, err
	}
	for i, personal := range []bool{true, false} {
		sum, err := whole.Fingerprint(personal)
		if err != nil {
			return false, nil, err
		}
		if sum == meta.Fingerprint {
			return true, nil, nil
		}
		mine, err := whole.Printed(personal)
		if err != nil {
			return false, nil, err
		}
		if now := labelled(changes(data, mine), f.Call); i == 0 || len(now) < len(changed) {
			changed = now
		}
	}
	return false, changed, nil
}

// fromData reads the dossier that is in a PDF.
func (p *Press) fromData(data []byte, shown string) (*File, error) {
	raw, err := seal.Dossier(data)
	if err != nil {
		return nil, failure.Of(err, shown)
	}
	d, c, err := dossier.Read(raw, p.sealedFor(data))
	if err != nil {
		return nil, p.refused(err, shown)
	}
	return &File{Dossier: d, Call: c, raw: raw}, nil
}

// creator names the program in the files that it makes.
//
// A file that says so was made by this very version, and its pages can be
// compared.
func creator() string { return version.App().Name + " " + version.Version() }
