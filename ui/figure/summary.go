package figure

import (
	"maps"
	"reflect"
	"slices"

	"fyne.io/fyne/v2"

	"dossierpme/dossier"
	"dossierpme/dossier/figures"
	"dossierpme/internal/french"
	"dossierpme/ui/kit"
	"dossierpme/ui/shell"
)

// Summary shows the figures of a phase together: each with what it is worth,
// what it lacks and a picture where there is something to see.
type Summary struct {
	f      *Figures
	d      Dossier
	of     *Phase
	column *fyne.Container
	shown  *summaryState
	links  []*kit.ProblemLine // to what is missing
}

// summaryState is what the page is drawn from; the same state is not drawn again.
type summaryState struct {
	figures map[string]figures.Figure
	group   []figures.Member
	missing []dossier.Spot // of the group
	names   []string       // of what the figures lack: a row may be renamed
	title   string         // of the applicant
}

// Dossier is the dossier that is open, on the screen where it is filled in.
type Dossier interface {
	View() *dossier.View
	// GoTo shows a place of the screen.
	GoTo(to shell.Place)
	// Sheet writes the funding plan as a workbook; nil where there is no way to.
	Sheet() func()
}

// NewSummary returns the page of a phase.
func NewSummary(f *Figures, d Dossier, of *Phase) *Summary {
	p := &Summary{f: f, d: d, of: of, column: kit.NewColumn(kit.Space16)}
	p.Refresh()
	return p
}

// Object is what the page shows.
func (p *Summary) Object() fyne.CanvasObject { return p.column }

// Phase is the id of the phase.
func (p *Summary) Phase() string { return p.of.ID }

