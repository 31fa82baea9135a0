package dossier

import (
	"iter"
	"math/big"
	"math/bits"
	"strconv"
	"strings"
)

// A number that is read has at most so many digits before and after its point,
// so that no input makes arithmetic slow.
const (
	maxDigits = 30
	maxPlaces = 12
)

// Decimal is an exact number; the zero value is 0. Nearly every number of a
// dossier is a short decimal, coef ÷ 10^scale, and stays one through sums and
// products; what does not fit is wide. Only a quotient may be a fraction that no
// decimal can write: IsFraction tells. Decimals are immutable and normalised, so
// a short one has no trailing zero after its point.
type Decimal struct {
	coef  int64
	scale int
	wide  *big.Rat // not nil: the value, and coef and scale mean nothing
}

// maxScale keeps powers of ten inside an int64.
const maxScale = 18

var tens = func() (t [maxScale + 1]int64) {
	t[0] = 1
	for i := 1; i <= maxScale; i++ {
		t[i] = t[i-1] * 10
	}
	return t
}()

func pow10(n int) *big.Int {
	return new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(n)), nil)
}

// Int returns n as a Decimal.
func Int(n int64) Decimal { return Decimal{coef: n} }

// Cents returns n hundredths.
func Cents(n int64) Decimal { return Decimal{coef: n, scale: 2}.short() }

// DecimalOf returns the fraction r, which it takes over.
func DecimalOf(r *big.Rat) Decimal {
	if r.IsInt() && r.Num().IsInt64() {
		return Decimal{coef: r.Num().Int64()}
	}
	if places, ok := r.FloatPrec(); ok && places <= maxScale {
		n := new(big.Int).Mul(r.Num(), big.NewInt(tens[places]))
		if n.Quo(n, r.Denom()); n.IsInt64() {
			return Decimal{coef: n.Int64(), scale: places}.short()
		}
	}
	return Decimal{wide: r}
}

// short drops zeros behind the point.
func (d Decimal) short() Decimal {
	for d.scale > 0 && d.coef%10 == 0 {
		d.coef /= 10
		d.scale--
	}
	return d
}

// ParseDecimal reads the wire form: an optional minus, digits, and optionally a
// point and digits. It refuses anything else, and longer numbers than any dossier needs.
func ParseDecimal(s string) (Decimal, bool) {
	digits, neg := strings.CutPrefix(s, "-")
	whole, frac, point := strings.Cut(digits, ".")
	if whole == "" || (point && frac == "") || len(whole) > maxDigits || len(frac) > maxPlaces {
		return Decimal{}, false
	}
	coef, fits := int64(0), len(whole)+len(frac) <= maxScale
	for _, part := range []string{whole, frac} {
		for _, c := range []byte(part) {
			if c < '0' || c > '9' {
				return Decimal{}, false
			}
			if fits {
				coef = coef*10 + int64(c-'0')
			}
		}
	}
	if !fits {
		n, _ := new(big.Int).SetString(whole+frac, 10)
		d := DecimalOf(new(big.Rat).SetFrac(n, pow10(len(frac))))
		if neg {
			d = d.Neg()
		}
		return d, true
	}
	if neg {
		coef = -coef
	}
	return Decimal{coef: coef, scale: len(frac)}.short(), true
}

// MustDecimal is ParseDecimal for constants of the program's own text.
func MustDecimal(s string) Decimal {
	d, ok := ParseDecimal(s)
	if !ok {
		panic("dossier: not a decimal: " + s)
	}
	return d
}

// rat is the value as a fraction that must not be changed.
func (d Decimal) rat() *big.Rat {
	if d.wide != nil {
		return d.wide
	}
	return big.NewRat(d.coef, tens[d.scale])
}

// Rat returns d as an exact fraction that the caller owns.
func (d Decimal) Rat() *big.Rat {
	if d.wide != nil {
		return new(big.Rat).Set(d.wide)
	}
	return d.rat()
}

// Sign is -1, 0 or 1.
func (d Decimal) Sign() int {
	switch {
	case d.wide != nil:
		return d.wide.Sign()
	case d.coef < 0:
		return -1
	case d.coef > 0:
		return 1
	}
	return 0
}

// IsZero reports whether d is 0.
func (d Decimal) IsZero() bool { return d.Sign() == 0 }

// IsFraction reports whether no decimal can write d exactly.
func (d Decimal) IsFraction() bool {
	if d.wide == nil {
		return false
	}
	_, ok := d.wide.FloatPrec()
	return !ok
}

// Places is the number of digits after the point; of a fraction, those before
// its digits begin to repeat.
func (d Decimal) Places() int {
	if d.wide == nil {
		return d.scale
	}
	places, _ := d.wide.FloatPrec()
	return places
}

// Int64 returns a whole number; false where d is none or does not fit.
func (d Decimal) Int64() (int64, bool) {
	if d.wide != nil {
		if d = DecimalOf(d.wide); d.wide != nil {
			return 0, false
		}
	}
	return d.coef, d.scale == 0
}

