package ui

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"dossierpme/dossier"
	"dossierpme/dossier/draft"
	"dossierpme/dossier/shelf"
	"dossierpme/ui/figure"
	"dossierpme/ui/form"
	"dossierpme/ui/kit"
	"dossierpme/ui/officer"
	"dossierpme/ui/shell"
)

// wizard is one dossier: its steps, its problems, its bars. It shows what the
// session says and hands on what is typed; it holds no answer itself.
type wizard struct {
	a    *App
	call *dossier.Call
	s    *draft.Session

	state   shelf.State
	said    string // what was exported, signed or filed, "" where that is not known
	changed bool   // since then
	steps   []step
	at      int
	cursor  shell.Place   // the field of the page that has had it last, its row where it is one of a table
	trail   []shell.Place // where the ways that led here came from, the last one last
	leftAt  string        // what had the cursor when a way led away from the officer's page

	page      *form.Page
	essential *essential // what the page is, where it is no step
	params    *paramsPage
	summary   *figure.Summary
	officer   *officer.Page
	phases    map[string]*figure.Phase
	known     shelf.SharedParams // what was kept for the dossiers of the call

	scroll *kit.Scroll
	strip  *strip
	rail   *kit.Rail
	frame  *kit.Frame
	shown  fyne.CanvasObject

	top    *topBar
	bottom *bottomBar
	side   *sidePanel

	quiet   func()       // ends that saving is shown
	unsaved string       // what is said of answers that are not stored, "" where all are
	rescued string       // where a copy of them is
	asking  *kit.Overlay // whether they are given up
}

// step is one item of the rail.
type step struct {
	id, title, short string
	section          *dossier.Section // nil for the parameters and the reading page
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
	w.steps = append(w.steps, step{id: shell.StepParams, title: a.T("ui.params.title"), short: a.T("ui.params.short")})
	w.phases = figure.PhasesOf(c)
	w.open(d)
	w.rail = kit.NewRail()
	w.rail.OnOpen = func(id string) {
		w.wander()
		w.GoTo(shell.Place{Step: id})
	}
	w.top = newTopBar(w)
	w.bottom = newBottomBar(w)
	w.side = newSidePanel(w)
	w.scroll = kit.NewScroll(kit.NewColumn(0))
	w.strip = newStrip(w)
	w.frame = kit.NewFrame(w.rail, kit.NewShell(w.strip.box, kit.NewColumn(0), w.scroll), w.side.column)
	w.frame.OnFold = func(bool) {
		w.top.refresh()
		w.placeBeside()
	}
	w.shown = kit.NewShell(w.top.bar, w.bottom.bar, w.frame)
	w.at = w.firstStep()
	if w.beginsEssential() {
		w.showEssential()
	} else {
		w.showStep()
	}
	w.stand()
	return w
}

func (w *wizard) Object() fyne.CanvasObject { return w.shown }

func (w *wizard) Title() string { return w.Name() }

