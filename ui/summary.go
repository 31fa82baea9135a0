package ui

import (
	"reflect"
	"strings"

	"fyne.io/fyne/v2"

	"dossierpme/dossier"
	"dossierpme/dossier/figures"
	"dossierpme/ui/kit"
	"dossierpme/ui/shell"
)

// phaseFigures are the computed fields of a phase, in the order of the call.
type phaseFigures struct {
	phase  dossier.Phase
	last   int // the place of its last section among the steps
	fields []*dossier.Field
}

// phasesOf are the phases of a call that have something to sum up.
func phasesOf(c *dossier.Call) map[string]*phaseFigures {
	out := map[string]*phaseFigures{}
	for _, p := range c.Phases {
		sum := &phaseFigures{phase: p}
		for i := range c.Sections {
			s := &c.Sections[i]
			if s.Phase != p.ID {
				continue
			}
			sum.last = i
			for k := range s.Fields {
				if s.Fields[k].Figure != "" {
					sum.fields = append(sum.fields, &s.Fields[k])
				}
			}
		}
		if len(sum.fields) > 0 {
			out[p.ID] = sum
		}
	}
	return out
}

// summaryPage shows the figures of a phase together: each with what it is worth,
// what it lacks and a picture where there is something to see.
type summaryPage struct {
	w      *wizard
	of     *phaseFigures
	column *fyne.Container
	shown  *summaryState
	links  []*kit.ProblemLine // to what is missing
}

// summaryState is what the page is drawn from; the same state is not drawn again.
type summaryState struct {
	figures map[string]figures.Figure
	group   []figures.Member
	missing []string // of the group
	names   []string // of what the figures lack: a row may be renamed
	sides   []string // of the group's rows
	title   string   // of the applicant
}

// showSummary shows the page of a phase.
func (w *wizard) showSummary(phase string) {
	of := w.phases[phase]
	if of == nil {
		return
	}
	onRail := w.a.Canvas().Focused() == fyne.Focusable(w.rail)
	w.leavePage()
	w.at = of.last
	w.page, w.params, w.back = nil, nil, shell.Place{}
	w.summary = &summaryPage{w: w, of: of, column: kit.NewColumn(kit.Space16)}
	w.summary.refresh()
	w.side.explain(nil)
	w.scroll.SetContent(kit.NewPage(w.summary.column))
	w.scroll.ScrollToTop()
	w.refresh()
	if onRail { // the arrows go on from here
		w.a.Canvas().Focus(w.rail)
	} else if f := w.First(); f != nil {
		w.a.Canvas().Focus(f)
	}
}

// summaryID is the step that sums up the phase of the present step, "" where
// there is none.
func (w *wizard) summaryID() string {
	if s := w.steps[w.at].section; s != nil && w.phases[s.Phase] != nil {
		return shell.StepSummary + s.Phase
	}
	return ""
}

// lastOfPhase reports whether a section is the last one of its phase.
func (w *wizard) lastOfPhase(i int) bool {
	of := w.phases[w.steps[i].section.Phase]
	return of != nil && of.last == i
}

// summaryItem is the last entry of a phase, false where it has no figures.
func (w *wizard) summaryItem(phase string) (kit.RailItem, bool) {
	if w.phases[phase] == nil {
		return kit.RailItem{}, false
	}
	return kit.RailItem{ID: shell.StepSummary + phase, Label: w.a.T("summary.short"), Short: "Σ"}, true
}

// first is where the cursor begins: the explanation of the first figure.
func (p *summaryPage) First() fyne.Focusable {
	var found fyne.Focusable
	var walk func(o fyne.CanvasObject) bool
	walk = func(o fyne.CanvasObject) bool {
		switch o := o.(type) {
		case *kit.Button:
			found = o
			return true
		case *fyne.Container:
			for _, child := range o.Objects {
				if walk(child) {
					return true
				}
			}
		case interface{ Held() []fyne.CanvasObject }:
			for _, child := range o.Held() {
				if walk(child) {
					return true
				}
			}
		}
		return false
	}
	walk(p.column)
	return found
}

// state asks for all that the page shows.
func (p *summaryPage) state(v *dossier.View) *summaryState {
	words := p.w.a.figureWords(v)
	s := &summaryState{figures: map[string]figures.Figure{}, title: v.Text(v.ID(dossier.RoleCompany))}
	for _, f := range p.of.fields {
		if !v.Visible(f.ID) {
			continue
		}
		fig, ok := p.w.a.opened.Figure(v, f.Figure)
		if !ok {
			continue
		}
		s.figures[f.Figure] = fig
		for _, in := range words.Missing(fig) {
			s.names = append(s.names, in.Name)
		}
		if f.Figure == "figure.size" && p.w.a.opened.Group != nil {
			s.group, s.missing = p.w.a.opened.Group(v)
			for _, r := range v.Rows("group") {
				side, _ := r.Get("direction").(dossier.Text)
				s.sides = append(s.sides, r.ID+" "+string(side))
			}
		}
	}
	for _, id := range borrowed[p.of.phase.ID] { // of another phase, for a picture
		if fig, ok := p.w.a.opened.Figure(v, id); ok {
			s.figures[id] = fig
		}
	}
	return s
}

// borrowed are figures of other phases that the pictures of a phase show.
var borrowed = map[string][]string{"funding": {"figure.costs"}}

