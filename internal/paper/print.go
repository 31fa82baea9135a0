package paper

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"dossierpme/dossier"
	"dossierpme/dossier/figures"
	"dossierpme/dossier/outline"
	"dossierpme/internal/failure"
	"dossierpme/internal/problemtext"
	"dossierpme/pdf"
	"dossierpme/pdf/layout"
	"dossierpme/pdf/seal"
)

// Sheet says how a dossier is printed.
type Sheet struct {
	Date time.Time // of the file; the day printed is that of the parts
	// WithoutOwners leaves the tables of personal data out.
	WithoutOwners bool
	// WithoutData leaves out the data that the pages are made from: what is handed
	// over can be read and checked by eye alone.
	WithoutData bool
	// OnlySignature prints the pages to sign alone, with the numbers and the codes
	// that they have in the whole.
	OnlySignature bool
	// SignatureField puts an empty field on the letter that a signing program can
	// fill in.
	SignatureField bool

	// Short prints the edition for an officer.
	Short bool
	// Compact puts one list in the place of the separators of a binder's annexes of one
	// page.
	Compact bool
	// Light leaves the originals of the annexes out of a binder.
	Light bool

	draft bool  // whatever the check says
	made  *made // of a binder, or of what is not printed as usual
}

// unseen says why a page of a binder cannot be made again.
type unseen string

// The reasons.
const (
	away  unseen = "away" // the original of an annex is not at hand
	aScan unseen = "scan" // of a page that was signed
)

// Printed is a dossier on paper.
type Printed struct {
	PDF      []byte
	Complete bool // else it is a draft
	// Fingerprint is that of the data on the pages.
	Fingerprint seal.Sum
	Report      pdf.Report

	blank map[int]unseen // pages, from 0, of a binder that could not be made again
}

// Print prints a dossier, with the annexes of its folder listed. The same
// dossier, day and program give the same bytes, and so does the dossier that
// comes out of the PDF: the pages are made from the printed view alone.
func (p *Press) Print(f *File, s Sheet) (Printed, error) {
	_, problems := p.check(f, true) // before the hashes, which change no answer
	whole, err := p.printedView(f)
	if err != nil {
		return Printed{}, err
	}
	complete := dossier.Complete(problems)
	s.draft = s.draft || !complete
	out, err := p.printOnPaper(whole, s)
	out.Complete = complete
	return out, err
}

// printOnPaper prints what the printed view of a dossier holds. A file that
// lacks in its folder is no matter of the pages, and neither is an answer that
// nobody can see on them. Whether the dossier is complete is not judged.
func (p *Press) printOnPaper(whole *dossier.View, s Sheet) (Printed, error) {
	v := p.onPaper(whole, !s.WithoutOwners)
	if s.Short {
		s.made = &made{Short: true}
	}
	var b bytes.Buffer
	report, sum, err := p.printPaper(v, s, nil, nil, pdf.Options{Date: s.Date, OnlySheets: s.OnlySignature}, &b)
	if err != nil {
		return Printed{}, err
	}
	return Printed{PDF: b.Bytes(), Report: report, Fingerprint: sum}, nil
}

// printPaper prints a dossier as the printed view has it, and behind it what is
// bound. It returns the fingerprint that stands on the pages.
func (p *Press) printPaper(v *dossier.View, s Sheet, bound map[string]outline.Bound, extra []outline.Attached, opts pdf.Options, w io.Writer) (pdf.Report, seal.Sum, error) {
	doc, in, sum, err := p.outlined(v, s, bound, extra)
	if err != nil {
		return pdf.Report{}, sum, err
	}
	data := &seal.Data{ID: v.Dossier.ID, Version: v.Dossier.Version, Fingerprint: sum, Words: p.Words}
	if s.Short {
		in.Short, in.Bound, in.Extra = false, nil, nil
		at, err := p.inWhole(doc, outline.Build(v, in))
		if err != nil {
			return pdf.Report{}, sum, err
		}
		data.Page = func(printed int) int { return at[printed] }
	}
	if !s.WithoutData {
		if data.JSON, err = v.Printed(true); err != nil {
			return pdf.Report{}, sum, err
		}
		if s.made != nil {
			if data.Made, err = json.Marshal(s.made); err != nil {
				return pdf.Report{}, sum, err
			}
		}
	}
	report, err := p.write(w, doc, opts, data)
	if errors.Is(err, pdf.ErrNoSheet) {
		err = &failure.Error{Code: "no_sheet", Err: err}
	}
	return report, sum, err
}