// first is where the cursor begins on the present page.
func (w *wizard) First() fyne.Focusable {
	if w.page != nil {
		return w.page.FirstFocusable()
	}
	if w.summary != nil {
		return w.summary.First()
	}
	if w.officer != nil {
		return w.officer.First()
	}
	return nil
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

// GoTo shows a step, with the cursor in a field of it where one is named.
func (w *wizard) GoTo(to shell.Place) {
	w.a.Woken() // the window may have kept the keyboard past midnight
	if to.Step == shell.StepReview {
		if back := w.back(); to.Field == "" && back.Step == shell.StepReview {
			to.Field = back.Field // where « Modifier » was pressed
		}
		w.showReview(to)
		return
	}
	if to.Step == shell.StepOfficer {
		w.showOfficer(to)
		return
	}
	if to.Step == shell.StepEssential {
		if w.essential == nil && w.hasEssential() {
			w.LeavePage()
			w.showEssential()
		}
		w.arrive(to)
		return
	}
	if to.Step == shell.StepProof {
		page, _ := strconv.Atoi(to.Row)
		w.trail = nil
		w.a.paper.Preview(w, page)
		return
	}
	if phase, ok := strings.CutPrefix(to.Step, shell.StepSummary); ok {
		w.showSummary(phase)
		return
	}
	at := w.stepOf(to.Step)
	if at != w.at || w.reading() || w.summary != nil || w.essential != nil || w.officer != nil {
		w.LeavePage()
		w.at = at
		w.showStep()
	}
	w.arrive(to)
}

// arrive puts the cursor into a field of the page, else into the first.
func (w *wizard) arrive(to shell.Place) {
	w.strip.refresh()
	if to.Field != "" {
		w.focus(to.Field, to.Row)
	} else if f := w.First(); f != nil {
		w.a.Canvas().Focus(f)
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
func (w *wizard) reading() bool {
	return w.page == nil && w.params == nil && w.summary == nil && w.officer == nil
}

// clear leaves the page that is shown.
func (w *wizard) clear() {
	w.page, w.essential, w.params, w.summary, w.officer = nil, nil, nil, nil, nil
}

// showStep builds the page of the present step.
func (w *wizard) showStep() {
	a, st := w.a, w.steps[w.at]
	w.clear()
	head := kit.NewColumn(kit.Space4)
	var body fyne.CanvasObject
	if st.section != nil {
		w.page = form.New(w.formEnv(), st.section)
		body = w.page.Object()
		place := kit.NewCaption(a.T("ui.step", "n", w.at+1, "of", len(w.call.Sections)))
		next := kit.NewCaption("")
		if w.at+1 < len(w.call.Sections) {
			next.Text = a.T("ui.step_next", "title", w.steps[w.at+1].title)
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
		intro := kit.NewBody(a.T("ui.params.intro"))
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
	w.wander()
	switch {
	case w.officer != nil && by > 0:
		w.GoTo(shell.Place{Step: shell.StepReview})
	case w.officer != nil:
		w.GoTo(shell.Place{Step: w.steps[len(w.call.Sections)-1].id})
	case w.essential != nil && by > 0:
		w.GoTo(shell.Place{Step: w.steps[w.firstStep()].id})
	case w.essential != nil:
	case w.atFirst() && by < 0 && w.hasEssential():
		w.GoTo(shell.Place{Step: shell.StepEssential})
	case w.summary != nil && by < 0:
		w.GoTo(shell.Place{Step: w.steps[w.at].id})
	case w.reading() && by < 0:
		w.GoTo(shell.Place{Step: w.steps[len(w.call.Sections)-1].id})
	case w.reading():
		w.a.paper.Export(w)
	case w.steps[w.at].section == nil && by > 0:
		w.GoTo(shell.Place{Step: shell.StepReview})
	case w.at+by >= len(w.call.Sections) && w.steps[w.at].section != nil && by > 0:
		w.GoTo(shell.Place{Step: shell.StepReview})
	case w.at+by >= 0:
		w.GoTo(shell.Place{Step: w.steps[w.at+by].id})
	}
}

// atFirst reports whether the first step is shown.
func (w *wizard) atFirst() bool {
	return w.at == 0 && w.page != nil && w.essential == nil
}

// refresh brings everything around the page up to date: it is called after every
// key, so it changes only what is different.
func (w *wizard) refresh() {
	w.refreshRail()
	w.refreshEssential()
	w.placeBeside()
	w.top.refresh()
	w.bottom.refresh()
	w.side.refresh()
	w.strip.refresh()
	w.noteHere()
}

func (w *wizard) refreshRail() {
	score := w.s.Score()
	wrong := map[string]int{}
	for _, p := range w.problems() {
		if p.Severity == dossier.Blocking {
			wrong[p.Section]++
		}
	}
	var groups []kit.RailGroup
	if w.hasEssential() {
		groups = append(groups, kit.RailGroup{Items: []kit.RailItem{w.essentialItem()}})
	}
	phase := ""
	for i, st := range w.steps {
		item := kit.RailItem{ID: st.id, Label: st.short, Short: strconv.Itoa(i + 1)}
		heading := w.a.T("ui.params.group")
		if st.section != nil {
			for _, p := range w.call.Phases {
				if p.ID == st.section.Phase {
					heading = p.Title
				}
			}
			s := score.Sections[i]
			item.Done = s.Done()
			item.Share = float32(s.Percent/10) / 10
			if s.Started {
				item.Share = max(item.Share, 0.1)
			}
			item.Count, item.Tone = wrong[st.id], kit.Error
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
	groups = append(groups, kit.RailGroup{Heading: w.a.T("officer.group"), Items: []kit.RailItem{w.officerItem()}})
	selected := w.steps[w.at].id
	switch {
	case w.officer != nil:
		selected = shell.StepOfficer
	case w.essential != nil:
		selected = shell.StepEssential
	case w.reading():
		selected = ""
	case w.summary != nil:
		selected = shell.StepSummary + w.summary.Phase()
	}
	w.rail.Set(groups, selected)
}

func (w *wizard) Shortcut(what shell.Action) bool {
	switch what {
	case shell.ActSave:
		w.save()
	case shell.ActUndo:
		w.undo()
	case shell.ActRedo:
		w.redo()
	case shell.ActNext:
		w.move(1)
	case shell.ActPrevious:
		w.move(-1)
	case shell.ActExport:
		w.a.paper.Export(w)
	case shell.ActVerify:
		w.a.paper.Verify(w)
	case shell.ActReview:
		w.GoTo(shell.Place{Step: shell.StepReview})
	case shell.ActOfficer:
		w.GoTo(shell.Place{Step: shell.StepOfficer})
	case shell.ActBack:
		return w.comeBack()
	case shell.ActPreview:
		w.a.paper.Preview(w, 0)
	case shell.ActPrint:
		w.a.paper.Print(w)
	case shell.ActNote:
		if w.page != nil {
			w.page.Note()
		}
	case shell.ActExamples:
		if w.page != nil {
			w.page.Examples()
		}
	case shell.ActSummary:
		if id := w.summaryID(); id != "" {
			w.GoTo(shell.Place{Step: id})
		}
	case shell.ActProblems:
		w.toProblems()
	case shell.ActHome:
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
		w.a.Canvas().Focus(f)
	}
}

// Leave stores the dossier, then calls the function. Where that fails the user
// decides.
func (w *wizard) Leave(then func()) {
	w.LeavePage()
	w.s.Close(func(err error) {
		if err != nil {
			w.askBeforeLosing(err, then)
			return
		}
		w.left()
		then()
	})
}