// refresh shows what the session says now.
func (p *summaryPage) refresh() {
	v := p.w.s.View()
	state := p.state(v)
	if p.shown != nil && reflect.DeepEqual(state, p.shown) {
		return
	}
	a := p.w.a
	p.shown, p.links = state, nil
	head := kit.NewColumn(kit.Space4,
		kit.NewTitle(a.T("summary.title", "phase", p.of.phase.Title)), kit.NewIntro(a.T("summary.intro")))
	p.column.Objects = []fyne.CanvasObject{head}
	if state.figures["figure.plan"].Spec != nil && a.opened.Sheet != nil {
		head.Add(kit.NewInset(kit.Space8, 0, 0, 0, kit.NewRow(0, kit.NewSecondary(a.T("summary.sheet.menu"), p.w.exportSheet), kit.NewSpring())))
	}
	changes := false
	for _, f := range p.of.fields {
		fig, ok := state.figures[f.Figure]
		if !ok {
			continue
		}
		if _, _, gain := fig.Change(); gain && !changes { // once, before the first of them
			changes = true
			if card := p.changes(state); card != nil {
				p.column.Add(card)
			}
		}
		p.column.Add(p.card(v, f, fig))
	}
	p.column.Refresh()
	kit.Relayout(p.column)
}

// card is one figure.
func (p *summaryPage) card(v *dossier.View, f *dossier.Field, fig figures.Figure) fyne.CanvasObject {
	a := p.w.a
	words := a.figureWords(v)
	r := words.result(f.Figure)
	why := kit.NewQuiet(a.T("field.why_result"), func() { p.w.showFigure(f.Figure) })
	if r.Amount {
		why.SetLabel(a.T("field.why_amount"))
	}
	pill := kit.NewPill(r.Tone, r.Status)
	if n := len(words.Missing(fig)); n > 0 && fig.Status == figures.Unknown {
		pill.Set(kit.Warning, a.T("summary.lacks", "n", n))
	}
	column := kit.NewColumn(kit.Space8, kit.NewRow(kit.Space12, kit.NewStretch(kit.NewSubtitle(f.Label)), pill, why))
	if main := fig.Spec.Main; r.Text != "" && main != "" && fig.Status != figures.Unknown {
		value := kit.NewTitle(r.Text)
		value.Wrap, value.Color = false, kit.ColorAccent
		column.Add(kit.NewRow(kit.Space12, value, kit.NewCaption(words.Label(f.Figure, main))))
	}
	if picture := p.picture(v, f.Figure, fig); picture != nil {
		column.Add(kit.NewInset(kit.Space8, 0, kit.Space8, 0, picture))
	}
	if len(r.Lines) > 0 {
		lines := kit.NewColumns(300)
		for _, l := range r.Lines {
			label := kit.NewMuted(l.Label)
			label.Truncate = true
			lines.Add(kit.NewRow(kit.Space12, kit.NewStretch(label), kit.NewFigure(l.Value)))
		}
		column.Add(lines)
	}
	p.lacks(column, words, fig)
	for i, c := range words.Caveats(fig) {
		if i == fewCaveats {
			break
		}
		tone, text := kit.Neutral, kit.NewHint(firstSentence(c))
		if fig.Status != figures.Computed {
			tone, text.Color = kit.Warning, kit.ColorWarning
		}
		column.Add(kit.NewRow(kit.Space8, kit.NewSign(tone), kit.NewStretch(text)))
	}
	return kit.NewCard(column)
}

// How much of what is uncertain, or missing, a card says; the whole stands in
// the explanation.
const (
	fewCaveats = 2
	fewLinks   = 4
)

// lacks lists what a figure lacks; each line leads to its field.
func (p *summaryPage) lacks(column *fyne.Container, words figureWords, fig figures.Figure) {
	a := p.w.a
	missing := words.Missing(fig)
	if len(missing) == 0 {
		return
	}
	title := "summary.missing"
	if fig.Status != figures.Unknown {
		title = "summary.missing_some"
	}
	list := kit.NewColumn(0, kit.NewCaption(a.T(title)))
	for i, in := range missing {
		if i == fewLinks {
			list.Add(kit.NewHint(words.Others(len(missing) - fewLinks)))
			break
		}
		to, ok := p.w.placeOfInput(in.Field, in.Row)
		if !ok {
			list.Add(kit.NewHint(in.Name))
			continue
		}
		link := kit.NewProblemLine(kit.Neutral, "▸ "+in.Name, func() { p.w.goTo(to) })
		p.links = append(p.links, link)
		list.Add(link)
	}
	column.Add(list)
}

// placeOfInput is where an input of a figure is typed: of a field that is not
// asked yet, the question that opens it.
func (w *wizard) placeOfInput(id dossier.FieldID, row string) (shell.Place, bool) {
	if w.call.Param(id) != nil {
		return shell.Place{Step: shell.StepParams, Field: id, Row: ""}, true
	}
	v := w.s.View()
	f, _ := v.Locate(id)
	for f != nil && !v.Visible(f.ID) && f.When != nil {
		id, row = f.When.Field, ""
		f = w.call.Field(id)
	}
	if f == nil {
		return shell.Place{}, false
	}
	s := w.call.SectionOf(f.ID)
	if s == nil {
		return shell.Place{}, false
	}
	return shell.Place{Step: s.ID, Field: id, Row: row}, true
}

// firstSentence is enough to know that there is something to read.
func firstSentence(s string) string {
	for i, r := range s {
		if r == '.' && strings.HasPrefix(s[i+1:], " ") {
			return s[:i+1]
		}
	}
	return s
}