// aligned gives two short decimals the same scale.
func aligned(a, b Decimal) (x, y int64, scale int, ok bool) {
	if a.wide != nil || b.wide != nil {
		return 0, 0, 0, false
	}
	scale = max(a.scale, b.scale)
	x, ok1 := times(a.coef, tens[scale-a.scale])
	y, ok2 := times(b.coef, tens[scale-b.scale])
	return x, y, scale, ok1 && ok2
}

// times multiplies; false where the product does not fit.
func times(a, b int64) (int64, bool) {
	ua, ub := uint64(max(a, -a)), uint64(max(b, -b))
	hi, lo := bits.Mul64(ua, ub)
	const most = 1<<63 - 1
	if hi != 0 || lo > most || a == -a && a != 0 || b == -b && b != 0 {
		return 0, false
	}
	if (a < 0) != (b < 0) {
		return -int64(lo), true //nolint:gosec // lo fits, as was just checked
	}
	return int64(lo), true //nolint:gosec // as above
}

// Cmp compares d and e: -1, 0 or 1.
func (d Decimal) Cmp(e Decimal) int {
	if x, y, _, ok := aligned(d, e); ok {
		switch {
		case x < y:
			return -1
		case x > y:
			return 1
		}
		return 0
	}
	return d.rat().Cmp(e.rat())
}

// Add returns d + e.
func (d Decimal) Add(e Decimal) Decimal {
	if x, y, scale, ok := aligned(d, e); ok {
		if sum := x + y; (sum > x) == (y > 0) {
			return Decimal{coef: sum, scale: scale}.short()
		}
	}
	if d.wide != nil && e.wide != nil { // most often the same fractions again: not worth shortening
		return Decimal{wide: new(big.Rat).Add(d.wide, e.wide)}
	}
	return DecimalOf(new(big.Rat).Add(d.rat(), e.rat()))
}

// Sub returns d − e.
func (d Decimal) Sub(e Decimal) Decimal { return d.Add(e.Neg()) }

// Neg returns −d.
func (d Decimal) Neg() Decimal {
	if d.wide == nil && (d.coef == 0 || d.coef != -d.coef) {
		return Decimal{coef: -d.coef, scale: d.scale}
	}
	return DecimalOf(new(big.Rat).Neg(d.rat()))
}

// Mul returns d × e.
func (d Decimal) Mul(e Decimal) Decimal {
	if d.wide == nil && e.wide == nil && d.scale+e.scale <= maxScale {
		if p, ok := times(d.coef, e.coef); ok {
			return Decimal{coef: p, scale: d.scale + e.scale}.short()
		}
	}
	return DecimalOf(new(big.Rat).Mul(d.rat(), e.rat()))
}

// Quo returns d ÷ e, exactly. It panics where e is 0.
func (d Decimal) Quo(e Decimal) Decimal { return DecimalOf(new(big.Rat).Quo(d.rat(), e.rat())) }

// Total adds up, the short decimals first: a sum of fractions is shortened once.
func Total(of iter.Seq[Decimal]) Decimal {
	var short Decimal
	var wide *big.Rat
	for d := range of {
		switch {
		case d.wide == nil:
			short = short.Add(d)
		case wide == nil:
			wide = new(big.Rat).Set(d.wide)
		default:
			wide.Add(wide, d.wide)
		}
	}
	if wide == nil {
		return short
	}
	return DecimalOf(wide).Add(short)
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
	num.Quo(num, den)
	if num.IsInt64() && places <= maxScale {
		return Decimal{coef: num.Int64(), scale: places}.short()
	}
	return DecimalOf(new(big.Rat).SetFrac(num, pow10(places)))
}

// Round returns d rounded to places digits, half away from zero.
func (d Decimal) Round(places int) Decimal {
	if d.wide == nil && d.scale <= places {
		return d
	}
	return RoundRat(d.rat(), places)
}

// Float is the number as near as a float comes to it: how large something is drawn, and
// what a spreadsheet holds. Nothing is computed with it.
func (d Decimal) Float() float64 {
	f, _ := d.rat().Float64()
	return f
}

// String is the shortest exact form, with a point: "24.5", "-3", "0"; of a
// fraction that no decimal can write "1/3".
func (d Decimal) String() string {
	if d.IsFraction() {
		return d.wide.RatString()
	}
	return d.Fixed(d.Places())
}

// Fixed writes d with exactly places digits after the point, rounding half away
// from zero where d has more.
func (d Decimal) Fixed(places int) string {
	r := d.Round(places)
	if r.wide != nil {
		return r.wide.FloatString(places) // exact: it has no more digits
	}
	var digits [20]byte
	b := strconv.AppendInt(digits[:0], r.coef, 10)
	out := make([]byte, 0, len(b)+places+2)
	if b[0] == '-' {
		out, b = append(out, '-'), b[1:]
	}
	whole := len(b) - r.scale
	if whole <= 0 {
		out = append(out, '0')
	} else {
		out = append(out, b[:whole]...)
	}
	if places == 0 {
		return string(out)
	}
	out = append(out, '.')
	for range max(-whole, 0) {
		out = append(out, '0')
	}
	out = append(out, b[max(whole, 0):]...)
	for range places - r.scale {
		out = append(out, '0')
	}
	return string(out)
}
