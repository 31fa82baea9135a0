package pdf

import (
	"fmt"
	"strings"

	"dossierpme/pdf/layout"
)

// labels gives the pages the numbers printed on them, where they are not those
// by which a reader counts.
func labels(l *layout.Document) string {
	var b strings.Builder
	for i, p := range l.Pages {
		last := 0
		if i > 0 {
			last = l.Pages[i-1].Number
		}
		if p.Number != last+1 {
			fmt.Fprintf(&b, " %d << /S /D /St %d >>", i, p.Number)
		}
	}
	if b.Len() == 0 {
		return ""
	}
	return " /PageLabels << /Nums [" + strings.TrimPrefix(b.String(), " ") + "] >>"
}
