package ui

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"dossierpme/dossier"
	"dossierpme/dossier/draft"
	"dossierpme/dossier/shelf"
	"dossierpme/ui/form"
	"dossierpme/ui/kit"
)

// wizard is one dossier: its steps, its problems, its bars. It shows what the
// session says and hands on what is typed; it holds no answer itself.
type wizard struct {
	a    *App
	call *dossier.Call
	s    *draft.Session

	state   shelf.State
	changed bool // since it was exported, signed or filed
	steps   []step
	at      int
	back    place // where « Modifier » of the reading page came from

	page    *form.Page
	params  *paramsPage
	summary *summaryPage
	phases  map[string]*phaseFigures
	known   shelf.SharedParams // what was kept for the dossiers of the call

	scroll *kit.Scroll
	rail   *kit.Rail
	frame  *kit.Frame
	shown  fyne.CanvasObject

	top    *topBar
	bottom *bottomBar
	side   *sidePanel
}

// step is one item of the rail.
type step struct {
	id, title, short string
	section          *dossier.Section // nil for the parameters and the reading page
}

// The steps that are not sections of the call.
const (
	stepParams = dossier.ParamsSection
	stepReview = "@review"
	stepProof  = "@preview"
)

// place is a field and a row, on a step.
type place struct {
	step  string
	field dossier.FieldID
	row   string
}

func newWizard(a *App, c *dossier.Call, d *dossier.Dossier) *wizard {
	w := &wizard{a: a, call: c}
	for i := range c.Sections {
		s := &c.Sections[i]
		short := s.Short
		if short == "" {
			short = s.Title
		}
		w.steps = append(w.steps, step{s.ID, s.Title, short, s})
	}
	w.steps = append(w.steps, step{id: stepParams, title: a.t("ui.params.title"), short: a.t("ui.params.short")})
	w.phases = phasesOf(c)
	w.open(d)
	w.rail = kit.NewRail()
	w.rail.OnOpen = func(id string) { w.goTo(place{step: id}) }
	w.top = newTopBar(w)
	w.bottom = newBottomBar(w)
	w.side = newSidePanel(w)
	w.scroll = kit.NewScroll(kit.NewColumn(0))
	w.frame = kit.NewFrame(w.rail, w.scroll, w.side.column)
	w.frame.OnFold = func(bool) { w.top.refresh() }
	w.shown = kit.NewShell(w.top.bar, w.bottom.bar, w.frame)
	w.at = w.firstStep()
	w.showStep()
	background(a, func() (shelf.Entry, error) { return w.entry(d.ID) }, func(e shelf.Entry) {
		w.state, w.changed = e.State, w.changed || e.ChangedSince()
		w.top.refresh()
	})
	return w
}

func (w *wizard) object() fyne.CanvasObject { return w.shown }

func (w *wizard) title() string { return w.name() }

// first is where the cursor begins on the present page.
func (w *wizard) first() fyne.Focusable {
	if w.page != nil {
		return w.page.FirstFocusable()
	}
	if w.summary != nil {
		return w.summary.first()
	}
	return nil
}

// name is what the dossier is called.
func (w *wizard) name() string {
	v := w.s.View()
	return w.a.nameOf(v.Dossier.Title, v.Text(v.ID(dossier.RoleTitle)), v.Text(v.ID(dossier.RoleCompany)))
}

// firstStep is where a person goes on: the first step that is not complete.
func (w *wizard) firstStep() int {
	for i, s := range w.s.Score().Sections {
		if s.Percent < 100 || s.Blocking > 0 {
			return i
		}
	}
	return 0
}

// stepOf finds a step by its id.
func (w *wizard) stepOf(id string) int {
	for i, s := range w.steps {
		if s.id == id {
			return i
		}
	}
	return w.at
}

// goTo shows a step, with the cursor in a field of it where one is named.
func (w *wizard) goTo(to place) {
	w.a.Woken() // the window may have kept the keyboard past midnight
	if to.step == stepReview {
		if to.field == "" {
			to.field = w.back.field // where « Modifier » was pressed
		}
		w.showReview(to)
		return
	}
	if to.step == stepProof {
		page, _ := strconv.Atoi(to.row)
		w.back = place{}
		w.preview(page)
		return
	}
	if phase, ok := strings.CutPrefix(to.step, stepSummary); ok {
		w.showSummary(phase)
		return
	}
	at := w.stepOf(to.step)
	if at != w.at || w.reading() || w.summary != nil {
		w.leavePage()
		w.at = at
		w.showStep()
	}
	if to.field != "" {
		w.focus(to.field, to.row)
	} else if f := w.first(); f != nil {
		w.a.window.Canvas().Focus(f)
	}
}

func (w *wizard) focus(id dossier.FieldID, row string) {
	switch {
	case w.page != nil:
		w.page.Focus(id, row)
	case w.params != nil:
		w.params.focus(id)
	}
}

// reading reports whether the reading page is shown instead of a step.
func (w *wizard) reading() bool { return w.page == nil && w.params == nil && w.summary == nil }

// leavePage takes in what is being typed and has it stored.
func (w *wizard) leavePage() {
	if w.page != nil {
		w.page.Leave()
	}
	w.a.window.Canvas().Unfocus()
	w.s.SaveNow()
}

