package font

import (
	"fmt"
	"strings"
)

type point struct {
	x, y float64
	on   bool
}

// Path writes the outline of a simple glyph as operators of a page, moved right by
// dx. Letters without a simple outline are left out.
func (f *TrueType) Path(b *strings.Builder, r rune, dx, size float64) {
	scale := size / f.upem
	for _, contour := range f.contours(r) {
		if len(contour) < 2 {
			continue
		}
		at := func(i int) point { return contour[(i+len(contour))%len(contour)] }
		start := 0
		for !at(start).on && start < len(contour)-1 {
			start++
		}
		put := func(p point) string { return fmt.Sprintf("%.2f %.2f", dx+p.x*scale, p.y*scale) }
		cur := at(start)
		fmt.Fprintf(b, "%s m\n", put(cur))
		for i := 1; i <= len(contour); i++ {
			p := at(start + i)
			if p.on {
				fmt.Fprintf(b, "%s l\n", put(p))
				cur = p
				continue
			}
			end := at(start + i + 1)
			if !end.on {
				end = point{(p.x + end.x) / 2, (p.y + end.y) / 2, true}
			} else {
				i++
			}
			// A quadratic curve as the cubic one that PDF knows.
			c1 := point{cur.x + (p.x-cur.x)*2/3, cur.y + (p.y-cur.y)*2/3, true}
			c2 := point{end.x + (p.x-end.x)*2/3, end.y + (p.y-end.y)*2/3, true}
			fmt.Fprintf(b, "%s %s %s c\n", put(c1), put(c2), put(end))
			cur = end
		}
		b.WriteString("h\n")
	}
}

// contours reads a simple glyph of the glyf table.
func (f *TrueType) contours(r rune) (out [][]point) {
	defer func() {
		if recover() != nil {
			out = nil // a broken glyph is not drawn
		}
	}()
	if r > 0xFFFF || f.glyph[r] == 0 {
		return nil
	}
	g, loca := int(f.glyph[r]), f.tables["loca"]
	from, to := 2*int(u16(loca, 2*g)), 2*int(u16(loca, 2*g+2))
	if u16(f.tables["head"], 50) == 1 {
		from, to = int(u32(loca, 4*g)), int(u32(loca, 4*g+4))
	}
	d := f.tables["glyf"][from:to]
	n := int(int16(u16(d, 0)))
	if n <= 0 {
		return nil
	}
	ends := d[10:]
	total := int(u16(ends, 2*n-2)) + 1
	d = ends[2*n:]
	d = d[2+int(u16(d, 0)):]
	flags := make([]byte, 0, total)
	for len(flags) < total {
		fl := d[0]
		d = d[1:]
		flags = append(flags, fl)
		if fl&8 != 0 {
			for range d[0] {
				flags = append(flags, fl)
			}
			d = d[1:]
		}
	}
	coords := func(short, same byte) []float64 {
		vs, v := make([]float64, total), 0
		for i, fl := range flags {
			switch {
			case fl&short != 0:
				if fl&same != 0 {
					v += int(d[0])
				} else {
					v -= int(d[0])
				}
				d = d[1:]
			case fl&same == 0:
				v += int(int16(u16(d, 0)))
				d = d[2:]
			}
			vs[i] = float64(v)
		}
		return vs
	}
	xs := coords(2, 16)
	ys := coords(4, 32)
	first := 0
	for c := range n {
		last := int(u16(ends, 2*c))
		var ps []point
		for i := first; i <= last; i++ {
			ps = append(ps, point{xs[i], ys[i], flags[i]&1 != 0})
		}
		out = append(out, ps)
		first = last + 1
	}
	return out
}
