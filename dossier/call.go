package dossier

import (
	"encoding/json"
	"fmt"
	"iter"
	"slices"
	"strings"
	"unicode/utf8"
)

// FieldID is the permanent id of a field: dotted, lower case, English.
type FieldID string

// Kind names what a field holds and does; see kinds.go for the whole list.
type Kind string

// Call is one call for projects, merged with the common definitions.
type Call struct {
	ID          string   `json:"id"`
	Revision    int      `json:"revision"`
	Status      string   `json:"status"` // open, closed, unverified
	Title       string   `json:"title"`
	Short       string   `json:"short,omitempty"`
	Year        int      `json:"year,omitempty"`
	Announced   string   `json:"announced,omitempty"`
	Programme   string   `json:"programme,omitempty"`
	CCI         string   `json:"cci,omitempty"`
	Departments []string `json:"departments,omitempty"`
	NAF         []string `json:"naf,omitempty"` // likely activity codes, unconfirmed
	About       string   `json:"about,omitempty"`
	Source      string   `json:"source,omitempty"`
	Rules       []string `json:"rules,omitempty"`
	// WithoutRules are the general rules that the call leaves out; see Rule.General.
	WithoutRules []string  `json:"without_rules,omitempty"`
	Phases       []Phase   `json:"phases"`
	Sections     []Section `json:"sections"`
	Params       []Field   `json:"params,omitempty"`
	Pieces       []Piece   `json:"pieces,omitempty"`

	fields map[FieldID]place
	params map[FieldID]*Field
	roles  map[Role]FieldID // of the fields and parameters that say theirs
	pieces FieldID          // the list of annexes, "" where the call has none
	// standing says that a field has a value while nothing is typed.
	standing     bool
	explanations FieldID // the table of explanations, "" where the call has none
	format       int     // see Format
}

type place struct {
	section, index int
	field          *Field
}

// Phase groups sections on the rail and on paper.
type Phase struct {
	ID    string `json:"id"`
	Title string `json:"title"`
}

// Section is one step of the wizard and one chapter on paper.
type Section struct {
	ID     string  `json:"id"`
	Phase  string  `json:"phase"`
	Title  string  `json:"title"`
	Short  string  `json:"short,omitempty"`
	Intro  string  `json:"intro,omitempty"`
	Fields []Field `json:"fields"`
}

// Field is one question, or one column of a table. It is written once: a call
// file has the same keys in lower case, a stored call those of the tags; the tag
// call says which of them a call may change where it takes a common field, and
// fields which are listed by `dossierctl fields`.
type Field struct {
	ID       FieldID    `json:"id" fields:"list"`
	Kind     Kind       `json:"kind" fields:"list"`
	Label    string     `json:"label" call:"change" fields:"list"`
	Head     string     `json:"head,omitempty" call:"change"`
	Hint     string     `json:"hint,omitempty" call:"change"`
	Example  string     `json:"example,omitempty" call:"change"`
	Why      string     `json:"why,omitempty" call:"change"`
	Source   string     `json:"source,omitempty" call:"change"`
	Minutes  float64    `json:"minutes,omitempty" call:"change"`
	Optional bool       `json:"optional,omitempty" call:"change"`
	Group    string     `json:"group,omitempty" call:"change"`
	Unit     string     `json:"unit,omitempty" fields:"list"`
	Min      string     `json:"min,omitempty" call:"change" fields:"list"` // wire form of the kind; a number of characters or rows for texts and tables
	Max      string     `json:"max,omitempty" call:"change" fields:"list"`
	Useful   []int      `json:"useful,omitempty" call:"change"`
	Options  []Option   `json:"options,omitempty" call:"change" fields:"list"`
	Postcode FieldID    `json:"postcode,omitempty"`
	Table    FieldID    `json:"table,omitempty"`
	Tables   []FieldID  `json:"tables,omitempty"` // of a ref whose rows stand in several tables: its value is table/row, or none
	Figure   string     `json:"figure,omitempty"`
	Personal bool       `json:"personal,omitempty"`
	Item     string     `json:"item,omitempty"`
	Titled   string     `json:"titled,omitempty"`
	Summary  []string   `json:"summary,omitempty"`
	Paper    []string   `json:"paper,omitempty"`
	Amount   string     `json:"amount,omitempty"`
	Fixed    []Option   `json:"fixed,omitempty" fields:"list"`
	Columns  []Field    `json:"columns,omitempty" fields:"list"`
	When     Conditions `json:"when,omitempty" fields:"list"`
	// Default and Carried are the value while nothing is answered: a constant in wire
	// form, or the name of a function that finds it in other answers; see carry.go.
	Default   string `json:"default,omitempty" fields:"list"`
	Carried   string `json:"carried,omitempty" fields:"list"`
	Essential bool   `json:"essential,omitempty" call:"change" fields:"list"` // among the few that a first estimate needs
	Ask       string `json:"ask,omitempty" call:"change" fields:"list"`       // who knows the answer, one of Askable
	Use

	min, max *Decimal // parsed once by Prepare; dates as yyyymmdd
	most     int      // max as a count, for texts and tables
	constant Value    // Default as a value, nil where there is none
	carry    *Carry   // the function of Carried, nil where there is none
	// constants says that a column of the table has a constant.
	constants bool
	index     map[string]int
	putsOff   bool // a list of pieces of a call of the second form
}

