package figures

import (
	"slices"

	"dossierpme/dossier"
)

// Op is the operation of a step.
type Op string

// The operations that a derivation is replayed with.
const (
	Sum        Op = "sum"
	Product    Op = "product"
	Quotient   Op = "quotient"
	Difference Op = "difference"
	Min        Op = "min"
	Max        Op = "max"
	Round      Op = "round"   // first operand rounded to the places of the second
	Compare    Op = "compare" // -1, 0 or 1
	Lookup     Op = "lookup"  // the operand itself, taken from the source
)

// Step is one line of a derivation, exact but where it rounds.
type Step struct {
	Text     Message
	Op       Op
	Operands []Operand
	Value    dossier.Decimal
	Name     string // of a lookup in one of the lists of names: that of the operand's rank
	Shape    Shape
	Source   Source
}

// Operand is a number, or the value of an earlier step.
type Operand struct {
	Value dossier.Decimal
	Step  int   // counted from 1; 0: the number stands for itself
	Shape Shape // what a number that stands for itself measures, where that is no matter of the step
}

// Wire writes the value of a step as the command line's JSON has it. One that no
// decimal can write exactly is a fraction, "1/3"; a rounded one is written as the
// figure's own.
func (s Step) Wire() string {
	switch {
	case s.Name != "":
		return s.Name
	case s.Op == Round:
		return s.Shape.Wire(s.Value)
	}
	return s.Value.String()
}

// Joined is the earlier step that a step only words anew: it rounds it, says it as a
// percentage, adds up nothing else, or picks it as the least or the greatest of several.
// Counted from 1; false where the step computes something itself.
func (s Step) Joined(steps []Step) (int, bool) {
	o := s.Operands
	switch {
	case len(o) == 0 || s.Op == Lookup:
		return 0, false
	case s.Op == Round, len(o) == 1, s.Op == Product && s.Shape == Percent && len(o) == 2 && o[1].Step == 0 && o[1].Value.Cmp(hundred) == 0:
		return o[0].Step, o[0].Step > 0
	case s.Op == Min, s.Op == Max:
		for _, x := range o {
			if x.Step > 0 && steps[x.Step-1].Value.Cmp(s.Value) == 0 {
				return x.Step, true
			}
		}
	}
	return 0, false
}

var hundred = dossier.Int(100)

// names are the lists that a lookup of such a shape reads.
var names = map[Shape][]string{
	Category: {"none", "micro", "small", "medium", "large"},
	Answer:   {"no", "yes", "unknown"},
}

// Codes lists the codes of a shape, nil where the program has no such list.
func Codes(s Shape) []string { return slices.Clone(names[s]) }

// derivation builds steps while it computes, so that what is shown is what was
// computed.
type derivation struct {
	steps []Step
}

// operand is an operand that may be absent.
type operand struct {
	Operand
	given bool
}

func num(d dossier.Decimal) operand { return operand{Operand{Value: d}, true} }

// of says what a number measures.
func (o operand) of(shape Shape) operand {
	o.Shape = shape
	return o
}

func wholeNum(n int) operand { return num(dossier.Int(int64(n))) }

// do adds a step and returns it as an operand of later ones.
func (d *derivation) do(text Message, op Op, shape Shape, source Source, operands ...operand) operand {
	r := apply(op, operands)
	d.add(Step{Text: text, Op: op, Value: r, Shape: shape, Source: source}, operands)
	return operand{Operand{Value: r, Step: len(d.steps)}, true}
}

func (d *derivation) add(s Step, operands []operand) {
	s.Operands = make([]Operand, len(operands))
	for i, o := range operands {
		s.Operands[i] = o.Operand
	}
	d.steps = append(d.steps, s)
}

// whole is a number that is known to be whole and small.
func whole(d dossier.Decimal) int {
	n, _ := d.Int64()
	return int(n)
}

func apply(op Op, in []operand) dossier.Decimal {
	if op == Sum {
		return dossier.Total(func(yield func(dossier.Decimal) bool) {
			for _, o := range in {
				if !yield(o.Value) {
					return
				}
			}
		})
	}
	var out dossier.Decimal
	if len(in) > 0 {
		out = in[0].Value
	}
	for i, o := range in {
		if i == 0 {
			continue
		}
		switch op {
		case Product:
			out = out.Mul(o.Value)
		case Difference:
			out = out.Sub(o.Value)
		case Quotient:
			out = out.Quo(o.Value)
		case Min:
			if o.Value.Cmp(out) < 0 {
				out = o.Value
			}
		case Max:
			if o.Value.Cmp(out) > 0 {
				out = o.Value
			}
		case Round:
			out = out.Round(whole(o.Value))
		case Compare:
			out = dossier.Int(int64(in[0].Value.Cmp(o.Value)))
		}
	}
	return out
}
