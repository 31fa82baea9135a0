package pdf

import (
	"math"
	"strings"

	"dossierpme/dossier/outline"
)

// content is a run of ops of one element on one page: one piece of marked
// content.
type content struct {
	elem int
	mcid int // within the page; -1 for artifacts
	edge edge
	ops  []op
}

// kid is what an element holds itself: a piece of content, or a link.
type kid struct {
	page int // from 0
	mcid int
	link int // index into tags.links where mcid is -1
}

// link is an active area of a page: it leads somewhere, or is a field to sign.
type link struct {
	page       int // from 0
	x, y, w, h float64
	elem       int
	target     outline.ID
	field      string // announces a field; empty: none
}

// tags ties what is drawn to the structure tree.
type tags struct {
	pages   [][]content
	kids    [][]kid // by element
	parents [][]int // by page, the element of every mcid
	links   []link
	boxes   map[int]box // of figures
	alive   []bool      // elements that the tree shows
	used    [faces]map[rune]bool
}

type box struct{ x1, y1, x2, y2 float64 }

// tag groups the ops of every page by element, numbers the groups and makes
// the elements a valid tree.
func (l *layout) tag(t *Typeface) *tags {
	g := &tags{kids: make([][]kid, len(l.elems)), boxes: map[int]box{}}
	for i := range g.used {
		g.used[i] = map[rune]bool{}
	}
	for i := range l.pages {
		g.page(l, t, i)
	}
	g.keepLinks()
	linked := map[int]bool{}
	for _, k := range g.links {
		linked[k.elem] = true
	}
	for i := range l.elems {
		if e := &l.elems[i]; e.role == roleLink && !linked[i] {
			e.role = roleSpan // its target is not printed
		}
	}
	g.prune(l)
	l.levelHeadings(g)
	return g
}

func (g *tags) page(l *layout, t *Typeface, page int) {
	var out []content
	var parents []int
	for _, o := range reading(l.pages[page].ops) {
		if o.kind == opLink {
			g.links = append(g.links, link{page: page, x: o.x, y: o.y, w: o.w, h: o.h, elem: o.elem, target: o.target})
			continue
		}
		if o.kind == opField {
			g.links = append(g.links, link{page: page, x: o.x, y: o.y, w: o.w, h: o.h, elem: o.elem, field: o.text})
			continue
		}
		if !g.drawn(t, &o) {
			continue
		}
		if n := len(out); n > 0 && out[n-1].elem == o.elem && out[n-1].edge == o.run {
			out[n-1].ops = append(out[n-1].ops, o)
			continue
		}
		c := content{elem: o.elem, mcid: -1, edge: o.run, ops: []op{o}}
		if o.elem != artifact {
			c.mcid = len(parents)
			parents = append(parents, o.elem)
			g.kids[o.elem] = append(g.kids[o.elem], kid{page: page, mcid: c.mcid})
		}
		out = append(out, c)
	}
	for _, c := range out {
		if c.elem != artifact && l.elems[c.elem].role == roleFigure {
			g.boxes[c.elem] = bounds(t, c.ops)
		}
	}
	g.pages = append(g.pages, out)
	g.parents = append(g.parents, parents)
}

// keepLinks gives the links to their elements. One around nothing could be
// neither seen nor heard, and is left out.
func (g *tags) keepLinks() {
	kept := g.links[:0]
	for _, k := range g.links {
		if len(g.kids[k.elem]) > 0 || k.field != "" {
			kept = append(kept, k)
		}
	}
	g.links = kept
	for i, k := range g.links {
		g.kids[k.elem] = append(g.kids[k.elem], kid{page: k.page, mcid: -1, link: i})
	}
}

// drawn reports whether o leaves a trace. It notes the characters that it
// takes; one without a glyph never reaches the page.
func (g *tags) drawn(t *Typeface, o *op) bool {
	switch o.kind {
	case opText, opPage:
		f := t.files[o.style.face]
		o.text = strings.Map(func(r rune) rune {
			if r > 0xFFFF || f.glyph[r] == 0 {
				return ' '
			}
			return r
		}, o.text)
		for _, r := range o.text {
			g.used[o.style.face][r] = true
		}
		return o.text != ""
	case opDots:
		return o.w >= 6
	}
	return true
}

// prune leaves out the elements that hold nothing. An empty cell still counts:
// without it the table has a hole.
func (g *tags) prune(l *layout) {
	g.alive = make([]bool, len(l.elems))
	for i := len(l.elems) - 1; i >= 0; i-- {
		e := &l.elems[i]
		if len(g.kids[i]) > 0 || e.role == roleHead || e.role == roleData {
			g.alive[i] = true
		}
		if g.alive[i] && e.parent >= 0 {
			g.alive[e.parent] = true
		}
	}
	g.alive[document], g.alive[artifact] = true, false
	// An entry that has no value yet is its label alone.
	full := map[int]bool{}
	for i, e := range l.elems {
		if g.alive[i] && e.role == roleBody {
			full[e.parent] = true
		}
	}
	for i := range l.elems {
		if e := &l.elems[i]; g.alive[i] && e.role == roleLabel && l.elems[e.parent].role == roleItem && !full[e.parent] {
			e.role = roleBody
		}
	}
}

// levelHeadings takes the jumps out of the headings: a title of the third rank
// right under a chapter is one of the second.
func (l *layout) levelHeadings(g *tags) {
	ranks := [...]role{roleH1, roleH2, roleH3}
	last := 0
	for i := range l.elems {
		if !g.alive[i] {
			continue
		}
		for k, r := range ranks {
			if l.elems[i].role == r {
				last = min(k+1, last+1)
				l.elems[i].role = ranks[last-1]
				break
			}
		}
	}
}

// bounds is the rectangle around ops, from the top left of the page.
func bounds(t *Typeface, ops []op) box {
	b := box{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	grow := func(x1, y1, x2, y2 float64) {
		b.x1, b.y1 = min(b.x1, x1), min(b.y1, y1)
		b.x2, b.y2 = max(b.x2, x2), max(b.y2, y2)
	}
	for _, o := range ops {
		switch o.kind {
		case opText, opPage:
			grow(o.x, o.y-0.8*o.style.size, o.x+t.measure(o.text, o.style.face, o.style.size), o.y+0.25*o.style.size)
		case opDisc, opDiamond:
			grow(o.x-o.w/2, o.y-o.w/2, o.x+o.w/2, o.y+o.w/2)
		default:
			grow(o.x, o.y, o.x+o.w, o.y+o.h)
		}
	}
	b.x1, b.x2 = max(b.x1, 0), min(b.x2, pageWidth)
	b.y1, b.y2 = max(b.y1, 0), min(b.y2, pageHeight)
	return b
}
