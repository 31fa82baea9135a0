package ui

import (
	"testing"

	"dossierpme/dossier"
	"dossierpme/ui/kit"
	"dossierpme/ui/shell"
	"dossierpme/ui/uitest"
)

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
	found := false
	for _, g := range uitest.Seen[*kit.Field](s.Stage) {
		found = found || g.Label() == w.call.Field("figure.aid").Label
	}
	if !found {
		t.Error("there is no estimate")
	}
}
