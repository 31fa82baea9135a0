package form

import (
	"slices"

	"fyne.io/fyne/v2"

	"dossierpme/dossier"
	"dossierpme/internal/problemtext"
	"dossierpme/ui/field"
	"dossierpme/ui/kit"
)

// Explanation is what a problem is explained with, "" for nothing.
func (e Env) Explanation(p dossier.Problem) string {
	r, _ := e.Session.View().Explanation(p)
	return dossier.ExplanationText(r)
}

// explainAction offers to explain a warning; nothing where it cannot be explained.
func (e Env) explainAction(pr dossier.Problem) []kit.Action {
	if !pr.Explainable {
		return nil
	}
	words := "form.explain.do"
	if pr.Explained {
		words = "form.explain.change"
	}
	return []kit.Action{{Label: e.Words.T(words), Do: func() { e.explain(pr) }}}
}

// whereOf names the question that a problem is about, with its step where that has
// another name.
func (e Env) whereOf(pr dossier.Problem) string {
	v := e.Session.View()
	n := v.Call.Named(pr.Field)
	if n.Field == nil || n.Param {
		return ""
	}
	if s := v.Call.Section(pr.Section); s != nil && s.Title != n.Name() {
		return s.Title + " · " + n.Name()
	}
	return n.Name()
}

// explaining is the question for the explanation of a problem.
func (e Env) explaining(pr dossier.Problem, on field.Hooks) *field.Question {
	col := *e.Session.Call().Explanations().Explaining()
	col.Label, col.Hint, col.Optional = problemtext.Line(e.Words, e.Session.View(), pr), e.whereOf(pr), false
	return field.NewQuestion(&col, field.Env{Words: e.Words, Today: e.Today, Printable: e.Session.View().Env.Printable}, on)
}

// explain asks for the explanation of a problem in a dialog.
func (e Env) explain(pr dossier.Problem) {
	e.askText(textOf{
		title: e.Words.T("form.explain.title"), hint: e.Words.T("form.explain.printed"), keep: e.Words.T("form.explain.keep"),
		helps: e.helps(pr), held: e.Explanation(pr),
		question: func(on field.Hooks) *field.Question { return e.explaining(pr, on) },
		set:      func(text string) { e.Session.Explain(pr, text) },
	})
}

// helps says what makes an explanation of a problem a good one, "" where nothing is
// known to.
func (e Env) helps(pr dossier.Problem) string {
	if key := "explain.helps." + pr.Code; e.Words.Has(key) {
		return e.Words.T("form.explain.helps", "what", e.Words.T(key))
	}
	return ""
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
	at   dossier.Spot
}

// explainLine is one warning with the text that answers it.
type explainLine struct {
	pr   dossier.Problem
	what string
	q    *field.Question
	box  fyne.CanvasObject

	leads *fyne.Container // to all the places, nil where nothing leads anywhere
	named []string        // what stands on them
}

// lead shows the ways to the question and to the other places that the warning points to.
func (l *explainLine) lead(e Env) bool {
	if l.leads == nil {
		return false
	}
	stands := l.pr
	stands.Explained = false // the ways stay while the explanation is typed
	ways := append([]kit.Action{{Label: e.Words.T("form.explain.lead"), Do: func() { e.GoTo(l.pr) }}}, e.also(stands)...)
	named := make([]string, len(ways))
	objects := make([]fyne.CanvasObject, len(ways))
	for i, a := range ways {
		named[i], objects[i] = a.Label, kit.NewQuiet(a.Label, a.Do)
	}
	if slices.Equal(named, l.named) {
		return false
	}
	l.named, l.leads.Objects = named, objects
	l.leads.Refresh()
	return true
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
	moved := false
	standing := map[string]bool{} // rows
	for _, pr := range s.Problems() {
		if !pr.Explainable {
			continue
		}
		line := x.line(pr)
		moved = line.lead(x.page.env) || moved
		shows = append(shows, line)
		if r, ok := s.View().Explanation(pr); ok {
			standing[r.ID] = true
			line.q.Show(dossier.Text(dossier.ExplanationText(r)))
			var wrong []kit.Message
			for _, of := range x.page.problems.at[dossier.Spot{Field: table.ID + "." + table.Explaining().ID, Row: r.ID}] {
				wrong = append(wrong, x.page.env.message(of))
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
		return moved
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
	key := explained{pr.Code, dossier.Spot{Field: pr.Field, Row: pr.Row}}
	what := problemtext.Line(p.env.Words, p.env.Session.View(), pr)
	if line := x.built[key]; line != nil && line.what == what {
		line.pr = pr
		return line
	}
	line := &explainLine{pr: pr, what: what}
	line.q = p.env.explaining(pr, field.Hooks{
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
		line.leads = kit.NewFlow(0)
		line.box = kit.NewColumn(kit.Space4, line.q.Object(), line.leads)
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
