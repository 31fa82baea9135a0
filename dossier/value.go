package dossier

import (
	"maps"
	"slices"
	"strconv"
	"strings"
)

// Value is one answer. The set is closed: Text, Choices, YesNo, Integer,
// Number, Percent, Money, Date, NAF, Rows and Unknown. Values are immutable.
type Value interface {
	// Empty reports whether nothing was answered.
	Empty() bool
	// String is the wire text of a simple value, for logs and search.
	String() string
	// appendJSON writes the exact file form.
	appendJSON(b []byte) []byte
}

// Text is a text in NFC with LF, an identifier, an option id or a row id.
type Text string

// Choices are option ids, in the order of the field's options where known.
type Choices []string

// YesNo is a yes or a no; no answer at all is an absent value.
type YesNo bool

// Integer is a whole number, a count or a year.
type Integer int64

// Number is a decimal quantity of at most six digits after the point.
type Number struct{ Decimal }

// Percent is a percentage of at most two digits after the point: 33.33 is 33,33 %.
type Percent struct{ Decimal }

// Money is an amount in euros, in whole cents.
type Money struct{ Decimal }

// NAF is an activity code with its nomenclature, "rev2" or "2025".
type NAF struct{ Nomenclature, Code string }

// Row is one line of a table. A cell that the call does not know is Unknown.
type Row struct {
	ID    string
	Cells map[string]Value
}

// Rows are the lines of a table, in their order.
type Rows []Row

// Unknown is what could not be read as a value of its field's kind: what a
// person typed, or what another program wrote. It is kept and written back
// byte for byte.
type Unknown struct{ JSON []byte }

// Typed returns what a person typed and the kind could not read.
func Typed(s string) Unknown { return Unknown{appendString(nil, s)} }

// Empty reports whether the text says nothing: blanks are no answer.
func (v Text) Empty() bool { return isBlank(string(v)) }

// Empty reports whether nothing is chosen.
func (v Choices) Empty() bool { return len(v) == 0 }

// Empty is false: a no is an answer.
func (v YesNo) Empty() bool { return false }

// Empty is false: zero is an answer.
func (v Integer) Empty() bool { return false }

// Empty is false: zero is an answer.
func (v Number) Empty() bool { return false }

// Empty is false: zero is an answer.
func (v Percent) Empty() bool { return false }

// Empty is false: zero is an answer.
func (v Money) Empty() bool { return false }

// Empty reports whether there is no date.
func (d Date) Empty() bool { return d.IsZero() }

// Empty reports whether there is no code.
func (v NAF) Empty() bool { return v.Code == "" }

// Empty reports whether the table has no row.
func (v Rows) Empty() bool { return len(v) == 0 }

// Empty reports whether the JSON is null or an empty text.
func (v Unknown) Empty() bool {
	s := string(v.JSON)
	return s == "" || s == "null" || s == `""`
}

func (v Text) String() string { return string(v) }

func (v Choices) String() string { return strings.Join(v, ", ") }

func (v YesNo) String() string { return strconv.FormatBool(bool(v)) }

func (v Integer) String() string { return strconv.FormatInt(int64(v), 10) }

func (v Money) String() string { return v.Fixed(2) }

func (v NAF) String() string { return v.Code }

func (v Rows) String() string { return strconv.Itoa(len(v)) }

// String is the text between the quotes, or the JSON in canonical form: what is
// shown must not depend on how a program happens to space it.
func (v Unknown) String() string {
	n, err := parseJSON(v.JSON)
	switch {
	case err != nil:
		return string(v.JSON)
	case n.kind == jsonString:
		return n.text
	}
	return string(canonical(nil, n))
}

// Get returns the cell of a column, nil where it is absent.
func (r Row) Get(col string) Value { return r.Cells[col] }

// Text returns a text, identifier or choice of the row, "" where there is none.
func (r Row) Text(col string) string {
	t, _ := r.Get(col).(Text)
	return string(t)
}

// With returns a copy of the row with one cell set, or removed where v is nil.
func (r Row) With(col string, v Value) Row {
	cells := make(map[string]Value, len(r.Cells)+1)
	maps.Copy(cells, r.Cells)
	if v == nil {
		delete(cells, col)
	} else {
		cells[col] = v
	}
	return Row{ID: r.ID, Cells: cells}
}

// Index is the position of the row with this id, -1 where there is none.
func (v Rows) Index(id string) int {
	return slices.IndexFunc(v, func(r Row) bool { return r.ID == id })
}

// places is the place of every row by its id, the first where there are several.
func (v Rows) places() map[string]int {
	at := make(map[string]int, len(v))
	for i, r := range v {
		if _, twice := at[r.ID]; !twice {
			at[r.ID] = i
		}
	}
	return at
}

// FreshID returns an id of the form r1, r2 … that no row has. It may be that of
// a row that went: where others refer to rows, draft.Session gives safe ids.
func (v Rows) FreshID() string {
	for n := len(v) + 1; ; n++ {
		id := "r" + strconv.Itoa(n)
		if v.Index(id) < 0 {
			return id
		}
	}
}

// Equal reports whether two values have the same file form; nil equals nil.
func Equal(a, b Value) bool {
	if a == nil || b == nil {
		return a == nil && b == nil
	}
	if x, ok := a.(Text); ok {
		y, ok := b.(Text)
		return ok && x == y
	}
	return string(a.appendJSON(nil)) == string(b.appendJSON(nil))
}
