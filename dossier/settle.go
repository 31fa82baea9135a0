package dossier

import "slices"

// Settling is a value that settles a problem: once its puts are made, all the places
// that state the fact say the same.
type Settling struct {
	Field *Field // of the value, the column in a table
	Value Value
	Puts  []Put
}

// Restores reports whether it only takes an answer away, so that the carried value
// stands again.
func (s Settling) Restores() bool { return len(s.Puts) == 1 && s.Puts[0].Value == nil }

// Put is what is typed at a place; a nil value takes away what was typed there, so that
// what is carried stands again.
type Put struct {
	At    Place
	Value Value
}

// Settlings are the values that may settle a problem, none where no place has a value
// that may stand in another. The first one is that of the place which the others are
// about: a carried value, or the row of a closed year.
func (v *View) Settlings(p Problem) []Settling {
	if p.Severity != Blocking && p.Severity != Warning {
		return nil
	}
	own, ok := v.statement(Spot{p.Field, p.Row})
	if !ok || len(p.Also) == 0 {
		return nil
	}
	if found, ok := v.settledByCarrying(p, own); ok {
		return found
	}
	if !p.Fact || len(p.Also) != 1 {
		return nil
	}
	other, ok := v.statement(p.Also[0])
	if !ok || other.field.Kind != own.field.Kind || Equal(other.value, own.value) {
		return nil
	}
	return []Settling{
		{other.field, other.value, []Put{{own.at, other.value}}},
		{own.field, own.value, []Put{{other.at, own.value}}},
	}
}

// settledByCarrying are the settlings of a question that is answered otherwise than the
// place says which its value would be carried from: where the problem points to that
// place, its value may stand again, and where both state one fact, the other way round.
func (v *View) settledByCarrying(p Problem, own statement) ([]Settling, bool) {
	if p.Row != "" || v.Stands(p.Field) != TypedValue {
		return nil, false
	}
	carried, from := v.Carried(p.Field)
	pointed := func(at Place) bool {
		return slices.ContainsFunc(p.Also, func(s Spot) bool { return v.placeOf(s) == at })
	}
	if carried == nil || Equal(carried, own.value) || !slices.ContainsFunc(from, pointed) {
		return nil, false
	}
	out := []Settling{{own.field, carried, []Put{{own.at, nil}}}}
	if p.Fact && len(from) == 1 {
		if other, ok := v.statement(p.Also[0]); ok && other.at == from[0] && other.field.Kind == own.field.Kind {
			out = append(out, Settling{own.field, own.value, []Put{{other.at, own.value}, {own.at, nil}}})
		}
	}
	return out, true
}

// statement is a place with what it says.
type statement struct {
	at    Place
	field *Field
	value Value
}

// statement reads a place; false where it is no single value that can be read.
func (v *View) statement(s Spot) (statement, bool) {
	f, col := v.Locate(s.Field)
	if f == nil || col != "" && s.Row == "" || col == "" && s.Row != "" {
		return statement{}, false
	}
	out := statement{at: v.placeOf(s), field: f, value: v.At(v.placeOf(s))}
	if col != "" {
		out.field = f.Column(string(col))
	}
	if _, unread := out.value.(Unknown); unread || out.field == nil || out.value == nil || out.value.Empty() {
		return statement{}, false
	}
	switch out.value.(type) {
	case Rows, Choices:
		return statement{}, false
	}
	return out, true
}

// placeOf is the place that a spot names.
func (v *View) placeOf(s Spot) Place {
	f, col := v.Locate(s.Field)
	if f == nil {
		return Place(s.Field)
	}
	return PlaceOf(f.ID, s.Row, string(col))
}
