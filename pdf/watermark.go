package pdf

import (
	"fmt"
	"math"
	"strings"

	"dossierpme/pdf/font"
	"dossierpme/pdf/layout"
)

// watermark gives the drawing of word across the page as outlines, not as
// text: it must not come between the words of who searches or listens to the
// file. Letters without a simple outline are left out.
func watermark(t *font.Typeface, word string) string {
	const size, angle = 104.0, 52 * math.Pi / 180
	width := t.Measure(word, font.Bold, size)
	var b strings.Builder
	sin, cos := math.Sincos(angle)
	fmt.Fprintf(&b, "q %s rg %.4f %.4f %.4f %.4f %.2f %.2f cm\n", colourOf(layout.MarkTint), cos, sin, -sin, cos,
		layout.PageWidth/2-cos*width/2+sin*size*0.33, layout.PageHeight/2-sin*width/2-cos*size*0.33)
	x := 0.0
	for _, r := range word {
		t.Font(font.Bold).Path(&b, r, x, size)
		x += t.Measure(string(r), font.Bold, size)
	}
	b.WriteString("f Q")
	return b.String()
}
