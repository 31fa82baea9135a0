package form

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"dossierpme/dossier"
	"dossierpme/dossier/draft"
	"dossierpme/ui/field"
	"dossierpme/ui/kit"
)

// essentials is the page of the essential questions.
type essentials struct {
	*desk
	made, copied int
	to           []dossier.Problem
	may          field.Asking
}

func openEssential(t testing.TB, s *draft.Session) *essentials {
	t.Helper()
	e := &essentials{may: field.Asking{Ceiling: "100 €", Ask: "100 €", How: "10 % de 1 000 €", Amount: dossier.Money{Decimal: dossier.Int(100)}}}
	e.desk = openWith(t, s, "start", e.into)
	e.page = NewEssential(e.page.env, "figure.aid", func(string) {})
	e.w.SetContent(kit.NewScroll(kit.NewColumn(0, e.page.Object(), e.page.Beside())))
	s.OnChange(func(c draft.Change) { e.page.Refresh(c) })
	return e
}

func (e *essentials) into(env *Env) {
	env.Asking = func() field.Asking { return e.may }
	env.Request = &Request{Make: func() { e.made++ }, Copy: func() { e.copied++ }}
	env.GoTo = func(p dossier.Problem) { e.to = append(e.to, p) }
	env.Name = func(p dossier.Problem) string { return string(p.Field) }
}

func (e *essentials) asking() *asking { return e.page.beside[0].(*asking) }

func (e *essentials) prior() *prior { return e.page.beside[1].(*prior) }

// in are the objects of a type in a card, in order.
func in[T fyne.CanvasObject](o fyne.CanvasObject) (found []T) {
	if x, ok := o.(T); ok {
		return []T{x}
	}
	switch o := o.(type) {
	case *fyne.Container:
		for _, child := range o.Objects {
			found = append(found, in[T](child)...)
		}
	case kit.Holder:
		for _, child := range o.Held() {
			found = append(found, in[T](child)...)
		}
	}
	return found
}

// press presses a button of a card.
func (e *essentials) press(box *kit.Panel, label string) {
	e.t.Helper()
	for _, b := range in[*kit.Button](box) {
		if b.Label() == label {
			b.Tapped(nil)
			return
		}
	}
	e.t.Fatalf("no %q", label)
}

// TestThePriorRequestNamesWhatItLacksAlone: each a link to its answer, the first few
// until somebody wants all; what else is missing is no matter of it.
func TestThePriorRequestNamesWhatItLacksAlone(t *testing.T) {
	e := openEssential(t, fresh(t, "hdf-2026-ferroviaire-mecanique"))
	c := e.prior()
	if !c.shown() || len(c.links) == 0 {
		t.Fatal("there is no card")
	}
	if shown := in[*kit.ProblemLine](c.box); len(shown) != fewLacking {
		t.Errorf("%d lines at first", len(shown))
	}
	c.fold.more.Tapped(nil)
	shown := in[*kit.ProblemLine](c.box)
	if len(shown) != len(c.links) || e.w.Canvas().Focused() != c.fold.more {
		t.Errorf("%d lines of %d, the cursor is in %T", len(shown), len(c.links), e.w.Canvas().Focused())
	}
	var asked []string
	for _, l := range shown {
		l.Tapped(nil)
		asked = append(asked, string(e.to[len(e.to)-1].Field))
	}
	if !slices.Contains(asked, "company.siret") || !slices.Contains(asked, "machines") || slices.Contains(asked, "bank.iban") || len(asked) > 15 {
		t.Errorf("it lacks %q", asked)
	}
	// A button leads to the first of them, and says so.
	e.press(c.box, "Préparer la page (PDF)")
	if e.made > 0 || e.to[len(e.to)-1].Field != dossier.FieldID(asked[0]) || !strings.Contains(e.said, "Il manque encore") {
		t.Errorf("made %d times, led to %v: %q", e.made, e.to[len(e.to)-1], e.said)
	}
	e.s.Set("company.siret", dossier.Text("73282932000074"))
	if len(c.links) != len(asked)-1 {
		t.Errorf("after an answer it lacks %d", len(c.links))
	}
}

