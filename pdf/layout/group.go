package layout

import (
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
		b.keepGroup(from, g.Whole)
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
// nobody says that it may.
func (b *builder) keepGroup(from int, whole bool) {
	most := (bottom - top) * 0.3
	if whole {
		most = bottom - top - codeSize - 12 // under the head of a sheet
	}
	if height(b.slabs[from:]) <= most {
		b.chain(from, len(b.slabs))
	}
}

// goOn has a sheet that is longer than a page say its name again overleaf, above the
// head of the table that is cut, if there is one.
func (b *builder) goOn(from int, name string) {
	st := small
	st.Face = font.Semibold
	line := slab{h: st.Lead + 4, ops: []Op{b.one(Artifact, name+" "+b.words.Continued, left, st.baseline(), st)}}
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
