package paper

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"io"
	"maps"
	"slices"

	"dossierpme/dossier"
	"dossierpme/internal/failure"
	"dossierpme/internal/version"
	"dossierpme/pdf/scan"
	"dossierpme/pdf/seal"
)

// Verdict is what comparing a PDF says.
type Verdict string

// The verdicts.
const (
	Identical Verdict = "identical" // the file is what the program makes of these data
	DataOnly  Verdict = "data_only" // the data are the same, the pages are not or cannot be compared
	Different Verdict = "different" // the data differ
	NoData    Verdict = "no_data"
	Newer     Verdict = "newer"
)

// Change is a place where two dossiers differ.
type Change struct {
	Field dossier.FieldID `json:"field"`
	Row   string          `json:"row"`
}

// Verified is a PDF or a scan that was compared.
type Verified struct {
	Verdict Verdict
	Meta    seal.Meta
	// Codes are those read on the pages of a file that holds no data, such as a
	// scan of the pages that were signed. Meta then says what the first of them
	// says; only the beginning of its fingerprint is known, and no date.
	Codes []scan.Found
	// Placed says of each code which page of which declaration it stands for, and
	// Sheets which pages of every declaration were found; both are nil where the
	// scan was held against no dossier.
	Placed []Placed
	Sheets []Declared
	// Comparable says that the pages can be compared: this very program made them.
	Comparable bool
	// Extended says that the file begins with exactly what the program makes and
	// that something was added behind, such as an electronic signature.
	Extended bool
	Changed  []Change
}

// OpenPDF takes the data out of a PDF, as a dossier file.
func (p *Press) OpenPDF(name string, in io.Reader) ([]byte, error) {
	raw, shown, err := p.readRaw(name, in)
	if err != nil {
		return nil, failure.Of(err, shown)
	}
	data, _, err := seal.Open(bytes.NewReader(raw))
	if err == nil {
		data, err = seal.Dossier(data)
	}
	if err != nil {
		return nil, failure.Of(err, shown)
	}
	return data, nil
}

// Verify holds a PDF against a dossier, or against the data inside it where f is
// nil: then only the pages can differ. Of a scan, a picture or a PDF that holds
// no data, it reads the codes: they name a dossier and the beginning of its
// fingerprint, and the picture itself is compared with nothing. That takes some
// seconds; ctx ends it.
func (p *Press) Verify(ctx context.Context, name string, in io.Reader, f *File) (Verified, error) {
	raw, shown, err := p.readRaw(name, in)
	if err != nil {
		return Verified{}, failure.Of(err, shown)
	}
	if !bytes.HasPrefix(raw, []byte("%PDF-")) && scan.Picture(raw) {
		return p.verifyScan(ctx, raw, shown, f)
	}
	data, meta, err := seal.Open(bytes.NewReader(raw))
	out := Verified{Meta: meta, Comparable: meta.Creator == creator()}
	switch {
	case errors.Is(err, seal.ErrNoData):
		return p.verifyScan(ctx, raw, shown, f)
	case errors.Is(err, seal.ErrNewer):
		out.Verdict = Newer
		return out, nil
	case err != nil:
		return Verified{}, failure.Of(err, shown)
	}
	if f == nil {
		if f, err = p.fromData(data, shown); err != nil {
			return Verified{}, err
		}
	}
	on := p.On(dossier.DateOf(meta.Date))
	whole, err := on.paperView(f, func(d *dossier.Dossier) *dossier.Dossier { return asSealed(d, data) })
	if err != nil {
		return Verified{}, err
	}
	for _, without := range []bool{false, true} {
		sum, err := whole.Fingerprint(!without)
		if err != nil {
			return Verified{}, err
		}
		if sum == meta.Fingerprint {
			out.Verdict, out.Changed = DataOnly, nil
			same, extended, err := on.printsAs(whole, Sheet{Date: meta.Date, WithoutOwners: without}, raw)
			if err != nil {
				return Verified{}, err
			}
			if same {
				out.Verdict = Identical
				return out, nil
			}
			out.Extended = out.Extended || extended
			continue
		}
		mine, err := whole.Printed(!without)
		if err != nil {
			return Verified{}, err
		}
		if changed := changes(mine, data); out.Verdict != DataOnly && (out.Verdict == "" || len(changed) < len(out.Changed)) {
			out.Verdict, out.Changed = Different, changed
		}
	}
	return out, nil
}

