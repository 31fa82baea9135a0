package layout

import (
	"slices"

	"dossierpme/dossier/outline"
	"dossierpme/pdf/font"
)

// group sets what belongs together. One with a name is a section of its own to who
// has the file read aloud.
func (b *builder) group(g outline.Group) {
	from := len(b.slabs)
	if g.Name != "" {
		b.begin(RoleSection)
		defer b.end()
	}
	for _, x := range g.Blocks {
		b.block(x)
	}
	switch {
	case len(b.slabs) == from:
	case g.Name == "":
		b.keepGroup(from, g)
	case height(b.slabs[from:]) <= (bottom-top)*longestSheet:
		b.chain(from, len(b.slabs))
	default:
		b.goOn(from, g.Name)
	}
}

// longestSheet is how much of a page a sheet may take to be kept whole: a chapter may
// stand above it.
const longestSheet = 0.85

// keepGroup holds a group together, unless it would leave much of a page empty and
// nobody says that it may. A chart that goes overleaf without its heading says it
// again.
func (b *builder) keepGroup(from int, g outline.Group) {
	most := (bottom - top) * 0.3
	if g.Whole {
		most = bottom - top - codeSize - 12 // under the head of a sheet
	}
	if height(b.slabs[from:]) <= most {
		b.chain(from, len(b.slabs))
		return
	}
	if head, ok := g.Blocks[0].(outline.Heading); ok && slices.ContainsFunc(g.Blocks, drawn) {
		b.goOn(from, head.Title)
	}
}

// drawn reports whether a block is a chart.
func drawn(x outline.Block) bool {
	switch x.(type) {
	case outline.Bars, outline.Lengths, outline.Timeline, outline.FirmTree:
		return true
	}
	return false
}

// goOn has a sheet that is longer than a page say its name again overleaf, above the
// head of the table that is cut, if there is one.
func (b *builder) goOn(from int, name string) {
	st := small
	st.Face = font.Semibold
	again := " " + b.words.Continued
	words := b.fit(oneLine(b.clean(name)), st, column-b.width(again, st)) + again
	line := slab{h: st.Lead + 4, ops: []Op{b.one(Artifact, words, left, st.baseline(), st)}}
	alone := &tableHead{slabs: []slab{line}}
	above := map[*tableHead]*tableHead{nil: alone}
	for i := from + 1; i < len(b.slabs); i++ {
		head := b.slabs[i].head
		if above[head] == nil {
			above[head] = &tableHead{slabs: append([]slab{line}, head.slabs...)}
		}
		b.slabs[i].head = above[head]
	}
}
