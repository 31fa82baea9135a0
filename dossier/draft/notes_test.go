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

// explained is a session whose call has a place for explanations.
func explained(t *testing.T, file string) *Session {
	t.Helper()
	c := testCall(t)
	c.Sections = append(c.Sections, dossier.Section{ID: "review", Title: "Relecture", Fields: []dossier.Field{
		{ID: "why", Kind: dossier.KindRows, Label: "Points expliqués", Optional: true, Columns: []dossier.Field{
			{ID: "code", Kind: dossier.KindText}, {ID: "field", Kind: dossier.KindText}, {ID: "row", Kind: dossier.KindText, Optional: true}, {ID: "text", Kind: dossier.KindProse, Max: "600"},
		}},
	}})
	if err := c.Prepare(); err != nil {
		t.Fatal(err)
	}
	d, _, err := dossier.Read([]byte(file), func(string) *dossier.Call { return c })
	if err != nil {
		t.Fatal(err)
	}
	return New(c, d, dossier.Env{}, Options{Clock: (&ticking{}).now})
}

func TestAnExplanationIsTypedTakenBackAndMadeAgain(t *testing.T) {
	s := explained(t, `{"format":1,"call":"essai","answers":{}}`)
	one := dossier.Problem{Field: "machines.name", Row: "m1", Code: "quote_old", Severity: dossier.Warning}
	other := dossier.Problem{Field: "a.name", Code: "length_useful", Severity: dossier.Warning}
	bare := encoded(s)
	for _, text := range []string{"P", "Pa", "Parce que."} {
		if !s.Explain(one, text) {
			t.Fatalf("%q changes nothing", text)
		}
	}
	s.Explain(other, "Autre.")
	with := encoded(s)
	for p, want := range map[*dossier.Problem]string{&one: "Parce que.", &other: "Autre."} {
		r, ok := s.View().Explanation(*p)
		if !ok || dossier.ExplanationText(r) != want {
			t.Errorf("%v: %v", p, r)
		}
	}
	if s.Explain(other, "Autre.") || s.Explain(dossier.Problem{Code: "x"}, " ") {
		t.Error("nothing changes something")
	}
	s.Undo()
	if step, _ := s.Undo(); !step.Explanation || step.Field != one.Field || step.Label != "Points expliqués" || encoded(s) != bare {
		t.Errorf("undone: %+v %s", step, encoded(s))
	}
	s.Redo()
	s.Redo()
	if encoded(s) != with {
		t.Errorf("done again: %s", encoded(s))
	}
	s.EndStep()
	s.Explain(one, "")
	if rows := s.Dossier().Rows("why"); len(rows) != 1 {
		t.Errorf("taken away: %v", rows)
	}
	if id := s.AddRow("machines"); id != "r1" {
		t.Errorf("the new row is %s", id)
	}
}

// TestAnExplanationIsNeverTakenOver: by a row that gets the name of one that is gone,
// nor does it write over what could not be read.
func TestAnExplanationIsNeverTakenOver(t *testing.T) {
	s := explained(t, `{"format":1,"call":"essai","answers":{"why":[{"id":"r1","code":"quote_old","field":"machines.name","row":"r1","text":"x"}]}}`)
	if id := s.AddRow("machines"); id != "r2" {
		t.Errorf("the new row is %s", id)
	}
	s = explained(t, `{"format":1,"call":"essai","answers":{"why":"illisible"}}`)
	if before := encoded(s); s.Explain(dossier.Problem{Field: "a.name", Code: "x"}, "y") || encoded(s) != before {
		t.Error("what could not be read is written over")
	}
}
