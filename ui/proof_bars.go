package ui

import (
	"math"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"dossierpme/ui/kit"
	"dossierpme/ui/preview"
)

// proofBar says what is looked at, and leads back, to the printer and to the export.
type proofBar struct {
	bar  *kit.Panel
	home *kit.Button
}

func newProofBar(p *proof) *proofBar {
	a := p.w.a
	title := kit.NewStrong(a.t("preview.title", "name", p.w.name()))
	title.Truncate = true
	title.Points = kit.SizeBody + 1
	word, tone := a.t("preview.complete"), kit.Success
	if !p.w.printed().Final {
		word, tone = a.t("preview.draft"), kit.Warning
	}
	b := &proofBar{home: kit.NewSecondary(a.t("preview.back_arrow"), p.back)}
	row := kit.NewRow(kit.Space12, b.home, kit.NewStretch(kit.NewRow(kit.Space12, title, kit.NewPill(tone, word))))
	if a.opened.Print != nil {
		row.Add(kit.NewSecondary(a.t("print.button"), p.w.print))
	}
	row.Add(kit.NewPrimary(a.t("ui.export.button"), p.w.export))
	b.bar = kit.NewBar(kit.EdgeBottom, row)
	return b
}

// proofTools are the page, the zoom and the search.
type proofTools struct {
	p              *proof
	bar            *kit.Panel
	previous, next *kit.Button
	page           *kit.Entry
	of             *kit.Text
	less, more     *kit.Button
	width, whole   *kit.Button
	zoom           *kit.Text
	search         *kit.Entry
	found          *kit.Text
	before, after  *kit.Button
}

func newProofTools(p *proof) *proofTools {
	a := p.w.a
	t := &proofTools{p: p, page: kit.NewEntry(), of: kit.NewMuted(""), zoom: kit.NewFigure(""), search: kit.NewEntry(), found: kit.NewMuted("")}
	t.previous = kit.NewIconButton(theme.NavigateBackIcon(), a.t("preview.page_previous"), func() { p.turn(-1) })
	t.next = kit.NewIconButton(theme.NavigateNextIcon(), a.t("preview.page_next"), func() { p.turn(1) })
	t.page.OnEnter = t.goTo
	t.page.OnLeave = t.refresh
	t.less = kit.NewIconButton(theme.ZoomOutIcon(), a.t("preview.zoom_out"), func() { p.zoom(-1) })
	t.more = kit.NewIconButton(theme.ZoomInIcon(), a.t("preview.zoom_in"), func() { p.zoom(1) })
	t.width = kit.NewQuiet(a.t("preview.zoom_width"), func() { p.fit(preview.Width) })
	t.whole = kit.NewQuiet(a.t("preview.zoom_page"), func() { p.fit(preview.Whole) })
	t.search.SetPlaceHolder(a.t("preview.search"))
	t.search.OnChange = t.look
	t.search.OnEnter = func() { t.step(1) }
	toPages := func(key *fyne.KeyEvent) bool { // from an entry back to the pages
		if key.Name != fyne.KeyEscape || p.view == nil {
			return false
		}
		a.window.Canvas().Focus(p.view)
		return true
	}
	t.search.OnKey, t.page.OnKey = toPages, toPages
	t.before = kit.NewIconButton(theme.MoveUpIcon(), a.t("preview.found_previous"), func() { t.step(-1) })
	t.after = kit.NewIconButton(theme.MoveDownIcon(), a.t("preview.found_next"), func() { t.step(1) })
	t.bar = kit.NewBar(kit.EdgeTop, kit.NewRow(kit.Space8,
		t.previous, kit.NewMuted(a.t("preview.page")), wide(56, t.page), wide(52, t.of), t.next,
		kit.NewSpring(),
		t.less, wide(52, t.zoom), t.more, t.width, t.whole,
		kit.NewSpring(),
		wide(210, t.search), t.before, t.after, wide(104, t.found),
	))
	t.refresh()
	return t
}

// goTo shows the page whose number was typed; any other text is undone.
func (t *proofTools) goTo() {
	view := t.p.view
	n, err := strconv.Atoi(strings.TrimSpace(t.page.Text))
	if view != nil && err == nil {
		view.GoTo(n - 1)
	}
	t.page.ShowText("")
	t.refresh()
}

func (t *proofTools) look(text string) {
	view := t.p.view
	if view == nil {
		return
	}
	t.found.SetText(t.p.w.a.t("preview.searching"))
	view.Search(text, func(found, at int, err error) {
		if err != nil {
			t.p.w.a.Log("search in the preview: %v", err)
		}
		t.say(found, at)
	})
}

