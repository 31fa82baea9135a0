package layout

import "dossierpme/dossier/outline"

// onePage lowers the first variant that fits on a page, else the last.
func (b *builder) onePage(o outline.OnePage) {
	before := *b
	for i, blocks := range o.Variants {
		for _, x := range blocks {
			b.block(x)
		}
		if i == len(o.Variants)-1 || height(b.slabs[len(before.slabs):]) <= bottom-top {
			return
		}
		replaced := b.replaced
		*b = before
		b.replaced = replaced // what was replaced in a richer variant stays reported
	}
}

// height is the room that slabs take on a page of their own.
func height(slabs []slab) float64 {
	h := 0.0
	for i, s := range slabs {
		h += s.h
		if i > 0 {
			h += s.before
		}
	}
	return h
}
