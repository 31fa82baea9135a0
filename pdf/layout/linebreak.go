package layout

import (
	"strings"
	"unicode"

	"dossierpme/pdf/font"
)

// textLine is one line of wrapped text.
type textLine struct {
	s string
	// space says that the line was cut at a space, which is drawn too: words
	// would run together for who reads the file without its layout.
	space bool
}

// wrap cuts s into lines no wider than width: at spaces and after dashes, never
// at a no-break space, nor where French typography wants none. Nor after a
// hyphen: programs that read the file take a hyphen at the end of a line for
// one of ours and drop it, and the value typed would not be found. A word wider
// than a line is cut where it must be; no character is lost.
func wrap(t *font.Typeface, s string, f font.Face, size, width float64) []textLine {
	return wrapAfter(t, s, f, size, width, 0)
}

// wrapAfter is wrap where something as wide as indent stands before the first line.
func wrapAfter(t *font.Typeface, s string, f font.Face, size, width, indent float64) []textLine {
	var lines []textLine
	limit, whole := int((width-indent)*1000/size+0.5), int(width*1000/size+0.5)
	metrics := t.Font(f)
	for par := range strings.SplitSeq(s, "\n") {
		par = strings.Trim(par, " ")
		rs := []rune(par)
		start, w := 0, 0
		brk := -1 // index after which the line may be cut
		for i := 0; i < len(rs); i++ {
			r := rs[i]
			rw := metrics.Advance(r)
			if w+rw > limit && i > start && r != ' ' {
				cut := brk
				if cut <= start {
					cut = emergency(rs, start, i)
				}
				line := string(rs[start:cut])
				trimmed := strings.TrimRight(line, " ")
				lines = append(lines, textLine{trimmed, len(trimmed) < len(line)})
				for start = cut; start < len(rs) && rs[start] == ' '; {
					start++
				}
				i, w, brk, limit = start-1, 0, -1, whole
				continue
			}
			w += rw
			if mayBreakAfter(rs, i) {
				brk = i + 1
			}
		}
		lines = append(lines, textLine{s: string(rs[start:])})
		limit = whole
	}
	return lines
}

// emergency finds where to cut a word that is wider than a line: after the
// last sign that parts an address or a path, else at the last letter that
// fits. A hyphen goes to the next line.
func emergency(rs []rune, start, end int) int {
	for i := end; i > start+(end-start)/2; i-- {
		if strings.ContainsRune("/._@?&=+,;", rs[i-1]) {
			return i
		}
	}
	cut := end
	for cut-1 > start && (unicode.Is(unicode.Mn, rs[cut]) || rs[cut-1] == '-') {
		cut-- // a letter keeps its accent
	}
	if cut-1 <= start { // accents or hyphens only: a line of one would repeat the work on each
		return end
	}
	return cut
}

// mayBreakAfter reports whether a line may end after rs[i].
func mayBreakAfter(rs []rune, i int) bool {
	if i+1 >= len(rs) {
		return false
	}
	next := rs[i+1]
	switch rs[i] {
	case ' ':
		if next == ' ' {
			return false
		}
		if strings.ContainsRune(":;!?»%€‰", next) {
			return i+2 < len(rs) && rs[i+2] != ' ' && next != '€' && next != '%' && next != '»'
		}
		if i > 0 && rs[i-1] == '«' {
			return false
		}
		// 412 000: typed with a plain space, still one figure.
		return i == 0 || !unicode.IsDigit(rs[i-1]) || !threeDigits(rs[i+1:])
	case '–', '—':
		if i == 0 || !wordRune(rs[i-1]) || !wordRune(next) {
			return false
		}
		return !unicode.IsDigit(rs[i-1]) || !unicode.IsDigit(next)
	}
	return false
}

func threeDigits(rs []rune) bool {
	n := 0
	for n < min(len(rs), 4) && unicode.IsDigit(rs[n]) {
		n++
	}
	return n == 3
}

func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// widest gives the width of the widest part of s that cannot be cut.
func widest(t *font.Typeface, s string, f font.Face, size float64) float64 {
	rs := []rune(s)
	start, most := 0, 0.0
	for i := range rs {
		if i == len(rs)-1 || rs[i] == '\n' || mayBreakAfter(rs, i) {
			most = max(most, t.Measure(strings.Trim(string(rs[start:i+1]), " \n"), f, size))
			start = i + 1
		}
	}
	return most
}
