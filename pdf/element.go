package pdf

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"dossierpme/dossier/outline"
)

// role is what a part of the page is to who reads it without seeing it. The
// names are those of the PDF structure types.
type role string

const (
	roleDocument role = "Document"
	roleH1       role = "H1"
	roleH2       role = "H2"
	roleH3       role = "H3"
	roleP        role = "P"
	roleList     role = "L"
	roleItem     role = "LI"
	roleLabel    role = "Lbl"
	roleBody     role = "LBody"
	roleTable    role = "Table"
	roleRow      role = "TR"
	roleHead     role = "TH"
	roleData     role = "TD"
	roleFigure   role = "Figure"
	roleCaption  role = "Caption"
	roleContents role = "TOC"
	roleEntry    role = "TOCI"
	roleRef      role = "Reference"
	roleLink     role = "Link"
	roleSpan     role = "Span"
	roleForm     role = "Form"
	roleArtifact role = "Artifact"
)

// element is a node of the structure tree; everything drawn belongs to one.
type element struct {
	role   role
	parent int
	id     outline.ID
	alt    string // of figures, in words
	scope  string // of heads of a table: Column or Row
	span   int    // of cells: how many columns
}

// artifact is the element of lines, leaders, headers and footers; document is
// the root.
const (
	document = 0
	artifact = 1
)

type opKind uint8

const (
	opText opKind = iota
	opPage        // the page number of target, right-aligned at x
	opSpan        // the numbers of the guest's pages behind target
	opLine
	opRect
	opBox
	opDots
	opDisc
	opDiamond
	opTick
	opLink
	opCode  // the code of a page to sign
	opField // a field to sign, announced by text
)

// op is one thing drawn. Positions count from the top left of the page, or of
// the slab before it is placed; y is the baseline of a text.
type op struct {
	kind       opKind
	elem       int
	x, y, w, h float64
	style      style
	colour     rgb // of lines and areas
	text       string
	target     outline.ID
	run        edge // of artifacts
}

// edge says which artifact of the page's edge an op belongs to.
type edge uint8

const (
	inText edge = iota
	inHead
	inFoot
)

// mark is an entry of the file's outline, at the place it leads to.
type mark struct {
	title string
	level int
	y     float64
	guest *GuestMark // leads to a page of the guest behind this one; nil: to this page
}

// page is one laid out page.
type page struct {
	ops   []op
	marks []mark
	bare  bool // the cover: no header and footer
	sheet int  // the pages to sign that it belongs to, from 1; 0: none
	// number is printed on the page; it counts all pages of the document, also
	// where only some are written.
	number int
	code   *Code
	guest  outline.ID // the separator whose guest fills the page; "": the page is ours
}

// place is where a block is printed.
type place struct {
	page int // from 1
	y    float64
}

// layout is a document on its pages, ready to be drawn.
type layout struct {
	pages    []page
	elems    []element
	places   map[outline.ID]place
	replaced []rune
	sheets   []sheet
	stamps   map[outline.ID]string // by separator
	instead  map[outline.ID]*Guest // what stands in the place of pages to sign
}

// reading puts the ops of a page into reading order: the header, lines and
// areas, then every element whole, in the order of the tree, then the footer. A
// table cell of three lines is read as one, and nothing filled covers a text.
func reading(ops []op) []op {
	out := slices.Clone(ops)
	rank := func(o op) int {
		switch o.run {
		case inFoot:
			return math.MaxInt
		case inHead:
			return 0
		}
		return o.elem
	}
	slices.SortStableFunc(out, func(a, b op) int { return cmp.Compare(rank(a), rank(b)) })
	return out
}

// dump prints the layout tree as text, for tests: page, place, role, text.
func (l *layout) dump() string {
	var b strings.Builder
	for i, p := range l.pages {
		fmt.Fprintf(&b, "== page %d\n", i+1)
		last := -1
		for _, o := range reading(p.ops) {
			if o.kind != opText && o.kind != opPage {
				continue
			}
			if o.elem == last && o.elem != artifact {
				fmt.Fprintf(&b, "%s", o.text)
				continue
			}
			if last >= 0 {
				b.WriteByte('\n')
			}
			last = o.elem
			fmt.Fprintf(&b, "%s%-8s %3.0f %3.0f  %s", strings.Repeat("  ", l.depth(o.elem)), l.elems[o.elem].role, o.x, o.y, o.text)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func (l *layout) depth(elem int) int {
	n := 0
	for elem > artifact {
		elem = l.elems[elem].parent
		n++
	}
	return n
}
