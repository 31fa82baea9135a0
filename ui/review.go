package ui

import (
	"strings"

	"fyne.io/fyne/v2"

	"dossierpme/dossier"
	"dossierpme/internal/french"
	"dossierpme/ui/kit"
)

// showReview is « Relire le dossier »: everything as it will be printed, and from
// everywhere a way to where it can be changed, and back.
func (w *wizard) showReview(at place) {
	w.leavePage()
	w.page, w.params, w.summary = nil, nil, nil
	a, v := w.a, w.s.View()
	r := &reader{w: w, v: v, figures: a.figureWords(v)}
	column := kit.NewColumn(kit.Space16)
	column.Add(kit.NewColumn(kit.Space4, kit.NewTitle(a.t("ui.review.title")), muted(a.t("ui.review.intro"))))
	column.Add(w.readiness())
	anchors := map[string]fyne.CanvasObject{}
	for i := range w.call.Sections {
		s := &w.call.Sections[i]
		card := r.section(s)
		anchors[s.ID] = card
		column.Add(card)
	}
	params := r.params()
	anchors[stepParams] = params
	column.Add(params)
	w.back = place{}
	w.scroll.SetContent(kit.NewPage(column))
	w.side.explain(nil)
	w.refresh()
	if card := anchors[string(at.field)]; card != nil { // where « Modifier » was pressed
		offset := card.Position().Y
		w.scroll.ScrollToOffset(fyne.NewPos(0, offset))
	}
}

func muted(s string) *kit.Text {
	t := kit.NewBody(s)
	t.Color = kit.ColorMuted
	return t
}

// readiness says whether the dossier could be exported as final.
func (w *wizard) readiness() fyne.CanvasObject {
	a := w.a
	blocking, missing, warnings := w.counts()
	export := kit.NewPrimary(a.t("ui.export.button"), w.export)
	if blocking+missing == 0 {
		words := a.t("ui.review.ready")
		if warnings > 0 {
			words = a.t("ui.review.ready_but", "n", warnings)
		}
		return kit.NewBanner(kit.Success, words, export)
	}
	tone := kit.Warning
	if blocking > 0 {
		tone = kit.Error
	}
	words := "ui.review.not_ready"
	switch {
	case blocking == 0:
		words += "_missing"
	case missing == 0:
		words += "_wrong"
	}
	return kit.NewBanner(tone, a.t(words, "wrong", blocking, "missing", missing), export)
}

func (w *wizard) counts() (blocking, missing, warnings int) {
	for _, p := range w.s.Problems() {
		switch p.Severity {
		case dossier.Blocking:
			blocking++
		case dossier.Missing:
			missing++
		case dossier.Warning:
			warnings++
		}
	}
	return
}

// reader writes answers as they will be printed.
type reader struct {
	w       *wizard
	v       *dossier.View
	figures figureWords
}

// modify leads to a field and back to the same card.
func (r *reader) modify(step string, id dossier.FieldID) *kit.Button {
	return kit.NewQuiet(r.w.a.t("ui.review.modify"), func() { r.goTo(step, id) })
}

func (r *reader) goTo(step string, id dossier.FieldID) {
	r.w.back = place{step: stepReview, field: dossier.FieldID(step)}
	r.w.goTo(place{step: step, field: id})
}

func (r *reader) section(s *dossier.Section) fyne.CanvasObject {
	a := r.w.a
	var first dossier.FieldID
	column := kit.NewColumn(kit.Space8)
	group := ""
	for i := range s.Fields {
		f := &s.Fields[i]
		if !r.v.Visible(f.ID) || f.Kind == dossier.KindNote {
			continue
		}
		if first == "" && f.Asked() {
			first = f.ID
		}
		if f.Group != group && f.Group != "" {
			group = f.Group
			column.Add(kit.NewRow(kit.Space12, kit.NewHeading(group), kit.NewSpring(), r.modify(s.ID, f.ID)))
		}
		line := r.field(s, f)
		if f.Asked() { // a click on any answer leads to it too
			line = newAnswerLine(line, func() { r.goTo(s.ID, f.ID) })
		}
		column.Add(line)
	}
	head := kit.NewRow(kit.Space12, kit.NewStretch(kit.NewSubtitle(s.Title)))
	if group == "" {
		head.Add(r.modify(s.ID, first))
	}
	if len(column.Objects) == 0 {
		column.Add(kit.NewHint(a.t("ui.review.nothing")))
	}
	return kit.NewCard(kit.NewColumn(kit.Space8, head, column))
}

func (r *reader) field(s *dossier.Section, f *dossier.Field) fyne.CanvasObject {
	switch f.Kind {
	case dossier.KindComputed:
		return r.figure(f)
	case dossier.KindRows:
		return r.rows(f)
	case dossier.KindPieces:
		return r.pieces()
	}
	val := r.v.Get(f.ID)
	text := dossier.Show(f, val, r.v.Env.Ref)
	switch {
	case text == "" && f.Optional:
		return r.pair(f.HeadOr(), "–", kit.ColorMuted)
	case text == "":
		return r.toComplete(f.HeadOr(), place{s.ID, f.ID, ""})
	}
	ink := kit.ColorInk
	if _, unknown := val.(dossier.Unknown); unknown {
		ink = kit.ColorError
	}
	return r.pair(f.HeadOr(), text, ink)
}

// pair is a label with its answer beside it.
func (r *reader) pair(label, text string, ink fyne.ThemeColorName) fyne.CanvasObject {
	value := kit.NewBody(text)
	value.Color = ink
	name := kit.NewHint(label)
	return beside(name, value)
}

