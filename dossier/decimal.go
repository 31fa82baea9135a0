package dossier

import (
	"math/big"
	"strconv"
	"strings"
)

// A number that is read has at most so many digits before and after its point,
// so that no input makes arithmetic slow.
const (
	maxDigits = 30
	maxPlaces = 12
)

// Decimal is an exact decimal number, coefficient × 10^-scale. The zero value
// is 0. Decimals are immutable and normalised: no trailing zero after the point.
type Decimal struct {
	coef  *big.Int // nil means 0
	scale int
}

var bigTen = big.NewInt(10)

func pow10(n int) *big.Int {
	return new(big.Int).Exp(bigTen, big.NewInt(int64(n)), nil)
}

func newDecimal(coef *big.Int, scale int) Decimal {
	if coef.Sign() == 0 {
		return Decimal{}
	}
	q, r := new(big.Int), new(big.Int)
	for scale > 0 {
		q.QuoRem(coef, bigTen, r)
		if r.Sign() != 0 {
			break
		}
		coef, q = q, new(big.Int)
		scale--
	}
	return Decimal{coef: coef, scale: scale}
}

// Int returns n as a Decimal.
func Int(n int64) Decimal {
	if n == 0 {
		return Decimal{}
	}
	return Decimal{coef: big.NewInt(n)}
}

// Cents returns n hundredths.
func Cents(n int64) Decimal { return newDecimal(big.NewInt(n), 2) }

// ParseDecimal reads the wire form: an optional minus, digits, and optionally a
// point and digits. It refuses anything else, and longer numbers than any dossier needs.
func ParseDecimal(s string) (Decimal, bool) {
	digits, neg := s, false
	if strings.HasPrefix(digits, "-") {
		digits, neg = digits[1:], true
	}
	whole, frac, point := strings.Cut(digits, ".")
	if whole == "" || (point && frac == "") || len(whole) > maxDigits || len(frac) > maxPlaces {
		return Decimal{}, false
	}
	for _, c := range []byte(whole + frac) {
		if c < '0' || c > '9' {
			return Decimal{}, false
		}
	}
	coef, ok := new(big.Int).SetString(whole+frac, 10)
	if !ok {
		return Decimal{}, false
	}
	if neg {
		coef.Neg(coef)
	}
	return newDecimal(coef, len(frac)), true
}

// MustDecimal is ParseDecimal for constants of the program's own text.
func MustDecimal(s string) Decimal {
	d, ok := ParseDecimal(s)
	if !ok {
		panic("dossier: not a decimal: " + s)
	}
	return d
}

func (d Decimal) int() *big.Int {
	if d.coef == nil {
		return new(big.Int)
	}
	return d.coef
}

func (d Decimal) at(scale int) *big.Int {
	if d.coef == nil {
		return new(big.Int)
	}
	if scale == d.scale {
		return d.coef
	}
	return new(big.Int).Mul(d.coef, pow10(scale-d.scale))
}

// Sign is -1, 0 or 1.
func (d Decimal) Sign() int { return d.int().Sign() }

// IsZero reports whether d is 0.
func (d Decimal) IsZero() bool { return d.Sign() == 0 }

// Places is the number of digits after the point.
func (d Decimal) Places() int { return d.scale }

// Cmp compares d and e: -1, 0 or 1.
func (d Decimal) Cmp(e Decimal) int {
	if d.scale == e.scale {
		return d.int().Cmp(e.int())
	}
	s := max(d.scale, e.scale)
	return d.at(s).Cmp(e.at(s))
}

// Add returns d + e.
func (d Decimal) Add(e Decimal) Decimal {
	s := max(d.scale, e.scale)
	return newDecimal(new(big.Int).Add(d.at(s), e.at(s)), s)
}

// Sub returns d − e.
func (d Decimal) Sub(e Decimal) Decimal { return d.Add(e.Neg()) }

// Neg returns −d.
func (d Decimal) Neg() Decimal {
	if d.coef == nil {
		return d
	}
	return Decimal{coef: new(big.Int).Neg(d.coef), scale: d.scale}
}

// Mul returns d × e.
func (d Decimal) Mul(e Decimal) Decimal {
	return newDecimal(new(big.Int).Mul(d.int(), e.int()), d.scale+e.scale)
}

// Rat returns d as an exact fraction that the caller owns.
func (d Decimal) Rat() *big.Rat {
	if d.coef == nil {
		return new(big.Rat)
	}
	return new(big.Rat).SetFrac(d.coef, pow10(d.scale))
}

// RoundRat rounds an exact fraction to places digits, half away from zero.
func RoundRat(r *big.Rat, places int) Decimal {
	num := new(big.Int).Mul(r.Num(), pow10(places))
	num.Mul(num, big.NewInt(2))
	den := new(big.Int).Mul(r.Denom(), big.NewInt(2))
	if r.Sign() >= 0 {
		num.Add(num, r.Denom())
	} else {
		num.Sub(num, r.Denom())
	}
	return newDecimal(num.Quo(num, den), places)
}

// Round returns d rounded to places digits, half away from zero.
func (d Decimal) Round(places int) Decimal {
	if d.scale <= places {
		return d
	}
	return RoundRat(d.Rat(), places)
}

// String is the shortest exact form, with a point: "24.5", "-3", "0".
func (d Decimal) String() string { return d.Fixed(d.scale) }

// Fixed writes d with exactly places digits after the point, rounding half away
// from zero where d has more.
func (d Decimal) Fixed(places int) string {
	r := d.Round(places)
	s := digits(r.at(max(places, r.scale)))
	neg := strings.HasPrefix(s, "-")
	s = strings.TrimPrefix(s, "-")
	if places > 0 {
		if len(s) <= places {
			s = strings.Repeat("0", places-len(s)+1) + s
		}
		s = s[:len(s)-places] + "." + s[len(s)-places:]
	}
	if neg {
		s = "-" + s
	}
	return s
}

// digits is n.String, without the detour over words of any length where n is small.
func digits(n *big.Int) string {
	if n.IsInt64() {
		return strconv.FormatInt(n.Int64(), 10)
	}
	return n.String()
}
