package dossier

import (
	"slices"
	"strings"
)

// The columns of the table of explanations: which problem a row explains, and how.
const (
	explainedCode  = "code"
	explainedField = "field"
	explainedRow   = "row"
	explanation    = "text"
)

// explains reports whether a table holds explanations of problems. It is known by its
// columns: a call has one, whoever wrote it.
func (f *Field) explains() bool {
	if f.Kind != KindRows {
		return false
	}
	for _, col := range []string{explainedCode, explainedField, explainedRow, explanation} {
		if f.Column(col) == nil {
			return false
		}
	}
	return true
}

// Explanations is the table of explanations of a call, nil where it has none.
func (c *Call) Explanations() *Field { return c.Field(c.explanations) }

// Explaining is the column of a table of explanations that holds the text.
func (f *Field) Explaining() *Field { return f.Column(explanation) }

// explainable reports whether a sentence can answer a problem: a warning, where the
// call has a place for it, and no slip of the pen.
func (v *View) explainable(p Problem) bool {
	if p.Severity != Warning || own[p.Code].slip || !v.Visible(v.Call.explanations) {
		return false
	}
	return p.Rests == "" || slices.ContainsFunc(v.Rows(v.Call.pieces), func(r Row) bool { return r.Text("piece") == p.Rests && v.Attached(r) })
}

// Explanation is the row that explains a problem, with a text or still without; false
// where none does.
func (v *View) Explanation(p Problem) (Row, bool) {
	i := v.Dossier.ExplanationOf(v.Call, p)
	if i < 0 {
		return Row{}, false
	}
	return v.Dossier.Rows(v.Call.explanations)[i], true
}

// ExplanationOf is the place of the row that is about a problem, that with a text if
// one has, -1 where none is.
func (d *Dossier) ExplanationOf(c *Call, p Problem) int {
	found := -1
	for i, r := range d.Rows(c.explanations) {
		if r.Text(explainedCode) != p.Code || r.Text(explainedField) != string(p.Field) || r.Text(explainedRow) != p.Row {
			continue
		}
		if !isBlank(r.Text(explanation)) {
			return i
		}
		found = max(found, i)
	}
	return found
}

// Explains reports whether a problem of a row is explained, though the row need not be
// there.
func (d *Dossier) Explains(c *Call, table FieldID, row string) bool {
	return slices.ContainsFunc(d.Rows(c.explanations), func(r Row) bool {
		field := r.Text(explainedField)
		return r.Text(explainedRow) == row && (field == string(table) || strings.HasPrefix(field, string(table)+"."))
	})
}

// ExplanationText is what a row of the table of explanations says.
func ExplanationText(r Row) string { return r.Text(explanation) }

// Explaining returns the cells of a row that explains a problem.
func (p Problem) Explaining(text string) map[string]Value {
	cells := map[string]Value{explainedCode: Text(p.Code), explainedField: Text(p.Field), explanation: Text(text)}
	if p.Row != "" {
		cells[explainedRow] = Text(p.Row)
	}
	return cells
}

// explained notes of every problem whether it can be explained and is.
func (v *View) explained(problems []Problem) []Problem {
	for i := range problems {
		p := &problems[i]
		if p.Explainable = v.explainable(*p); !p.Explainable {
			continue
		}
		r, ok := v.Explanation(*p)
		p.Explained = ok && !isBlank(r.Text(explanation))
	}
	return problems
}
