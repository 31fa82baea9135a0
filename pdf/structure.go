package pdf

import (
	"bytes"
	"fmt"
	"strings"
)

// structure writes the tree of what is read aloud and its inverse, which leads
// from the content of a page and from its links back to the tree.
type structure struct {
	f     *file
	l     *layout
	g     *tags
	pages []ref
	links []ref
	elems []ref // 0 where an element is left out
	root  ref
}

func (f *file) structure(l *layout, g *tags, pages, links []ref) ref {
	s := &structure{f: f, l: l, g: g, pages: pages, links: links, elems: make([]ref, len(l.elems)), root: f.reserve()}
	children := make([][]int, len(l.elems))
	for i := range l.elems {
		if !g.alive[i] {
			continue
		}
		s.elems[i] = f.reserve()
		if p := l.elems[i].parent; p >= 0 {
			children[p] = append(children[p], i)
		}
	}
	for i := range l.elems {
		if g.alive[i] {
			s.element(i, children[i])
		}
	}
	var nums strings.Builder
	for page, parents := range g.parents {
		refs := make([]string, len(parents))
		for i, e := range parents {
			refs[i] = s.elems[e].String()
		}
		fmt.Fprintf(&nums, "%d %s\n", page, f.add("["+strings.Join(refs, " ")+"]"))
	}
	for i, k := range g.links {
		fmt.Fprintf(&nums, "%d %s\n", linkKey(pages, i), s.elems[k.elem])
	}
	tree := f.add("<< /Nums [\n" + nums.String() + "] >>")
	f.put(s.root, fmt.Sprintf("<< /Type /StructTreeRoot /K [%s] /ParentTree %s /ParentTreeNextKey %d >>",
		s.elems[document], tree, linkKey(pages, len(g.links))))
	return s.root
}

// linkKey is the place of a link in the parent tree, after all pages.
func linkKey(pages []ref, i int) int { return len(pages) + i }

func (s *structure) element(i int, children []int) {
	e := &s.l.elems[i]
	parent := s.root
	if e.parent >= 0 {
		parent = s.elems[e.parent]
	}
	b := s.f.begin(s.elems[i])
	fmt.Fprintf(b, "<< /Type /StructElem /S /%s /P %s", e.role, parent)
	s.attributes(b, i)
	kids := s.g.kids[i]
	page := -1
	for _, k := range kids {
		if k.mcid >= 0 {
			page = k.page
			fmt.Fprintf(b, " /Pg %s", s.pages[page])
			break
		}
	}
	if len(kids)+len(children) > 0 {
		b.WriteString(" /K [")
		for n, k := range kids {
			if n > 0 {
				b.WriteByte(' ')
			}
			switch {
			case k.mcid < 0:
				fmt.Fprintf(b, "<< /Type /OBJR /Obj %s /Pg %s >>", s.links[k.link], s.pages[k.page])
			case k.page == page:
				fmt.Fprintf(b, "%d", k.mcid)
			default:
				fmt.Fprintf(b, "<< /Type /MCR /Pg %s /MCID %d >>", s.pages[k.page], k.mcid)
			}
		}
		for n, c := range children {
			if n+len(kids) > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(s.elems[c].String())
		}
		b.WriteByte(']')
	}
	b.WriteString(" >>")
	s.f.end()
}

func (s *structure) attributes(b *bytes.Buffer, i int) {
	e := &s.l.elems[i]
	switch e.role {
	case roleFigure:
		fmt.Fprintf(b, " /Alt %s", textString(e.alt))
		if x, ok := s.g.boxes[i]; ok {
			fmt.Fprintf(b, " /A << /O /Layout /BBox [%s %s %s %s] >>",
				number(x.x1), number(pageHeight-x.y2), number(x.x2), number(pageHeight-x.y1))
		}
	case roleHead:
		fmt.Fprintf(b, " /A << /O /Table /Scope /%s >>", e.scope)
	case roleData:
		if e.span > 1 {
			fmt.Fprintf(b, " /A << /O /Table /ColSpan %d >>", e.span)
		}
	case roleList:
		b.WriteString(" /A << /O /List /ListNumbering /None >>")
	}
}
