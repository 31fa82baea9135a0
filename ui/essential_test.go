package ui

import (
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"dossierpme/dossier"
	"dossierpme/ui/kit"
	"dossierpme/ui/shell"
	"dossierpme/ui/uitest"
)

// estimated stands over the estimate.
const estimated = "Votre aide, à ce stade : estimation à confirmer par le service"

// essentialStage has a call that says which questions are essential.
func essentialStage(t *testing.T, ids ...dossier.FieldID) *stage {
	t.Helper()
	s := newStage(t)
	c := s.Parts.Calls.Find("hdf-2026-ferroviaire-mecanique")
	for i := range c.Sections {
		for j := range c.Sections[i].Fields {
			c.Sections[i].Fields[j].Essential = false
		}
	}
	for _, id := range ids {
		c.Field(id).Essential = true
	}
	return s
}

func TestANewDossierOpensOnTheEssential(t *testing.T) {
	s := essentialStage(t, "company.name", "company.siret", "project.title", "machines", "calendar.start")
	w := s.fresh()
	if w.essential == nil || w.reading() || !s.Says("L’essentiel") {
		t.Fatal("it opens elsewhere")
	}
	if w.essentialLeft() != 5 {
		t.Errorf("%d questions are left", w.essentialLeft())
	}
	var asked []string
	for _, f := range uitest.Seen[*kit.Field](s.Stage) {
		asked = append(asked, f.Label())
	}
	for _, id := range []dossier.FieldID{"company.name", "company.siret", "project.title", "calendar.start"} {
		label, n := w.call.Field(id).Label, 0
		for _, a := range asked {
			if a == label {
				n++
			}
		}
		if n != 1 {
			t.Errorf("%s is asked %d times in %q", id, n, asked)
		}
	}
	if len(asked) > 5 { // with the estimate
		t.Errorf("asked is %q", asked)
	}
	// It is the same answer as in its step, and undone here.
	w.GoTo(shell.Place{Step: shell.StepEssential, Field: "company.name"})
	w.s.Set("company.name", dossier.Text("Ateliers"))
	w.s.EndStep()
	if w.essentialLeft() != 4 {
		t.Errorf("%d questions are left", w.essentialLeft())
	}
	w.undo()
	if w.essential == nil || w.s.Get("company.name") != nil {
		t.Error("an undo leads away from the page")
	}
	w.redo()
	w.move(1)
	if w.essential != nil || w.at != w.firstStep() {
		t.Errorf("then comes step %d", w.at)
	}
	w.GoTo(shell.Place{Step: w.steps[0].id})
	w.move(-1)
	if w.essential == nil {
		t.Error("before the first step stands another page")
	}
	w.move(-1)
	if w.essential == nil {
		t.Error("before it stands another page")
	}
	s.Press("Ouvrir l’étape")
	if w.essential != nil || w.steps[w.at].id != w.call.SectionOf("company.name").ID {
		t.Errorf("led to %s", w.steps[w.at].id)
	}
}

func TestADossierThatWentOnOpensAtItsStep(t *testing.T) {
	for name, c := range map[string]struct {
		answers map[dossier.FieldID]dossier.Value
		want    bool
	}{
		"begun":             {map[dossier.FieldID]dossier.Value{"company.name": dossier.Text("A")}, true},
		"went on":           {map[dossier.FieldID]dossier.Value{"company.trade_name": dossier.Text("A")}, false},
		"all is answered":   {map[dossier.FieldID]dossier.Value{"company.name": dossier.Text("A"), "project.title": dossier.Text("B")}, false},
		"what nobody knows": {map[dossier.FieldID]dossier.Value{"nowhere": dossier.Text("A")}, false},
	} {
		t.Run(name, func(t *testing.T) {
			s := essentialStage(t, "company.name", "project.title")
			id := s.BeginFresh()
			for f, v := range c.answers {
				s.Library.Stored[id].Set(f, v)
			}
			if w := s.open(id); (w.essential != nil) != c.want {
				t.Errorf("on the essential: %v", w.essential != nil)
			}
		})
	}
	t.Run("a call without essential questions", func(t *testing.T) {
		s := essentialStage(t)
		w := s.fresh()
		w.GoTo(shell.Place{Step: shell.StepEssential})
		if w.essential != nil || w.hasEssential() {
			t.Error("there is such a page")
		}
	})
}

