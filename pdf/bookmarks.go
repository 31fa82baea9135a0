package pdf

import (
	"fmt"
	"strings"
)

// bookmark is a node of the file's outline.
type bookmark struct {
	mark
	page                            int // from 0
	parent, prev, next, first, last int // -1: none
	below                           int // descendants shown when it is open
}

// bookmarks writes the outline: the first level open, the rest closed.
func (f *file) bookmarks(l *layout, pages []ref) (ref, bool) {
	var all []bookmark
	var open []int // the last bookmark of every level above
	top := bookmark{first: -1, last: -1}
	for i := range l.pages {
		for _, m := range l.pages[i].marks {
			if m.title = strings.TrimSpace(oneLine(m.title)); m.title == "" {
				continue
			}
			level := min(m.level, len(open))
			open = open[:level]
			n := bookmark{mark: m, page: i, parent: -1, prev: -1, next: -1, first: -1, last: -1}
			n.level = level
			up := &top
			if level > 0 {
				n.parent = open[level-1]
				up = &all[n.parent]
			}
			n.prev = up.last
			if up.first < 0 {
				up.first = len(all)
			}
			up.last = len(all)
			up.below++
			if n.prev >= 0 {
				all[n.prev].next = len(all)
			}
			open = append(open, len(all))
			all = append(all, n)
		}
	}
	if len(all) == 0 {
		return 0, false
	}
	root := f.reserve()
	refs := make([]ref, len(all))
	shown := top.below
	for i, n := range all {
		refs[i] = f.reserve()
		if n.level == 0 {
			shown += n.below
		}
	}
	for i, n := range all {
		var b strings.Builder
		up := root
		if n.parent >= 0 {
			up = refs[n.parent]
		}
		fmt.Fprintf(&b, "<< /Title %s /Parent %s", textString(n.title), up)
		for _, e := range [...]struct {
			key string
			to  int
		}{{"Prev", n.prev}, {"Next", n.next}, {"First", n.first}, {"Last", n.last}} {
			if e.to >= 0 {
				fmt.Fprintf(&b, " /%s %s", e.key, refs[e.to])
			}
		}
		switch {
		case n.below > 0 && n.level == 0:
			fmt.Fprintf(&b, " /Count %d", n.below)
		case n.below > 0:
			fmt.Fprintf(&b, " /Count -%d", n.below)
		}
		if n.guest != nil {
			fmt.Fprintf(&b, " /Dest [%s %s] >>", pages[n.page+1+n.guest.Page], n.guest.View)
		} else {
			fmt.Fprintf(&b, " /Dest [%s /XYZ 0 %s null] >>", pages[n.page], number(pageHeight-n.y))
		}
		f.put(refs[i], b.String())
	}
	f.put(root, fmt.Sprintf("<< /Type /Outlines /First %s /Last %s /Count %d >>", refs[top.first], refs[top.last], shown))
	return root, true
}
