package dossier

// Successor is a question that took the place of another one.
type Successor struct {
	Old, New FieldID
	Kind     Kind // of the new one
	Turned   bool // yes became no
}

// successors are all questions that were turned round, for ever: a file with the old
// id is read by a call that has the new one, and an older call that has the old id
// answers who asks for the new one.
var successors = []Successor{
	{"start.nothing_signed", "start.already_signed", KindChoice, true},
	{"state_aid.no_de_minimis", "state_aid.has_de_minimis", KindYesNo, true},
	{"state_aid.no_other_aids", "state_aid.has_other_aids", KindYesNo, true},
}

// gates are the questions whether there is anything to list that came before tables
// which were there already.
var gates = []struct{ gate, table FieldID }{
	{"jobs.creates", "posts"},
	{"environment.has_water", "water"},
	{"environment.has_waste", "waste"},
	{"project.has_other_costs", "costs"},
}

// SuccessorOf is what took the place of a question.
func SuccessorOf(old FieldID) (Successor, bool) {
	for _, s := range successors {
		if s.Old == old {
			return s, true
		}
	}
	return Successor{}, false
}

// PredecessorOf is the question whose place another one took, "" where it took none's.
func PredecessorOf(id FieldID) FieldID {
	for _, s := range successors {
		if s.New == id {
			return s.Old
		}
	}
	return ""
}

// What is answered where yes and no became a choice.
const (
	choiceNo  = "no"
	choiceYes = "yes"
)

// forward is an answer to the old question as one to the new. What is no yes or no
// stays as it is.
func (s Successor) forward(val Value) Value {
	yes, ok := val.(YesNo)
	if !ok {
		return val
	}
	if s.Turned {
		yes = !yes
	}
	switch {
	case s.Kind != KindChoice:
		return yes
	case bool(yes):
		return Text(choiceYes)
	}
	return Text(choiceNo)
}

// Condition is a condition on the old question as one on the new.
func (s Successor) Condition(w Condition, to *Field) Condition {
	w.Field = s.New
	is, ok := w.Is.(bool)
	if !ok {
		return w
	}
	if s.Turned {
		is = !is
	}
	if to.Kind != KindChoice {
		w.Is = is
		return w
	}
	w.Is = nil
	for _, o := range to.Options { // whatever is no plain no
		if (o.ID != choiceNo) == is {
			w.In = append(w.In, o.ID)
		}
	}
	return w
}

// succeed moves the answers of a file to the questions that took the place of theirs,
// where the call has the new one alone, and opens the gates of tables with rows where
// the file is older than its gates.
func (d *Dossier) succeed(c *Call, older bool) {
	for _, s := range successors {
		old, there := d.Answers[s.Old]
		to := c.Field(s.New)
		if !there || to == nil || c.Field(s.Old) != nil {
			continue
		}
		if old.Empty() {
			delete(d.Answers, s.Old)
			continue
		}
		if now := d.Answers[s.New]; now != nil && !now.Empty() {
			continue // it counts, and the old one stays as what no call asks
		}
		d.Answers[s.New] = s.moved(old, to)
		delete(d.Answers, s.Old)
	}
	if !older {
		return
	}
	for _, g := range gates {
		if f := c.Field(g.gate); f != nil && d.Answers[g.gate] == nil && len(d.Rows(g.table)) > 0 {
			d.Answers[g.gate] = YesNo(true)
		}
	}
}

// moved is an answer that no call asks any more, which is kept as it stood, as one of
// the new question.
func (s Successor) moved(old Value, to *Field) Value {
	u, ok := old.(Unknown)
	if !ok {
		return s.forward(old)
	}
	switch string(u.JSON) {
	case "true":
		return s.forward(YesNo(true))
	case "false":
		return s.forward(YesNo(false))
	}
	if text := u.String(); u.isText() { // a text that the new question would take for an answer means the contrary
		return keep(to.spec(), to, text)
	}
	return u
}

// isText reports whether a text was kept.
func (v Unknown) isText() bool { return len(v.JSON) > 0 && v.JSON[0] == '"' }

// Here is the id by which this call asks a question: an older call asks some in the
// other way.
func (v *View) Here(id FieldID) FieldID {
	if v.Call.Field(id) == nil {
		if old := PredecessorOf(id); old != "" && v.Call.Field(old) != nil {
			return old
		}
	}
	return id
}

// older is the answer of an older call to a question that it asks in another way.
func (v *View) older(id FieldID) Value {
	for _, s := range successors {
		if s.New == id && v.Call.Field(id) == nil && v.visible[s.Old] {
			return s.forward(v.Dossier.Answers[s.Old])
		}
	}
	return nil
}
