package dossier

import (
	"strings"

	"dossierpme/internal/french"
)

// French writes a number in the French way: 1 234,5.
func (d Decimal) French() string { return french.Number(d.String()) }

// FrenchFixed writes a number with exactly places digits after the comma.
func (d Decimal) FrenchFixed(places int) string { return french.Number(d.Fixed(places)) }

// Euros writes an amount as paper does: 412 000,00 €.
func (d Decimal) Euros() string { return french.Number(d.Fixed(2)) + french.Hard + "€" }

// FrenchAmount writes an amount whose unit stands elsewhere, without cents where there
// are none: 412 000, 12,50.
func (d Decimal) FrenchAmount() string { return strings.TrimSuffix(d.FrenchFixed(2), ",00") }

// ShortEuros writes an amount without cents where there are none: 412 000 €.
func (d Decimal) ShortEuros() string { return d.FrenchAmount() + french.Hard + "€" }

// WholeEuros writes an amount rounded to the euro, for a glance.
func (d Decimal) WholeEuros() string { return d.FrenchFixed(0) + french.Hard + "€" }

// Percent writes a share of a hundred: 12,5 %.
func (d Decimal) Percent() string { return d.French() + french.Hard + "%" }

// Signed writes a difference with its sign apart from its size, as written writes that:
// + 12, − 3,5, 0.
func (d Decimal) Signed(written func(Decimal) string) string {
	switch d.Sign() {
	case 1:
		return "+" + french.Hard + written(d)
	case -1:
		return french.Minus + french.Hard + written(d.Neg())
	}
	return written(d)
}

// French writes a day as 12/11/2026.
func (d Date) French() string {
	s := d.String()
	if s == "" {
		return ""
	}
	return s[8:] + "/" + s[5:7] + "/" + s[:4]
}

// FrenchLong writes a day as 12 novembre 2026, 1er mars 2027.
func (d Date) FrenchLong() string {
	if d.IsZero() {
		return ""
	}
	return french.Date(d.Year, d.Month, d.Day)
}

// groupBy cuts an identifier into groups of the given sizes, the last size repeated.
func groupBy(s string, sizes ...int) string {
	var parts []string
	for i := 0; s != ""; i++ {
		n := min(sizes[min(i, len(sizes)-1)], len(s))
		parts = append(parts, s[:n])
		s = s[n:]
	}
	return strings.Join(parts, french.Narrow)
}
