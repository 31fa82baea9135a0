package reading

import (
	"fyne.io/fyne/v2"

	"dossierpme/dossier/outline"
	"dossierpme/ui/chart"
	"dossierpme/ui/kit"
)

// bars are stacked on paper; on the screen each part is a bar of its own.
func bars(b outline.Bars) fyne.CanvasObject {
	var groups []chart.Bars
	for _, item := range b.Items {
		g := chart.Bars{Heading: item.Label + " · " + item.Total}
		for _, p := range item.Parts {
			g.Bars = append(g.Bars, chart.Bar{Label: p.Label, Text: p.Value, Size: p.Amount})
		}
		groups = append(groups, g)
	}
	column := kit.NewColumn(kit.Space4, chart.NewBars(groups...))
	if b.Note.S != "" {
		column.Add(small(b.Note))
	}
	return column
}

// lengths of one unit share a scale; others are drawn each to its own.
func lengths(l outline.Lengths) fyne.CanvasObject {
	var groups []chart.Bars
	for _, g := range l.Groups {
		out := chart.Bars{Heading: g.Title}
		for _, item := range g.Items {
			out.Bars = append(out.Bars, chart.Bar{Label: item.Label, Text: item.Value, Size: item.Amount, Hollow: item.Pale})
		}
		groups = append(groups, out)
	}
	if l.Shared {
		return chart.NewBars(groups...)
	}
	column := kit.NewColumn(kit.Space8)
	for i, g := range groups {
		column.Add(chart.NewBars(g))
		if note := l.Groups[i].Note; note.S != "" {
			column.Add(small(note))
		}
	}
	return column
}

// timeline lists the moments; the one that stands out is strong.
func timeline(t outline.Timeline) fyne.CanvasObject {
	var rows [][]fyne.CanvasObject
	for _, m := range t.Items {
		rows = append(rows, []fyne.CanvasObject{
			small(outline.Text{S: m.Date, Strong: m.Marked}), small(outline.Text{S: m.Label, Strong: m.Marked}),
		})
	}
	return kit.NewGrid([]kit.GridColumn{{Whole: true}, {}}, rows)
}

// boxes are the statements that hold, strong, and those that do not.
func boxes(b outline.Boxes) fyne.CanvasObject {
	column := kit.NewColumn(kit.Space4)
	if b.Label != "" {
		column.Add(kit.NewHint(b.Label))
	}
	for _, it := range b.Items {
		mark := "☐"
		if it.Ticked {
			mark = "☒"
		}
		column.Add(kit.NewRow(kit.Space8, small(outline.T(mark)), kit.NewStretch(text(outline.Text{S: it.Text, Strong: it.Ticked}))))
	}
	return column
}

// firmTree is the group as an indented list.
func firmTree(c outline.FirmTree) fyne.CanvasObject {
	const deepest = 8 // what is deeper stands as far in
	column := kit.NewColumn(kit.Space8)
	for _, it := range c.Items {
		firm := kit.NewColumn(0, text(outline.Text{S: it.Name, Strong: true}))
		for _, line := range it.Lines {
			firm.Add(kit.NewHint(line))
		}
		column.Add(kit.NewInset(0, 0, 0, kit.Space16*float32(min(it.Depth, deepest)), firm))
	}
	return column
}
