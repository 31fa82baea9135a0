package draft

import (
	"slices"
	"time"

	"dossierpme/dossier"
)

const (
	// mergeWithin is the pause that ends a step of typing.
	mergeWithin = 2 * time.Second
	// longestStep bounds what one undo takes away from who types without pause.
	longestStep = 30 * time.Second
	// maxSteps bounds the memory of a long day.
	maxSteps = 1000
)

// step is what one undo takes back.
type step struct {
	target      Target
	act         Act
	delta       delta
	first, last time.Time
}

// Step is what the next undo or redo is about, for its words in the menu.
type Step struct {
	Target
	Act   Act
	Label string // of the field or column as the call has it; "" for the title
}

type area byte

const (
	inAnswers area = iota
	inParams
	inTitle
	inNotes
	inOrigins
	inMany // several values in one step: after holds them all
)

// delta is one value before and after: a dossier.Value, a dossier.Param, a
// dossier.Origin or a string, and nil where there is none. along is what goes with
// it: the origin of a value that is typed over, the notes of a row that is deleted.
type delta struct {
	area          area
	id            dossier.FieldID
	at            dossier.Place // of a note or an origin
	before, after any
	along         many
}

// answer is the delta of an answer; nothing and an empty value are the same,
// so that what a file holds as empty stays as it stands there.
func answer(id dossier.FieldID, before, after dossier.Value) delta {
	d := delta{area: inAnswers, id: id}
	if after != nil && after.Empty() {
		after = nil
	}
	if after == nil && before != nil && before.Empty() {
		after = before
	}
	if before != nil {
		d.before = before
	}
	if after != nil {
		d.after = after
	}
	return d
}

// nothing reports whether before and after are the same.
func (d delta) nothing() bool {
	if d.before == nil || d.after == nil {
		return d.before == nil && d.after == nil
	}
	switch before := d.before.(type) {
	case dossier.Value:
		after, ok := d.after.(dossier.Value)
		return ok && dossier.Equal(before, after)
	case dossier.Param:
		after, ok := d.after.(dossier.Param)
		return ok && dossier.Equal(before.Value, after.Value) && before.Source == after.Source && before.Date == after.Date
	case dossier.Origin:
		after, ok := d.after.(dossier.Origin)
		return ok && before.Equal(after)
	default:
		return d.before == d.after
	}
}

// apply writes one side of the delta into a dossier that is nobody else's.
func (d delta) apply(to *dossier.Dossier, forward bool) {
	v := d.before
	if forward {
		v = d.after
	}
	for _, each := range d.along {
		each.apply(to, forward)
	}
	switch d.area {
	case inMany:
		for _, each := range d.after.(many) {
			each.apply(to, forward)
		}
	case inTitle:
		to.Title, _ = v.(string)
	case inParams:
		if p, ok := v.(dossier.Param); ok {
			to.Params[d.id] = p
		} else {
			delete(to.Params, d.id)
		}
	case inNotes:
		note, _ := v.(dossier.Value)
		to.SetNote(d.at, note)
	case inOrigins:
		if o, ok := v.(dossier.Origin); ok {
			to.SetOrigin(d.at, &o)
		} else {
			to.SetOrigin(d.at, nil)
		}
	default:
		value, _ := v.(dossier.Value)
		to.Set(d.id, value)
	}
}

// edit makes a change and remembers how to take it back. Typing on in the same
// place belongs to the same step.
func (s *Session) edit(at Target, act Act, d delta) bool {
	if d.nothing() {
		return false
	}
	d.along = s.along(d)
	now := s.clock()
	forward := true
	st := &step{target: at, act: act, delta: d, first: now, last: now}
	if top := s.top(); top != nil && !s.sealed && len(s.undone) == 0 && act == Typed && top.act == Typed && top.target == at &&
		now.Sub(top.last) <= mergeWithin && now.Sub(top.first) <= longestStep {
		merged := *top
		merged.last = now
		merged.delta.after = d.after
		merged.delta.along = slices.Concat(merged.delta.along, d.along)
		s.done[len(s.done)-1] = &merged
		if merged.delta.nothing() { // typed and taken away again
			s.done = s.done[:len(s.done)-1]
			s.sealed = true
			// What was there comes back as it was, with what the program does not know of
			// it and with its origin: there is no step left that could bring it back.
			st, forward = &merged, false
		}
	} else {
		s.done = append(s.done, st)
		if len(s.done) > maxSteps {
			s.done = append([]*step(nil), s.done[len(s.done)-maxSteps:]...)
		}
		s.sealed = false
	}
	s.undone = nil
	s.apply(st, forward, Edited)
	return true
}

func (s *Session) top() *step {
	if len(s.done) == 0 {
		return nil
	}
	return s.done[len(s.done)-1]
}

// EndStep makes the next edit a step of its own, as leaving a field does.
func (s *Session) EndStep() { s.sealed = true }

// CanUndo says what Undo would take back.
func (s *Session) CanUndo() (Step, bool) { return s.describe(s.done) }

// CanRedo says what Redo would do again.
func (s *Session) CanRedo() (Step, bool) { return s.describe(s.undone) }

func (s *Session) describe(steps []*step) (Step, bool) {
	if len(steps) == 0 {
		return Step{}, false
	}
	st := steps[len(steps)-1]
	return Step{Target: st.target, Act: st.act, Label: s.label(st.target)}, true
}

func (s *Session) label(t Target) string {
	f := s.call.Field(t.Field)
	switch {
	case t.Title:
		return ""
	case t.Param:
		f = s.call.Param(t.Field)
	case t.Explanation:
		f = s.call.Explanations()
	case f != nil && t.Column != "":
		if c := f.Column(string(t.Column)); c != nil {
			f = c
		}
	}
	if f == nil {
		return string(t.Field)
	}
	return f.Label
}

// Undo takes the last step back and says which it was.
func (s *Session) Undo() (Step, bool) {
	what, ok := s.CanUndo()
	if !ok {
		return what, false
	}
	st := s.top()
	s.done = s.done[:len(s.done)-1]
	s.undone = append(s.undone, st)
	s.sealed = true
	s.apply(st, false, Undone)
	return what, true
}

// Redo does the last step again that was taken back, and says which it was.
func (s *Session) Redo() (Step, bool) {
	what, ok := s.CanRedo()
	if !ok {
		return what, false
	}
	st := s.undone[len(s.undone)-1]
	s.undone = s.undone[:len(s.undone)-1]
	s.done = append(s.done, st)
	s.sealed = true
	s.apply(st, true, Redone)
	return what, true
}
