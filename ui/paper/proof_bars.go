package paper

import (
	"math"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"dossierpme/ui/kit"
	"dossierpme/ui/preview"
	"dossierpme/ui/shell"
)

// proofBar says what is looked at, and leads back, to the printer and to the export.
type proofBar struct {
	bar  *kit.Panel
	home *kit.Button
}

func newProofBar(p *proof) *proofBar {
	k := p.k
	title := kit.NewStrong(k.T("preview.title", "name", p.d.Name()))
	title.Truncate = true
	title.Points = kit.SizeBody + 1
	word, tone := k.T("preview.complete"), kit.Success
	if !printed(p.d).Final {
		word, tone = k.T("preview.draft"), kit.Warning
	}
	b := &proofBar{home: kit.NewSecondary(k.T("preview.back_arrow"), p.back)}
	row := kit.NewRow(kit.Space12, b.home, kit.NewStretch(kit.NewRow(kit.Space12, title, kit.NewPill(tone, word))))
	if k.Make.Print != nil {
		row.Add(kit.NewSecondary(k.T("print.button"), func() { k.Print(p.d) }))
	}
	row.Add(kit.NewPrimary(k.T("ui.export.button"), func() { k.Export(p.d) }))
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
	k := p.k
	t := &proofTools{p: p, page: kit.NewEntry(), of: kit.NewMuted(""), zoom: kit.NewFigure(""), search: kit.NewEntry(), found: kit.NewMuted("")}
	t.previous = kit.NewIconButton(theme.NavigateBackIcon(), k.T("preview.page_previous"), func() { p.turn(-1) })
	t.next = kit.NewIconButton(theme.NavigateNextIcon(), k.T("preview.page_next"), func() { p.turn(1) })
	t.page.OnEnter = t.goTo
	t.page.OnLeave = t.refresh
	t.less = kit.NewIconButton(theme.ZoomOutIcon(), k.T("preview.zoom_out"), func() { p.zoom(-1) })
	t.more = kit.NewIconButton(theme.ZoomInIcon(), k.T("preview.zoom_in"), func() { p.zoom(1) })
	t.width = kit.NewQuiet(k.T("preview.zoom_width"), func() { p.fit(preview.Width) })
	t.whole = kit.NewQuiet(k.T("preview.zoom_page"), func() { p.fit(preview.Whole) })
	t.search.SetPlaceHolder(k.T("preview.search"))
	t.search.OnChange = t.look
	t.search.OnEnter = func() { t.step(1) }
	toPages := func(key *fyne.KeyEvent) bool { // from an entry back to the pages
		if key.Name != fyne.KeyEscape || p.view == nil {
			return false
		}
		k.Canvas().Focus(p.view)
		return true
	}
	t.search.OnKey, t.page.OnKey = toPages, toPages
	t.before = kit.NewIconButton(theme.MoveUpIcon(), k.T("preview.found_previous"), func() { t.step(-1) })
	t.after = kit.NewIconButton(theme.MoveDownIcon(), k.T("preview.found_next"), func() { t.step(1) })
	t.bar = kit.NewBar(kit.EdgeTop, kit.NewRow(kit.Space8,
		t.previous, kit.NewMuted(k.T("preview.page")), kit.NewWide(56, t.page), kit.NewWide(52, t.of), t.next,
		kit.NewSpring(),
		t.less, kit.NewWide(52, t.zoom), t.more, t.width, t.whole,
		kit.NewSpring(),
		kit.NewWide(210, t.search), t.before, t.after, kit.NewWide(104, t.found),
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
	t.found.SetText(t.p.k.T("preview.searching"))
	view.Search(text, func(found, at int, err error) {
		if err != nil {
			t.p.k.Log("search in the preview: %v", err)
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
	k := t.p.k
	words := ""
	switch {
	case strings.TrimSpace(t.search.Text) == "":
	case found == 0:
		words = k.T("preview.found_none")
	default:
		words = k.T("preview.found", "at", at, "of", found)
	}
	t.found.SetText(words)
	t.before.SetEnabled(found > 1)
	t.after.SetEnabled(found > 1)
}

func (t *proofTools) refresh() {
	k, view := t.p.k, t.p.view
	there := view != nil
	for _, b := range []*kit.Button{t.width, t.whole, t.less, t.more, t.previous, t.next} {
		b.SetEnabled(there)
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
		t.page.ShowText(strconv.Itoa(view.Page() + 1))
	}
	t.of.SetText(k.T("preview.page_of", "n", view.Pages()))
	t.previous.SetEnabled(view.Page() > 0)
	t.next.SetEnabled(view.Page()+1 < view.Pages())
	t.zoom.SetText(shell.Percent(int(math.Round(float64(view.Zoom() * 100)))))
	t.width.SetEnabled(view.Fits() != preview.Width)
	t.whole.SetEnabled(view.Fits() != preview.Whole)
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
	k := p.k
	parts := printedOn(p.d.Session().View(), p.places, p.view.Page()+1, k.T("ui.params.title"))
	s.list.Objects = nil
	s.list.Add(kit.NewHeading(k.T("preview.side")))
	if len(parts) == 0 {
		s.list.Add(kit.NewHint(k.T("preview.side_none")))
	}
	for _, part := range parts {
		title := kit.NewStrong(part.title)
		title.Wrap, title.Truncate = true, false
		s.list.Add(kit.NewInset(kit.Space8, 0, 0, 0, title))
		s.list.Add(kit.NewRow(0, kit.NewSecondary(k.T("preview.modify"), func() { p.modify(part.first()) }), kit.NewSpring()))
		for i, f := range part.fields {
			if i == mostFields {
				s.list.Add(kit.NewHint(k.T("preview.side_more", "n", len(part.fields)-mostFields)))
				break
			}
			s.list.Add(kit.NewTapLine(kit.NewHint(f.label), func() { p.modify(shell.Place{Step: part.step, Field: f.id}) }))
		}
	}
	s.side.SetContent(kit.NewScroll(kit.NewInset(kit.Space16, kit.Space12, kit.Space24, kit.Space16, s.list)))
}
