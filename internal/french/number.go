package french

import (
	"strconv"
	"strings"
)

// Minus is the sign of a negative number.
const Minus = "−"

// Number writes a number that comes as digits with a point and perhaps a sign,
// "-1234.5", as 1 234,5 with the typographic sign.
func Number(plain string) string {
	sign := ""
	if strings.HasPrefix(plain, "-") {
		sign, plain = Minus, plain[1:]
	}
	whole, frac, point := strings.Cut(plain, ".")
	var b strings.Builder
	b.WriteString(sign)
	for i, c := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteString(Narrow)
		}
		b.WriteRune(c)
	}
	if point {
		b.WriteByte(',')
		b.WriteString(frac)
	}
	return b.String()
}

// Count writes a whole number: 12 345.
func Count(n int) string { return Number(strconv.Itoa(n)) }

// Nth is the place of what has no name of its own: n° 3.
func Nth(n int) string { return "n°" + Hard + Count(n) }

// SizeLimit writes what a file may have at most, in the round number that somebody set
// it to: 64 Mo, 2 Go. That counts by 1024, where FileSize counts by 1000, so that
// whoever keeps to it in either way is not refused.
func SizeLimit(bytes int64) string {
	for _, unit := range []struct {
		shift int
		name  string
	}{{30, "Go"}, {20, "Mo"}, {10, "ko"}} {
		if n := bytes >> unit.shift; n > 0 && n<<unit.shift == bytes {
			return Count(int(n)) + Hard + unit.name
		}
	}
	return FileSize(bytes)
}

// FileSize writes a number of bytes as people say it: 812 ko, 1,4 Mo.
func FileSize(bytes int64) string {
	const kilo, mega = 1000, 1000 * 1000
	if bytes < mega {
		return Count(int(max((bytes+kilo/2)/kilo, 1))) + Hard + "ko"
	}
	tenths := (bytes + mega/20) / (mega / 10)
	size := strconv.FormatInt(tenths/10, 10)
	if tenths%10 != 0 {
		size += "." + strconv.FormatInt(tenths%10, 10)
	}
	return Number(size) + Hard + "Mo"
}
