package figures

import (
	"slices"

	"dossierpme/dossier"
)

// book computes the figures of one dossier, each at most once: some rest on
// others.
type book struct {
	v    *dossier.View
	law  *Rules
	done map[*Spec]Figure
}

// bookOf is the book of a view: rules, pages and the paper ask for the same
// figures, and each is computed once.
func bookOf(v *dossier.View, law *Rules) *book {
	return dossier.Once(v, bookKey{law}, func() *book { return &book{v: v, law: law, done: map[*Spec]Figure{}} })
}

type bookKey struct{ law *Rules }

// once keeps a figure; the sheet that computes it is filled by compute. A figure
// that needs no law is one and the same under any.
func (b *book) once(spec *Spec, compute func(*Sheet)) Figure {
	if spec.lawless && b.law != nil {
		return bookOf(b.v, nil).once(spec, compute)
	}
	if f, ok := b.done[spec]; ok {
		return f
	}
	s := &Sheet{b: b, v: b.v, f: Figure{Spec: spec, Status: Computed, Numbers: map[string]Number{}, From: map[string]int{}}}
	compute(s)
	b.done[spec] = s.figure()
	return b.done[spec]
}

// Sheet is a figure under construction.
type Sheet struct {
	derivation
	b *book
	v *dossier.View
	f Figure
}

// View is the dossier that the figure is computed from.
func (s *Sheet) View() *dossier.View { return s.v }

// figure finishes the sheet: each message and input stands there once.
func (s *Sheet) figure() Figure {
	f := s.f
	f.Steps = s.steps
	f.Missing = distinct(f.Missing)
	return f
}

func distinct[T comparable](in []T) []T {
	out, seen := make([]T, 0, len(in)), make(map[T]bool, len(in))
	for _, s := range in {
		if !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
	}
	return out
}

// Give rounds a number to its places and gives it under one of the keys that the
// figure declares.
func (s *Sheet) Give(key string, d dossier.Decimal) {
	declared, _ := s.f.Declared(key)
	s.f.Numbers[key] = Number{Decimal: d.Round(declared.Shape.Places())}
}

// give gives the value of a step, and nothing where an operand of it was missing.
func (s *Sheet) give(key string, o operand) {
	if o.given {
		s.Give(key, o.Value)
		s.from(key, o.Step)
	}
}

// from notes the step that gives a number.
func (s *Sheet) from(key string, step int) {
	if s.f.From != nil && step > 0 { // a calculation beside that of a figure is not shown
		s.f.From[key] = step
	}
}

// code gives a result that is a code.
func (s *Sheet) code(key, code string) { s.f.Numbers[key] = Number{Code: code} }

// round gives a number by a step that rounds it.
func (s *Sheet) round(key string, text Message, o operand) {
	s.give(key, o)
	declared, _ := s.f.Declared(key)
	s.add(Step{Text: text, Op: Round, Value: s.f.Numbers[key].Decimal, Shape: declared.Shape}, []operand{o, wholeNum(declared.Shape.Places())})
	s.from(key, len(s.steps))
}

// name gives the code of a rank by a step that names it.
func (s *Sheet) name(key string, text Message, o operand, source Source) {
	declared, _ := s.f.Declared(key)
	code := names[declared.Shape][whole(o.Value)]
	s.code(key, code)
	s.add(Step{Text: text, Op: Lookup, Value: o.Value, Name: code, Shape: declared.Shape, Source: source}, []operand{o})
	s.from(key, len(s.steps))
}

// percent turns a share into a percentage.
func (s *Sheet) percent(text Message, share operand) operand {
	return s.do(text, Product, Percent, Source{}, share, wholeNum(100))
}

// notNegative is a number, or zero where it lies below.
func (s *Sheet) notNegative(o operand) operand {
	return s.do(say("not_negative"), Max, Money, Source{}, o, wholeNum(0))
}

// lack names a missing input.
func (s *Sheet) lack(input ...dossier.Spot) { s.f.Missing = append(s.f.Missing, input...) }

// caveat adds what must be read with the number.
func (s *Sheet) caveat(m Message) {
	if !slices.ContainsFunc(s.f.Caveats, m.equal) {
		s.f.Caveats = append(s.f.Caveats, m)
	}
}

// estimate says why the figure is one.
func (s *Sheet) estimate(m Message) {
	if s.f.Status == Computed {
		s.f.Status = Estimate
	}
	s.caveat(m)
}

// rule reads a rule of law and notes that it was used.
func (s *Sheet) rule(id string) Rule {
	r := s.b.law.rule(id)
	if !slices.Contains(s.f.Rules, r) {
		s.f.Rules = append(s.f.Rules, r)
	}
	return *r
}

// unknown ends a figure whose inputs are missing.
func (s *Sheet) unknown() { s.f.Status = Unknown }

// number reads a field and names it where it is empty.
func (s *Sheet) number(id dossier.FieldID) (dossier.Decimal, bool) {
	d, ok := s.v.Number(id)
	if !ok {
		s.lack(s.v.Spot(id))
	}
	return d, ok
}

// answer reads a yes or no and names the field where it is empty.
func (s *Sheet) answer(id dossier.FieldID) (yes, ok bool) {
	y, ok := s.v.Get(id).(dossier.YesNo)
	if !ok {
		s.lack(s.v.Spot(id))
	}
	return bool(y), ok
}

// at is the place of an answer that stands in no row.
func at(field dossier.FieldID) dossier.Spot { return dossier.Spot{Field: field} }

// none reports whether a table without rows is said to have none, by the question
// before it. Where it is not said, the question is named, or the table where it has
// none.
func (s *Sheet) none(table dossier.FieldID) bool {
	switch gate := s.v.Call.Gate(table); {
	case s.v.ShutBy(table) != "":
		return true
	case gate == "", s.v.Yes(gate):
		s.lack(at(table))
	default:
		s.lack(at(gate))
	}
	return false
}