// Option is one possible answer of a choice, with its permanent id.
type Option struct {
	ID    string `json:"id"`
	Label string `json:"label"`
}

// Piece is a document to attach.
type Piece struct {
	ID      string   `json:"id"`
	Title   string   `json:"title"`
	Need    string   `json:"need"`
	Status  string   `json:"status"` // C, C2, A, U: how far the need is confirmed
	Printed bool     `json:"printed,omitempty"`
	Each    []string `json:"each,omitempty"`
	Hint    string   `json:"hint,omitempty"`
	Name    string   `json:"name,omitempty"`
	Minutes float64  `json:"minutes,omitempty"`
	// When is what must hold, beside the need, for the piece to be wanted.
	When Conditions `json:"when,omitempty"`
}

// Prepare indexes the call and parses the limits. It must be called once after
// a Call was built by hand or read; it reports what makes the call unusable.
func (c *Call) Prepare() error {
	c.fields = map[FieldID]place{}
	c.params = map[FieldID]*Field{}
	c.roles = map[Role]FieldID{}
	c.pieces, c.explanations, c.standing, c.format = "", "", false, 1
	for si := range c.Sections {
		s := &c.Sections[si]
		for fi := range s.Fields {
			f := &s.Fields[fi]
			if _, twice := c.fields[f.ID]; twice {
				return fmt.Errorf("field %s is defined twice", f.ID)
			}
			c.fields[f.ID] = place{si, fi, f}
			if f.Role != "" {
				c.roles[f.Role] = f.ID
			}
			if f.spec().fate() == attached {
				c.pieces = f.ID
			}
			if err := f.prepare(); err != nil {
				return err
			}
			c.standing = c.standing || f.constant != nil || f.carry != nil || f.constants
			if f.explains() {
				c.explanations = f.ID
			}
			if f.second() {
				c.format = 2
			}
		}
	}
	for i := range c.Pieces {
		if len(c.Pieces[i].When) > 0 {
			c.format = 2
		}
	}
	if list := c.Field(c.pieces); list != nil && c.Format() > 1 {
		list.putsOff = true
		if err := list.prepare(); err != nil {
			return err
		}
	}
	for i := range c.Params {
		f := &c.Params[i]
		c.params[f.ID] = f
		if f.Role != "" {
			c.roles[f.Role] = f.ID
		}
		if err := f.prepare(); err != nil {
			return err
		}
	}
	return nil
}

func (f *Field) prepare() error {
	if columns := f.Cols(); len(columns) > 0 { // most fields have none
		f.index = make(map[string]int, len(columns))
		for i := range columns {
			f.index[string(columns[i].ID)] = i
		}
	}
	for _, lim := range []struct {
		text string
		to   **Decimal
	}{{f.Min, &f.min}, {f.Max, &f.max}} {
		if lim.text == "" {
			continue
		}
		n, ok := f.spec().limit(lim.text)
		if !ok {
			return fmt.Errorf("field %s: limit %q is none of a %s", f.ID, lim.text, f.Kind)
		}
		*lim.to = &n
	}
	if f.max != nil {
		f.most = jsonInt(*f.max)
	}
	f.constant, _ = f.wire(f.Default)
	f.carry = f.Carry()
	f.constants = false
	for i := range f.Columns {
		if err := f.Columns[i].prepare(); err != nil {
			return err
		}
		f.constants = f.constants || f.Columns[i].constant != nil
	}
	return nil
}

// Questions are the fields of all sections, in the order of the form.
func (c *Call) Questions() iter.Seq[*Field] { return Questions(c.Sections) }

