package dossier

import (
	"slices"

	"dossierpme/internal/french"
)

// Env is what a check needs from outside the dossier.
type Env struct {
	Today     Date
	Rules     map[string]Rule
	Needs     map[string]Need
	Uses      *Uses           // of the common fields; nil: none has any
	Ref       Reference       // nil: identifiers are checked by their form alone
	Printable func(rune) bool // nil: everything can be printed
	Texts     *TextCache      // nil: every text is read at every check
	// Annex judges the file of a row of the list of pieces; nil: it is as the list
	// says. It is asked at every check.
	Annex func(Row) AnnexFacts
}

// Rule is a check beyond missing and wrong form, named by the calls. It is a
// value, so that the domain knows no rule's code.
type Rule struct {
	Name   string
	Fields []FieldID // what it reads; a call that names the rule must have them
	Codes  []string  // the codes of what it reports, permanent
	Topic  Topic     // what a case officer looks at with it
	// General rules run on every dossier whose call has the fields that they read,
	// named or not; a call may leave one out.
	General bool
	Check   func(v *View) []Problem
}

// Need says for which parts of a dossier a piece is wanted.
type Need struct {
	Name   string
	Fields []FieldID
	// For returns "" for the dossier as a whole and table/row for rows.
	For func(v *View, p *Piece) []string
}

// View is a dossier read through its call on a day: what is visible, with
// answers that are well formed. Rules, figures and the PDF read dossiers
// through it. It is a snapshot's reader: do not change the dossier under it, and
// use it from one goroutine.
type View struct {
	Call    *Call
	Dossier *Dossier
	Env     Env

	visible map[FieldID]bool
	memo    map[any]any
	carried map[FieldID]carried // what functions gave
	filled  map[FieldID]Rows    // tables with the constants of their columns
}

// Once returns what compute gave the first time for this key, so that rules and
// figures that need the same thing do not compute it again. A View serves one
// goroutine.
func Once[T any](v *View, key any, compute func() T) T {
	if got, ok := v.memo[key]; ok {
		return got.(T)
	}
	got := compute()
	if v.memo == nil {
		v.memo = map[any]any{}
	}
	v.memo[key] = got
	return got
}

// NewView resolves the conditions of every field.
func NewView(c *Call, d *Dossier, e Env) *View {
	v := &View{Call: c, Dossier: d, Env: e, visible: make(map[FieldID]bool, len(c.fields))}
	for f := range c.Questions() {
		v.visible[f.ID] = f.When.unmet(v.Get) == nil
	}
	v.memo, v.carried, v.filled = nil, nil, nil // made while not everything was known
	return v
}

// Visible reports whether the call has the field and its condition holds.
func (v *View) Visible(id FieldID) bool { return v.visible[id] }

// CellVisible reports whether a column is asked in a row.
func (v *View) CellVisible(table *Field, r Row, col *Field) bool {
	return col.When.unmet(func(id FieldID) Value {
		if other := table.Column(string(id)); other != nil {
			return v.Cell(table, r, other)
		}
		return v.Get(id)
	}) == nil
}

// closed is the question whose answer keeps a field from being asked, the first
// of them; "" where none does.
func (v *View) closed(f *Field) FieldID {
	if w := f.When.unmet(v.Get); w != nil {
		return w.Field
	}
	return ""
}

// Opening is where a place can be answered: the place itself, or where that is not
// asked the question that opens it. The field is nil where the call does not ask it.
func (v *View) Opening(at Spot) (*Field, Spot) {
	f, _ := v.Locate(at.Field)
	for f != nil && !v.Visible(f.ID) && v.closed(f) != "" {
		at = Spot{Field: v.closed(f)}
		f = v.Call.Field(at.Field)
	}
	return f, at
}

// Cell returns a visible cell, or the constant of its column where it is not answered;
// nil where it is hidden or there is neither.
func (v *View) Cell(table *Field, r Row, col *Field) Value {
	if !v.CellVisible(table, r, col) {
		return nil
	}
	val := r.Get(string(col.ID))
	if col.constant != nil && (val == nil || val.Empty()) {
		return col.constant
	}
	return val
}

