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
	done map[string]Figure
}

// bookOf is the book of a view: rules, pages and the paper ask for the same
// figures, and each is computed once.
func bookOf(v *dossier.View, law *Rules) *book {
	return dossier.Once(v, bookKey{law}, func() *book { return &book{v: v, law: law, done: map[string]Figure{}} })
}

type bookKey struct{ law *Rules }

// lawless is the book of the figures that need no law.
func (b *book) lawless() *book { return bookOf(b.v, nil) }

// once keeps a figure; the sheet that computes it is filled by compute.
func (b *book) once(id string, compute func(*sheet)) Figure {
	if f, ok := b.done[id]; ok {
		return f
	}
	s := &sheet{b: b, v: b.v, f: Figure{Status: Computed, Numbers: map[string]string{}, Details: map[string]string{}}}
	compute(s)
	b.done[id] = s.figure()
	return b.done[id]
}

// sheet is a figure under construction.
type sheet struct {
	derivation
	b *book
	v *dossier.View
	f Figure
}

// figure finishes the sheet: lists are never nil, for they are arrays on the wire.
func (s *sheet) figure() Figure {
	f := s.f
	f.Steps = s.steps
	if f.Steps == nil {
		f.Steps = []Step{}
	}
	f.Missing, f.Caveats, f.RuleIDs = distinct(f.Missing), distinct(f.Caveats), distinct(f.RuleIDs)
	f.Rules = make([]string, len(f.RuleIDs))
	for i, id := range f.RuleIDs {
		f.Rules[i] = s.b.law.Must(id).Cite()
	}
	return f
}

func distinct(in []string) []string {
	out := make([]string, 0, len(in))
	for _, s := range in {
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

// lack names a missing input.
func (s *sheet) lack(input ...string) { s.f.Missing = append(s.f.Missing, input...) }

// caveat adds a sentence that must be read with the number.
func (s *sheet) caveat(text string) { s.f.Caveats = append(s.f.Caveats, french(text)) }

// estimate says why the figure is one.
func (s *sheet) estimate(text string) {
	if s.f.Status == Computed {
		s.f.Status = Estimate
	}
	s.caveat(text)
}

// rule reads a rule of law and notes that it was used.
func (s *sheet) rule(id string) Rule {
	r := s.b.law.Must(id)
	if !slices.Contains(s.f.RuleIDs, id) {
		s.f.RuleIDs = append(s.f.RuleIDs, id)
	}
	return r
}

// unknown ends a figure whose inputs are missing.
func (s *sheet) unknown() {
	s.f.Status = Unknown
	s.f.Value = ""
}

// number reads a field and names it where it is empty.
func (s *sheet) number(id dossier.FieldID) (dossier.Decimal, bool) {
	d, ok := s.v.Number(id)
	if !ok {
		s.lack(string(id))
	}
	return d, ok
}

// answer reads a yes or no and names the field where it is empty.
func (s *sheet) answer(id dossier.FieldID) (yes, ok bool) {
	y, ok := s.v.Get(id).(dossier.YesNo)
	if !ok {
		s.lack(string(id))
	}
	return bool(y), ok
}

func at(table, col, row string) string { return table + "." + col + "@" + row }
