package form

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"dossierpme/dossier"
	"dossierpme/dossier/draft"
	"dossierpme/ui/kit"
	"dossierpme/ui/testmain"
)

// explainingCall warns of a text that is shorter than is useful, and has a place for
// explanations.
func explainingCall(t *testing.T) *dossier.Call {
	t.Helper()
	c := &dossier.Call{
		ID: "essai", Revision: 2, Title: "Essai",
		Sections: []dossier.Section{
			{ID: "one", Title: "Un", Fields: []dossier.Field{
				{ID: "a.text", Kind: dossier.KindProse, Label: "Activité", Useful: []int{100, 200}, Max: "500"},
				{ID: "items", Kind: dossier.KindRows, Label: "Lignes", Titled: "name", Columns: []dossier.Field{
					{ID: "name", Kind: dossier.KindText, Label: "Nom", Useful: []int{10, 20}, Max: "50"},
				}},
			}},
			{ID: "review", Title: "Relecture", Fields: []dossier.Field{
				{ID: "why", Kind: dossier.KindRows, Label: "Points expliqués", Optional: true, Columns: []dossier.Field{
					{ID: "code", Kind: dossier.KindText},
					{ID: "field", Kind: dossier.KindText},
					{ID: "row", Kind: dossier.KindText, Optional: true},
					{ID: "text", Kind: dossier.KindProse, Label: "Explication", Max: "600"},
				}},
			}},
		},
	}
	if err := c.Prepare(); err != nil {
		t.Fatal(err)
	}
	return c
}

// explainingSession has one warning of an answer and one of a cell.
func explainingSession(t *testing.T) *draft.Session {
	t.Helper()
	c := explainingCall(t)
	d := dossier.New(c)
	d.Set("a.text", dossier.Text("Court."))
	d.Set("items", dossier.Rows{{ID: "r1", Cells: map[string]dossier.Value{"name": dossier.Text("X")}}})
	return draft.New(c, d, dossier.Env{}, draft.Options{})
}

// explanationOf is what a problem of a place is explained with.
func explanationOf(s *draft.Session, field dossier.FieldID, row string) string {
	for _, p := range s.Problems() {
		if r, ok := s.View().Explanation(p); ok && p.Explained && p.Field == field && p.Row == row {
			return dossier.ExplanationText(r)
		}
	}
	return ""
}

func buttonOf(t *testing.T, buttons []*kit.Button, label string) *kit.Button {
	t.Helper()
	for _, b := range buttons {
		if b.Label() == label {
			return b
		}
	}
	t.Fatalf("no button %q", label)
	return nil
}

func TestAWarningIsExplainedUnderItsQuestion(t *testing.T) {
	testmain.Start(t, kit.Light)
	s := explainingSession(t)
	d := open(t, s, "one")
	q := d.page.parts[0].(*card).asked[0]
	buttonOf(t, q.Actions(), "Expliquer").Tapped(nil)
	if d.w.Canvas().Overlays().Top() == nil {
		t.Fatal("nothing is asked")
	}
	test.Type(d.w.Canvas().Focused(), "Tout est dit.")
	var all []*kit.Button
	for _, o := range test.LaidOutObjects(d.w.Canvas().Overlays().Top()) {
		if b, ok := o.(*kit.Button); ok {
			all = append(all, b)
		}
	}
	buttonOf(t, all, "Garder l’explication").Tapped(nil)
	if got := explanationOf(s, "a.text", ""); got != "Tout est dit." {
		t.Fatalf("explained with %q", got)
	}
	d.page.Refresh(draft.Change{})
	said := q.Messages()
	if len(said) != 1 || said[0].Tone != kit.Success || !strings.Contains(said[0].Text, "Tout est dit.") {
		t.Errorf("under the question stands %v", said)
	}
	buttonOf(t, q.Actions(), "Modifier l’explication")
	s.Undo()
	d.page.Refresh(draft.Change{})
	if said := q.Messages(); explanationOf(s, "a.text", "") != "" || said[0].Tone != kit.Warning {
		t.Errorf("undone, there stands %v", said)
	}
}

// TestWhereAWarningStandsIsSaidOnce: the step of the pieces has one question, which is
// called as the step is.
func TestWhereAWarningStandsIsSaidOnce(t *testing.T) {
	e := Env{Session: fresh(t, "hdf-2026-ferroviaire-mecanique")}
	for at, want := range map[[2]string]string{
		{"pieces", "pieces"}:         "Pièces à joindre",
		{"company", "company.siret"}: "Identité de l’entreprise · SIRET du siège",
	} {
		if got := e.whereOf(dossier.Problem{Section: at[0], Field: dossier.FieldID(at[1])}); got != want {
			t.Errorf("%s is in %q, want %q", at[1], got, want)
		}
	}
}

func TestTheReviewListsWhatCanBeExplained(t *testing.T) {
	testmain.Start(t, kit.Light)
	s := explainingSession(t)
	var led []dossier.Problem
	d := openWith(t, s, "review", func(e *Env) {
		e.GoTo = func(p dossier.Problem) { led = append(led, p) }
	})
	s.OnChange(d.page.Refresh)
	x := d.page.parts[0].(*explanations)
	if len(x.shows) != 2 {
		t.Fatalf("%d warnings are listed", len(x.shows))
	}
	line := x.shows[1]
	if !strings.HasPrefix(line.q.Object().Label(), "X\u00a0: «\u00a0Nom\u00a0»") {
		t.Errorf("it is called %q", line.q.Object().Label())
	}
	d.w.Canvas().Focus(line.q.Target())
	test.Type(line.q.Target(), "Nom d’usage.")
	if got := explanationOf(s, "items.name", "r1"); got != "Nom d’usage." || x.shows[1] != line || !line.q.Focused() {
		t.Errorf("explained with %q", got)
	}
	d.w.Canvas().Unfocus()
	if _, ok := s.Undo(); !ok || explanationOf(s, "items.name", "r1") != "" || line.q.Object().Label() == "" {
		t.Error("one undo does not take it back")
	}
	s.Redo()
	s.SetCell("items", "r1", "name", dossier.Text("un nom assez long"))
	if len(x.shows) != 1 || len(x.gone) != 1 || !x.shown() {
		t.Fatalf("listed %d, gone %v", len(x.shows), x.gone)
	}
	s.Set("a.text", nil)
	if len(x.shows) != 0 || !x.shown() {
		t.Error("an explanation that is kept is not shown")
	}
	if rows := s.Dossier().Rows("why"); len(rows) != 1 {
		t.Errorf("kept are %v", rows)
	}
}
