package picture

import (
	"fmt"
	"image"
	"math/bits"
)

// fax unpacks a page of group 3: lines of runs, or lines that say how they differ
// from the one above, with marks between them. The decoder of golang.org/x/image
// knows neither the second kind nor the marks that most machines fill up. As fax
// machines do, a line that cannot be read is that above.
func (f *File) fax(d directory) (image.Image, error) {
	strips, err := d.strips(f.data)
	if err != nil {
		return nil, err
	}
	width, height := d.one(tagWidth, 0), d.one(tagHeight, 0)
	out := image.NewGray(image.Rect(0, 0, width, height))
	rows := d.one(tagRowsPerStrip, height)
	if rows <= 0 {
		rows = height
	}
	read := 0
	for i, strip := range strips {
		l := lines{
			in: strip, backwards: d.one(tagFillOrder, 1) == 2, width: width,
			twofold: d.one(tagFaxOptions, 0)&1 != 0, above: []int{width},
		}
		for y := i * rows; y < min((i+1)*rows, height); y++ {
			ok, end := l.next()
			if end {
				break
			}
			if ok {
				read++
			}
			paint(out.Pix[y*out.Stride:][:width], l.above)
		}
	}
	if read == 0 {
		return nil, fmt.Errorf("%w: a fax without a line", ErrDamaged)
	}
	return out, nil
}

// paint draws a line: white up to its first change.
func paint(row []uint8, changes []int) {
	for x := range row {
		row[x] = 0xff
	}
	for i := 0; i < len(changes); i += 2 {
		to := len(row)
		if i+1 < len(changes) {
			to = changes[i+1]
		}
		clear(row[changes[i]:to])
	}
}

// lines reads the lines of a strip.
type lines struct {
	in        []byte
	at        int // in bits
	backwards bool
	twofold   bool // lines may say how they differ from the one above
	width     int
	above     []int // where the line before changes colour, width last
}

// bit is the next bit; 0 behind the end.
func (l *lines) bit() int {
	if l.at>>3 >= len(l.in) {
		l.at++
		return 0
	}
	b := l.in[l.at>>3]
	if l.backwards {
		b = bits.Reverse8(b)
	}
	v := int(b>>(7-l.at&7)) & 1
	l.at++
	return v
}

func (l *lines) ended() bool { return l.at >= 8*len(l.in) }

// longest is that of the codes, in bits.
const longest = 13

// lookup reads a code; false, and nothing read, where there is none.
func lookup[T any](l *lines, table map[code]T) (T, bool) {
	from := l.at
	var c code
	for c.length < longest {
		c.bits, c.length = c.bits<<1|l.bit(), c.length+1
		if v, ok := table[c]; ok {
			return v, true
		}
	}
	l.at = from
	var none T
	return none, false
}

// mark skips the mark that ends a line, which any number of zeros may precede.
func (l *lines) mark() bool {
	from := l.at
	zeros := 0
	for !l.ended() && l.bit() == 0 {
		zeros++
	}
	if zeros >= 11 && !l.ended() {
		return true
	}
	l.at = from
	return false
}

// next reads a line. Where it cannot be read it is skipped up to the next mark,
// and the one above stands.
func (l *lines) next() (ok, end bool) {
	marks := 0
	plain := true
	for l.mark() {
		if l.twofold {
			plain = l.bit() == 1
		}
		if marks++; marks > 1 { // six say that the page ends
			return false, true
		}
	}
	if l.ended() {
		return false, true
	}
	line, ok := l.line(plain)
	if ok {
		l.above = line
		return true, false
	}
	for zeros := 0; !l.ended(); { // up to the next mark, which is left to the next line
		if l.bit() == 0 {
			zeros++
			continue
		}
		if zeros >= 11 {
			l.at -= 12
			break
		}
		zeros = 0
	}
	return false, false
}

// line reads where a line changes colour.
func (l *lines) line(plain bool) ([]int, bool) {
	var out []int
	x, black := 0, false
	change := func(to int) bool {
		if to < x || to > l.width {
			return false
		}
		x, black = to, !black
		out = append(out, to)
		return true
	}
	run := func() bool {
		n, ok := l.run(black)
		return ok && change(x+n)
	}
	for first := true; x < l.width; first = false {
		if plain {
			if !run() {
				return nil, false
			}
			continue
		}
		m, ok := lookup(l, modeOf)
		if !ok {
			return nil, false
		}
		b1, b2 := l.changesAbove(x, black, first)
		switch {
		case m == passing:
			x = b2
		case m == along:
			for range 2 { // a run of each colour
				if !run() {
					return nil, false
				}
			}
		case !change(b1 + int(m-shifted) - 3):
			return nil, false
		}
	}
	return append(out, l.width), true
}

// changesAbove is where the line above next changes to the other colour than the
// one that is being drawn, and where back.
func (l *lines) changesAbove(x int, black, first bool) (b1, b2 int) {
	for i, at := range l.above {
		if toBlack := i%2 == 0; toBlack == !black && (at > x || first && at == 0 && x == 0) {
			b2 = l.width
			if i+1 < len(l.above) {
				b2 = l.above[i+1]
			}
			return at, b2
		}
	}
	return l.width, l.width
}

// run reads the length of a run.
func (l *lines) run(black bool) (int, bool) {
	table := whiteRuns
	if black {
		table = blackRuns
	}
	for total := 0; total <= l.width; {
		n, ok := lookup(l, table)
		if !ok {
			return 0, false
		}
		if total += n; n < 64 {
			return total, true
		}
	}
	return 0, false
}
