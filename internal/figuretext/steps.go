package figuretext

import (
	"strings"

	"dossierpme/dossier"
	"dossierpme/dossier/figures"
)

// Origin says where the value of a step comes from.
type Origin int

// The origins of a value.
const (
	Computed Origin = iota // by the program
	Typed                  // by the person
	Law                    // a rule, or a text that is named
)

// Step is a line of a derivation as it is read.
type Step struct {
	Text      string
	Operation string // the operands with their signs, "" where there is nothing to see
	Value     string
	Source    string
	Origin    Origin
}

// Steps words a derivation. An operation with more than most operands is cut in
// its middle; 0 cuts none.
func (t *Texts) Steps(f figures.Figure, most int) []Step {
	out := make([]Step, len(f.Steps))
	for i, s := range f.Steps {
		out[i] = Step{
			Text: t.Message(s.Text), Operation: t.operation(f.Steps, s, most), Value: t.result(s), Source: t.source(s.Source), Origin: origin(s),
		}
	}
	return out
}

func origin(s figures.Step) Origin {
	switch {
	case s.Op != figures.Lookup || s.Source.Figure != "":
		return Computed
	case s.Source.None():
		return Typed
	}
	return Law
}

func (t *Texts) result(s figures.Step) string {
	if s.Name != "" {
		return t.Code(s.Shape, s.Name)
	}
	return t.Quantity(s.Value, s.Shape)
}

// source names where a value comes from: another figure by its label.
func (t *Texts) source(s figures.Source) string {
	if s.Figure == "" {
		return t.Message(s.Message)
	}
	label := s.Figure
	for _, sec := range t.v.Call.Sections {
		for i := range sec.Fields {
			if sec.Fields[i].Figure == s.Figure {
				label = sec.Fields[i].Label
			}
		}
	}
	return t.t("around.see", "label", label)
}

// operation writes the operands of a step; a reference is the value it stands for.
func (t *Texts) operation(steps []figures.Step, s figures.Step, most int) string {
	sign := "sign." + string(s.Op)
	if len(s.Operands) < 2 || !t.words.Has("figure."+sign) {
		return ""
	}
	parts := make([]string, len(s.Operands))
	for i, o := range s.Operands {
		value := o.Value
		if o.Step > 0 {
			value = steps[o.Step-1].Value
		}
		parts[i] = t.operand(value, s)
		if i > 0 && value.Sign() < 0 {
			parts[i] = "(" + parts[i] + ")"
		}
	}
	if most > 0 && len(parts) > most {
		parts = append(parts[:most-1:most-1], "…", parts[len(parts)-1])
	}
	list := strings.Join(parts, t.t(sign))
	if key := "op." + string(s.Op); t.words.Has("figure." + key) {
		return t.t(key, "list", list)
	}
	return list
}

// operand writes an operand without its unit; amounts that are added have their
// cents, so that they stand under each other.
func (t *Texts) operand(d dossier.Decimal, s figures.Step) string {
	if s.Shape == figures.Money && (s.Op == figures.Sum || s.Op == figures.Difference) && d.Places() <= 2 && !d.IsFraction() {
		return d.FrenchFixed(2)
	}
	return t.Quantity(d, figures.Plain)
}