func (t *proofTools) step(by int) {
	if view := t.p.view; view != nil && t.search.Text != "" {
		t.say(view.Step(by))
	}
}

// say tells how many places were found, and which one is shown.
func (t *proofTools) say(found, at int) {
	a := t.p.w.a
	words := ""
	switch {
	case strings.TrimSpace(t.search.Text) == "":
	case found == 0:
		words = a.t("preview.found_none")
	default:
		words = a.t("preview.found", "at", at, "of", found)
	}
	t.found.SetText(words)
	able(t.before, found > 1)
	able(t.after, found > 1)
}

func (t *proofTools) refresh() {
	a, view := t.p.w.a, t.p.view
	there := view != nil
	for _, b := range []*kit.Button{t.width, t.whole, t.less, t.more, t.previous, t.next} {
		able(b, there)
	}
	for _, e := range []*kit.Entry{t.page, t.search} {
		if there == e.Disabled() {
			if there {
				e.Enable()
			} else {
				e.Disable()
			}
		}
	}
	if !there {
		t.say(0, 0)
		return
	}
	if !t.page.Focused() || t.page.Text == "" {
		t.page.ShowText(number(view.Page() + 1))
	}
	t.of.SetText(a.t("preview.page_of", "n", view.Pages()))
	able(t.previous, view.Page() > 0)
	able(t.next, view.Page()+1 < view.Pages())
	t.zoom.SetText(percentText(int(math.Round(float64(view.Zoom() * 100)))))
	able(t.width, view.Fits() != preview.Width)
	able(t.whole, view.Fits() != preview.Whole)
}

// proofSplit is the pages, and beside them what stands on the page looked at.
type proofSplit struct {
	shown *fyne.Container
	side  *kit.Panel
	list  *fyne.Container
}

// sideLeast is the width below which the pages have all of the room.
const sideLeast, sideWide float32 = 880, 272

func newProofSplit(waiting fyne.CanvasObject) *proofSplit {
	s := &proofSplit{list: kit.NewColumn(kit.Space8)}
	s.side = kit.NewBar(kit.EdgeLeft, kit.NewScroll(s.list)).Pad(0)
	s.side.Left = 1
	s.side.Hide()
	s.shown = &fyne.Container{Layout: proofSplitLayout{s}, Objects: []fyne.CanvasObject{waiting, s.side}}
	return s
}

// set shows the pages.
func (s *proofSplit) set(view fyne.CanvasObject) {
	s.shown.Objects[0] = view
	s.side.Show()
	s.shown.Refresh()
}

type proofSplitLayout struct{ s *proofSplit }

func (l proofSplitLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	width := size.Width
	if objects[1].Visible() && size.Width >= sideLeast {
		width -= sideWide
		objects[1].Move(fyne.NewPos(width, 0))
		objects[1].Resize(fyne.NewSize(sideWide, size.Height))
	} else {
		objects[1].Move(fyne.NewPos(size.Width, 0)) // out of sight
	}
	objects[0].Move(fyne.NewPos(0, 0))
	objects[0].Resize(fyne.NewSize(width, size.Height))
}

func (l proofSplitLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(400, 160) }

// mostFields are listed of a step: more are found in the step.
const mostFields = 12

// explain lists the steps that are printed on the page looked at.
func (s *proofSplit) explain(p *proof) {
	a := p.w.a
	parts := printedOn(p.w.s.View(), p.places, p.view.Page()+1, a.t("ui.params.title"))
	s.list.Objects = nil
	s.list.Add(kit.NewHeading(a.t("preview.side")))
	if len(parts) == 0 {
		s.list.Add(kit.NewHint(a.t("preview.side_none")))
	}
	for _, part := range parts {
		title := kit.NewStrong(part.title)
		title.Wrap, title.Truncate = true, false
		s.list.Add(kit.NewInset(kit.Space8, 0, 0, 0, title))
		s.list.Add(kit.NewRow(0, kit.NewSecondary(a.t("preview.modify"), func() { p.modify(part.first()) }), kit.NewSpring()))
		for i, f := range part.fields {
			if i == mostFields {
				s.list.Add(kit.NewHint(a.t("preview.side_more", "n", len(part.fields)-mostFields)))
				break
			}
			s.list.Add(kit.NewTapLine(kit.NewHint(f.label), func() { p.modify(place{step: part.step, field: f.id}) }))
		}
	}
	s.side.SetContent(kit.NewScroll(kit.NewInset(kit.Space16, kit.Space12, kit.Space24, kit.Space16, s.list)))
}