// First is where the cursor begins: the explanation of the first figure.
func (p *Summary) First() fyne.Focusable {
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
func (p *Summary) state(v *dossier.View) *summaryState {
	words := p.f.texts(v)
	s := &summaryState{figures: map[string]figures.Figure{}, title: v.Text(v.ID(dossier.RoleCompany))}
	for _, f := range p.of.Fields {
		if !v.Visible(f.ID) {
			continue
		}
		fig, ok := p.f.Compute(v, f.Figure)
		if !ok {
			continue
		}
		s.figures[f.Figure] = fig
		for _, in := range words.Missing(fig) {
			s.names = append(s.names, in.Name)
		}
		if fig.Spec != nil && fig.Picture == figures.Tree && p.f.Group != nil {
			s.group, s.missing = p.f.Group(v)
		}
	}
	for _, fig := range slices.Collect(maps.Values(s.figures)) {
		if fig.Spec == nil {
			continue
		}
		for _, id := range fig.Beside { // of another phase, for a picture
			if beside, ok := p.f.Compute(v, id); ok {
				s.figures[id] = beside
			}
		}
	}
	return s
}

// Refresh shows what the dossier says now.
func (p *Summary) Refresh() {
	v := p.d.View()
	state := p.state(v)
	if p.shown != nil && reflect.DeepEqual(state, p.shown) {
		return
	}
	p.shown, p.links = state, nil
	head := kit.NewColumn(kit.Space4,
		kit.NewTitle(p.f.T("summary.title", "phase", p.of.Title)), kit.NewIntro(p.f.T("summary.intro")))
	p.column.Objects = []fyne.CanvasObject{head}
	if write := p.d.Sheet(); state.figures[figures.PlanID].Spec != nil && write != nil {
		head.Add(kit.NewInset(kit.Space8, 0, 0, 0, kit.NewRow(0, kit.NewSecondary(p.f.T("summary.sheet.menu"), write), kit.NewSpring())))
	}
	changes := false
	for _, f := range p.of.Fields {
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
func (p *Summary) card(v *dossier.View, f *dossier.Field, fig figures.Figure) fyne.CanvasObject {
	words := p.f.texts(v)
	r := words.result(f.Figure)
	why := kit.NewQuiet(p.f.T("field.why_result"), func() { p.f.Explain(p.d.View(), f.Figure) })
	if r.Amount {
		why.SetLabel(p.f.T("field.why_amount"))
	}
	pill := kit.NewPill(r.Tone, r.Status)
	if n := len(words.Missing(fig)); n > 0 && fig.Status == figures.Unknown {
		pill.Set(kit.Warning, p.f.T("summary.lacks", "n", n))
	}
	column := kit.NewColumn(kit.Space8, kit.NewRow(kit.Space12, kit.NewStretch(kit.NewSubtitle(f.Label)), pill, why))
	if main := fig.Spec.Main; r.Text != "" && main != "" && (fig.Status != figures.Unknown || words.Possible(fig) != "") {
		value := kit.NewTitle(r.Text)
		value.Wrap, value.Color = false, kit.ColorAccent
		column.Add(kit.NewRow(kit.Space12, value, kit.NewCaption(words.Label(f.Figure, main))))
	}
	if picture := p.picture(v, fig); picture != nil {
		column.Add(kit.NewInset(kit.Space8, 0, kit.Space8, 0, picture))
	}
	if len(r.Lines) > 0 {
		lines := kit.NewColumns(300)
		for _, l := range r.Lines {
			lines.Add(kit.NewPair(kit.NewMuted(l.Label), kit.NewFigure(l.Value)))
		}
		column.Add(lines)
	}
	p.lacks(column, words, fig)
	p.supposes(column, words, fig)
	for i, c := range words.Caveats(fig) {
		if i == fewCaveats {
			break
		}
		tone, text := kit.Neutral, kit.NewHint(french.FirstSentence(c)) // enough to know that there is something to read
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

// lead is words about an answer, and the answer.
type lead struct {
	text string
	to   dossier.Spot
}

// lacks lists what a figure lacks.
func (p *Summary) lacks(column *fyne.Container, words texts, fig figures.Figure) {
	title := "summary.missing"
	if fig.Status != figures.Unknown {
		title = "summary.missing_some"
	}
	var of []lead
	for _, in := range words.Missing(fig) {
		of = append(of, lead{in.Name, dossier.Spot{Field: in.Field, Row: in.Row}})
	}
	p.leads(column, words, p.f.T(title), of, fewLinks)
}

// supposes lists what a figure supposes of answers that are not given.
func (p *Summary) supposes(column *fyne.Container, words texts, fig figures.Figure) {
	var of []lead
	for _, h := range words.Hypotheses(fig) {
		of = append(of, lead{h.Text, dossier.Spot{Field: h.Field, Row: h.Row}})
	}
	p.leads(column, words, words.Supposing(), of, fewSupposed)
}

// leads lists a few of what a figure says of answers, each line leading to its field.
func (p *Summary) leads(column *fyne.Container, words texts, title string, of []lead, few int) {
	if len(of) == 0 {
		return
	}
	list := kit.NewColumn(0, kit.NewCaption(title))
	for i, l := range of {
		if i == few {
			list.Add(kit.NewHint(words.Others(len(of) - few)))
			break
		}
		to, ok := placeOf(p.d.View(), l.to)
		if !ok {
			list.Add(kit.NewHint(l.text))
			continue
		}
		link := kit.NewProblemLine(kit.Neutral, "▸ "+l.text, func() { p.d.GoTo(to) })
		p.links = append(p.links, link)
		list.Add(link)
	}
	column.Add(list)
}

// placeOf is where an input of a figure is typed: of a field that is not
// asked yet, the question that opens it.
func placeOf(v *dossier.View, at dossier.Spot) (shell.Place, bool) {
	if v.Call.Param(at.Field) != nil {
		return shell.Place{Step: shell.StepParams, Field: at.Field, Row: ""}, true
	}
	f, at := v.Opening(at)
	if f == nil {
		return shell.Place{}, false
	}
	s := v.Call.SectionOf(f.ID)
	if s == nil {
		return shell.Place{}, false
	}
	return shell.Place{Step: s.ID, Field: at.Field, Row: at.Row}, true
}
