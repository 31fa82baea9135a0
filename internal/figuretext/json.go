package figuretext

import (
	"strconv"

	"dossierpme/dossier"
	"dossierpme/dossier/figures"
)

// JSON is a figure in the form of the command line's JSON: decimals as strings
// with a point, messages as French texts. No list in it is nil.
type JSON struct {
	Status  figures.Status    `json:"status"`
	Value   string            `json:"value,omitempty"`
	Numbers map[string]string `json:"numbers"`
	Missing []string          `json:"missing"` // field, or field@row
	Caveats []string          `json:"caveats"`
	Rules   []string          `json:"rules"` // the rules used, each with its source and validity
	Steps   []JSONStep        `json:"steps"`

	Hypotheses []JSONHypothesis `json:"hypotheses,omitzero"` // of a figure that can suppose something
}

// JSONHypothesis is what a number supposes of an answer.
type JSONHypothesis struct {
	Text  string          `json:"text"`
	Field dossier.FieldID `json:"field"`
	Row   string          `json:"row"`
}

// JSONStep is one line of a derivation. An operand is a decimal, or "#n" for the
// value of step n, counted from 0.
type JSONStep struct {
	Text     string     `json:"text"`
	Op       figures.Op `json:"op"`
	Operands []string   `json:"operands"`
	Value    string     `json:"value"`
	Unit     string     `json:"unit,omitempty"`
	Source   string     `json:"source,omitempty"`
}

// JSON gives a figure its form for machines.
func (t *Texts) JSON(f figures.Figure) JSON {
	out := JSON{
		Status: f.Status, Value: f.Wire(f.Spec.Main), Numbers: make(map[string]string, len(f.Numbers)),
		Missing: make([]string, len(f.Missing)), Caveats: t.Caveats(f), Rules: t.Rules(f), Steps: make([]JSONStep, len(f.Steps)),
	}
	for i, m := range f.Missing {
		if out.Missing[i] = string(m.Field); m.Row != "" {
			out.Missing[i] += "@" + m.Row
		}
	}
	for key := range f.Numbers {
		out.Numbers[key] = f.Wire(key)
	}
	if f.Hypotheses != nil {
		out.Hypotheses = make([]JSONHypothesis, len(f.Hypotheses))
	}
	for i, h := range f.Hypotheses {
		out.Hypotheses[i] = JSONHypothesis{t.Message(h.Text), h.Field, h.Row}
	}
	for i, s := range f.Steps {
		step := JSONStep{Text: t.Message(s.Text), Op: s.Op, Operands: make([]string, len(s.Operands)), Value: s.Wire(), Unit: t.Unit(s.Shape, "")}
		if step.Source = s.Source.Figure; step.Source == "" {
			step.Source = t.Message(s.Source.Message)
		}
		if s.Shape.Coded() {
			step.Unit = string(s.Shape)
		}
		for k, o := range s.Operands {
			if step.Operands[k] = o.Value.String(); o.Step > 0 {
				step.Operands[k] = "#" + strconv.Itoa(o.Step-1)
			}
		}
		out.Steps[i] = step
	}
	return out
}
