package merge

import (
	"cmp"
	"strings"

	"dossierpme/dossier"
	"dossierpme/dossier/shelf"
)

// notes merges what was noted beside the answers. Two notes on the same answer are no
// question to anybody: both are kept, that of the preferred side first.
func (m *merger) notes(out, base, here, there *dossier.Dossier) {
	out.Notes = nil
	for _, p := range union(here.Notes, there.Notes) {
		h, t := here.Notes[p], there.Notes[p]
		both := false
		note := pick(m, dossier.Equal, base.Notes[p], h, t, func() Side { both = true; return m.choose(shelf.Conflict{}) })
		if both {
			note = m.together(note, h, t)
		}
		out.SetNote(p, note)
	}
}

// together is two notes as one. One that could not be read cannot stand with
// another: then the one that was picked stands, or the only one there is.
func (m *merger) together(picked, here, there dossier.Value) dossier.Value {
	if here == nil {
		return there
	}
	if there == nil {
		return here
	}
	first, ok := here.(dossier.Text)
	second, both := there.(dossier.Text)
	switch {
	case !ok || !both:
		return picked
	case strings.Contains(string(first), string(second)):
		return first
	case strings.Contains(string(second), string(first)):
		return second
	case m.choose(shelf.Conflict{}) == There:
		first, second = second, first
	}
	return first + "\n" + second
}

// origins keeps of each value the origin on the side that the value is of.
func (m *merger) origins(out, base, here, there *dossier.Dossier) {
	out.Origins = nil
	of := func(d *dossier.Dossier, p dossier.Place) *dossier.Origin {
		if o, ok := d.Origins[p]; ok {
			return &o
		}
		return nil
	}
	same := func(a, b *dossier.Origin) bool { return a == nil && b == nil || a != nil && b != nil && a.Equal(*b) }
	for _, p := range union(here.Origins, there.Origins) {
		h, t := of(here, p), of(there, p)
		fromHere, fromThere := dossier.Equal(out.At(p), here.At(p)), dossier.Equal(out.At(p), there.At(p))
		switch {
		case fromHere && !fromThere:
			out.SetOrigin(p, h)
		case fromThere && !fromHere:
			out.SetOrigin(p, t)
		default:
			one := false
			o := pick(m, same, of(base, p), h, t, func() Side { one = h == nil || t == nil; return m.choose(shelf.Conflict{}) })
			if one {
				o = cmp.Or(h, t)
			}
			out.SetOrigin(p, o)
		}
	}
}
