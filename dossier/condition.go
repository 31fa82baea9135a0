package dossier

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
)

// Condition decides whether a field is asked, from an earlier field: exactly
// one of Is, In and Filled is set.
type Condition struct {
	Field  FieldID  `json:"field"`
	Is     any      `json:"is,omitempty"` // an option id or a bool
	In     []string `json:"in,omitempty"`
	Filled bool     `json:"filled,omitempty"`
}

// Conditions are what must hold, all of it, for a field to be asked.
type Conditions []Condition

// When makes conditions of one or several.
func When(all ...Condition) Conditions { return all }

// conditionForm has the members of a Condition and none of its methods.
type conditionForm Conditions

// MarshalJSON writes a single condition as an object, which is how calls have been
// stored from the first on, and several as a list.
func (c Conditions) MarshalJSON() ([]byte, error) {
	if len(c) == 1 {
		return json.Marshal(c[0])
	}
	return json.Marshal(conditionForm(c))
}

// UnmarshalJSON reads both forms.
func (c *Conditions) UnmarshalJSON(in []byte) error {
	if bytes.HasPrefix(bytes.TrimSpace(in), []byte("{")) {
		var one Condition
		if err := json.Unmarshal(in, &one); err != nil {
			return fmt.Errorf("reading a condition: %w", err)
		}
		*c = Conditions{one}
		return nil
	}
	return json.Unmarshal(in, (*conditionForm)(c))
}

// holds reports whether the answer v satisfies the condition.
func (w *Condition) holds(v Value) bool {
	if v == nil || v.Empty() {
		return false
	}
	if w.Filled {
		return true
	}
	switch x := v.(type) {
	case YesNo:
		b, ok := w.Is.(bool)
		return ok && b == bool(x)
	case Choices:
		if s, ok := w.Is.(string); ok {
			return slices.Contains(x, s)
		}
		return slices.ContainsFunc(w.In, func(s string) bool { return slices.Contains(x, s) })
	case Unknown:
		return false
	}
	if s, ok := w.Is.(string); ok {
		return s == v.String()
	}
	return slices.Contains(w.In, v.String())
}

// unmet is the first condition that an answer does not satisfy, nil where all hold.
func (c Conditions) unmet(answer func(FieldID) Value) *Condition {
	for i := range c {
		if w := &c[i]; !w.holds(answer(w.Field)) {
			return w
		}
	}
	return nil
}