// TestThePriorRequestIsMadeAndFollowed: made, copied, its day noted, then its answer and
// its proofs asked for; an announcement is to be sent anew.
func TestThePriorRequestIsMadeAndFollowed(t *testing.T) {
	s := example(t, "ferroviaire-somme")
	s.Set("start.intention_date", nil)
	s.Set("start.intention_complete", nil)
	s.Set("start.intention_answer", nil)
	e := openEssential(t, s)
	c := e.prior()
	if len(c.links) > 0 {
		t.Fatalf("it lacks %q", c.said.names)
	}
	e.press(c.box, "Préparer la page (PDF)")
	e.press(c.box, "Copier le texte du courriel")
	e.press(c.box, "Noter le jour d’envoi")
	if e.made != 1 || e.copied != 1 || len(e.to) != 1 || e.to[0].Field != "start.intention_date" || e.to[0].Section != "start" {
		t.Fatalf("made %d times, copied %d times, led to %v", e.made, e.copied, e.to)
	}
	steps := func() (out []string) {
		for _, step := range c.said.sent.Steps {
			out = append(out, string(step.Kind))
		}
		return out
	}
	is := func(what string, want ...string) {
		t.Helper()
		if !slices.Equal(steps(), want) || len(c.links) != len(want) {
			t.Errorf("%s: %q, want %q", what, steps(), want)
		}
	}
	s.Set("start.intention_date", dossier.MustDate("2026-11-20"))
	is("sent", "complete", "answer")
	if !e.says(c.box, "Envoyée le 20/11/2026") {
		t.Error("the day is not shown")
	}
	s.Set("pieces", nil)
	s.Set("start.intention_complete", dossier.YesNo(true))
	is("without the paper", "proof", "answer")
	c.links[0].Tapped(nil)
	if to := e.to[len(e.to)-1]; to.Field != "pieces" || to.Row != "intention" {
		t.Errorf("led to %v", to)
	}
	s.Set("start.intention_answer", dossier.MustDate("2026-11-22"))
	is("answered", "proof", "receipt")
	s.Set("start.intention_complete", dossier.YesNo(false))
	is("an announcement", "anew", "proof", "receipt")
	e.press(c.box, "Préparer la page (PDF)")
	if e.made != 2 {
		t.Error("it cannot be made anew")
	}
}

func (e *essentials) says(box *kit.Panel, text string) bool {
	return slices.ContainsFunc(in[*kit.Text](box), func(x *kit.Text) bool { return x.Text == text })
}

// TestThePriorRequestStandsWhereItsDayIsAsked, once.
func TestThePriorRequestStandsWhereItsDayIsAsked(t *testing.T) {
	for section, times := range map[string]int{"start": 1, "project": 0, "funding": 0} {
		e := &essentials{}
		d := openWith(t, fresh(t, "hdf-2026-ferroviaire-mecanique"), section, e.into)
		n := 0
		for _, p := range d.page.parts {
			if _, ok := p.(*prior); ok && p.shown() {
				n++
			}
		}
		if n != times {
			t.Errorf("%s has it %d times", section, n)
		}
	}
}

// TestTheAmountIsAskedForWithAButton: it becomes the only grant of the plan, is undone,
// and is not offered any more; of several grants none is changed.
func TestTheAmountIsAskedForWithAButton(t *testing.T) {
	s := fresh(t, "hdf-2026-ferroviaire-mecanique")
	e := openEssential(t, s)
	e.may.Supposes = []field.Remark{{Text: "a", Field: "place.afr"}, {Text: "b", Field: "machines.eligible", Row: "m"}, {Text: "c", Field: "state_aid.relocation"}, {Text: "d", Field: "nowhere"}}
	e.page.show()
	c := e.asking()
	if len(in[*kit.ProblemLine](c.box)) != fewSupposed {
		t.Errorf("%d hypotheses at first", len(in[*kit.ProblemLine](c.box)))
	}
	c.links[1].Tapped(nil)
	if to := e.to[0]; to.Field != "machines.eligible" || to.Row != "m" || to.Section != "machines" {
		t.Errorf("led to %v", to)
	}
	requested := func() dossier.Value { return s.View().Get("funding.requested") }
	e.press(c.box, "Demander ce montant")
	if !dossier.Equal(requested(), e.may.Amount) || len(s.Rows("resources")) != 1 || s.Get("funding.requested") != nil || !strings.Contains(e.said, "100 €") {
		t.Fatalf("asked for %v in %d rows: %q", requested(), len(s.Rows("resources")), e.said)
	}
	if c.take != nil || !e.says(c.box, "C’est le montant que vous demandez.") {
		t.Error("it is still offered")
	}
	e.undo()
	if requested() != nil || len(s.Rows("resources")) != 0 || c.take == nil {
		t.Errorf("undone, %v is asked for in %d rows", requested(), len(s.Rows("resources")))
	}
	s.Redo()
	e.may.Ask, e.may.Others, e.may.Amount = "60 €", "40 €", dossier.Money{Decimal: dossier.Int(60)}
	e.page.show()
	e.press(c.box, "Demander 60 €")
	if !dossier.Equal(requested(), e.may.Amount) || len(s.Rows("resources")) != 1 {
		t.Errorf("asked for %v in %d rows", requested(), len(s.Rows("resources")))
	}
	for range 2 {
		row := s.AddRow("resources")
		for col, v := range map[string]dossier.Value{"source": dossier.Text("feder"), "nature": dossier.Text("grant"), "amount": dossier.Money{Decimal: dossier.Int(1)}} {
			s.SetCell("resources", row, col, v)
		}
	}
	if c.take != nil {
		t.Fatal("one of several grants would be changed")
	}
	e.press(c.box, "Voir ces lignes")
	if to := e.to[len(e.to)-1]; to.Field != "resources.amount" || to.Row == "" {
		t.Errorf("led to %v", to)
	}
	e.may = field.Asking{}
	e.page.show()
	if c.take != nil || !e.says(c.box, "Saisissez un premier achat avec son prix\u00a0: l’aide possible s’affichera ici.") {
		t.Error("an amount is offered that there is not")
	}
	e.may.Against = []field.Remark{{Text: "Non", Field: "project.nature"}}
	e.page.show()
	if len(c.links) != 1 {
		t.Error("what stands against it is not said")
	}
}