func (r *reader) toComplete(label string, to place) fyne.CanvasObject {
	line := kit.NewQuiet(r.w.a.t("ui.review.missing"), func() { r.goTo(to.step, to.field) })
	return beside(kit.NewHint(label), kit.NewInset(0, 0, 0, -kit.Space8, kit.NewRow(0, line, kit.NewSpring())))
}

func (r *reader) figure(f *dossier.Field) fyne.CanvasObject {
	res := r.figures.result(f.Figure)
	lines := kit.NewColumn(0)
	text := res.Text
	if text == "" {
		text = r.w.a.t("field.no_result")
	}
	value := kit.NewBody(text)
	value.Color = kit.ColorAccent
	lines.Add(value)
	for _, l := range res.Lines {
		lines.Add(kit.NewHint(l.Label + " : " + l.Value))
	}
	return beside(kit.NewHint(f.HeadOr()), lines)
}

// rows lists the lines of a table: title, what its summary says, amount.
func (r *reader) rows(f *dossier.Field) fyne.CanvasObject {
	rows := r.v.Rows(f.ID)
	if len(rows) == 0 {
		if f.Optional {
			return r.pair(f.HeadOr(), "–", kit.ColorMuted)
		}
		sec := r.v.Call.SectionOf(f.ID)
		return r.toComplete(f.HeadOr(), place{sec.ID, f.ID, ""})
	}
	list := kit.NewColumn(0)
	for i, row := range rows {
		if i > 0 {
			list.Add(kit.NewSeparator())
		}
		list.Add(kit.NewInset(kit.Space8, 0, kit.Space8, 0, r.row(f, rows, i, row)))
	}
	return kit.NewColumn(kit.Space4, kit.NewStrong(f.HeadOr()), list)
}

func (r *reader) row(f *dossier.Field, rows dossier.Rows, i int, row dossier.Row) fyne.CanvasObject {
	var parts []string
	cols := f.Cols()
	for c := range cols {
		col := &cols[c]
		if string(col.ID) == f.Titled || col.Kind == dossier.KindNote {
			continue
		}
		if text := r.v.ShowCell(f, row, col); text != "" {
			if col.Kind == dossier.KindYesNo || col.Kind == dossier.KindProse || len(text) < 12 || col.Kind == dossier.KindChoice {
				text = col.HeadOr() + french.Hard + ": " + text
			}
			parts = append(parts, strings.ReplaceAll(text, "\n", " "))
		}
	}
	title := r.v.Title(f, rows, i)
	return kit.NewColumn(0, kit.NewBody(title).Bold(), kit.NewHint(strings.Join(parts, " · ")))
}

func (r *reader) pieces() fyne.CanvasObject {
	a := r.w.a
	list := kit.NewColumn(kit.Space4)
	for _, need := range r.v.Pieces() {
		title := need.Piece.Title
		if table, row, ok := strings.Cut(need.For, "/"); ok {
			if f := r.v.Call.Field(dossier.FieldID(table)); f != nil {
				rows := r.v.Rows(f.ID)
				if i := rows.Index(row); i >= 0 {
					title += " · " + r.v.Title(f, rows, i)
				}
			}
		}
		state, tone := a.t("ui.review.to_attach"), kit.Neutral
		switch {
		case len(need.Attached) > 0:
			state, tone = a.t("ui.review.attached"), kit.Success
		case need.Severity == dossier.Missing:
			tone = kit.Warning
		}
		list.Add(kit.NewRow(kit.Space12, kit.NewStretch(kit.NewHint(title)), kit.NewPill(tone, state)))
	}
	return list
}

// params lists what the user read in the cahier des charges.
func (r *reader) params() fyne.CanvasObject {
	a := r.w.a
	column := kit.NewColumn(kit.Space8)
	empty := 0
	for i := range r.w.call.Params {
		f := &r.w.call.Params[i]
		p := r.v.Dossier.Params[f.ID]
		if p.Value == nil || p.Value.Empty() {
			empty++
			continue
		}
		text := dossier.Show(f, p.Value, r.v.Env.Ref)
		if rows, ok := p.Value.(dossier.Rows); ok {
			text = a.t("ui.review.lines", "n", len(rows))
		}
		if p.Source != "" {
			text += " · " + p.Source
		}
		column.Add(r.pair(f.HeadOr(), text, kit.ColorInk))
	}
	if empty > 0 {
		column.Add(kit.NewHint(a.t("ui.review.params_empty", "n", empty)))
	}
	head := kit.NewRow(kit.Space12, kit.NewStretch(kit.NewSubtitle(a.t("ui.params.title"))), r.modify(stepParams, ""))
	return kit.NewCard(kit.NewColumn(kit.Space8, head, column))
}

// beside puts a label in a third of the width and its answer in the rest.
func beside(label, value fyne.CanvasObject) fyne.CanvasObject {
	return &fyne.Container{Layout: besideLayout{}, Objects: []fyne.CanvasObject{label, value}}
}

type besideLayout struct{}

func (besideLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	left := min(size.Width*0.36, 280)
	for i, o := range objects {
		x, width := float32(0), left-kit.Space16
		if i == 1 {
			x, width = left, size.Width-left
		}
		o.Resize(fyne.NewSize(width, o.Size().Height))
		o.Resize(fyne.NewSize(width, o.MinSize().Height))
		o.Move(fyne.NewPos(x, 0))
	}
}

func (besideLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(240, max(objects[0].MinSize().Height, objects[1].MinSize().Height))
}
