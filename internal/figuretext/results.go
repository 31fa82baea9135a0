package figuretext

import (
	"strings"

	"dossierpme/dossier"
	"dossierpme/dossier/figures"
	"dossierpme/internal/french"
)

// Result is a number of a figure with the one line that says where it comes from.
type Result struct {
	Line
	Formula string // in words, « avant − après »
	Numbers string // the same with its numbers, "" where they say nothing more; led by the sign of what it is
	Remark  string // what a number below zero means, "" where there is nothing to explain
}

// Results are the numbers that a figure gives, each with its formula.
func (t *Texts) Results(f figures.Figure) []Result {
	var out []Result
	for _, l := range t.Lines(f) {
		out = append(out, Result{Line: l, Formula: t.Formula(f.ID, l.Key), Numbers: t.worked(f, l), Remark: t.Negative(f, l.Key)})
	}
	return out
}

// Formula says in words how a number of a figure is made.
func (t *Texts) Formula(figure, key string) string {
	return t.t(wordsOf("formula", figure, key))
}

// Negative says what a number below zero means, "" where it is none or says it itself.
func (t *Texts) Negative(f figures.Figure, key string) string {
	d, ok := f.Number(key)
	words := wordsOf("negative", f.ID, key)
	if !ok || d.Sign() >= 0 || !t.words.Has("figure."+words) {
		return ""
	}
	declared, _ := f.Declared(key)
	return t.t(words, "amount", t.Quantity(d.Neg(), declared.Shape))
}

// mostOperands is how many operands a line shows; of more it shows the ends.
const mostOperands = 4

// worked writes the step that gives a number with its operands. What only turns a
// share into a percentage or rounds is joined to it, and of the least or the greatest
// of several the one that it is.
func (t *Texts) worked(f figures.Figure, l Line) string {
	at := f.From[l.Key]
	if l.Shape.Coded() || at < 1 || at > len(f.Steps) {
		return ""
	}
	s, hundred := f.Steps[at-1], false
	for {
		next, ok := f.Steps[at-1].Joined(f.Steps)
		if !ok {
			break
		}
		hundred = hundred || s.Op == figures.Product
		at, s = next, f.Steps[next-1]
	}
	if len(s.Operands) < 2 {
		return ""
	}
	w := worked{Texts: t, f: f, shown: map[int]bool{}}
	for key, step := range f.From {
		w.shown[step] = key != l.Key
	}
	w.bare = s.Op == figures.Sum || s.Op == figures.Difference // the unit stands behind the result
	out := w.expression(s, true)
	if hundred {
		out += t.t("sign.product") + "100"
	}
	key := "around.exactly"
	if w.rounded {
		key = "around.about"
	}
	return t.t(key, "numbers", out)
}

// worked is a line of operands in the making.
type worked struct {
	*Texts
	f       figures.Figure
	shown   map[int]bool // steps that have a line of their own
	rounded bool         // an operand is written with fewer digits than it has
	bare    bool         // operands have no unit
}

// expression writes the operands of a step; those that have no line of their own are
// unfolded once.
func (w *worked) expression(s figures.Step, unfold bool) string {
	sign := "sign." + string(s.Op)
	if !w.words.Has("figure." + sign) {
		return w.quantity(s.Value, s.Shape)
	}
	operands := s.Operands
	cut := len(operands) > mostOperands
	if cut {
		operands = append(append([]figures.Operand{}, operands[:mostOperands-2]...), operands[len(operands)-1])
	}
	parts := make([]string, 0, mostOperands)
	for i, o := range operands {
		if cut && i == len(operands)-1 {
			parts = append(parts, "…")
		}
		part := w.operand(s, o, unfold)
		if i > 0 && strings.HasPrefix(part, french.Minus) {
			part = "(" + part + ")"
		}
		parts = append(parts, part)
	}
	out := strings.Join(parts, w.t(sign))
	if key := "op." + string(s.Op); w.words.Has("figure." + key) {
		out = w.t(key, "list", out)
	}
	if cut {
		out = w.t("around.of_many", "list", out, "n", len(s.Operands))
	}
	return out
}

// operand writes one operand of a step with its unit.
func (w *worked) operand(s figures.Step, o figures.Operand, unfold bool) string {
	if o.Step == 0 {
		return w.quantity(o.Value, shapeIn(s, o.Shape))
	}
	of := w.f.Steps[o.Step-1]
	switch {
	case of.Op == figures.Quotient && len(of.Operands) == 2 && of.Operands[0].Step > 0 && of.Operands[1].Value.Cmp(dossier.Int(100)) == 0 &&
		w.f.Steps[of.Operands[0].Step-1].Shape == figures.Percent:
		rate := w.f.Steps[of.Operands[0].Step-1] // a rate, as it is known
		return w.quantity(rate.Value, rate.Shape)
	case unfold && !w.shown[o.Step] && (of.Op == figures.Difference || of.Op == figures.Quotient) && s.Op != figures.Sum:
		return "(" + w.expression(of, false) + ")"
	}
	return w.quantity(of.Value, of.Shape)
}

// shapeIn is what a plain number measures in a step: what it says, or what is compared
// or added measures what comes out.
func shapeIn(s figures.Step, own figures.Shape) figures.Shape {
	switch s.Op {
	case figures.Sum, figures.Difference, figures.Min, figures.Max:
		if own == figures.Plain {
			return s.Shape
		}
	case figures.Product, figures.Quotient, figures.Round, figures.Compare, figures.Lookup:
	}
	return own
}

// linePlaces is how many digits after the comma an operand has that has no end, or a
// long one.
const linePlaces = 2

func (w *worked) quantity(d dossier.Decimal, shape figures.Shape) string {
	if places := max(linePlaces, shape.Places()); d.IsFraction() || d.Places() > places+2 {
		w.rounded, d = true, d.Round(places)
	}
	if !w.bare {
		return w.Quantity(d, shape)
	}
	if shape == figures.Money && d.Places() <= linePlaces {
		return d.FrenchFixed(linePlaces)
	}
	return w.Quantity(d, figures.Plain)
}

// Sources are the texts of law that a figure rests on, each once.
func (t *Texts) Sources(f figures.Figure) string {
	var out []string
	seen := map[string]bool{}
	for _, r := range f.Rules {
		if !seen[r.Source] {
			seen[r.Source] = true
			out = append(out, r.Source)
		}
	}
	if len(out) == 0 {
		return ""
	}
	return t.t("around.sources", "n", len(out), "list", strings.Join(out, french.Hard+"; "))
}
