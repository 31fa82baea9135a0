package figures

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"dossierpme/dossier"
)

// Replay computes a derivation again from what its steps say and returns the
// value of the last one. It fails where a step does not give the value that it
// claims, so a printed derivation can be trusted line by line.
func Replay(steps []Step) (string, error) {
	if len(steps) == 0 {
		return "", errors.New("no step")
	}
	values := make([]dossier.Decimal, len(steps))
	last := ""
	for i, s := range steps {
		in := make([]operand, len(s.Operands))
		for j, text := range s.Operands {
			v, err := operandValue(text, values[:i])
			if err != nil {
				return "", fmt.Errorf("step %d: %w", i, err)
			}
			in[j] = operand{v, text}
		}
		if err := allowed(s, in); err != nil {
			return "", fmt.Errorf("step %d: %w", i, err)
		}
		values[i] = apply(s.Op, in)
		switch list := names[s.Unit]; {
		case s.Op == Lookup && list != nil:
			n := values[i]
			if !small(n, int64(len(list)-1)) {
				return "", fmt.Errorf("step %d: no %s of rank %s", i, s.Unit, n)
			}
			last = list[whole(n)]
		case s.Op == Round:
			places := whole(in[1].value)
			last = written(in[0].value.Round(places), places, s.Unit)
		default:
			last = values[i].String()
		}
		if last != s.Value {
			return "", fmt.Errorf("step %d: %s gives %s, not %s", i, s.Op, last, s.Value)
		}
	}
	return last, nil
}

func operandValue(text string, earlier []dossier.Decimal) (dossier.Decimal, error) {
	if ref, ok := strings.CutPrefix(text, "#"); ok {
		n, err := strconv.Atoi(ref)
		if err != nil || n < 0 || n >= len(earlier) {
			return dossier.Decimal{}, fmt.Errorf("%s is no earlier step", text)
		}
		return earlier[n], nil
	}
	d, ok := dossier.ParseDecimal(text)
	if !ok {
		return d, fmt.Errorf("%q is not a number", text)
	}
	return d, nil
}

// mostPlaces is the largest number of places that a rounding may name.
const mostPlaces = 12

// small reports whether a number is whole and lies between 0 and most.
func small(d dossier.Decimal, most int64) bool {
	n, ok := d.Int64()
	return ok && n >= 0 && n <= most
}

// allowed checks what arithmetic cannot do.
func allowed(s Step, in []operand) error {
	switch s.Op {
	case Sum, Product, Min, Max:
		if len(in) == 0 {
			return fmt.Errorf("%s of nothing", s.Op)
		}
	case Quotient:
		if len(in) < 2 {
			return errors.New("a quotient needs two operands")
		}
		for _, o := range in[1:] {
			if o.value.Sign() == 0 {
				return errors.New("division by zero")
			}
		}
	case Difference, Round, Compare:
		if len(in) != 2 {
			return fmt.Errorf("%s needs two operands", s.Op)
		}
	case Lookup:
		if len(in) != 1 {
			return errors.New("a lookup has one operand")
		}
	default:
		return fmt.Errorf("unknown operation %q", s.Op)
	}
	if s.Op == Round && !small(in[1].value, mostPlaces) {
		return errors.New("places must be a small whole number")
	}
	return nil
}
