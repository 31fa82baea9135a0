package reading

import (
	"fyne.io/fyne/v2"

	"dossierpme/dossier/outline"
	"dossierpme/ui/kit"
	"dossierpme/ui/severity"
)

// Block shows a block, nil where only paper has it.
func (r *Reader) Block(b outline.Block) fyne.CanvasObject {
	switch b := b.(type) {
	case outline.Heading:
		return r.heading(b)
	case outline.Pairs:
		return r.pairs(b)
	case outline.Prose:
		return r.prose(b)
	case outline.Table:
		return r.table(b)
	case outline.Commitments:
		return r.commitments(b)
	case outline.Annexes:
		return r.annexes(b)
	case outline.KeyFigures:
		return keyFigures(b)
	case outline.Points:
		return r.points(b)
	case outline.Bars:
		return bars(b)
	case outline.Lengths:
		return lengths(b)
	case outline.Boxes:
		return boxes(b)
	case outline.FirmTree:
		return firmTree(b)
	case outline.Timeline:
		return timeline(b)
	case outline.Card:
		return r.card(b)
	case outline.Notices:
		return notices(b)
	case outline.Group:
		return r.blocks(b.Blocks)
	case outline.OnePage:
		return r.blocks(b.Variants[0])
	case outline.Sheet:
		return r.blocks(b.Blocks)
	case outline.Contents, outline.PageBreak, outline.Signature, outline.Chapter, outline.Answer, outline.Grid:
	}
	return nil
}

// blocks are blocks below each other, nil where none of them is shown.
func (r *Reader) blocks(blocks []outline.Block) fyne.CanvasObject {
	column := kit.NewColumn(kit.Space8)
	for _, b := range blocks {
		if o := r.Block(b); o != nil {
			column.Add(o)
		}
	}
	if len(column.Objects) == 0 {
		return nil
	}
	return column
}

var inks = map[outline.Tone]fyne.ThemeColorName{
	outline.Plain: kit.ColorInk, outline.Muted: kit.ColorMuted, outline.Accent: kit.ColorAccent, outline.Todo: kit.ColorWarning,
	outline.Wrong: kit.ColorError, outline.Good: kit.ColorSuccess, outline.FromRule: kit.ColorRule,
}

// text is running text in its tone.
func text(t outline.Text) *kit.Text { return toned(kit.NewBody(t.S), t) }

// small is text of a table.
func small(t outline.Text) *kit.Text { return toned(kit.NewHint(t.S), t) }

func toned(o *kit.Text, t outline.Text) *kit.Text {
	o.Color = inks[t.Tone]
	o.Style.Bold = t.Strong
	return o
}

func (r *Reader) heading(h outline.Heading) fyne.CanvasObject {
	if h.Level == 2 {
		return r.group(h, r.lead(h.ID))
	}
	title := kit.NewStrong(h.Title)
	title.Wrap = true
	row := kit.NewRow(kit.Space12, kit.NewStretch(title))
	if h.Note != "" && !h.Ruled {
		row.Add(kit.NewCaption(h.Note))
	}
	if h.Amount.S != "" {
		row.Add(kit.NewStrong(h.Amount.S))
	}
	if h.Note != "" && h.Ruled { // a row summed up: longer than what stands in a line
		return r.tapped(h.ID, kit.NewInset(kit.Space8, 0, 0, 0, kit.NewColumn(0, row, kit.NewHint(h.Note))))
	}
	return r.tapped(h.ID, kit.NewInset(kit.Space4, 0, 0, 0, row))
}

// pairLeast is how wide a short pair is at least where two stand beside each other.
const pairLeast float32 = 320

func (r *Reader) pairs(p outline.Pairs) fyne.CanvasObject {
	column := kit.NewColumn(kit.Space8)
	if p.Compact || p.Sheet {
		column = kit.NewColumns(pairLeast)
	}
	for _, pair := range p.Rows {
		column.Add(r.pair(pair))
	}
	return column
}