// outlined is what the paper of a dossier says, and the fingerprint that it bears.
func (p *Press) outlined(v *dossier.View, s Sheet, bound map[string]outline.Bound, extra []outline.Attached) (*outline.Document, outline.Input, seal.Sum, error) {
	problems := v.Check()
	if s.WithoutOwners {
		problems = slices.DeleteFunc(problems, func(pb dossier.Problem) bool {
			f, _ := v.Locate(pb.Field)
			return f != nil && f.Personal
		})
	}
	in := p.input(v, problems)
	sum, err := v.Fingerprint(true)
	if err != nil {
		return nil, in, sum, err
	}
	in.Draft, in.Fingerprint = s.draft, ShortFingerprint(sum)
	in.LeaveOutPersonal, in.SignatureField = s.WithoutOwners, s.SignatureField
	in.Bound, in.Extra = bound, extra
	in.Attach, in.Short, in.Compact = !s.WithoutData, s.Short, s.Compact
	return outline.Build(v, in), in, sum, nil
}

// sheets are the pages to sign of the paper of a dossier, by the numbers printed on
// them, and the fingerprint that they bear. Nothing is written.
func (p *Press) sheets(whole *dossier.View, s Sheet) ([]layout.Sheet, seal.Sum, error) {
	face, err := p.Typeface()
	if err != nil {
		return nil, seal.Sum{}, err
	}
	doc, _, sum, err := p.outlined(p.onPaper(whole, !s.WithoutOwners), s, nil, nil)
	if err != nil {
		return nil, sum, err
	}
	return pdf.Sheets(doc, face), sum, nil
}

// onPaper is what of a dossier goes on paper, with its tables of personal data or without.
func (p *Press) onPaper(whole *dossier.View, personal bool) *dossier.View {
	return dossier.NewView(whole.Call, whole.OnPaper(personal), p.Env)
}

// inWhole gives for each page to sign of a short edition, by the number printed on it,
// the number that it has in the whole edition. The code of a page names that one, so a
// page that was signed stands for the same of the dossier in both.
func (p *Press) inWhole(short, whole *outline.Document) (map[int]int, error) {
	face, err := p.Typeface()
	if err != nil {
		return nil, err
	}
	numbers := func(doc *outline.Document) (out []int) {
		for _, s := range pdf.Sheets(doc, face) {
			for n := s.First; n <= s.Last; n++ {
				out = append(out, n)
			}
		}
		return out
	}
	in, of := numbers(short), numbers(whole)
	if len(in) != len(of) {
		return nil, fmt.Errorf("%d pages to sign in the short edition, %d in the whole", len(in), len(of))
	}
	at := make(map[int]int, len(in))
	for i, n := range in {
		at[n] = of[i]
	}
	return at, nil
}

// input is what the outline of a dossier needs beside the dossier.
func (p *Press) input(v *dossier.View, problems []dossier.Problem) outline.Input {
	return outline.Input{
		Problems: problems, Score: v.Score(problems), Figures: p.Figures(v), Obligations: figures.Obligations(v, p.Law), Words: p.Words,
		Message: func(pb dossier.Problem) string { return problemtext.Of(p.Words, v, pb).Short() },
		What:    func(pb dossier.Problem) string { return problemtext.Of(p.Words, v, pb).What },
	}
}

// Outline is what a print of the dossier would say, for whoever reads it without
// paper.
func (p *Press) Outline(v *dossier.View) *outline.Document {
	return outline.Build(v, p.input(v, v.Check()))
}

// printedView is a dossier as it goes on paper: with an id, and the sums and the
// states of its annexes.
func (p *Press) printedView(f *File) (*dossier.View, error) {
	return p.paperView(f, func(d *dossier.Dossier) *dossier.Dossier { return withStates(d, p.judging(f, true)) })
}

// paperView is printedView with states of its own.
func (p *Press) paperView(f *File, states func(*dossier.Dossier) *dossier.Dossier) (*dossier.View, error) {
	d := f.Dossier.Copy()
	if dir, ok := f.Folder(); ok {
		d = WithHashes(d, dir)
	}
	d = states(d)
	if err := dossier.Identify(f.Call, d); err != nil {
		return nil, err
	}
	return dossier.NewView(f.Call, d, p.Env), nil
}

// Blank prints the empty form of a call.
func (p *Press) Blank(c *dossier.Call, date time.Time) (Printed, error) {
	doc := outline.Blank(dossier.NewView(c, dossier.New(c), p.Env), outline.Input{Words: p.Words})
	var b bytes.Buffer
	report, err := p.write(&b, doc, pdf.Options{Date: date}, nil)
	return Printed{PDF: b.Bytes(), Report: report}, err
}

// write prints doc, with data inside unless they are nil.
func (p *Press) write(w io.Writer, doc *outline.Document, opts pdf.Options, data *seal.Data) (pdf.Report, error) {
	face, err := p.Typeface()
	if err != nil {
		return pdf.Report{}, err
	}
	opts.Type, opts.Creator = face, creator()
	if opts.Binder {
		opts.Creator = p.Words.T("paper.file.binder", "program", opts.Creator)
	}
	if data == nil {
		return pdf.Write(w, doc, opts)
	}
	return seal.Write(w, doc, opts, *data)
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
