package figuretext

import (
	"strings"

	"dossierpme/dossier"
	"dossierpme/dossier/figures"
	"dossierpme/internal/french"
	"dossierpme/internal/say"
)

// Texts words the figures of one dossier.
type Texts struct {
	words *say.Words
	v     *dossier.View
}

// New words figures of what v shows: its call names fields, rows and options.
func New(words *say.Words, v *dossier.View) *Texts { return &Texts{words, v} }

func (t *Texts) t(key string, args ...any) string { return t.words.T("figure."+key, args...) }

// Line is a number of a figure as it is read.
type Line struct {
	Key   string
	Label string
	Text  string // with its unit
	Shape figures.Shape
	Main  bool // the number that the figure is known by
}

// Lines are the numbers that a figure gives, in their order.
func (t *Texts) Lines(f figures.Figure) []Line {
	if f.Spec == nil {
		return nil
	}
	var out []Line
	for _, d := range f.Spec.Numbers {
		if n, ok := f.Numbers[d.Key]; ok {
			out = append(out, Line{d.Key, t.Label(f.ID, d.Key), t.number(d, n), d.Shape, d.Key == f.Spec.Main})
		}
	}
	return out
}

// wordsOf is where the catalogue has words about a figure, or about one of its numbers.
func wordsOf(what, figure string, number ...string) string {
	return strings.Join(append([]string{what, strings.TrimPrefix(figure, "figure.")}, number...), ".")
}

// Label is what a number of a figure is called.
func (t *Texts) Label(figure, key string) string {
	return t.t(wordsOf("number", figure, key))
}

// Number writes a number of a figure with its unit, "" where there is none.
func (t *Texts) Number(f figures.Figure, key string) string {
	n, ok := f.Numbers[key]
	if !ok || f.Spec == nil {
		return ""
	}
	d, _ := f.Declared(key)
	return t.number(d, n)
}

// Main writes the number that a figure is known by, "" where there is none.
func (t *Texts) Main(f figures.Figure) string {
	if f.Spec == nil {
		return ""
	}
	return t.Number(f, f.Spec.Main)
}

func (t *Texts) number(d figures.Declared, n figures.Number) string {
	if d.Shape == figures.Option {
		if f := t.v.Call.Field(d.Field); f != nil {
			return f.OptionOr(n.Code)
		}
		return n.Code
	}
	if d.Shape.Coded() {
		return t.Code(d.Shape, n.Code)
	}
	return t.Quantity(n.Decimal, d.Shape)
}

// Code names a code of a size or of an answer, or a quarter of a year.
func (t *Texts) Code(shape figures.Shape, code string) string {
	if shape == figures.Quarter {
		year, n, _ := strings.Cut(code, "-Q")
		return t.t("quarter."+n, "year", year)
	}
	return t.t(string(shape) + "." + code)
}

// Declared names the code of a figure as a declaration does, « une petite
// entreprise »; "" where there is none.
func (t *Texts) Declared(f figures.Figure, key string) string {
	if code := f.Code(key); code != "" {
		return t.t("declared." + code)
	}
	return ""
}

// mostPlaces is how exactly a fraction is written that no decimal can.
const mostPlaces = 6

// Quantity writes a number with its unit. A fraction that no decimal can write
// is rounded and marked.
func (t *Texts) Quantity(d dossier.Decimal, shape figures.Shape) string {
	about := ""
	if d.IsFraction() {
		d, about = d.Round(mostPlaces), "≈"+french.Hard
	}
	number := d.French()
	switch {
	case shape == figures.Money && d.Places() <= 2:
		number = d.FrenchFixed(2)
	case shape == figures.Millions:
		number = d.Quo(dossier.Int(1_000_000)).French()
	}
	if unit := t.Unit(shape, number); unit != "" {
		number += french.Hard + strings.ReplaceAll(unit, " ", french.Hard)
	}
	return about + number
}

// Unit is the unit of a shape after a number, "" where it has none.
func (t *Texts) Unit(shape figures.Shape, number string) string {
	switch shape {
	case figures.Plain, figures.Ratio, figures.Category, figures.Quarter, figures.Answer, figures.Option:
		return ""
	}
	return t.t("unit."+string(shape), "n", number)
}

// Status says in a word how far a figure holds.
func (t *Texts) Status(s figures.Status) string { return t.t("status." + string(s)) }

// Note says the same beside a printed figure.
func (t *Texts) Note(s figures.Status) string { return t.t("note." + string(s)) }

// Means explains the word.
func (t *Texts) Means(s figures.Status) string { return t.t("means." + string(s)) }
