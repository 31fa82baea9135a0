package figures

import (
	"math/big"
	"math/bits"
	"strconv"
	"strings"

	"dossierpme/dossier"
)

// number is an exact rational. Nearly every number of a dossier is a short
// decimal, coef ÷ 10^scale, and stays one through sums and products; what does
// not fit is wide. The zero value is 0.
type number struct {
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

func whole(n int64) number { return number{coef: n} }

// numberOf reads the wire form of a decimal.
func numberOf(wire string) number {
	digits, frac, _ := strings.Cut(wire, ".")
	if len(digits)+len(frac) <= maxScale {
		n, err := strconv.ParseInt(digits+frac, 10, 64)
		if err == nil {
			return number{coef: n, scale: len(frac)}.short()
		}
	}
	return wideOf(dossier.MustDecimal(wire).Rat())
}

// wideOf takes over r.
func wideOf(r *big.Rat) number {
	if r.IsInt() && r.Num().IsInt64() {
		return number{coef: r.Num().Int64()}
	}
	if places, ok := r.FloatPrec(); ok && places <= maxScale {
		n := new(big.Int).Mul(r.Num(), big.NewInt(tens[places]))
		if n.Quo(n, r.Denom()); n.IsInt64() {
			return number{coef: n.Int64(), scale: places}.short()
		}
	}
	return number{wide: r}
}

// short drops zeros behind the point.
func (n number) short() number {
	for n.scale > 0 && n.coef%10 == 0 {
		n.coef /= 10
		n.scale--
	}
	return n
}

// rat is the value as a fraction that must not be changed.
func (n number) rat() *big.Rat {
	if n.wide != nil {
		return n.wide
	}
	return big.NewRat(n.coef, tens[n.scale])
}

func (n number) sign() int {
	switch {
	case n.wide != nil:
		return n.wide.Sign()
	case n.coef < 0:
		return -1
	case n.coef > 0:
		return 1
	}
	return 0
}

// aligned gives two short decimals the same scale.
func aligned(a, b number) (x, y int64, scale int, ok bool) {
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

func (n number) add(m number) number {
	if x, y, scale, ok := aligned(n, m); ok {
		if sum := x + y; (sum > x) == (y > 0) {
			return number{coef: sum, scale: scale}.short()
		}
	}
	if n.wide != nil && m.wide != nil { // most often the same fractions again: not worth shortening
		return number{wide: new(big.Rat).Add(n.wide, m.wide)}
	}
	return wideOf(new(big.Rat).Add(n.rat(), m.rat()))
}

// sum adds up, the short decimals first.
func sum(in []operand) number {
	var short number
	var wide *big.Rat
	for _, o := range in {
		switch {
		case o.value.wide == nil:
			short = short.add(o.value)
		case wide == nil:
			wide = new(big.Rat).Set(o.value.wide)
		default:
			wide.Add(wide, o.value.wide)
		}
	}
	if wide == nil {
		return short
	}
	return wideOf(wide).add(short)
}

func (n number) neg() number {
	if n.wide == nil && (n.coef == 0 || n.coef != -n.coef) {
		return number{coef: -n.coef, scale: n.scale}
	}
	return wideOf(new(big.Rat).Neg(n.rat()))
}

func (n number) mul(m number) number {
	if n.wide == nil && m.wide == nil && n.scale+m.scale <= maxScale {
		if p, ok := times(n.coef, m.coef); ok {
			return number{coef: p, scale: n.scale + m.scale}.short()
		}
	}
	return wideOf(new(big.Rat).Mul(n.rat(), m.rat()))
}

func (n number) quo(m number) number { return wideOf(new(big.Rat).Quo(n.rat(), m.rat())) }

func (n number) cmp(m number) int {
	if x, y, _, ok := aligned(n, m); ok {
		switch {
		case x < y:
			return -1
		case x > y:
			return 1
		}
		return 0
	}
	return n.rat().Cmp(m.rat())
}

// int is a number that is known to be whole and small.
func (n number) int() int { return int(n.coef) }

// round rounds half away from zero.
func (n number) round(places int) dossier.Decimal {
	if n.wide == nil && n.scale <= places {
		return dossier.MustDecimal(n.String())
	}
	return dossier.RoundRat(n.rat(), places)
}

// String is the shortest exact decimal, or a fraction where there is none.
func (n number) String() string {
	if n.wide != nil {
		if places, ok := n.wide.FloatPrec(); ok {
			return dossier.RoundRat(n.wide, places).String()
		}
		return n.wide.RatString()
	}
	if n.scale == 0 {
		return strconv.FormatInt(n.coef, 10)
	}
	var buf [24]byte
	b := strconv.AppendInt(buf[:0], max(n.coef, -n.coef), 10)
	out := make([]byte, 0, 24)
	if n.coef < 0 {
		out = append(out, '-')
	}
	if len(b) <= n.scale {
		out = append(out, '0', '.')
		for range n.scale - len(b) {
			out = append(out, '0')
		}
		return string(append(out, b...))
	}
	out = append(append(out, b[:len(b)-n.scale]...), '.')
	return string(append(out, b[len(b)-n.scale:]...))
}
