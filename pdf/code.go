package pdf

import (
	"fmt"
	"strings"

	"dossierpme/pdf/layout"
)

// Code is a pattern of dark and light squares that a camera reads.
type Code struct {
	// Size counts the squares of a side, Dark tells which are dark.
	Size int
	Dark func(x, y int) bool
	// Alt says in words what the code holds.
	Alt string
}

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

// codesOf makes the code of each page to sign, by the number of the page, once it
// is known.
func codesOf(l *layout.Document, make func(page int) (*Code, error)) (map[int]*Code, error) {
	codes := map[int]*Code{}
	for i := range l.Pages {
		p := &l.Pages[i]
		for _, o := range p.Ops {
			if o.Kind != layout.OpCode {
				continue
			}
			c, err := make(p.Number)
			if err != nil {
				return nil, fmt.Errorf("code of page %d: %w", p.Number, err)
			}
			codes[p.Number] = c
			if o.Elem != layout.Artifact {
				l.Elements[o.Elem].Alt = c.Alt
			}
		}
	}
	return codes, nil
}
