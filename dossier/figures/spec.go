package figures

import (
	"strings"

	"dossierpme/dossier"
)

// Shape says what a number measures: how it is rounded, and by whoever words it,
// how it is written and in which unit.
type Shape string

// The shapes of numbers.
const (
	Plain     Shape = ""          // a number without a unit
	Money     Shape = "money"     // euros
	Millions  Shape = "millions"  // euros, said in millions
	Percent   Shape = "percent"   // of a hundred
	Ratio     Shape = "ratio"     // a quotient of two amounts
	Energy    Shape = "energy"    // kWh PCI
	Mass      Shape = "mass"      // t
	CO2       Shape = "co2"       // t of CO2 equivalent
	CO2Mass   Shape = "co2_mass"  // kg of CO2 equivalent
	Volume    Shape = "volume"    // m³
	FTE       Shape = "fte"       // full-time equivalents
	UTA       Shape = "uta"       // annual work units, the headcount of annex I
	Companies Shape = "companies" // a number of enterprises
	Category  Shape = "category"  // a size, by its code
	Years     Shape = "years"     // a time, in years
	Quarter   Shape = "quarter"   // a quarter of a year, by its code: 2027-Q3
	Answer    Shape = "answer"    // yes, no or unknown
	Option    Shape = "option"    // the code of an option of a field
)

// perUnit is the shape of a quantity for each unit that is produced.
func (s Shape) perUnit() Shape { return s + "_per_unit" }

// Shapes lists every shape that a number or a step can have.
func Shapes() []Shape {
	out := []Shape{Plain, Money, Millions, Percent, Ratio, Energy, Mass, CO2, CO2Mass, Volume, FTE, UTA, Companies, Years, Category, Quarter, Answer, Option}
	for _, s := range []Shape{Energy, Mass, CO2, Volume} {
		out = append(out, s.perUnit())
	}
	return out
}

// Coded reports whether a value of the shape is a code, not a number.
func (s Shape) Coded() bool { return s == Category || s == Quarter || s == Answer || s == Option }

// Places is how many digits after the point a result keeps.
func (s Shape) Places() int {
	switch s {
	case Energy, Volume, Companies:
		return 0
	case Mass:
		return 3
	}
	return 2
}

// Wire writes a rounded result as the files and the command line have it: money,
// percentages and ratios with all their places, other numbers in their shortest
// form.
func (s Shape) Wire(d dossier.Decimal) string {
	switch s {
	case Money, Percent, Ratio:
		return d.Fixed(s.Places())
	}
	return d.String()
}

// Declared is a number that a figure can give.
type Declared struct {
	Key   string
	Shape Shape
	Field dossier.FieldID // whose options an Option is one of
}

// Spec says all that is known of a figure before it is computed. Whoever shows
// figures goes by it, so that a figure added here appears everywhere.
type Spec struct {
	ID      string
	Main    string     // the key of the number that it is known by; "": there is none
	Numbers []Declared // in the order in which they are shown
	Picture Picture    // what is drawn of it
	Beside  []string   // the figures that its picture shows too
	lawless bool       // it needs no law
}

// GainPercent is the number of a figure that compares before and after: the gain in
// percent of the state before.
const GainPercent = "gain_pct"

// Change names the numbers of a state before and after; false where the figure
// compares none.
func (s *Spec) Change() (before, after string, ok bool) {
	suffix, ok := strings.CutPrefix(s.Main, "gain_")
	return "before_" + suffix, "after_" + suffix, ok
}

// Declared finds a number by its key.
func (s *Spec) Declared(key string) (Declared, bool) {
	for _, d := range s.Numbers {
		if d.Key == key {
			return d, true
		}
	}
	return Declared{}, false
}