// Rows returns the rows of a visible table.
func (v *View) Rows(id FieldID) Rows {
	r, _ := v.Get(id).(Rows)
	return r
}

// RowIndex is the place of a row in a visible table by its id, -1 where there is
// none. It looks at all rows once, whoever asks for however many.
func (v *View) RowIndex(id FieldID, row string) int {
	if i, ok := v.rowIndex(id)[row]; ok {
		return i
	}
	return -1
}

func (v *View) rowIndex(id FieldID) map[string]int {
	type key struct{ table FieldID }
	return Once(v, key{id}, func() map[string]int { return v.Rows(id).places() })
}

// Text returns a text, identifier or choice, "" where there is none; one line of
// it where a line is asked for.
func (v *View) Text(id FieldID) string {
	t, ok := v.Get(id).(Text)
	if !ok {
		return ""
	}
	return lines(v.Call.Field(id), string(t))
}

// Date returns a day; the zero date where there is none.
func (v *View) Date(id FieldID) Date {
	d, _ := v.Get(id).(Date)
	return d
}

// Number returns a decimal, percent, money, integer or year.
func (v *View) Number(id FieldID) (Decimal, bool) { return asDecimal(v.Get(id)) }

// Yes reports whether the answer is yes.
func (v *View) Yes(id FieldID) bool { return v.Get(id) == YesNo(true) }

// No reports whether the answer is no; an absent answer is neither.
func (v *View) No(id FieldID) bool { return v.Get(id) == YesNo(false) }

// Has reports whether one of the options is chosen.
func (v *View) Has(id FieldID, option string) bool {
	switch x := v.Get(id).(type) {
	case Choices:
		return slices.Contains(x, option)
	case Text:
		return string(x) == option
	}
	return false
}

// Param returns the value of a call parameter, nil where it is empty or unreadable.
func (v *View) Param(id FieldID) Value {
	p := v.Dossier.Params[id].Value
	if _, unknown := p.(Unknown); unknown || p == nil || p.Empty() {
		return nil
	}
	return p
}

// Problem makes a problem of a field, with its section.
func (v *View) Problem(id FieldID, s Severity, code string, args Args) Problem {
	id = v.Here(id)
	section := ""
	if sec := v.Call.SectionOf(id); sec != nil {
		section = sec.ID
	}
	return Problem{Field: id, Section: section, Severity: s, Code: code, Args: args}
}

// RowProblem makes a problem of a cell, or of a whole row where col is "".
func (v *View) RowProblem(table FieldID, row, col string, s Severity, code string, args Args) Problem {
	p := v.Problem(table, s, code, args)
	p.Row = row
	if col != "" {
		p.Field = table + "." + FieldID(col)
	}
	return p
}

// Spot is the place of a field.
func (v *View) Spot(id FieldID) Spot { return Spot{Field: v.Here(id)} }

// Label is the label of a field of the call, its id where there is none.
func (v *View) Label(id FieldID) string {
	if f := v.Call.Field(v.Here(id)); f != nil {
		return f.Label
	}
	return string(id)
}

// Title is the text that names a row to a person: the label that was given in
// advance, its title cell, or its place.
func (v *View) Title(table *Field, rows Rows, i int) string {
	title, _ := v.title(table, rows, i)
	return title
}

// title is Title, and whether it is only the place of the row.
func (v *View) title(table *Field, rows Rows, i int) (title string, ordinal bool) {
	for _, o := range table.Fixed {
		if o.ID == rows[i].ID {
			return o.Label, false
		}
	}
	if table.Titled != "" {
		if c := table.Column(table.Titled); c != nil {
			if s := v.ShowCell(table, rows[i], c); s != "" {
				return s, false
			}
		}
	}
	return french.Nth(i + 1), true
}

// ShowCell writes a visible cell in French; a reference shows the title of the
// row that it names.
func (v *View) ShowCell(table *Field, r Row, col *Field) string {
	cell := v.Cell(table, r, col)
	if cell != nil {
		if text, ok := col.spec().showIn(v, table, r, col, cell); ok {
			return text
		}
	}
	return Show(col, cell, v.Env.Ref)
}