// pair is a label with its answer beside it. What is to be completed is a button,
// so that the keyboard finds it.
func (r *Reader) pair(p outline.Pair) fyne.CanvasObject {
	label, lead := kit.NewHint(p.Label), r.lead(p.ID)
	if lead != nil && p.Value.Tone == outline.Todo {
		todo := kit.NewQuiet(p.Value.S, lead)
		return kit.NewBeside(label, kit.NewInset(0, 0, 0, -kit.Space8, kit.NewRow(0, todo, kit.NewSpring())))
	}
	value := kit.NewColumn(0, text(p.Value))
	if p.Note != "" {
		value.Add(kit.NewHint(p.Note))
	}
	return r.tapped(p.ID, kit.NewBeside(label, value))
}

func (r *Reader) prose(p outline.Prose) fyne.CanvasObject {
	column := kit.NewColumn(kit.Space4)
	if p.Label != "" {
		column.Add(kit.NewHint(p.Label))
	}
	lead := r.lead(p.ID)
	if lead != nil && p.Text.Tone == outline.Todo {
		column.Add(kit.NewInset(0, 0, 0, -kit.Space8, kit.NewRow(0, kit.NewQuiet(p.Text.S, lead), kit.NewSpring())))
		return column
	}
	column.Add(text(p.Text))
	return r.tapped(p.ID, column)
}

func (r *Reader) commitments(c outline.Commitments) fyne.CanvasObject {
	column := kit.NewColumn(kit.Space12)
	for _, item := range c.Items {
		words := kit.NewColumn(0, kit.NewBody(item.Sentence))
		if item.Source != "" {
			words.Add(kit.NewHint(item.Source))
		}
		answer := text(item.Answer).Bold()
		answer.Wrap = false
		column.Add(r.tapped(item.ID, kit.NewRow(kit.Space12, kit.NewStretch(words), answer)))
	}
	return column
}

func (r *Reader) points(p outline.Points) fyne.CanvasObject {
	column := kit.NewColumn(kit.Space4)
	for _, point := range p.Items {
		column.Add(r.tapped(point.Target, text(outline.Text{S: point.Text, Tone: point.Tone})))
	}
	return column
}

func (r *Reader) annexes(a outline.Annexes) fyne.CanvasObject {
	if len(a.Items) == 0 {
		return text(a.Empty)
	}
	rows := [][]fyne.CanvasObject{{kit.NewCaption(a.Head[0]), kit.NewCaption(a.Head[1]), kit.NewCaption(a.Head[2])}}
	for _, item := range a.Items {
		title := kit.NewColumn(0, small(outline.T(item.Title)))
		if item.Detail != "" {
			title.Add(kit.NewHint(item.Detail))
		}
		rows = append(rows, []fyne.CanvasObject{
			kit.NewCaption(item.Number), r.tapped(item.ID, title), kit.NewRow(0, kit.NewPill(tones[item.State.Tone], item.State.S), kit.NewSpring()),
		})
	}
	return kit.NewGrid([]kit.GridColumn{{Whole: true}, {}, {Whole: true}}, rows)
}

var tones = map[outline.Tone]kit.Tone{
	outline.Good: kit.Success, outline.Todo: kit.Warning, outline.Wrong: kit.Error, outline.Accent: kit.Accent,
}

func (r *Reader) card(c outline.Card) fyne.CanvasObject {
	column := kit.NewColumn(kit.Space4, kit.NewStrong(c.Title))
	for _, line := range c.Lines {
		column.Add(kit.NewBody(line))
	}
	for _, f := range c.Facts {
		column.Add(r.pair(f))
	}
	return r.tapped(c.ID, kit.NewTinted(kit.Neutral, column))
}

func keyFigures(k outline.KeyFigures) fyne.CanvasObject {
	columns := kit.NewColumns(160)
	for _, f := range k.Items {
		columns.Add(kit.NewStat(f.Value, f.Caption, kit.Neutral))
	}
	return columns
}

func notices(n outline.Notices) fyne.CanvasObject {
	column := kit.NewColumn(kit.Space4)
	for _, item := range n.Items {
		words := kit.NewColumn(0, kit.NewBody(item.Message), kit.NewHint(item.Where))
		column.Add(kit.NewRow(kit.Space12, kit.NewPill(severity.ToneOf(item.Severity), item.Label), kit.NewStretch(words)))
	}
	return column
}
