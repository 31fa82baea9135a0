package pdf

import (
	"strings"

	"dossierpme/dossier/outline"
)

// slab is a strip of the column that is never cut: a line of text, a row of
// boxes. Its ops count from its own top.
type slab struct {
	before float64 // space above, dropped at the head of a page
	h      float64
	keep   bool    // stays with the next slab
	need   float64 // asks for that much free room, or a new page
	brk    bool    // starts a page
	ops    []op
	ids    []outline.ID
	marks  []mark
	head   *tableHead // repeated where this slab opens a page
	sheet  int        // the pages to sign that it belongs to, from 1; 0: none
	guest  outline.ID // the separator whose guest follows; "": none
}

// tableHead is drawn again above the rows that go on overleaf.
type tableHead struct {
	slabs []slab
}

// builder lowers blocks to slabs.
type builder struct {
	t        *Typeface
	words    outline.Words
	slabs    []slab
	elems    []element
	cur      int // the open element
	toc      []tocEntry
	replaced map[rune]bool
	level    int  // of the last bookmark
	code     bool // the pages to sign show a code
	phase    string
	sheets   []sheet
	turn     bool // what follows starts a page
	guests   map[outline.ID]*Guest
	tabs     int // separators so far
	stamps   map[outline.ID]string
}

func newBuilder(t *Typeface, words outline.Words) *builder {
	return &builder{
		t: t, words: words, replaced: map[rune]bool{}, level: -1,
		elems: []element{{role: roleDocument, parent: -1}, {role: roleArtifact, parent: -1}},
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
func (b *builder) begin(r role) int {
	b.elems = append(b.elems, element{role: r, parent: b.cur})
	b.cur = len(b.elems) - 1
	return b.cur
}

func (b *builder) end() { b.cur = b.elems[b.cur].parent }

// leaf is an element that holds no other.
func (b *builder) leaf(r role) int {
	e := b.begin(r)
	b.end()
	return e
}

func (b *builder) add(s slab) {
	s.brk, b.turn = s.brk || b.turn, false
	b.slabs = append(b.slabs, s)
}

// bookmark makes an outline entry whose level never jumps.
func (b *builder) bookmark(title string, level int) mark {
	b.level = min(level, b.level+1)
	return mark{title: title, level: b.level}
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
	for i, ln := range b.t.wrap(b.clean(s), st.face, st.size, width) {
		sl := slab{h: st.lead, ops: []op{textOp(elem, x, st.baseline(), st, ln)}}
		if i == 0 {
			sl.before = before
		}
		b.add(sl)
	}
	b.chain(from, 3)
}

func textOp(elem int, x, y float64, st style, ln textLine) op {
	s := ln.s
	if ln.space {
		s += " "
	}
	return op{kind: opText, elem: elem, x: x, y: y, style: st, text: s}
}

// one is a single line of text that is known to fit.
func (b *builder) one(elem int, s string, x, y float64, st style) op {
	return op{kind: opText, elem: elem, x: x, y: y, style: st, text: oneLine(b.clean(s))}
}

// oneLine puts spaces where a text that is set in one line has line breaks.
func oneLine(s string) string { return strings.ReplaceAll(s, "\n", " ") }

// oneRight is the same, ending at x.
func (b *builder) oneRight(elem int, s string, x, y float64, st style) op {
	s = oneLine(b.clean(s))
	return op{kind: opText, elem: elem, x: x - b.width(s, st), y: y, style: st, text: s}
}

func (b *builder) width(s string, st style) float64 {
	w := b.t.measure(s, st.face, st.size)
	if st.track != 0 {
		w += st.track * float64(len([]rune(s)))
	}
	return w
}

func rule(y, x1, x2, width float64, c rgb) op {
	return op{kind: opLine, elem: artifact, x: x1, y: y, w: x2 - x1, h: width, colour: c}
}

// paginate places slabs on pages, after those already there.
func (l *layout) paginate(slabs []slab, sheets []sheet, guests map[outline.ID]*Guest) {
	y := bottom + 1 // forces a first page
	fresh := false
	newPage := func() {
		l.pages = append(l.pages, page{})
		y, fresh = top, true
	}
	put := func(s *slab) {
		if !fresh {
			y += s.before
		}
		p := &l.pages[len(l.pages)-1]
		for _, o := range s.ops {
			o.y += y
			p.ops = append(p.ops, o)
		}
		for _, id := range s.ids {
			if _, ok := l.places[id]; !ok {
				l.places[id] = place{len(l.pages), y}
			}
		}
		for _, m := range s.marks {
			m.y = y
			p.marks = append(p.marks, m)
		}
		y += s.h
		fresh = false
		if s.guest != "" {
			for range guests[s.guest].Pages {
				l.pages = append(l.pages, page{guest: s.guest})
			}
			y = bottom + 1 // what follows starts a page of ours
		}
	}
	for i := 0; i < len(slabs); {
		end, h := i, 0.0
		for {
			s := &slabs[end]
			if end > i || !fresh {
				h += s.before
			}
			h += s.h
			end++
			if !s.keep || end == len(slabs) {
				break
			}
		}
		free := bottom - y
		switch {
		case len(l.pages) == 0, y > bottom, slabs[i].brk && !fresh:
			newPage()
		case fresh:
		case h > free && h <= bottom-top, slabs[i].need > free:
			newPage()
		}
		for ; i < end; i++ {
			s := &slabs[i]
			if gap := s.before; !fresh && y+gap+s.h > bottom {
				newPage()
			}
			opens := fresh
			if opens {
				l.pages[len(l.pages)-1].sheet = s.sheet
				if s.sheet > 0 && len(l.pages) > 1 && l.pages[len(l.pages)-2].sheet == s.sheet {
					put(&sheets[s.sheet-1].again)
				}
			}
			if opens && s.head != nil {
				for k := range s.head.slabs {
					put(&s.head.slabs[k])
				}
			}
			put(s)
		}
	}
}
