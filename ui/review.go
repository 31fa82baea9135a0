package ui

import (
	"strings"

	"fyne.io/fyne/v2"

	"dossierpme/dossier"
	"dossierpme/dossier/outline"
	"dossierpme/ui/kit"
	"dossierpme/ui/reading"
	"dossierpme/ui/shell"
)

// showReview is « Relire le dossier »: everything as it will be printed, and from
// everywhere a way to where it can be changed, and back.
func (w *wizard) showReview(at shell.Place) {
	w.LeavePage()
	w.clear()
	a := w.a
	column := kit.NewColumn(kit.Space16)
	column.Add(kit.NewColumn(kit.Space4, kit.NewTitle(a.T("ui.review.title")), kit.NewIntro(a.T("ui.review.intro"))))
	column.Add(w.readiness())
	anchors := map[string]fyne.CanvasObject{}
	if notes := w.notes(); notes != nil {
		anchors[notesCard] = notes
		column.Add(notes)
	}
	if defaults := w.defaults(); defaults != nil {
		anchors[defaultsCard] = defaults
		column.Add(defaults)
	}
	for _, p := range w.readParts() {
		card := p.reader.Card(p.Part, p.lead, a.T("ui.review.nothing"))
		anchors[p.step] = card
		column.Add(card)
	}
	w.trail = nil
	w.scroll.SetContent(kit.NewPage(column))
	w.side.explain(nil)
	w.refresh()
	if card := anchors[string(at.Field)]; card != nil { // where « Modifier » was pressed
		offset := card.Position().Y
		w.scroll.ScrollToOffset(fyne.NewPos(0, offset))
	}
}

// readPart is a part of the paper with the step that it belongs to.
type readPart struct {
	reading.Part
	reader *reading.Reader
	step   string
	lead   func() // to its first answer, nil where nothing in it was typed
}

// read are the parts of the paper that a step asked for, and what stands behind
// them; the pages in front of them, which repeat them, are left out.
func (a *App) read(v *dossier.View) []reading.Part {
	parts := reading.Parts(a.opened.Outline(v).Blocks)
	for i, p := range parts {
		if strings.HasPrefix(string(p.Chapter.ID), outline.SectionPrefix) {
			return parts[i:]
		}
	}
	return nil
}

// readParts are the parts that are read, with the ways to what was typed.
func (w *wizard) readParts() []readPart {
	var out []readPart
	for _, p := range w.a.read(w.s.View()) {
		id, section := strings.CutPrefix(string(p.Chapter.ID), outline.SectionPrefix)
		part := readPart{Part: p, step: id}
		if id == outline.ParamsChapter {
			part.step = shell.StepParams
		}
		part.reader = &reading.Reader{Modify: w.a.T("ui.review.modify"), Lead: func(to outline.ID) func() { return w.leadFrom(part.step, to) }}
		switch {
		case part.step == shell.StepParams:
			part.lead = w.modify(part.step, shell.Place{Step: shell.StepParams})
		case section:
			part.lead = part.reader.First(p)
		}
		out = append(out, part)
	}
	return out
}

// leadFrom is the way from a part of the reading page to what has this id on paper,
// nil where it was not typed.
func (w *wizard) leadFrom(step string, id outline.ID) func() {
	field, row, _ := dossier.ParseRowRef(string(id))
	if x := w.call.Explanations(); x != nil && field == x.ID {
		for _, p := range w.s.Problems() {
			if r, ok := w.s.View().Explanation(p); ok && p.Explained && r.ID == row {
				return w.modify(step, w.placeOf(p))
			}
		}
		return nil
	}
	if w.call.Param(field) != nil {
		return w.modify(step, shell.Place{Step: shell.StepParams, Field: field, Row: ""})
	}
	f, s := w.call.Field(field), w.call.SectionOf(field)
	if f == nil || s == nil || !f.Asked() || !w.s.View().Visible(field) {
		return nil
	}
	return w.modify(step, shell.Place{Step: s.ID, Field: field, Row: row})
}

// modify leads somewhere and back to the same card.
func (w *wizard) modify(step string, to shell.Place) func() {
	return func() {
		w.lead(shell.Place{Step: shell.StepReview, Field: dossier.FieldID(step)}, to)
	}
}

// readiness says whether the dossier could be exported as final.
func (w *wizard) readiness() fyne.CanvasObject {
	a := w.a
	n := dossier.Count(w.s.Problems())
	seen := kit.NewSecondary(a.T("officer.short"), func() { w.GoTo(shell.Place{Step: shell.StepOfficer}) })
	export := kit.NewPrimary(a.T("ui.export.button"), func() { a.paper.Export(w) })
	if n.Blocking+n.Missing == 0 {
		words := a.T("ui.review.ready")
		if n.Warnings > 0 {
			words = a.T("ui.review.ready_but", "n", n.Warnings)
		}
		if n.Explained > 0 {
			words += " " + a.T("ui.review.explained", "n", n.Explained)
		}
		if later := w.s.View().Later(); later > 0 {
			words += " " + a.T("ui.review.later", "n", later)
		}
		return kit.NewBanner(kit.Success, words, seen, export)
	}
	tone := kit.Warning
	if n.Blocking > 0 {
		tone = kit.Error
	}
	words := "ui.review.not_ready"
	switch {
	case n.Blocking == 0:
		words += "_missing"
	case n.Missing == 0:
		words += "_wrong"
	}
	return kit.NewBanner(tone, a.T(words, "wrong", n.Blocking, "missing", n.Missing), seen, export)
}
