package figures

import (
	"errors"
	"fmt"
	"maps"
	"slices"

	"dossierpme/dossier"
)

// IDs lists the figures that the program has, sorted.
func IDs() []string {
	var ids []string
	for _, e := range shipped {
		ids = append(ids, e.ID)
	}
	slices.Sort(ids)
	return ids
}

// IDs lists the rules, sorted.
func (r *Rules) IDs() []string { return slices.Sorted(maps.Keys(r.byID)) }

// Replay computes a derivation again from what its steps say and returns the
// value of the last one as it is written. It fails where a step does not give
// the value that it claims, so a printed derivation can be trusted line by line.
func Replay(steps []Step) (string, error) {
	if len(steps) == 0 {
		return "", errors.New("no step")
	}
	for i, s := range steps {
		in := make([]operand, len(s.Operands))
		for j, o := range s.Operands {
			if o.Step < 0 || o.Step > i {
				return "", fmt.Errorf("step %d: %d is no earlier step", i+1, o.Step)
			}
			in[j] = num(o.Value)
			if o.Step > 0 {
				in[j] = num(steps[o.Step-1].Value)
			}
		}
		if err := allowed(s, in); err != nil {
			return "", fmt.Errorf("step %d: %w", i+1, err)
		}
		value := apply(s.Op, in)
		if value.Cmp(s.Value) != 0 {
			return "", fmt.Errorf("step %d: %s gives %s, not %s", i+1, s.Op, value, s.Value)
		}
		if ranks := names[s.Shape]; s.Op == Lookup && ranks != nil {
			if !small(value, int64(len(ranks)-1)) || ranks[whole(value)] != s.Name {
				return "", fmt.Errorf("step %d: %s is not the %s of rank %s", i+1, s.Name, s.Shape, value)
			}
		}
	}
	return steps[len(steps)-1].Wire(), nil
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
			if o.Value.Sign() == 0 {
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
	if s.Op == Round && !small(in[1].Value, mostPlaces) {
		return errors.New("places must be a small whole number")
	}
	return nil
}
