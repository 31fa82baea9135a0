package form

import (
	"slices"

	"fyne.io/fyne/v2"

	"dossierpme/dossier"
	"dossierpme/ui/field"
	"dossierpme/ui/kit"
)

// asExplained adds to what is said of a problem how it was explained: then it is
// nothing to be checked any more.
func (e Env) asExplained(p dossier.Problem, m kit.Message) kit.Message {
	if !p.Explained {
		return m
	}
	return kit.Message{Tone: kit.Accent, Text: m.Text + " " + e.Words.T("form.explain.said", "text", e.explanation(p))}
}

func (e Env) explanation(p dossier.Problem) string {
	r, _ := e.Session.View().Explanation(p)
	return dossier.ExplanationText(r)
}

// explainAction offers to explain a warning; nothing where it cannot be explained.
func (p *Page) explainAction(pr dossier.Problem) []kit.Action {
	if !pr.Explainable {
		return nil
	}
	words := "form.explain.do"
	if pr.Explained {
		words = "form.explain.change"
	}
	return []kit.Action{{Label: p.env.Words.T(words), Do: func() { p.explain(pr) }}}
}

// explainer gives the button beside the banner of a problem.
func (p *Page) explainer(about []dossier.Problem) func(i int) *kit.Button {
	return func(i int) *kit.Button {
		for _, a := range p.explainAction(about[i]) {
			return kit.NewSecondary(a.Label, a.Do)
		}
		return nil
	}
}

// describe is what a warning says, without its explanation.
func (p *Page) describe(pr dossier.Problem) string {
	if p.env.Describe != nil {
		return p.env.Describe(pr)
	}
	pr.Explained = false
	return p.env.message(pr, string(pr.Field), "").Text
}

// whereOf names the question that a problem is about, with its step.
func (p *Page) whereOf(pr dossier.Problem) string {
	v := p.env.Session.View()
	f, col := v.Locate(pr.Field)
	if f == nil {
		return ""
	}
	if c := f.Column(string(col)); c != nil {
		f = c
	}
	if s := v.Call.Section(pr.Section); s != nil {
		return s.Title + " · " + f.Name()
	}
	return f.Name()
}

// explaining is the question for the explanation of a problem.
func (p *Page) explaining(pr dossier.Problem, on field.Hooks) *field.Question {
	e := p.env
	col := *e.Session.Call().Explanations().Explaining()
	col.Label, col.Hint, col.Optional = p.describe(pr), p.whereOf(pr), false
	return field.NewQuestion(&col, field.Env{Words: e.Words, Today: e.Today, Printable: e.Session.View().Env.Printable}, on)
}

// explain asks for the explanation of a problem in a dialog.
func (p *Page) explain(pr dossier.Problem) {
	e := p.env
	p.askText(textOf{
		title: e.Words.T("form.explain.title"), hint: e.Words.T("form.explain.printed"), keep: e.Words.T("form.explain.keep"),
		held:     e.explanation(pr),
		question: func(on field.Hooks) *field.Question { return p.explaining(pr, on) },
		set:      func(text string) { e.Session.Explain(pr, text) },
	})
}

// explanations is the part of a page where every warning that can be explained
// stands, with its explanation, and the explanations whose warning is gone.
type explanations struct {
	page  *Page
	box   *kit.Panel
	lines *fyne.Container
	built map[explained]*explainLine
	shows []*explainLine
	gone  []string // the rows whose warning does not stand
}

// explained names a problem.
type explained struct {
	code string
	at   place
}

// explainLine is one warning with the text that answers it.
type explainLine struct {
	pr   dossier.Problem
	what string
	q    *field.Question
	box  fyne.CanvasObject
}

func newExplanations(p *Page, f *dossier.Field) *explanations {
	x := &explanations{page: p, lines: kit.NewColumn(kit.Space24), built: map[explained]*explainLine{}}
	x.box = kit.NewCard(kit.NewColumn(kit.Space12, kit.NewSubtitle(f.Label), kit.NewHint(p.env.Words.T("form.explain.printed")), x.lines))
	return x
}

