package pdf

import (
	"fmt"
	"strings"

	"dossierpme/pdf/layout"
	"dossierpme/pdf/object"
)

// bookmark is a node of the file's outline.
type bookmark struct {
	layout.Mark
	page                            int // from 0
	parent, prev, next, first, last int // -1: none
	below                           int // descendants shown when it is open
}

// writeBookmarks writes the outline: the first level open, the rest closed.
func writeBookmarks(f *object.Writer, l *layout.Document, pages []object.Ref) (object.Ref, bool) {
	var all []bookmark
	var open []int // the last bookmark of every level above
	top := bookmark{first: -1, last: -1}
	for i := range l.Pages {
		for _, m := range l.Pages[i].Marks {
			if m.Title == "" {
				continue
			}
			level := min(m.Level, len(open))
			open = open[:level]
			n := bookmark{Mark: m, page: i, parent: -1, prev: -1, next: -1, first: -1, last: -1}
			n.Level = level
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
	root := f.Reserve()
	refs := make([]object.Ref, len(all))
	shown := top.below
	for i, n := range all {
		refs[i] = f.Reserve()
		if n.Level == 0 {
			shown += n.below
		}
	}
	for i, n := range all {
		var b strings.Builder
		up := root
		if n.parent >= 0 {
			up = refs[n.parent]
		}
		fmt.Fprintf(&b, "<< /Title %s /Parent %s", object.TextString(n.Title), up)
		for _, e := range [...]struct {
			key string
			to  int
		}{{"Prev", n.prev}, {"Next", n.next}, {"First", n.first}, {"Last", n.last}} {
			if e.to >= 0 {
				fmt.Fprintf(&b, " /%s %s", e.key, refs[e.to])
			}
		}
		switch {
		case n.below > 0 && n.Level == 0:
			fmt.Fprintf(&b, " /Count %d", n.below)
		case n.below > 0:
			fmt.Fprintf(&b, " /Count -%d", n.below)
		}
		if n.Guest != nil {
			fmt.Fprintf(&b, " /Dest [%s %s] >>", pages[n.page+1+n.Guest.Page], n.Guest.View)
		} else {
			fmt.Fprintf(&b, " /Dest [%s /XYZ 0 %s null] >>", pages[n.page], object.Number(layout.PageHeight-n.Y))
		}
		f.Put(refs[i], b.String())
	}
	f.Put(root, fmt.Sprintf("<< /Type /Outlines /First %s /Last %s /Count %d >>", refs[top.first], refs[top.last], shown))
	return root, true
}
