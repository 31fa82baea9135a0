package reading

import (
	"fyne.io/fyne/v2"

	"dossierpme/dossier/outline"
	"dossierpme/ui/kit"
)

var aligns = map[outline.Align]fyne.TextAlign{
	outline.Left: fyne.TextAlignLeading, outline.Right: fyne.TextAlignTrailing, outline.Center: fyne.TextAlignCenter,
}

func (r *Reader) table(t outline.Table) fyne.CanvasObject {
	column := kit.NewColumn(kit.Space4)
	if t.Caption != "" {
		caption := kit.NewStrong(t.Caption)
		caption.Wrap = true
		column.Add(r.tapped(t.ID, caption))
	}
	if len(t.Rows) == 0 {
		if lead := r.lead(t.ID); lead != nil && t.Empty.Tone == outline.Todo {
			column.Add(kit.NewInset(0, 0, 0, -kit.Space8, kit.NewRow(0, kit.NewQuiet(t.Empty.S, lead), kit.NewSpring())))
			return column
		}
		column.Add(r.tapped(t.ID, text(t.Empty)))
		return column
	}
	var columns []kit.GridColumn
	var head []fyne.CanvasObject
	for _, c := range t.Columns {
		columns = append(columns, kit.GridColumn{Weight: float32(c.Weight), Whole: c.Whole})
		title := kit.NewHint(c.Head)
		title.Align = aligns[c.Align]
		head = append(head, title)
	}
	rows := [][]fyne.CanvasObject{head}
	for _, row := range t.Rows {
		rows = append(rows, r.row(t.Columns, row, false)...)
	}
	for _, row := range t.Totals {
		rows = append(rows, r.row(t.Columns, row, true)...)
	}
	column.Add(kit.NewGrid(columns, rows))
	return column
}

// row is the cells of a row and, below them, what they have no column for.
func (r *Reader) row(columns []outline.Column, row outline.Row, total bool) [][]fyne.CanvasObject {
	cells := make([]fyne.CanvasObject, len(columns))
	for i := range columns {
		cells[i] = kit.NewHint("")
		if i >= len(row.Cells) {
			continue
		}
		c := row.Cells[i]
		words := small(c.Text)
		words.Align = aligns[columns[i].Align]
		words.Style.Bold = words.Style.Bold || total
		cells[i] = words
		if c.Detail != "" {
			cells[i] = kit.NewColumn(0, words, kit.NewHint(c.Detail))
		}
		cells[i] = r.tapped(row.ID, cells[i])
	}
	rows := [][]fyne.CanvasObject{cells}
	if row.Detail != "" {
		rows = append(rows, []fyne.CanvasObject{r.tapped(row.ID, kit.NewHint(row.Detail))})
	}
	return rows
}
