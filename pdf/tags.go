package pdf

import (
	"math"
	"slices"
	"strings"

	"dossierpme/dossier/outline"
	"dossierpme/pdf/font"
	"dossierpme/pdf/layout"
)

// content is a run of ops of one element on one page: one piece of marked
// content.
type content struct {
	elem int
	mcid int // within the page; -1 for artifacts
	edge layout.Edge
	ops  []layout.Op
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
	used    [font.Faces]map[rune]bool
}

type box struct{ x1, y1, x2, y2 float64 }

// tag groups the ops of every page by element, numbers the groups and makes
// the elements a valid tree.
func tag(l *layout.Document, t *font.Typeface) *tags {
	g := &tags{kids: make([][]kid, len(l.Elements)), boxes: map[int]box{}}
	for i := range g.used {
		g.used[i] = map[rune]bool{}
	}
	for i := range l.Pages {
		g.page(l, t, i)
	}
	g.keepLinks()
	linked := map[int]bool{}
	for _, k := range g.links {
		linked[k.elem] = true
	}
	for i := range l.Elements {
		if e := &l.Elements[i]; e.Role == layout.RoleLink && !linked[i] {
			e.Role = layout.RoleSpan // its target is not printed
		}
	}
	g.prune(l)
	g.levelHeadings(l)
	return g
}

func (g *tags) page(l *layout.Document, t *font.Typeface, page int) {
	var out []content
	var parents []int
	for _, o := range layout.Reading(l.Pages[page].Ops) {
		if o.Kind == layout.OpLink {
			g.links = append(g.links, link{page: page, x: o.X, y: o.Y, w: o.W, h: o.H, elem: o.Elem, target: o.Target})
			continue
		}
		if o.Kind == layout.OpField {
			g.links = append(g.links, link{page: page, x: o.X, y: o.Y, w: o.W, h: o.H, elem: o.Elem, field: o.Text})
			continue
		}
		if !g.drawn(t, &o) {
			continue
		}
		if n := len(out); n > 0 && out[n-1].elem == o.Elem && out[n-1].edge == o.Run {
			out[n-1].ops = append(out[n-1].ops, o)
			continue
		}
		c := content{elem: o.Elem, mcid: -1, edge: o.Run, ops: []layout.Op{o}}
		if o.Elem != layout.Artifact {
			c.mcid = len(parents)
			parents = append(parents, o.Elem)
			g.kids[o.Elem] = append(g.kids[o.Elem], kid{page: page, mcid: c.mcid})
		}
		out = append(out, c)
	}
	for _, c := range out {
		if c.elem != layout.Artifact && l.Elements[c.elem].Role == layout.RoleFigure {
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
func (g *tags) drawn(t *font.Typeface, o *layout.Op) bool {
	switch o.Kind {
	case layout.OpText, layout.OpPage:
		f := t.Font(o.Style.Face)
		o.Text = strings.Map(func(r rune) rune {
			if !f.Has(r) {
				return ' '
			}
			return r
		}, o.Text)
		for _, r := range o.Text {
			g.used[o.Style.Face][r] = true
		}
		return o.Text != ""
	case layout.OpDots:
		return o.W >= 6
	}
	return true
}

// prune leaves out the elements that hold nothing. An empty cell of a table that
// is there still counts: without it the table has a hole. A head that says
// nothing is no head.
func (g *tags) prune(l *layout.Document) {
	g.alive = make([]bool, len(l.Elements))
	for i := len(l.Elements) - 1; i >= 0; i-- {
		if len(g.kids[i]) > 0 {
			g.alive[i] = true
		}
		if p := l.Elements[i].Parent; g.alive[i] && p >= 0 {
			g.alive[p] = true
		}
	}
	for i := range l.Elements {
		e := &l.Elements[i]
		if g.alive[i] || e.Role != layout.RoleHead && e.Role != layout.RoleData {
			continue
		}
		row := e.Parent
		g.alive[i] = g.alive[l.Elements[row].Parent]
		g.alive[row] = g.alive[i]
		e.Role = layout.RoleData
	}
	g.alive[layout.Root], g.alive[layout.Artifact] = true, false
	// An entry that has no value yet is its label alone.
	full := map[int]bool{}
	for i, e := range l.Elements {
		if g.alive[i] && e.Role == layout.RoleBody {
			full[e.Parent] = true
		}
	}
	for i := range l.Elements {
		if e := &l.Elements[i]; g.alive[i] && e.Role == layout.RoleLabel && l.Elements[e.Parent].Role == layout.RoleItem && !full[e.Parent] {
			e.Role = layout.RoleBody
		}
	}
}

// headings are the structure types of headings, by depth.
var headings = [...]layout.Role{layout.RoleH1, layout.RoleH2, layout.RoleH3}

// levelHeadings says how deep every heading stands. What the blocks call a
// heading is its rank beside others; it stands one below the last one of a
// higher rank, whether or not a rank lies between. So a chapter whose records
// have no heading above them goes on with the second level, for all of them.
func (g *tags) levelHeadings(l *layout.Document) {
	var above []int // the ranks that the place is under
	for i := range l.Elements {
		rank := slices.Index(headings[:], l.Elements[i].Role)
		if rank < 0 || !g.alive[i] {
			continue
		}
		for len(above) > 0 && above[len(above)-1] >= rank {
			above = above[:len(above)-1]
		}
		l.Elements[i].Role = headings[len(above)]
		above = append(above, rank)
	}
}

// bounds is the rectangle around ops, from the top left of the page.
func bounds(t *font.Typeface, ops []layout.Op) box {
	b := box{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	grow := func(x1, y1, x2, y2 float64) {
		b.x1, b.y1 = min(b.x1, x1), min(b.y1, y1)
		b.x2, b.y2 = max(b.x2, x2), max(b.y2, y2)
	}
	for _, o := range ops {
		switch o.Kind {
		case layout.OpText, layout.OpPage:
			grow(o.X, o.Y-0.8*o.Style.Size, o.X+t.Measure(o.Text, o.Style.Face, o.Style.Size), o.Y+0.25*o.Style.Size)
		case layout.OpDisc, layout.OpDiamond:
			grow(o.X-o.W/2, o.Y-o.W/2, o.X+o.W/2, o.Y+o.W/2)
		default:
			grow(o.X, o.Y, o.X+o.W, o.Y+o.H)
		}
	}
	b.x1, b.x2 = max(b.x1, 0), min(b.x2, layout.PageWidth)
	b.y1, b.y2 = max(b.y1, 0), min(b.y2, layout.PageHeight)
	return b
}