// Questions are the fields of some sections, in their order.
func Questions(sections []Section) iter.Seq[*Field] {
	return func(yield func(*Field) bool) {
		for i := range sections {
			for j := range sections[i].Fields {
				if !yield(&sections[i].Fields[j]) {
					return
				}
			}
		}
	}
}

// Field returns the field with this id, nil where the call has none.
func (c *Call) Field(id FieldID) *Field { return c.fields[id].field }

// has reports whether the call asks all of these fields, or what they took the place of.
func (c *Call) has(ids []FieldID) bool {
	return !slices.ContainsFunc(ids, func(id FieldID) bool { return c.Field(id) == nil && c.Field(PredecessorOf(id)) == nil })
}

// Param returns the call parameter with this id, nil where the call has none.
func (c *Call) Param(id FieldID) *Field { return c.params[id] }

// SectionOf returns the section that holds a field, nil where none does.
func (c *Call) SectionOf(id FieldID) *Section {
	p, ok := c.fields[id]
	if !ok {
		return nil
	}
	return &c.Sections[p.section]
}

// Section returns the section with this id, nil where the call has none.
func (c *Call) Section(id string) *Section {
	for i := range c.Sections {
		if c.Sections[i].ID == id {
			return &c.Sections[i]
		}
	}
	return nil
}

// Piece returns the piece with this id, nil where the call has none.
func (c *Call) Piece(id string) *Piece {
	for i := range c.Pieces {
		if c.Pieces[i].ID == id {
			return &c.Pieces[i]
		}
	}
	return nil
}

// Column returns the column of a table, nil where it has none. The columns of
// annexes are built in.
func (f *Field) Column(id string) *Field {
	cols := f.Cols()
	if i, ok := f.index[id]; ok {
		return &cols[i]
	}
	if f.index == nil { // a field that no call has prepared yet
		for i := range cols {
			if cols[i].ID == FieldID(id) {
				return &cols[i]
			}
		}
	}
	return nil
}

// Cols returns the columns of a table; those of a pieces field are built in.
func (f *Field) Cols() []Field { return f.spec().columns(f) }

// Together lists the columns of a table that only mean something together: where two
// dossiers are put together, all of a group are those of one side.
func (f *Field) Together() [][]string {
	if f == nil {
		return nil
	}
	return f.spec().together()
}

// Option returns the label of an option.
func (f *Field) Option(id string) (label string, ok bool) {
	for _, o := range f.Options {
		if o.ID == id {
			return o.Label, true
		}
	}
	return "", false
}

// OptionOr returns the label of an option, or its id where there is none.
func (f *Field) OptionOr(id string) string {
	if label, ok := f.Option(id); ok {
		return label
	}
	return id
}

// HeadOr is the short heading, or the label where there is none.
func (f *Field) HeadOr() string {
	if f.Head != "" {
		return f.Head
	}
	return f.Label
}

// longLabel is the number of characters from which a label gives way to its
// short form.
const longLabel = 60

// Name is what the field is called where it is not asked: a question, and a label
// too long to stand beside an answer, give way to the short form.
func (f *Field) Name() string {
	if strings.HasSuffix(f.Label, "?") || utf8.RuneCountInString(f.Label) > longLabel {
		return f.HeadOr()
	}
	return f.Label
}

// Asked reports whether the field takes an answer of the applicant.
func (f *Field) Asked() bool {
	r := f.spec().fate()
	return r == answered || r == attached
}

// Required reports whether a complete dossier needs the field where it is visible.
func (f *Field) Required() bool { return f.spec().fate() == answered && !f.Optional }

// LoadFrozen reads a call that was stored with a dossier. It is lenient: keys
// it does not know are ignored, for the call was checked when it was frozen.
func LoadFrozen(in []byte) (*Call, error) {
	c := &Call{}
	if err := json.Unmarshal(in, c); err != nil {
		return nil, fmt.Errorf("reading a stored call: %w", err)
	}
	if err := c.Prepare(); err != nil {
		return nil, fmt.Errorf("reading a stored call: %w", err)
	}
	return c, nil
}

// Freeze returns the canonical JSON of the merged call, which is stored with
// every dossier that was written for it.
func (c *Call) Freeze() ([]byte, error) {
	b, err := json.Marshal(c)
	if err != nil {
		return nil, fmt.Errorf("storing call %s: %w", c.ID, err)
	}
	return Canonical(b)
}
