package draft

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"dossierpme/dossier"
)

func TestANoteIsTakenBackAndMadeAgain(t *testing.T) {
	s := from(t, `{"format":1,"call":"essai","answers":{"machines":[{"id":"m1","name":"Tour"}]}}`)
	bare := encoded(s)
	var told []Change
	s.OnChange(func(c Change) { told = append(told, c) })
	if !s.SetNote("machines/m1/name", "voir\r\nle devis") || s.Note("machines/m1/name") != "voir\nle devis" {
		t.Fatalf("noted %q", s.Note("machines/m1/name"))
	}
	if want := (Target{Field: "machines", Row: "m1", Column: "name", Note: true}); told[0].Target != want {
		t.Errorf("told of %+v", told[0])
	}
	with := encoded(s)
	s.EndStep()
	if s.SetNote("machines/m1/name", " ") != true || encoded(s) != bare {
		t.Error("a blank note stays")
	}
	if s.SetNote("machines/m1/name", "") {
		t.Error("nothing changes something")
	}
	s.Undo()
	if encoded(s) != with {
		t.Error("undone, it is not there")
	}
	if step, _ := s.Undo(); !step.Note || step.Label != "Désignation" || encoded(s) != bare {
		t.Errorf("undone: %+v", step)
	}
	s.Redo()
	if encoded(s) != with {
		t.Error("done again, it is not there")
	}
}

// TestTypingAnAnswerAndItsNoteAreTwoSteps: they are in one place.
func TestTypingAnAnswerAndItsNoteAreTwoSteps(t *testing.T) {
	s := testSession(t, Options{Clock: (&ticking{}).now})
	s.Set("a.name", dossier.Text("x"))
	s.SetNote("a.name", "y")
	s.Undo()
	if s.Note("a.name") != "" || s.Get("a.name") != dossier.Text("x") {
		t.Errorf("%s", encoded(s))
	}
}

const readFromPaper = `{"format":1,"call":"essai","answers":{"a.name":"lu","machines":[{"id":"m1","name":"Tour","line":"l1"},{"id":"m2","name":"Robot"}]},
	"notes":{"machines/m1/name":"note","machines/m2/name":"autre"},
	"origins":{"a.name":{"page":1},"machines/m1/name":{"page":2},"machines/m2/name":{"page":3}}}`

func TestAnOriginGoesWhenItsValueIsTypedOver(t *testing.T) {
	all := []dossier.Place{"a.name", "machines/m1/name", "machines/m2/name"}
	for name, c := range map[string]struct {
		edit func(s *Session)
		left []dossier.Place
	}{
		"a field":              {func(s *Session) { s.Set("a.name", dossier.Text("tapé")) }, all[1:]},
		"a field cleared":      {func(s *Session) { s.Set("a.name", nil) }, all[1:]},
		"a cell":               {func(s *Session) { s.SetCell("machines", "m1", "name", dossier.Text("Tapé")) }, []dossier.Place{all[0], all[2]}},
		"the cell beside it":   {func(s *Session) { s.SetCell("machines", "m1", "line", nil) }, all},
		"a row that goes":      {func(s *Session) { s.DeleteRow("machines", "m1") }, []dossier.Place{all[0], all[2]}},
		"rows in other order":  {func(s *Session) { s.MoveRow("machines", "m1", 1) }, all},
		"a copy of a row":      {func(s *Session) { s.DuplicateRow("machines", "m1") }, all},
		"a note":               {func(s *Session) { s.SetNote("a.name", "x") }, all},
		"typed and taken back": {func(s *Session) { s.Set("a.name", dossier.Text("lux")); s.Set("a.name", dossier.Text("lu")) }, all},
	} {
		t.Run(name, func(t *testing.T) {
			s := from(t, readFromPaper)
			s.clock = (&ticking{}).now
			before := encoded(s)
			c.edit(s)
			after := encoded(s)
			var left []dossier.Place
			for _, p := range all {
				if _, ok := s.Dossier().Origins[p]; ok {
					left = append(left, p)
				}
			}
			if diff := cmp.Diff(c.left, left); diff != "" {
				t.Error(diff)
			}
			if _, ok := s.Undo(); ok {
				if diff := cmp.Diff(before, encoded(s)); diff != "" {
					t.Errorf("undone: %s", diff)
				}
				s.Redo()
			}
			if diff := cmp.Diff(after, encoded(s)); diff != "" {
				t.Errorf("done again: %s", diff)
			}
		})
	}
}

// TestANoteOfARowGoesAndComesWithIt, and no other row ever takes it over.
func TestANoteOfARowGoesAndComesWithIt(t *testing.T) {
	s := from(t, readFromPaper)
	s.DeleteRow("machines", "m1")
	if s.Note("machines/m1/name") != "" || s.Note("machines/m2/name") != "autre" {
		t.Errorf("%s", encoded(s))
	}
	s.Undo()
	if s.Note("machines/m1/name") != "note" {
		t.Errorf("%s", encoded(s))
	}
	s = from(t, `{"format":1,"call":"essai","answers":{},"notes":{"machines/r1/name":"x"},"origins":{"machines/r2/name":{"page":1}}}`)
	if id := s.AddRow("machines"); id != "r3" {
		t.Errorf("the new row is %s", id)
	}
}