// TestProblemsOfTheEssentialStayOnItsPage: they lead to their question there.
func TestProblemsOfTheEssentialStayOnItsPage(t *testing.T) {
	s := essentialStage(t, "company.siret", "project.title")
	w := s.fresh()
	w.s.Set("company.siret", dossier.Text("21020001000014"))
	for _, p := range w.s.Problems() {
		if at := w.placeOf(p); (p.Field == "company.siret" || p.Field == "project.title") != (at.Step == shell.StepEssential) {
			t.Errorf("%s leads to %s", p.Field, at.Step)
		}
	}
	if lines := w.side.wanted(); len(lines) == 0 || lines[0].to.Step != shell.StepEssential {
		t.Errorf("the list begins elsewhere: %+v", lines)
	}
	if !s.Says(estimated) {
		t.Error("there is no estimate")
	}
}

// TestTheEstimateAndThePriorRequestStandBesideTheEssential: at the side where there is
// room, else below the page, on no other page but that of the day on which the request
// was sent.
func TestTheEstimateAndThePriorRequestStandBesideTheEssential(t *testing.T) {
	s := essentialStage(t, "company.name", "machines")
	w := s.fresh()
	for _, size := range []struct {
		width float32
		below bool
	}{{1320, false}, {1000, true}, {1320, false}} {
		s.Window.Resize(fyne.NewSize(size.width, 700))
		if below := len(w.essential.foot.Objects) > 0; below != size.below || w.side.beside.Hidden != size.below {
			t.Errorf("at %v they stand below: %v, at the side: %v", size.width, below, !w.side.beside.Hidden)
		}
		for _, words := range []string{estimated, "Demande d’aide préalable"} {
			if n := s.counts(words); n != 1 {
				t.Errorf("at %v %q stands there %d times", size.width, words, n)
			}
		}
	}
	w.GoTo(shell.Place{Step: "project"})
	if s.Says(estimated) || s.Says("Demande d’aide préalable") {
		t.Error("they stand beside another page")
	}
	w.GoTo(shell.Place{Step: "start"})
	if s.Says(estimated) || s.counts("Demande d’aide préalable") != 1 {
		t.Error("the request does not stand where its day is asked")
	}
}

// counts is how often a text is seen.
func (s *stage) counts(text string) (n int) {
	for _, x := range seen[*kit.Text](s) {
		if x.Text == text {
			n++
		}
	}
	return n
}

// TestThePriorRequestIsMadeFromTheWindow: as a file and as a text to be pasted, of the
// answers as they are; then its day is noted where it is asked.
func TestThePriorRequestIsMadeFromTheWindow(t *testing.T) {
	s := newStage(t)
	w := s.example("ferroviaire-somme")
	w.s.Set("start.intention_date", nil)
	w.GoTo(shell.Place{Step: shell.StepEssential})
	s.Press("Copier le texte du courriel")
	s.Until("it is copied", func() bool { return strings.HasPrefix(s.a.Toasts.Saying(), "Texte copié") })
	name := w.s.Title()
	if got := fyne.CurrentApp().Clipboard().Content(); got != uitest.PriorText+name {
		t.Errorf("copied is %q", got)
	}
	s.Press("Préparer la page (PDF)")
	s.pick()
	s.Until("it is written", func() bool { return len(s.Make.Priors) == 1 })
	name = filepath.Base(s.Make.Priors[0])
	if !strings.HasSuffix(name, " - demande d’aide préalable.pdf") {
		t.Errorf("written to %q", s.Make.Priors)
	}
	s.Until("it is said", func() bool { return strings.Contains(s.a.Toasts.Saying(), name) })
	s.Press("Ouvrir")
	s.Until("it is opened", func() bool { return len(s.Viewed) == 1 })
	s.Press("Noter le jour d’envoi")
	if w.essential != nil || w.cursor.Field != "start.intention_date" {
		t.Errorf("the cursor is in %v", w.cursor)
	}
}
