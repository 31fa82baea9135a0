package pdf

import (
	"bytes"
	"fmt"
	"strings"

	"dossierpme/pdf/layout"
	"dossierpme/pdf/object"
)

// structure writes the tree of what is read aloud and its inverse, which leads
// from the content of a page and from its links back to the tree.
type structure struct {
	f     *object.Writer
	l     *layout.Document
	g     *tags
	pages []object.Ref
	links []object.Ref
	elems []object.Ref // 0 where an element is left out
	root  object.Ref
}

func writeStructure(f *object.Writer, l *layout.Document, g *tags, pages, links []object.Ref) object.Ref {
	s := &structure{f: f, l: l, g: g, pages: pages, links: links, elems: make([]object.Ref, len(l.Elements)), root: f.Reserve()}
	children := make([][]int, len(l.Elements))
	for i := range l.Elements {
		if !g.alive[i] {
			continue
		}
		s.elems[i] = f.Reserve()
		if p := l.Elements[i].Parent; p >= 0 {
			children[p] = append(children[p], i)
		}
	}
	for i := range l.Elements {
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
		fmt.Fprintf(&nums, "%d %s\n", page, f.Add("["+strings.Join(refs, " ")+"]"))
	}
	for i, k := range g.links {
		fmt.Fprintf(&nums, "%d %s\n", linkKey(pages, i), s.elems[k.elem])
	}
	tree := f.Add("<< /Nums [\n" + nums.String() + "] >>")
	f.Put(s.root, fmt.Sprintf("<< /Type /StructTreeRoot /K [%s] /ParentTree %s /ParentTreeNextKey %d >>",
		s.elems[layout.Root], tree, linkKey(pages, len(g.links))))
	return s.root
}

// linkKey is the place of a link in the parent tree, after all pages.
func linkKey(pages []object.Ref, i int) int { return len(pages) + i }

func (s *structure) element(i int, children []int) {
	e := &s.l.Elements[i]
	parent := s.root
	if e.Parent >= 0 {
		parent = s.elems[e.Parent]
	}
	b := s.f.Begin(s.elems[i])
	fmt.Fprintf(b, "<< /Type /StructElem /S /%s /P %s", e.Role, parent)
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
	s.f.End()
}

func (s *structure) attributes(b *bytes.Buffer, i int) {
	e := &s.l.Elements[i]
	switch e.Role {
	case layout.RoleFigure:
		fmt.Fprintf(b, " /Alt %s", object.TextString(e.Alt))
		if x, ok := s.g.boxes[i]; ok {
			fmt.Fprintf(b, " /A << /O /Layout /BBox [%s %s %s %s] >>",
				object.Number(x.x1), object.Number(layout.PageHeight-x.y2), object.Number(x.x2), object.Number(layout.PageHeight-x.y1))
		}
	case layout.RoleHead:
		fmt.Fprintf(b, " /A << /O /Table /Scope /%s >>", e.Scope)
	case layout.RoleData:
		if e.Span > 1 {
			fmt.Fprintf(b, " /A << /O /Table /ColSpan %d >>", e.Span)
		}
	case layout.RoleList:
		b.WriteString(" /A << /O /List /ListNumbering /None >>")
	}
}