func (x *explanations) object() fyne.CanvasObject { return x.box }

func (x *explanations) shown() bool { return len(x.shows)+len(x.gone) > 0 }

func (x *explanations) refresh() bool {
	s := x.page.env.Session
	table := s.Call().Explanations()
	var shows []*explainLine
	standing := map[string]bool{} // rows
	for _, pr := range s.Problems() {
		if !pr.Explainable {
			continue
		}
		line := x.line(pr)
		shows = append(shows, line)
		if r, ok := s.View().Explanation(pr); ok {
			standing[r.ID] = true
			line.q.Show(dossier.Text(dossier.ExplanationText(r)))
			var wrong []kit.Message
			for _, of := range x.page.problems.at[place{table.ID + "." + table.Explaining().ID, r.ID}] {
				wrong = append(wrong, x.page.env.message(of, table.Label, ""))
			}
			line.q.SetMessages(wrong...)
		} else {
			line.q.Show(nil)
		}
	}
	var gone []string
	rows := s.Dossier().Rows(table.ID)
	for _, r := range rows {
		if !standing[r.ID] {
			gone = append(gone, r.ID)
		}
	}
	if slices.Equal(shows, x.shows) && slices.Equal(gone, x.gone) {
		return false
	}
	x.shows, x.gone = shows, gone
	x.lines.Objects = nil
	for _, line := range shows {
		x.lines.Add(line.box)
	}
	for _, id := range gone {
		x.lines.Add(x.goneLine(table, rows[rows.Index(id)]))
	}
	return true
}

// line is the warning with its question, built when it is first shown and kept, so
// that what is being typed stays. In other words it is another one.
func (x *explanations) line(pr dossier.Problem) *explainLine {
	p := x.page
	key := explained{pr.Code, place{pr.Field, pr.Row}}
	what := p.describe(pr)
	if line := x.built[key]; line != nil && line.what == what {
		line.pr = pr
		return line
	}
	line := &explainLine{pr: pr, what: what}
	line.q = p.explaining(pr, field.Hooks{
		Change: func(v dossier.Value) {
			text := ""
			if v != nil {
				text = v.String()
			}
			p.env.Session.Explain(line.pr, text)
		},
		Leave: func() {
			p.env.Session.EndStep()
			p.judged()
		},
	})
	line.box = line.q.Object()
	if p.env.GoTo != nil {
		lead := kit.NewQuiet(p.env.Words.T("form.explain.lead"), func() { p.env.GoTo(line.pr) })
		line.box = kit.NewColumn(kit.Space4, line.q.Object(), kit.NewRow(0, lead, kit.NewSpring()))
	}
	x.built[key] = line
	return line
}

// goneLine is an explanation whose warning does not stand: it is kept, and not printed.
func (x *explanations) goneLine(table *dossier.Field, r dossier.Row) fyne.CanvasObject {
	e := x.page.env
	text := kit.NewBody(dossier.ExplanationText(r))
	forget := kit.NewQuiet(e.Words.T("form.explain.forget"), func() {
		e.Session.EndStep()
		e.Session.DeleteRow(table.ID, r.ID)
		e.Session.EndStep()
		e.Say(e.Words.T("form.explain.forgotten"), e.Words.T("ui.undo"), func() { e.Session.Undo() })
	})
	return kit.NewColumn(kit.Space4, kit.NewHint(e.Words.T("form.explain.gone")), text, kit.NewRow(0, forget, kit.NewSpring()))
}

func (x *explanations) first() fyne.Focusable {
	for _, line := range x.shows {
		return line.q.Target()
	}
	return nil
}

// focus puts the cursor into the first explanation: those of single rows are found
// where their warning stands.
func (x *explanations) focus(f *dossier.Field, _ dossier.FieldID, row string) bool {
	s := x.page.env.Session
	if table := s.Call().Explanations(); f != table {
		return false
	}
	for _, line := range x.shows {
		if r, ok := s.View().Explanation(line.pr); row == "" || ok && r.ID == row {
			x.page.env.Canvas.Focus(line.q.Target())
			return true
		}
	}
	return false
}
