package ui

import (
	"maps"
	"slices"

	"fyne.io/fyne/v2"

	"dossierpme/dossier"
	"dossierpme/ui/kit"
	"dossierpme/ui/shell"
)

// notes lists what was noted beside the answers, each with the way to its question;
// nil where nothing was. What has no question any more can be taken away here.
func (w *wizard) notes() fyne.CanvasObject {
	d := w.s.Dossier()
	column := kit.NewColumn(kit.Space12)
	for _, p := range slices.Sorted(maps.Keys(d.Notes)) {
		if text := d.Note(p); text != "" {
			column.Add(w.noteLine(p, text))
		}
	}
	if len(column.Objects) == 0 {
		return nil
	}
	head := kit.NewColumn(kit.Space4, kit.NewSubtitle(w.a.T("ui.notes.title")), kit.NewHint(w.a.T("form.note.private")))
	return kit.NewCard(kit.NewColumn(kit.Space12, head, column))
}

func (w *wizard) noteLine(p dossier.Place, text string) fyne.CanvasObject {
	field, row, col := p.Parts()
	if col != "" {
		field += "." + dossier.FieldID(col)
	}
	n := w.s.View().Named(dossier.Spot{Field: field, Row: row})
	label := n.Head()
	if n.Row != "" {
		label = n.Row + " · " + label
	}
	var do *kit.Button
	if lead := w.leadToNote(field, row); lead != nil {
		do = kit.NewQuiet(w.a.T("ui.review.modify"), lead)
	} else {
		do = kit.NewQuiet(w.a.T("ui.notes.remove"), func() {
			w.s.EndStep()
			w.s.SetNote(p, "")
			w.s.EndStep()
			w.showReview(shell.Place{})
			w.a.Toasts.Say(w.a.T("ui.notes.removed"), w.a.T("ui.undo"), func() {
				w.s.Undo()
				w.showReview(shell.Place{})
			})
		})
	}
	words := kit.NewColumn(kit.Space4, kit.NewStrong(label), kit.NewBody(text))
	return kit.NewRow(kit.Space12, kit.NewStretch(words), do)
}

// leadToNote leads to the question of a note and back, nil where it is not asked.
func (w *wizard) leadToNote(field dossier.FieldID, row string) func() {
	v := w.s.View()
	f, col := v.Locate(field)
	if f == nil || !v.Visible(f.ID) {
		return nil
	}
	if row != "" {
		rows := w.s.Rows(f.ID)
		i := rows.Index(row)
		c := f.Column(string(col))
		if i < 0 || c == nil || !v.CellVisible(f, rows[i], c) {
			return nil
		}
	}
	return w.modify(notesCard, shell.Place{Step: v.Call.SectionOf(f.ID).ID, Field: field, Row: row})
}

// notesCard is the card of the reading page that has the notes.
const notesCard = "@notes"
