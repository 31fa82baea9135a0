package dossier

import (
	"maps"
	"time"
)

// Format is the newest version of the file form that this program reads and writes.
// A dossier is written in the lowest that its call and its content need.
const Format = 2

// Dossier is what one applicant answers to one call. Answers that a condition
// hides stay where they are: hidden is neither asked, checked nor printed, but
// never lost.
type Dossier struct {
	ID       string // "" until it has one
	Call     string
	Revision int
	Version  int
	Title    string // the name in the list; the cover prints project.title
	Updated  time.Time
	Answers  map[FieldID]Value
	Params   map[FieldID]Param
	Notes    map[Place]Value  // what somebody noted beside an answer, for himself
	Origins  map[Place]Origin // what paper an answer was read of

	form  int               // the file form that its call needs
	extra map[string][]byte // members of the file that this program does not know
}

// Param is a call parameter that the user read in the cahier des charges.
type Param struct {
	Value  Value
	Source string
	Date   Date

	extra map[string][]byte
}

// New returns an empty dossier for a call.
func New(c *Call) *Dossier {
	return &Dossier{Call: c.ID, Revision: c.Revision, form: c.Format(), Answers: map[FieldID]Value{}, Params: map[FieldID]Param{}}
}

// Copy returns a snapshot: values are immutable, so the maps are copied and
// nothing else.
func (d *Dossier) Copy() *Dossier {
	c := *d
	c.Answers = maps.Clone(d.Answers)
	c.Params = maps.Clone(d.Params)
	c.Notes, c.Origins = maps.Clone(d.Notes), maps.Clone(d.Origins)
	if c.Answers == nil {
		c.Answers = map[FieldID]Value{}
	}
	if c.Params == nil {
		c.Params = map[FieldID]Param{}
	}
	return &c
}

// Set stores an answer, or removes it where v is nil.
func (d *Dossier) Set(id FieldID, v Value) {
	if v == nil {
		delete(d.Answers, id)
		return
	}
	d.Answers[id] = v
}

// Rows returns the rows of a table as they are stored, hidden cells included.
func (d *Dossier) Rows(id FieldID) Rows {
	r, _ := d.Answers[id].(Rows)
	return r
}

// Reference is the short reference on paper.
func (d *Dossier) Reference() string { return ReferenceOf(d.ID) }

// referenceLength is how many characters of an id are its reference.
const referenceLength = 8

// ReferenceOf is the reference of an id: its first eight characters.
func ReferenceOf(id string) string {
	n := 0
	for i := range id {
		if n++; n > referenceLength {
			return id[:i]
		}
	}
	return id
}