// showStep builds the page of the present step.
func (w *wizard) showStep() {
	a, st := w.a, w.steps[w.at]
	w.page, w.params, w.summary = nil, nil, nil
	head := kit.NewColumn(kit.Space4)
	if w.back.step != "" {
		words := "ui.review.back"
		if w.back.step == stepProof {
			words = "preview.back_to"
		}
		back := kit.NewQuiet(a.t(words), func() { w.goTo(w.back) })
		head.Add(kit.NewRow(0, back, kit.NewSpring()))
	}
	var body fyne.CanvasObject
	if st.section != nil {
		w.page = form.New(w.formEnv(), st.section)
		body = w.page.Object()
		place := kit.NewCaption(a.t("ui.step", "n", w.at+1, "of", len(w.call.Sections)))
		next := kit.NewCaption("")
		if w.at+1 < len(w.call.Sections) {
			next.Text = a.t("ui.step_next", "title", w.steps[w.at+1].title)
		}
		head.Add(kit.NewRow(kit.Space12, place, kit.NewSpring(), next))
		head.Add(kit.NewTitle(st.title))
		if st.section.Intro != "" {
			intro := kit.NewBody(st.section.Intro)
			intro.Color = kit.ColorMuted
			head.Add(intro)
		}
	} else {
		w.params = newParamsPage(w)
		body = w.params.column
		head.Add(kit.NewTitle(st.title))
		intro := kit.NewBody(a.t("ui.params.intro"))
		intro.Color = kit.ColorMuted
		head.Add(intro)
	}
	w.side.explain(nil)
	w.scroll.SetContent(kit.NewPage(kit.NewColumn(kit.Space16, head, body)))
	w.refresh()
}

// move goes to the next step or to the one before. After the last section comes
// the reading page.
func (w *wizard) move(by int) {
	switch {
	case w.summary != nil && by < 0:
		w.goTo(place{step: w.steps[w.at].id})
	case w.reading() && by < 0:
		w.goTo(place{step: w.steps[len(w.call.Sections)-1].id})
	case w.reading():
		w.export()
	case w.steps[w.at].section == nil && by > 0:
		w.goTo(place{step: stepReview})
	case w.at+by >= len(w.call.Sections) && w.steps[w.at].section != nil && by > 0:
		w.goTo(place{step: stepReview})
	case w.at+by >= 0:
		w.goTo(place{step: w.steps[w.at+by].id})
	}
}

// refresh brings everything around the page up to date: it is called after every
// key, so it changes only what is different.
func (w *wizard) refresh() {
	w.refreshRail()
	w.top.refresh()
	w.bottom.refresh()
	w.side.refresh()
}

func (w *wizard) refreshRail() {
	score := w.s.Score()
	var groups []kit.RailGroup
	phase := ""
	for i, st := range w.steps {
		item := kit.RailItem{ID: st.id, Label: st.short, Short: number(i + 1)}
		heading := w.a.t("ui.params.group")
		if st.section != nil {
			for _, p := range w.call.Phases {
				if p.ID == st.section.Phase {
					heading = p.Title
				}
			}
			s := score.Sections[i]
			item.Done = s.Percent == 100 && s.Blocking == 0
			item.Count, item.Tone = s.Blocking, kit.Error
		} else {
			item.Short = "§"
		}
		if len(groups) == 0 || heading != phase {
			groups = append(groups, kit.RailGroup{Heading: heading})
			phase = heading
		}
		groups[len(groups)-1].Items = append(groups[len(groups)-1].Items, item)
		if st.section != nil && w.lastOfPhase(i) {
			if sum, ok := w.summaryItem(st.section.Phase); ok {
				groups[len(groups)-1].Items = append(groups[len(groups)-1].Items, sum)
			}
		}
	}
	selected := w.steps[w.at].id
	switch {
	case w.reading():
		selected = ""
	case w.summary != nil:
		selected = stepSummary + w.summary.of.phase.ID
	}
	w.rail.Set(groups, selected)
}

func (w *wizard) shortcut(what action) bool {
	switch what {
	case actSave:
		w.s.Flush(func(err error) {
			if err == nil {
				w.a.toasts.Say(w.a.t("ui.saved.auto"), "", nil)
			}
		})
	case actUndo:
		w.undo()
	case actRedo:
		w.redo()
	case actNext:
		w.move(1)
	case actPrevious:
		w.move(-1)
	case actExport:
		w.export()
	case actVerify:
		w.a.verify(w)
	case actReview:
		w.goTo(place{step: stepReview})
	case actPreview:
		w.preview(0)
	case actPrint:
		w.print()
	case actSummary:
		if id := w.summaryID(); id != "" {
			w.goTo(place{step: id})
		}
	case actProblems:
		w.toProblems()
	case actHome:
		w.a.goHome()
	default:
		return false
	}
	return true
}

// toProblems puts the cursor on the first problem of the list.
func (w *wizard) toProblems() {
	if !w.frame.SideShown() {
		w.frame.ToggleSide()
	}
	if f := w.side.firstLine(); f != nil {
		w.a.window.Canvas().Focus(f)
	}
}

// leave stores the dossier, then calls the function. Where that fails the user
// decides.
func (w *wizard) leave(then func()) {
	w.leavePage()
	w.s.Close(func(err error) {
		if err == nil {
			then()
			return
		}
		a := w.a
		a.Log("leaving: %v", err)
		kit.Ask(a.window.Canvas(), kit.Question{
			Title: a.t("ui.leave.title"), Text: a.trouble(err).What + " " + a.t("ui.leave.text"),
			Yes: a.t("ui.leave.yes"), No: a.t("ui.leave.no"), Danger: true,
		}, func(yes bool) {
			if yes {
				w.s.Discard()
				then()
			}
		})
	})
}
