package dossier

import "strings"

const (
	nnbsp = "\u202f" // groups digits and stands before ; ! ?
	nbsp  = "\u00a0" // stands before units, %, € and :
)

// groupDigits puts a narrow no-break space between the thousands of a wire
// number and a comma for its point.
func groupDigits(wire string) string {
	sign := ""
	if strings.HasPrefix(wire, "-") {
		sign, wire = "−", wire[1:]
	}
	whole, frac, point := strings.Cut(wire, ".")
	var b strings.Builder
	b.WriteString(sign)
	for i, c := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteString(nnbsp)
		}
		b.WriteRune(c)
	}
	if point {
		b.WriteByte(',')
		b.WriteString(frac)
	}
	return b.String()
}

// French writes a number in the French way: 1 234,5.
func (d Decimal) French() string { return groupDigits(d.String()) }

// FrenchFixed writes a number with exactly places digits after the comma.
func (d Decimal) FrenchFixed(places int) string { return groupDigits(d.Fixed(places)) }

// Euros writes an amount as paper does: 412 000,00 €.
func (d Decimal) Euros() string { return groupDigits(d.Fixed(2)) + nbsp + "€" }

// French writes a day as 12/11/2026.
func (d Date) French() string {
	s := d.String()
	if s == "" {
		return ""
	}
	return s[8:] + "/" + s[5:7] + "/" + s[:4]
}

var months = [...]string{
	"janvier", "février", "mars", "avril", "mai", "juin", "juillet",
	"août", "septembre", "octobre", "novembre", "décembre",
}

// FrenchLong writes a day as 12 novembre 2026, 1er mars 2027.
func (d Date) FrenchLong() string {
	if d.IsZero() {
		return ""
	}
	day := Int(int64(d.Day)).String()
	if d.Day == 1 {
		day = "1er"
	}
	return day + nbsp + months[d.Month-1] + nbsp + Int(int64(d.Year)).String()
}

// groupBy cuts an identifier into groups of the given sizes, the last size repeated.
func groupBy(s string, sizes ...int) string {
	var parts []string
	for i := 0; s != ""; i++ {
		n := min(sizes[min(i, len(sizes)-1)], len(s))
		parts = append(parts, s[:n])
		s = s[n:]
	}
	return strings.Join(parts, nnbsp)
}

// FileSize writes a number of bytes as people say it: 812 ko, 1,4 Mo.
func FileSize(bytes int64) string {
	const kilo, mega = 1000, 1000 * 1000
	if bytes < mega {
		return Int(max((bytes+kilo/2)/kilo, 1)).French() + nbsp + "ko"
	}
	tenths := (bytes + mega/20) / (mega / 10)
	return MustDecimal(Int(tenths/10).String()+"."+Int(tenths%10).String()).French() + nbsp + "Mo"
}
