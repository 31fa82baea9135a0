package form

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"dossierpme/dossier"
	"dossierpme/dossier/draft"
	"dossierpme/ui/kit"
	"dossierpme/ui/testmain"
)

// twoMachines is a dossier with nothing but two machines.
func twoMachines(t *testing.T) *draft.Session {
	t.Helper()
	c := calls(t).Find("hdf-2026-ferroviaire-mecanique")
	d := dossier.New(c)
	d.Set("machines", dossier.Rows{
		{ID: "m1", Cells: map[string]dossier.Value{"name": dossier.Text("Robot")}},
		{ID: "m2", Cells: map[string]dossier.Value{"name": dossier.Text("Scie")}},
	})
	return session(c, d)
}

// TestAPieceIsSetAsideAndBroughtBack: with a reason that is typed or taken from the
// ideas, and each step can be undone.
func TestAPieceIsSetAsideAndBroughtBack(t *testing.T) {
	testmain.Start(t, kit.Light)
	s := twoMachines(t)
	d := open(t, s, "pieces")
	p := piecesOf(t, d)
	l := p.lines["kbis@"]
	var offered []string
	for _, o := range l.aside.Objects {
		offered = append(offered, o.(*kit.Button).Label())
	}
	if !slices.Equal(offered, []string{"À transmettre plus tard…", "Sans objet…"}) {
		t.Fatalf("offered: %v", offered)
	}
	p.askReason(dossier.AsideLater, l.w)
	pressIn(t, d.w, "Remettre à plus tard")
	if len(s.Rows("pieces")) != 0 || d.w.Canvas().Overlays().Top() == nil {
		t.Fatal("it was set aside without a reason")
	}
	test.Type(d.w.Canvas().Focused(), strings.Repeat("é", 201))
	pressIn(t, d.w, "Remettre à plus tard")
	if len(s.Rows("pieces")) != 0 {
		t.Fatal("it was set aside with a reason that is too long")
	}
	pressIn(t, d.w, "en cours de préparation")
	pressIn(t, d.w, "Remettre à plus tard")
	if rows := s.Rows("pieces"); len(rows) != 1 || rows[0].Text("reason") != "en cours de préparation" || rows[0].Text("set_aside") != "later" {
		t.Fatalf("rows %v", rows)
	}
	if l.status.Text() != "À transmettre" || l.about.Text != "Motif\u00a0: en cours de préparation" || d.said != "Extrait Kbis\u00a0: à transmettre plus tard." {
		t.Errorf("it says %q, %q, %q", l.status.Text(), l.about.Text, d.said)
	}
	if !strings.Contains(p.summary.Text, "1 à transmettre plus tard") || strings.Contains(p.summary.Text, "fichier") {
		t.Errorf("the summary says %q", p.summary.Text)
	}
	// Another word for it takes the place of the first.
	p.askReason(dossier.AsideNotApplicable, l.w)
	test.Type(d.w.Canvas().Focused(), "association")
	pressIn(t, d.w, "Déclarer sans objet")
	if rows := s.Rows("pieces"); len(rows) != 1 || rows[0].Text("set_aside") != "not_applicable" || l.status.Text() != "Sans objet" {
		t.Fatalf("rows %v, it says %q", rows, l.status.Text())
	}
	d.undo()
	if l.status.Text() != "À transmettre" {
		t.Errorf("after « Annuler » it says %q", l.status.Text())
	}
	p.bringBack(l.w)
	if len(s.Rows("pieces")) != 0 || l.status.Text() != "À prévoir" {
		t.Errorf("rows %v, it says %q", s.Rows("pieces"), l.status.Text())
	}
	s.Undo()
	d.page.show()
	if l.status.Text() != "À transmettre" {
		t.Errorf("after undo it says %q", l.status.Text())
	}
}

// TestAllThatIsMissingIsSetAsideAtOnce: each piece in a row of its own, in one step.
func TestAllThatIsMissingIsSetAsideAtOnce(t *testing.T) {
	testmain.Start(t, kit.Light)
	s := twoMachines(t)
	d := open(t, s, "pieces")
	p := piecesOf(t, d)
	attached(s, "kbis", "one")
	d.page.show()
	n := len(p.lacking())
	if n < 5 || !p.rest.Visible() {
		t.Fatalf("%d are missing, offered: %v", n, p.rest.Visible())
	}
	test.Tap(p.rest)
	test.Type(d.w.Canvas().Focused(), "à venir")
	pressIn(t, d.w, "Remettre à plus tard")
	if got := len(s.Rows("pieces")); got != n+1 || s.View().Later() != n || p.rest.Visible() {
		t.Errorf("%d rows, %d for later, still offered: %v", got, s.View().Later(), p.rest.Visible())
	}
	for _, target := range []string{"machines/m1", "machines/m2"} {
		if !slices.ContainsFunc(s.Rows("pieces"), func(r dossier.Row) bool { return r.Text("for") == target }) {
			t.Errorf("none for %s", target)
		}
	}
	s.Undo()
	d.page.show()
	if len(s.Rows("pieces")) != 1 || len(p.lacking()) != n {
		t.Errorf("after one undo %d rows", len(s.Rows("pieces")))
	}
}

