package figures

import (
	"strconv"

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

// Step is one line of a derivation. An operand is a decimal, or "#n" for the
// value of step n, counted from 0. A value that no decimal can write exactly
// is a fraction, "1/3". In the last step the rounded value is written as the
// figure's own; a lookup in one of the lists of names (units "category" and
// "answer") gives the name of the operand's rank.
type Step struct {
	Text     string   `json:"text"`
	Op       Op       `json:"op"`
	Operands []string `json:"operands"`
	Value    string   `json:"value"`
	Unit     string   `json:"unit,omitempty"`
	Source   string   `json:"source,omitempty"`
}

// Units that name a rank instead of measuring.
const (
	unitCategory = "category"
	unitAnswer   = "answer"
)

// names are the lists that a lookup of such a unit reads.
var names = map[string][]string{
	unitCategory: {"none", "micro", "small", "medium", "large"},
	unitAnswer:   {"no", "yes", "unknown"},
}

// derivation builds steps while it computes, so that what is shown is what was
// computed.
type derivation struct {
	steps []Step
}

// operand is a number, or an earlier step. Without a text it is none.
type operand struct {
	value dossier.Decimal
	text  string
}

func num(d dossier.Decimal) operand { return operand{d, d.String()} }

// do adds a step and returns it as an operand of later ones.
func (d *derivation) do(text string, op Op, unit, source string, operands ...operand) operand {
	r := apply(op, operands)
	d.add(Step{Text: text, Op: op, Value: r.String(), Unit: unit, Source: source}, operands)
	return operand{r, "#" + strconv.Itoa(len(d.steps)-1)}
}

func (d *derivation) add(s Step, operands []operand) {
	s.Operands = make([]string, len(operands))
	for i, o := range operands {
		s.Operands[i] = o.text
	}
	d.steps = append(d.steps, s)
}

// round adds the last step and returns the rounded value as it is written.
func (d *derivation) round(text string, o operand, places int, unit string) string {
	v := written(o.value.Round(places), places, unit)
	d.add(Step{Text: text, Op: Round, Value: v, Unit: unit}, []operand{o, num(dossier.Int(int64(places)))})
	return v
}

// name adds a last step that turns a rank into its name.
func (d *derivation) name(text string, o operand, unit, source string) string {
	v := names[unit][whole(o.value)]
	d.add(Step{Text: text, Op: Lookup, Value: v, Unit: unit, Source: source}, []operand{o})
	return v
}

// written is the wire form of a rounded number: money and percentages with all
// their places, other numbers in their shortest form.
func written(v dossier.Decimal, places int, unit string) string {
	if unit == "€" || unit == "%" {
		return v.Fixed(places)
	}
	return v.String()
}

// rounded is the wire form of an exact value.
func rounded(o operand, places int, unit string) string {
	return written(o.value.Round(places), places, unit)
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
				if !yield(o.value) {
					return
				}
			}
		})
	}
	var out dossier.Decimal
	if len(in) > 0 {
		out = in[0].value
	}
	for i, o := range in {
		if i == 0 {
			continue
		}
		switch op {
		case Product:
			out = out.Mul(o.value)
		case Difference:
			out = out.Sub(o.value)
		case Quotient:
			out = out.Quo(o.value)
		case Min:
			if o.value.Cmp(out) < 0 {
				out = o.value
			}
		case Max:
			if o.value.Cmp(out) > 0 {
				out = o.value
			}
		case Round:
			out = out.Round(whole(o.value))
		case Compare:
			out = dossier.Int(int64(in[0].value.Cmp(o.value)))
		}
	}
	return out
}
