package layout

import (
	"strings"

	"dossierpme/dossier/outline"
	"dossierpme/pdf/font"
)

// slab is a strip of the column that is never cut: a line of text, a row of
// boxes. Its ops count from its own top.
type slab struct {
	before float64 // space above, dropped at the head of a page
	h      float64
	keep   bool    // stays with the next slab
	need   float64 // asks for that much free room, or a new page
	brk    bool    // starts a page
	ops    []Op
	ids    []outline.ID
	marks  []Mark
	head   *tableHead // repeated where this slab opens a page
	sheet  int        // the pages to sign that it belongs to, from 1; 0: none
	guest  outline.ID // the separator whose guest follows; "": none
	bare   bool       // the guest follows without a page of ours before it
}

// tableHead is drawn again above the rows that go on overleaf.
type tableHead struct {
	slabs []slab
}

// builder lowers blocks to slabs.
type builder struct {
	t        *font.Typeface
	words    outline.Words
	slabs    []slab
	elems    []Element
	cur      int // the open element
	toc      []tocEntry
	replaced map[rune]bool
	level    int  // of the last bookmark
	code     bool // the pages to sign show a code
	phase    string
	sheets   []declaration
	turn     bool // what follows starts a page
	guests   map[outline.ID]*Visit
	tabs     int // separators so far
	stamps   map[outline.ID]string
}

func newBuilder(t *font.Typeface, words outline.Words) *builder {
	return &builder{
		t: t, words: words, replaced: map[rune]bool{}, level: -1, stamps: map[outline.ID]string{},
		elems: []Element{{Role: RoleDocument, Parent: -1}, {Role: RoleArtifact, Parent: -1}},
	}
}

// clean passes every string of the document once; what had to be replaced is
// remembered.
func (b *builder) clean(s string) string {
	s, lost := b.t.Clean(s)
	for _, r := range lost {
		b.replaced[r] = true
	}
	return s
}

// begin opens an element under the present one; end closes it.
func (b *builder) begin(r Role) int {
	b.elems = append(b.elems, Element{Role: r, Parent: b.cur})
	b.cur = len(b.elems) - 1
	return b.cur
}

func (b *builder) end() { b.cur = b.elems[b.cur].Parent }

// leaf is an element that holds no other.
func (b *builder) leaf(r Role) int {
	e := b.begin(r)
	b.end()
	return e
}

func (b *builder) add(s slab) {
	s.brk, b.turn = s.brk || b.turn, false
	b.slabs = append(b.slabs, s)
}

// bookmark makes an outline entry whose level never jumps.
func (b *builder) bookmark(title string, level int) Mark {
	b.level = min(level, b.level+1)
	return Mark{Title: strings.TrimSpace(oneLine(title)), Level: b.level}
}

// chain keeps the slabs added since from together as typography wants it:
// all of them up to whole lines, else the first two and the last two.
func (b *builder) chain(from, whole int) {
	n := len(b.slabs) - from
	for i := from; i < len(b.slabs)-1; i++ {
		k := i - from
		if n <= whole || k == 0 || k == n-2 {
			b.slabs[i].keep = true
		}
	}
}

// lines turns text into slabs at x, within width.
func (b *builder) lines(elem int, s string, st style, x, width, before float64) {
	from := len(b.slabs)
	for i, ln := range wrap(b.t, b.clean(s), st.Face, st.Size, width) {
		sl := slab{h: st.Lead, ops: []Op{textOp(elem, x, st.baseline(), st, ln)}}
		if i == 0 {
			sl.before = before
		}
		b.add(sl)
	}
	b.chain(from, 3)
}

func textOp(elem int, x, y float64, st style, ln textLine) Op {
	s := ln.s
	if ln.space {
		s += " "
	}
	return Op{Kind: OpText, Elem: elem, X: x, Y: y, Style: st, Text: s}
}

// one is a single line of text that is known to fit.
func (b *builder) one(elem int, s string, x, y float64, st style) Op {
	return Op{Kind: OpText, Elem: elem, X: x, Y: y, Style: st, Text: oneLine(b.clean(s))}
}

// oneLine puts spaces where a text that is set in one line has line breaks.
func oneLine(s string) string { return strings.ReplaceAll(s, "\n", " ") }

// oneRight is the same, ending at x.
func (b *builder) oneRight(elem int, s string, x, y float64, st style) Op {
	s = oneLine(b.clean(s))
	return Op{Kind: OpText, Elem: elem, X: x - b.width(s, st), Y: y, Style: st, Text: s}
}

func (b *builder) width(s string, st style) float64 {
	w := b.t.Measure(s, st.Face, st.Size)
	if st.Track != 0 {
		w += st.Track * float64(len([]rune(s)))
	}
	return w
}

func rule(y, x1, x2, width float64, c RGB) Op {
	return Op{Kind: OpLine, Elem: Artifact, X: x1, Y: y, W: x2 - x1, H: width, Colour: c}
}
