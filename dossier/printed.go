package dossier

import (
	"crypto/sha256"
	"encoding/base32"
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"time"
)

// Annex is one attached file as the printed view lists it.
type Annex struct {
	Row    string // the row of the pieces field
	Piece  string
	For    string
	Name   string
	SHA256 string
	Size   int64
	State  AnnexState // "" where it is attached
}

// Annexes lists the attached files with what their rows know of them, but for
// the signed ones: a scan of pages that were printed and signed is not part of
// what it was signed for. A row that sets its piece aside attaches nothing.
func (v *View) Annexes() []Annex {
	var out []Annex
	for _, r := range v.Rows(v.Call.pieces) {
		if v.Signed(r) {
			continue
		}
		if _, aside := v.setAside(r); aside && !hasFile(r) {
			continue
		}
		a := Annex{Row: r.ID, Piece: r.Text("piece"), For: r.Text("for"), Name: AttachedName(r), SHA256: r.Text("sha256")}
		if n, ok := r.Get("size").(Integer); ok {
			a.Size = int64(n)
		}
		if facts := v.Annex(r); hasFile(r) && facts.State != AnnexAttached {
			a.State = facts.State
		}
		out = append(out, a)
	}
	return out
}

// Signed reports whether a row of the list of pieces holds pages that the
// program printed and somebody signed, such as the letter of commitment.
func (v *View) Signed(r Row) bool {
	p := v.Call.Piece(r.Text("piece"))
	return p != nil && p.Printed
}

// Printed returns the printed view in canonical form: visible answers, call
// parameters, the list of annexes, the pieces set aside and the merged call; never notes, hidden or
// unknown values. With personal false the tables of personal data are left out.
func (v *View) Printed(personal bool) ([]byte, error) { return v.printed(personal, true) }

func (v *View) printed(personal, identity bool) ([]byte, error) {
	call, err := json.Marshal(v.Call)
	if err != nil {
		return nil, err
	}
	b := []byte(`{"format":` + strconv.Itoa(v.Call.Format()) + `,"call":`)
	b = appendString(b, v.Call.ID)
	b = append(b, `,"revision":`+strconv.Itoa(v.Call.Revision)...)
	if identity {
		b = append(b, `,"id":`...)
		b = appendString(b, v.Dossier.ID)
		b = append(b, `,"version":`+strconv.Itoa(v.Dossier.Version)...)
		if !v.Dossier.Updated.IsZero() {
			b = append(b, `,"updated":`...)
			b = appendString(b, v.Dossier.Updated.UTC().Format(time.RFC3339Nano))
		}
	}
	b = append(b, `,"answers":`...)
	b = appendAnswers(b, v.printedAnswers(personal))
	b = append(b, `,"params":{`...)
	params := v.printedParams()
	for i, id := range slices.Sorted(maps.Keys(params)) {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendString(b, string(id))
		b = append(b, ':')
		b = params[id].appendJSON(b)
	}
	b = append(b, `},"annexes":[`...)
	for i, a := range v.Annexes() {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(b, `{"piece":`...)
		b = appendString(b, a.Piece)
		b = append(b, `,"for":`...)
		b = appendString(b, a.For)
		b = append(b, `,"name":`...)
		b = appendString(b, a.Name)
		b = append(b, `,"sha256":`...)
		b = appendString(b, a.SHA256)
		b = append(b, `,"size":`+strconv.FormatInt(a.Size, 10)...)
		if a.State != "" { // without it a list is what it was before there were states
			b = append(b, `,"state":`...)
			b = appendString(b, string(a.State))
		}
		b = append(b, '}')
	}
	b = append(b, ']')
	if identity {
		b = appendPlaces(b, v.StandingPlaces(personal))
	}
	b = appendSetAside(b, v.SetAside())
	b = append(b, `,"definition":`...)
	b = append(b, call...)
	b = append(b, '}')
	return Canonical(b)
}

// appendPlaces writes which answers nobody typed: they are left unanswered where the
// dossier is taken out of its PDF. That is no part of what is said, nor of its
// fingerprint.
func appendPlaces(b []byte, places []Place) []byte {
	if len(places) == 0 {
		return b
	}
	b = append(b, `,"carried":`...)
	for i, p := range places {
		b = append(b, "[,"[min(i, 1)])
		b = appendString(b, string(p))
	}
	return append(b, ']')
}

// appendSetAside writes the pieces that were set aside; nothing where none was, so that
// the view is what it was before there were any.
func appendSetAside(b []byte, all []SetAside) []byte {
	for i, a := range all {
		if i == 0 {
			b = append(b, `,"set_aside":[`...)
		} else {
			b = append(b, ',')
		}
		for j, m := range []struct{ name, text string }{{"piece", a.Piece}, {"for", a.For}, {"set_aside", string(a.As)}, {"reason", a.Reason}} {
			b = append(b, "{,"[min(j, 1)])
			b = appendString(b, m.name)
			b = append(b, ':')
			b = appendString(b, m.text)
		}
		b = append(b, '}')
	}
	if len(all) > 0 {
		b = append(b, ']')
	}
	return b
}