// printsAs reports whether one of the ways to print a dossier gives these bytes,
// or their beginning.
func (p *Press) printsAs(whole *dossier.View, s Sheet, raw []byte) (same, extended bool, err error) {
	for _, s.draft = range []bool{false, true} {
		for _, s.SignatureField = range []bool{false, true} {
			mine, err := p.printOnPaper(whole, s)
			if err != nil {
				return false, false, err
			}
			if bytes.Equal(mine.PDF, raw) {
				return true, false, nil
			}
			extended = extended || bytes.HasPrefix(raw, mine.PDF)
		}
	}
	return false, extended, nil
}

// fromData reads the dossier that is in a PDF.
func (p *Press) fromData(data []byte, shown string) (*File, error) {
	raw, err := seal.Dossier(data)
	if err != nil {
		return nil, failure.Of(err, shown)
	}
	d, c, err := dossier.Read(raw, p.Calls.Find)
	if err != nil {
		return nil, p.refused(err, shown)
	}
	return &File{Dossier: d, Call: c}, nil
}

// creator names the program in the files that it makes.
//
// A file that says so was made by this very version, and its pages can be
// compared; those of a binder cannot, for its annexes are not in the data.
func creator() string { return version.App().Name + " " + version.Version() }

// changes lists what two printed views say differently, by field and row.
func changes(a, b []byte) []Change {
	type view struct {
		Answers map[string]json.RawMessage `json:"answers"`
		Params  map[string]json.RawMessage `json:"params"`
		Annexes json.RawMessage            `json:"annexes"`
	}
	var x, y view
	if json.Unmarshal(a, &x) != nil || json.Unmarshal(b, &y) != nil {
		return nil
	}
	var out []Change
	for _, m := range [][2]map[string]json.RawMessage{{x.Answers, y.Answers}, {x.Params, y.Params}} {
		for _, key := range keys(m[0], m[1]) {
			if !bytes.Equal(m[0][key], m[1][key]) {
				out = append(out, rowChanges(key, m[0][key], m[1][key])...)
			}
		}
	}
	if !bytes.Equal(x.Annexes, y.Annexes) {
		out = append(out, Change{Field: piecesField})
	}
	slices.SortFunc(out, func(a, b Change) int { return cmp.Or(cmp.Compare(a.Field, b.Field), cmp.Compare(a.Row, b.Row)) })
	return out
}

// rowChanges names the rows of a table that differ, else the field alone.
func rowChanges(field string, a, b json.RawMessage) []Change {
	x, y := byRow(a), byRow(b)
	var out []Change
	for _, row := range keys(x, y) {
		if !bytes.Equal(x[row], y[row]) {
			out = append(out, Change{dossier.FieldID(field), row})
		}
	}
	if len(out) == 0 {
		return []Change{{Field: dossier.FieldID(field)}}
	}
	return out
}

func byRow(raw json.RawMessage) map[string]json.RawMessage {
	var rows []json.RawMessage
	if json.Unmarshal(raw, &rows) != nil {
		return nil
	}
	out := map[string]json.RawMessage{}
	for _, r := range rows {
		var head struct {
			ID string `json:"id"`
		}
		if json.Unmarshal(r, &head) != nil || head.ID == "" {
			return nil // a list of choices, not a table
		}
		out[head.ID] = r
	}
	return out
}

// keys are those of both, sorted.
func keys(a, b map[string]json.RawMessage) []string {
	both := map[string]json.RawMessage{}
	maps.Copy(both, a)
	maps.Copy(both, b)
	return slices.Sorted(maps.Keys(both))
}
