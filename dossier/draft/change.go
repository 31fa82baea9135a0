package draft

import (
	"slices"

	"dossierpme/dossier"
)

// Act is what a step does.
type Act string

// The acts. A paste of several rows is one Inserted.
const (
	Typed      Act = "typed"
	Added      Act = "added"
	Inserted   Act = "inserted"
	Duplicated Act = "duplicated"
	Deleted    Act = "deleted"
	Reordered  Act = "reordered"
)

// Target is what a step changes: an answer, a cell or row of a table, a call
// parameter, the note beside one, the
// explanation of a problem, or the title. Row and Column are empty where it is
// the whole field.
type Target struct {
	Field  dossier.FieldID
	Row    string
	Column dossier.FieldID
	Param  bool
	Note   bool
	// Explanation is the answer to a problem: Column is its code then.
	Explanation bool
	Title       bool
}

// Origin says why something changed.
type Origin string

// The origins of a change. Outside is a new environment: nothing in the
// dossier changed, but its problems may have.
const (
	Outside Origin = ""
	Edited  Origin = "edit"
	Undone  Origin = "undo"
	Redone  Origin = "redo"
)

// Change is what listeners are told.
type Change struct {
	Target
	Act Act
	By  Origin
}

// listeners are called in the order in which they were added. One that is
// added or removed during a call counts from the next on.
type listeners[T any] struct{ list []*func(T) }

func (l *listeners[T]) add(fn func(T)) (cancel func()) {
	p := &fn
	l.list = append(slices.Clone(l.list), p)
	return func() {
		if i := slices.Index(l.list, p); i >= 0 {
			l.list = slices.Delete(slices.Clone(l.list), i, i+1)
		}
	}
}

func (l *listeners[T]) call(v T) {
	for _, fn := range l.list {
		(*fn)(v)
	}
}
