package figures

import "dossierpme/dossier"

// total is a sum in the making. It is open where an amount that belongs to it is
// missing: then there is no sum, for the sum of the others would be wrong.
type total struct {
	in   []operand
	open bool
}

func (t *total) add(o operand) {
	if o.given {
		t.in = append(t.in, o)
	} else {
		t.open = true
	}
}

// sum adds a total up; none where it is open.
func (s *Sheet) sum(text Message, shape Shape, t total) operand {
	if t.open {
		return operand{}
	}
	return s.do(text, Sum, shape, Source{}, orZero(t.in)...)
}

// cell reads a number of a row and names it where it is empty.
func (s *Sheet) cell(n dossier.Num, where dossier.Spot) operand {
	if !n.OK {
		s.lack(where)
		return operand{}
	}
	return num(n.Decimal)
}

// known does a step where all its operands are known.
func (s *Sheet) known(text Message, op Op, shape Shape, source Source, in ...operand) operand {
	for _, o := range in {
		if !o.given {
			return operand{}
		}
	}
	return s.do(text, op, shape, source, in...)
}

func orZero(in []operand) []operand {
	if len(in) == 0 {
		return []operand{wholeNum(0)}
	}
	return in
}
