package reading

import (
	"fyne.io/fyne/v2"

	"dossierpme/dossier/outline"
	"dossierpme/ui/kit"
)

// Reader shows blocks.
type Reader struct {
	// Lead returns the way to what has this id, nil where there is none.
	Lead func(id outline.ID) func()
	// Modify is on the button that leads to a part.
	Modify string
}

// Part is a chapter of a document with what stands in it.
type Part struct {
	Chapter outline.Chapter
	Blocks  []outline.Block
}

// Parts are the chapters of a document and its declarations, in order. What stands
// before the first of them is not in any.
func Parts(blocks []outline.Block) []Part {
	var parts []Part
	for _, b := range blocks {
		switch b := b.(type) {
		case outline.Chapter:
			parts = append(parts, Part{Chapter: b})
		case outline.Sheet:
			parts = append(parts, Part{b.Chapter, b.Blocks})
		default:
			if n := len(parts); n > 0 {
				parts[n-1].Blocks = append(parts[n-1].Blocks, b)
			}
		}
	}
	return parts
}

// Card shows a part, with a way to it at its title or, where it has several, at the
// titles of its groups.
func (r *Reader) Card(p Part, lead func(), nothing string) fyne.CanvasObject {
	column := kit.NewColumn(kit.Space8)
	groups := false
	for i, b := range p.Blocks {
		if h, ok := b.(outline.Heading); ok && h.Level == 2 && h.Page == "" {
			groups = true
			column.Add(r.group(h, r.first(p.Blocks[i+1:])))
			continue
		}
		if o := r.Block(b); o != nil {
			column.Add(o)
		}
	}
	head := kit.NewRow(kit.Space12, kit.NewStretch(kit.NewSubtitle(p.Chapter.Title)))
	if lead != nil && !groups {
		head.Add(kit.NewQuiet(r.Modify, lead))
	}
	if len(column.Objects) == 0 {
		column.Add(kit.NewHint(nothing))
	}
	top := kit.NewColumn(kit.Space4, head)
	if p.Chapter.Lead != "" {
		top.Add(kit.NewHint(p.Chapter.Lead))
	}
	return kit.NewCard(kit.NewColumn(kit.Space8, top, column))
}

// group is the title of some answers.
func (r *Reader) group(h outline.Heading, lead func()) fyne.CanvasObject {
	row := kit.NewRow(kit.Space12, kit.NewHeading(h.Title), kit.NewSpring())
	if lead != nil {
		row.Add(kit.NewQuiet(r.Modify, lead))
	}
	return kit.NewInset(kit.Space8, 0, 0, 0, row)
}

// First is the way to the first answer of a part, nil where nothing in it leads
// anywhere.
func (r *Reader) First(p Part) func() {
	return r.find(p.Blocks, func(outline.Heading) bool { return false })
}

// first is the way to the first answer before the next group.
func (r *Reader) first(blocks []outline.Block) func() {
	return r.find(blocks, func(h outline.Heading) bool { return h.Level == 2 })
}

func (r *Reader) find(blocks []outline.Block, end func(outline.Heading) bool) func() {
	for _, b := range blocks {
		if h, ok := b.(outline.Heading); ok && end(h) {
			return nil
		}
		for _, id := range ids(b) {
			if lead := r.lead(id); lead != nil {
				return lead
			}
		}
	}
	return nil
}

func (r *Reader) lead(id outline.ID) func() {
	if id == "" || r.Lead == nil {
		return nil
	}
	return r.Lead(id)
}

// ids are the ids of a block and of what is in it.
func ids(b outline.Block) []outline.ID {
	var out []outline.ID
	switch b := b.(type) {
	case outline.Heading:
		out = append(out, b.ID)
	case outline.Pairs:
		for _, p := range b.Rows {
			out = append(out, p.ID)
		}
	case outline.Prose:
		out = append(out, b.ID)
	case outline.Table:
		out = append(out, b.ID)
		for _, row := range b.Rows {
			out = append(append(out, row.ID), row.Also...)
		}
	case outline.Commitments:
		for _, c := range b.Items {
			out = append(out, c.ID)
		}
	case outline.Annexes:
		for _, a := range b.Items {
			out = append(out, a.ID)
		}
	case outline.Group:
		for _, inside := range b.Blocks {
			out = append(out, ids(inside)...)
		}
	}
	return out
}

// tapped makes an object lead to what has this id, where there is a way.
func (r *Reader) tapped(id outline.ID, o fyne.CanvasObject) fyne.CanvasObject {
	if lead := r.lead(id); lead != nil {
		return kit.NewTapLine(o, lead)
	}
	return o
}
