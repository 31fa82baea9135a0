package pdf

import (
	"fmt"
	"strings"
)

// Code is a pattern of dark and light squares that a camera reads.
type Code struct {
	// Size counts the squares of a side, Dark tells which are dark.
	Size int
	Dark func(x, y int) bool
	// Alt says in words what the code holds.
	Alt string
}

// codeSize is the side of the code on paper: 22 mm can be read from a scan at
// 100 dots an inch.
const codeSize = 62.0

var black = rgb{0, 0, 0}

// path gives the code as one area with its lower left corner at x, y.
func (c *Code) path(x, y, side float64) string {
	unit := side / float64(c.Size)
	var b strings.Builder
	b.WriteString("q 0 g\n")
	for row := range c.Size {
		for col := 0; col < c.Size; {
			if !c.Dark(col, row) {
				col++
				continue
			}
			from := col
			for col < c.Size && c.Dark(col, row) {
				col++
			}
			fmt.Fprintf(&b, "%.3f %.3f %.3f %.3f re\n", x+float64(from)*unit, y+side-float64(row+1)*unit, float64(col-from)*unit, unit)
		}
	}
	b.WriteString("f Q")
	return b.String()
}

// fillCodes asks for the code of each page to sign once its number is known.
func (l *layout) fillCodes(make func(page int) (*Code, error)) error {
	for i := range l.pages {
		p := &l.pages[i]
		for _, o := range p.ops {
			if o.kind != opCode {
				continue
			}
			c, err := make(p.number)
			if err != nil {
				return fmt.Errorf("code of page %d: %w", p.number, err)
			}
			p.code = c
			if o.elem != artifact {
				l.elems[o.elem].alt = c.Alt
			}
		}
	}
	return nil
}
