package wiring

import (
	"bytes"
	"crypto/sha256"
	"strings"
	"time"

	"dossierpme/dossier"
	"dossierpme/pdf"
	"dossierpme/pdf/outline"
	"dossierpme/pdf/seal"
)

// Sheet says how a dossier is printed.
type Sheet struct {
	Date time.Time // of the file; the day printed is that of the parts
	// WithoutOwners leaves the tables of personal data out.
	WithoutOwners bool
	// OnlySignature prints the pages to sign alone, with the numbers and the codes
	// that they have in the whole.
	OnlySignature bool
	// SignatureField puts an empty field on the letter that a signing program can
	// fill in.
	SignatureField bool
}

// Printed is a dossier on paper.
type Printed struct {
	PDF      []byte
	Complete bool // else it is a draft
	Report   pdf.Report
}

// Print prints a dossier, with the annexes of its folder listed. The same
// dossier, day and program give the same bytes.
func (p *Parts) Print(f *File, s Sheet) (Printed, error) {
	_, problems := p.Check(f) // before the hashes, which change no answer
	v, err := p.printedView(f)
	if err != nil {
		return Printed{}, err
	}
	d := v.Dossier
	sum, err := v.Fingerprint(!s.WithoutOwners)
	if err != nil {
		return Printed{}, err
	}
	doc := outline.Build(v, outline.Input{
		Problems: problems, Score: v.Score(problems), Figures: p.Figures(v),
		Message:          func(pb dossier.Problem) string { return p.Message(v, pb).Short() },
		Fingerprint:      ShortFingerprint(sum),
		LeaveOutPersonal: s.WithoutOwners,
		SignatureField:   s.SignatureField,
	})
	data, err := v.Printed(!s.WithoutOwners)
	if err != nil {
		return Printed{}, err
	}
	out := Printed{Complete: dossier.Complete(problems)}
	out.PDF, out.Report, err = p.write(doc, pdf.Options{Date: s.Date, OnlySheets: s.OnlySignature}, &seal.Data{JSON: data, ID: d.ID, Version: d.Version, Fingerprint: sum})
	return out, err
}

// printedView is a dossier as it goes on paper: with an id, and the sums of the
// annexes in its folder.
func (p *Parts) printedView(f *File) (*dossier.View, error) {
	d := f.Dossier.Copy()
	if dir, ok := f.Folder(); ok {
		d = WithHashes(d, dir)
	}
	if err := dossier.Identify(f.Call, d); err != nil {
		return nil, err
	}
	return dossier.NewView(f.Call, d, p.Env), nil
}

// Blank prints the empty form of a call.
func (p *Parts) Blank(c *dossier.Call, date time.Time) (Printed, error) {
	doc := outline.Blank(dossier.NewView(c, dossier.New(c), p.Env), outline.Input{})
	out := Printed{}
	var err error
	out.PDF, out.Report, err = p.write(doc, pdf.Options{Date: date}, nil)
	return out, err
}

// write prints doc, with data inside unless they are nil.
func (p *Parts) write(doc *outline.Document, opts pdf.Options, data *seal.Data) ([]byte, pdf.Report, error) {
	face, err := p.typeface()
	if err != nil {
		return nil, pdf.Report{}, err
	}
	var b bytes.Buffer
	opts.Type, opts.Creator = face, creator()
	var report pdf.Report
	if data == nil {
		report, err = pdf.Export(&b, doc, opts)
	} else {
		report, err = seal.Write(&b, doc, opts, *data)
	}
	return b.Bytes(), report, err
}

// ShortFingerprint is the fingerprint as paper shows it: its first sixteen
// base32 characters, by four.
func ShortFingerprint(sum [sha256.Size]byte) string {
	const groups = 4
	s := dossier.Base32(sum, 4*groups)
	parts := make([]string, groups)
	for i := range parts {
		parts[i] = s[4*i : 4*i+4]
	}
	return strings.Join(parts, "-")
}
