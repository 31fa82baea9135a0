package layout

import (
	"cmp"
	"math"
	"slices"

	"dossierpme/dossier/outline"
)

// Role is what a part of the page is to who reads it without seeing it. The
// names are those of the PDF structure types.
type Role string

// The roles that a document is made of.
const (
	RoleDocument Role = "Document"
	RoleSection  Role = "Sect"
	RoleH1       Role = "H1"
	RoleH2       Role = "H2"
	RoleH3       Role = "H3"
	RoleP        Role = "P"
	RoleList     Role = "L"
	RoleItem     Role = "LI"
	RoleLabel    Role = "Lbl"
	RoleBody     Role = "LBody"
	RoleTable    Role = "Table"
	RoleRow      Role = "TR"
	RoleHead     Role = "TH"
	RoleData     Role = "TD"
	RoleFigure   Role = "Figure"
	RoleCaption  Role = "Caption"
	RoleContents Role = "TOC"
	RoleEntry    Role = "TOCI"
	RoleRef      Role = "Reference"
	RoleLink     Role = "Link"
	RoleSpan     Role = "Span"
	RoleForm     Role = "Form"
	RoleArtifact Role = "Artifact"
)

// Element is a node of the structure tree; everything drawn belongs to one.
type Element struct {
	Role   Role
	Parent int
	ID     outline.ID
	Alt    string // of figures, in words
	Scope  string // of heads of a table: Column or Row
	Span   int    // of cells: how many columns
}

// artifact is the element of lines, leaders, headers and footers; document is
// the root.
const (
	Root     = 0
	Artifact = 1
)

// OpKind says what is drawn.
type OpKind uint8

// What is drawn on a page.
const (
	OpText OpKind = iota
	OpPage        // the page number of target, right-aligned at x
	OpSpan        // the numbers of the guest's pages behind target
	OpLine
	OpRect
	OpBox
	OpDots
	OpDisc
	OpDiamond
	OpTick
	OpCross
	OpLink
	OpCode  // the code of a page to sign
	OpField // a field to sign, announced by text
)

// Op is one thing drawn. Positions count from the top left of the page, or of
// the slab before it is placed; y is the baseline of a text.
type Op struct {
	Kind       OpKind
	Elem       int
	X, Y, W, H float64
	Style      style
	Colour     RGB // of lines and areas
	Text       string
	Target     outline.ID
	Run        Edge // of artifacts
}

// Edge says which artifact of the page's edge an op belongs to.
type Edge uint8

// The text itself, the head of the page and its foot.
const (
	InText Edge = iota
	InHead
	InFoot
)

// Mark is an entry of the file's outline, at the place it leads to.
type Mark struct {
	Title string
	Level int
	Y     float64
	Guest *GuestMark // leads to a page of the guest behind this one; nil: to this page
}

// Page is one laid out page.
type Page struct {
	Ops   []Op
	Marks []Mark
	Bare  bool // the cover: no header and footer
	Sheet int  // the pages to sign that it belongs to, from 1; 0: none
	// number is printed on the page; it counts all pages of the document, also
	// where only some are written.
	Number int
	Guest  outline.ID // the separator whose guest fills the page; "": the page is ours
}

// Place is where a block is printed.
type Place struct {
	Page int // from 1
	Y    float64
}

// Document is a document on its pages, ready to be drawn.
type Document struct {
	Pages    []Page
	Elements []Element
	Places   map[outline.ID]Place
	Replaced []rune
	Sheets   []declaration
	Stamps   map[outline.ID]string // by separator
}

// Reading puts the ops of a page into reading order: the header, lines and
// areas, then every element whole, in the order of the tree, then the footer. A
// table cell of three lines is read as one, and nothing filled covers a text.
func Reading(ops []Op) []Op {
	out := slices.Clone(ops)
	rank := func(o Op) int {
		switch o.Run {
		case InFoot:
			return math.MaxInt
		case InHead:
			return 0
		}
		return o.Elem
	}
	slices.SortStableFunc(out, func(a, b Op) int { return cmp.Compare(rank(a), rank(b)) })
	return out
}