// OnPaper is the dossier as the printed view has it, and so as it comes back
// out of its PDF: what is hidden, noted or unknown is gone, what nobody typed is not
// answered; of an annex its piece, name, size, hash and state are left, of a piece set
// aside how and why. Its printed view is that of v. Pages made
// of it can be made again from the data inside them.
func (v *View) OnPaper(personal bool) *Dossier {
	d := &Dossier{
		ID: v.Dossier.ID, Call: v.Call.ID, Revision: v.Call.Revision, Version: v.Dossier.Version, form: v.Call.Format(),
		Updated: v.Dossier.Updated, Answers: v.printedAnswers(personal), Params: v.printedParams(),
	}
	d.Leave(v.StandingPlaces(personal))
	var rows Rows
	for i, a := range v.Annexes() {
		r := Row{ID: "p" + strconv.Itoa(i+1), Cells: map[string]Value{}}
		for col, s := range map[string]string{"piece": a.Piece, "for": a.For, "name": a.Name, "path": a.Path(), "sha256": a.SHA256, "state": string(a.State)} {
			if s != "" {
				r.Cells[col] = Text(s)
			}
		}
		if a.Size != 0 {
			r.Cells["size"] = Integer(a.Size)
		}
		rows = append(rows, r)
	}
	for i, a := range v.SetAside() {
		rows = append(rows, a.row("s"+strconv.Itoa(i+1)))
	}
	if rows != nil {
		d.Answers[v.Call.pieces] = rows
	}
	return d
}

// Path is where to look for an annex of which only the name is known; "" where
// its hash is.
func (a Annex) Path() string {
	if a.SHA256 == "" && AnnexPath(a.Name) {
		return a.Name
	}
	return ""
}

// printedParams are the parameters that the call knows, without what a file says
// of them beside value, source and date.
func (v *View) printedParams() map[FieldID]Param {
	out := map[FieldID]Param{}
	for id, p := range v.Dossier.Params {
		if v.Call.Param(id) != nil && v.Param(id) != nil {
			out[id] = Param{Value: p.Value, Source: p.Source, Date: p.Date}
		}
	}
	return out
}

// printedAnswers are the visible answers without notes, unknown columns and
// hidden cells. A typed answer that could not be read is printed as typed.
func (v *View) printedAnswers(personal bool) map[FieldID]Value {
	out := map[FieldID]Value{}
	for f := range v.Call.Questions() {
		val := v.Get(f.ID)
		if val == nil || val.Empty() || f.spec().fate() != answered || f.Personal && !personal {
			continue
		}
		if rows, ok := val.(Rows); ok {
			val = v.printedRows(f, rows)
		}
		out[f.ID] = val
	}
	return out
}

func (v *View) printedRows(f *Field, rows Rows) Rows {
	out := make(Rows, len(rows))
	for i, r := range rows {
		out[i] = Row{ID: r.ID, Cells: map[string]Value{}}
		for ci := range f.Columns {
			c := &f.Columns[ci]
			if cell := v.Cell(f, r, c); cell != nil && !cell.Empty() && c.Asked() {
				out[i].Cells[string(c.ID)] = cell
			}
		}
	}
	return out
}

// Fingerprint is the SHA-256 of the printed view without id, version and
// update time: two dossiers with the same content have the same one.
func (v *View) Fingerprint(personal bool) ([sha256.Size]byte, error) {
	b, err := v.printed(personal, false)
	if err != nil {
		return [sha256.Size]byte{}, err
	}
	return sha256.Sum256(b), nil
}

// Said is a short digest of what the dossier says on paper. It tells whether that
// changed, at the cost of no more than reading the answers; unlike a fingerprint it
// knows nothing of the call and of annexes as they were judged.
func (v *View) Said() string {
	bare := NewView(v.Call, v.Dossier, Env{})
	b := appendAnswers(nil, bare.printedAnswers(true))
	params := bare.printedParams()
	for _, id := range slices.Sorted(maps.Keys(params)) {
		b = params[id].appendJSON(appendString(b, string(id)))
	}
	for _, a := range bare.Annexes() {
		for _, s := range []string{a.Piece, a.For, a.Name, a.SHA256} {
			b = appendString(b, s)
		}
	}
	b = appendSetAside(b, bare.SetAside())
	return Base32(sha256.Sum256(b), idLength)
}

// Base32 writes the first n characters of a fingerprint in base32.
func Base32(sum [sha256.Size]byte, n int) string {
	return base32.StdEncoding.EncodeToString(sum[:])[:n]
}

// idLength is the number of characters of a dossier's id.
const idLength = 20

// Identify gives a dossier that has no id the one that its content implies.
func Identify(c *Call, d *Dossier) error {
	if d.ID != "" {
		return nil
	}
	sum, err := NewView(c, d, Env{}).Fingerprint(true)
	if err != nil {
		return err
	}
	d.ID = Base32(sum, idLength)
	return nil
}
