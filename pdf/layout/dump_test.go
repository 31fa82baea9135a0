package layout

import (
	"fmt"
	"strings"
)

// dump prints the layout tree as text, for tests: page, place, role, text.
func (l *Document) dump() string {
	var b strings.Builder
	for i, p := range l.Pages {
		fmt.Fprintf(&b, "== page %d\n", i+1)
		last := -1
		for _, o := range Reading(p.Ops) {
			if o.Kind != OpText && o.Kind != OpPage {
				continue
			}
			if o.Elem == last && o.Elem != Artifact {
				fmt.Fprintf(&b, "%s", o.Text)
				continue
			}
			if last >= 0 {
				b.WriteByte('\n')
			}
			last = o.Elem
			fmt.Fprintf(&b, "%s%-8s %3.0f %3.0f  %s", strings.Repeat("  ", l.depth(o.Elem)), l.Elements[o.Elem].Role, o.X, o.Y, o.Text)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func (l *Document) depth(elem int) int {
	n := 0
	for elem > Artifact {
		elem = l.Elements[elem].Parent
		n++
	}
	return n
}
