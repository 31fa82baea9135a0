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

// fillCode asks for the code once its page is known.
func (l *layout) fillCode(make func(page int) (*Code, error)) error {
	for i := range l.pages {
		for _, o := range l.pages[i].ops {
			if o.kind != opCode {
				continue
			}
			c, err := make(i + 1)
			if err != nil {
				return fmt.Errorf("code of page %d: %w", i+1, err)
			}
			l.code, l.elems[o.elem].alt = c, c.Alt
		}
	}
	return nil
}