// TestAFileTakesThePlaceOfWhatWasSaidInsteadOfIt: of its own target alone.
func TestAFileTakesThePlaceOfWhatWasSaidInsteadOfIt(t *testing.T) {
	testmain.Start(t, kit.Light)
	s := twoMachines(t)
	d := open(t, s, "pieces")
	p := piecesOf(t, d)
	one, two := p.lines["quotes@machines/m1"], p.lines["quotes@machines/m2"]
	p.setAside(dossier.AsideLater, "attendus", []wanted{one.w, two.w})
	d.lines = map[string]dossier.Value{"path": dossier.Text("annexes/a.pdf"), "sha256": dossier.Text("a")}
	p.take(one, "/x/a.pdf")
	rows := s.Rows("pieces")
	if len(rows) != 2 || rows[0].Text("for") != "machines/m2" || rows[1].Text("path") == "" || one.status.Text() != "Jointe" {
		t.Errorf("rows %v, the line says %q", rows, one.status.Text())
	}
	s.Undo()
	if rows := s.Rows("pieces"); len(rows) != 2 || rows[0].Text("set_aside") == "" || rows[1].Text("set_aside") == "" {
		t.Errorf("after one undo: %v", rows)
	}
}

// TestARowForAllTargetsGivesWayToOneForEachOther: to bring one back leaves the others.
func TestARowForAllTargetsGivesWayToOneForEachOther(t *testing.T) {
	testmain.Start(t, kit.Light)
	s := twoMachines(t)
	s.Set("pieces", dossier.Rows{{ID: "g", Cells: map[string]dossier.Value{
		"piece": dossier.Text("quotes"), "set_aside": dossier.Text("later"), "reason": dossier.Text("attendus"),
	}}})
	d := open(t, s, "pieces")
	p := piecesOf(t, d)
	p.bringBack(p.lines["quotes@machines/m1"].w)
	one, two := p.lines["quotes@machines/m1"].w, p.lines["quotes@machines/m2"].w
	if !one.lacks() || two.lacks() || two.aside.For != "machines/m2" || two.aside.Reason != "attendus" {
		t.Errorf("rows %v", s.Rows("pieces"))
	}
}

// TestAPieceThatIsNotAskedIsShownWithTheWayOut: what sets it aside is no file.
func TestAPieceThatIsNotAskedIsShownWithTheWayOut(t *testing.T) {
	testmain.Start(t, kit.Light)
	s := twoMachines(t)
	s.Set("pieces", dossier.Rows{{ID: "o", Cells: map[string]dossier.Value{
		"piece": dossier.Text("delegation"), "set_aside": dossier.Text("not_applicable"), "reason": dossier.Text("le gérant signe"),
	}}})
	d := open(t, s, "pieces")
	p := piecesOf(t, d)
	if keys := p.groups[groupOther].keys; len(keys) != 1 {
		t.Fatalf("shown: %v", keys)
	}
	texts := textsIn(d.w.Content())
	if !slices.Contains(texts, "Pièce déclarée sans objet") || !slices.Contains(texts, "le gérant signe") {
		t.Errorf("it says %v", texts)
	}
	row := p.lines[p.groups[groupOther].keys[0]].rows["o"]
	row.Menu()[0].Do()
	if len(s.Rows("pieces")) != 0 {
		t.Error("it is still there")
	}
}

// TestACallOfTheFirstFormOffersNothing: its paper has no place for it.
func TestACallOfTheFirstFormOffersNothing(t *testing.T) {
	testmain.Start(t, kit.Light)
	s := fresh(t, "hdf-2026-ferroviaire-mecanique")
	d := open(t, s, "pieces")
	p := piecesOf(t, d)
	if s.Call().CanSetAside() {
		t.Skip("the shipped call is of the second form")
	}
	for k, l := range p.lines {
		if len(l.asideOf(l.w)) > 0 {
			t.Errorf("%s can be set aside", k)
		}
	}
	if p.rest.Visible() {
		t.Error("all can be set aside")
	}
}
