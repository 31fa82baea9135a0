package sheet

import (
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

// A row must say how high it is: not every program finds out by itself when it
// opens a file.
const (
	maxHeight = 409.0 // of a row, in points
	leading   = 1.3   // height of a line ÷ size of the letters
	padding   = 3.0
	// fits is how many letters of size 10 a column holds per unit of its width,
	// also in the wider fonts that stand in for ours; an indent takes as many units.
	fits, indent = 1.15, 1.5
)

// height is what a row needs to show its texts whole.
func (p *page) height(row []any) float64 {
	high := 0.0
	for i, x := range row {
		c, ok := x.(excelize.Cell)
		if !ok || i >= len(p.widths) {
			continue
		}
		l := p.b.looks[c.StyleID]
		size := l.size
		if size == 0 {
			size = tableSize
		}
		lines := 1
		if s, ok := c.Value.(string); ok && l.wrap {
			lines = wrapped(s, int((p.widths[i]-indent*float64(l.indent))*fits*tableSize/size))
		}
		high = max(high, float64(lines)*size*leading+padding)
	}
	return min(high, maxHeight)
}

// wrapped counts the lines of a text in a column of so many letters.
func wrapped(s string, width int) int {
	width = max(1, width)
	n := 0
	for paragraph := range strings.SplitSeq(s, "\n") {
		n++
		at := 0
		for word := range strings.SplitSeq(paragraph, " ") {
			letters := utf8.RuneCountInString(word)
			if at > 0 && at+1+letters > width {
				n++
				at = 0
			} else if at > 0 {
				at++
			}
			at += letters
			for at > width {
				n++
				at -= width
			}
		}
	}
	return n
}
