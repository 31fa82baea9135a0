package figuretext

import (
	"slices"

	"dossierpme/dossier/figures"
)

// Breakdown are the parts of a breakdown as they are drawn.
func (t *Texts) Breakdown(f figures.Figure, of figures.Breakdown) []Bar {
	var out []Bar
	for _, p := range Ordered(f, of) {
		text := p.Value.ShortEuros()
		if of.Shape != figures.Money {
			text = t.Quantity(p.Value, of.Shape)
		}
		out = append(out, Bar{Label: t.Part(of, p.Key), Text: text, Amount: p.Value, Apart: of.Apart != nil && of.Apart(p.Key)})
	}
	return out
}

// Part names a part of a breakdown.
func (t *Texts) Part(of figures.Breakdown, key string) string {
	word, f := "figure.part."+key, t.v.Call.Field(of.Table)
	switch key {
	case "":
		word = "figure.part.no_" + of.Group
	case RestKey:
		word = "figure.part.rest"
	}
	switch {
	case (key == "" || key == RestKey || key == of.First) && t.words.Has(word):
		return t.words.T(word)
	case of.Table == "":
		return key
	case f != nil && of.Column == "":
		if lines := t.v.Rows(f.ID); lines.Index(key) >= 0 {
			return t.v.Title(f, lines, lines.Index(key))
		}
	case f != nil && f.Column(of.Column) != nil:
		if label, ok := f.Column(of.Column).Option(key); ok {
			return label
		}
	}
	return t.t("part.other")
}

// RestKey is the key of the part that Fewer makes of several.
const RestKey = "*"

// mostParts is how many parts of a balance are told apart: a bar of ten slivers says
// nothing, and each of them stands elsewhere.
const mostParts = 6

// Ordered are the parts of a breakdown in the order in which they are drawn: years as
// they follow each other, others by size.
func Ordered(f figures.Figure, of figures.Breakdown) []figures.Part {
	switch {
	case of.Table == "":
		return f.By(of)
	case of.First == "":
		return LargestFirst(f.By(of))
	}
	return LargestFirst(f.By(of), of.First)
}

// LargestFirst orders the parts of a breakdown as they are drawn: that with the key
// before, if any is named, then the largest first.
func LargestFirst(parts []figures.Part, before ...string) []figures.Part {
	out := slices.Clone(parts)
	slices.SortStableFunc(out, func(a, b figures.Part) int {
		if x, y := slices.Contains(before, a.Key), slices.Contains(before, b.Key); x || y {
			switch {
			case x && y:
				return 0
			case x:
				return -1
			}
			return 1
		}
		return b.Value.Cmp(a.Value)
	})
	return out
}

// Fewer joins the last parts into one where there are many, and says how many it joined.
func Fewer(parts []figures.Part) (fewer []figures.Part, joined int) {
	if len(parts) <= mostParts {
		return parts, 0
	}
	rest := figures.Part{Key: RestKey}
	for _, p := range parts[mostParts-1:] {
		rest.Value = rest.Value.Add(p.Value)
	}
	return append(slices.Clone(parts[:mostParts-1]), rest), len(parts) - mostParts + 1
}
