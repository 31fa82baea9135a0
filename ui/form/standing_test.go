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

// standingSession is a dossier whose SIREN is carried from its SIRET, with a constant,
// a gate before a table, and one line.
func standingSession(t *testing.T) *draft.Session {
	t.Helper()
	line := dossier.Field{ID: "line", Kind: dossier.KindRef, Table: "lines", Label: "Ligne", Optional: true}
	c := &dossier.Call{ID: "essai", Revision: 2, Title: "Essai", Rules: []string{"gates"}, Sections: []dossier.Section{
		{ID: "one", Title: "Un", Fields: []dossier.Field{
			{ID: "company.siret", Kind: dossier.KindSIRET, Label: "SIRET du siège"},
			{ID: "company.siren", Kind: dossier.KindSIREN, Label: "SIREN", Carried: "siren_of_siret"},
			{ID: "a.country", Kind: dossier.KindText, Label: "Pays", Default: "France"},
			{ID: "a.gate", Kind: dossier.KindYesNo, Label: "En avez-vous ?"},
			{ID: "a.vat", Kind: dossier.KindVAT, Label: "Numéro de TVA", Optional: true, Use: dossier.Use{Offered: "vat_of_siren"}},
		}},
		{ID: "two", Title: "Deux", Fields: []dossier.Field{
			{ID: "lines", Kind: dossier.KindRows, Label: "Lignes", Titled: "name", Optional: true, Columns: []dossier.Field{
				{ID: "name", Kind: dossier.KindText, Label: "Nom"}, {ID: "after", Kind: dossier.KindRef, Table: "lines", Label: "Suite", Optional: true},
			}},
			{ID: "items", Kind: dossier.KindRows, Label: "Objets", Optional: true, When: dossier.When(dossier.Condition{Field: "a.gate", Is: true}), Columns: []dossier.Field{
				{ID: "name", Kind: dossier.KindText, Label: "Nom"},
				{ID: "quantity", Kind: dossier.KindInteger, Label: "Quantité", Default: "1"},
				line,
			}},
		}},
	}}
	if err := c.Prepare(); err != nil {
		t.Fatal(err)
	}
	gates := dossier.Rule{Check: func(v *dossier.View) []dossier.Problem {
		if v.No("a.gate") && len(v.Dossier.Rows("items")) > 0 {
			return []dossier.Problem{v.Problem("a.gate", dossier.Warning, dossier.CodeGateRows, nil)}
		}
		return nil
	}}
	d := dossier.New(c)
	d.Set("company.siret", dossier.Text("21020001000013"))
	d.Set("lines", dossier.Rows{{ID: "l1", Cells: map[string]dossier.Value{"name": dossier.Text("Usinage")}}})
	return draft.New(c, d, dossier.Env{Rules: map[string]dossier.Rule{"gates": gates}}, draft.Options{})
}

func TestACarriedValueIsShownAndGivesWay(t *testing.T) {
	testmain.Start(t, kit.Light)
	s := standingSession(t)
	var led []dossier.Problem
	d := openWith(t, s, "one", func(e *Env) { e.GoTo = func(p dossier.Problem) { led = append(led, p) } })
	s.OnChange(d.page.Refresh)
	q := d.page.parts[0].(*card).asked[1]
	entry := q.Editor().Target().(*kit.Entry)
	said, line := q.Object().Source()
	if !entry.Disabled() || entry.Text == "" || !strings.Contains(said, "SIRET du siège") {
		t.Fatalf("shown is %q, %q", entry.Text, said)
	}
	line.Tapped(nil)
	if len(led) != 1 || led[0].Field != "company.siret" {
		t.Errorf("it leads to %v", led)
	}
	buttonOf(t, q.Actions(), "Saisir une autre valeur").Tapped(nil)
	if entry.Disabled() || d.w.Canvas().Focused() != entry {
		t.Fatal("nothing can be typed")
	}
	// Emptied, the entry stays empty until it is left; then the carried value stands again.
	entry.SetText("")
	if entry.Text != "" {
		t.Errorf("emptied, there stands %q", entry.Text)
	}
	d.w.Canvas().Unfocus()
	if !entry.Disabled() || s.Get("company.siren") != nil || entry.Text == "" {
		t.Errorf("left empty: %q, %v", entry.Text, s.Get("company.siren"))
	}
	buttonOf(t, q.Actions(), "Saisir une autre valeur").Tapped(nil)
	test.Type(entry, "732829320") // over what is selected
	d.w.Canvas().Unfocus()
	if s.Get("company.siren") != dossier.Text("732829320") || entry.Disabled() {
		t.Fatalf("typed is %v", s.Get("company.siren"))
	}
	if said, _ := q.Object().Source(); !strings.Contains(said, "210") {
		t.Errorf("what would be carried is not said: %q", said)
	}
	buttonOf(t, q.Actions(), "Revenir à la valeur reprise").Tapped(nil)
	if s.Get("company.siren") != nil || !entry.Disabled() || !strings.HasPrefix(entry.Text, "210") {
		t.Errorf("taken back: %v %q", s.Get("company.siren"), entry.Text)
	}
	s.Undo()
	if s.Get("company.siren") != dossier.Text("732829320") || entry.Disabled() {
		t.Error("an undo does not bring the typed value back")
	}
	s.Redo()
	s.Set("company.siret", nil)
	if entry.Disabled() || entry.Text != "" || len(q.Actions()) > 0 {
		t.Errorf("where nothing is carried, there stands %q", entry.Text)
	}
}

// TestWhatMayStayEmptyIsOffered: a button types it, and it never stands by itself.
func TestWhatMayStayEmptyIsOffered(t *testing.T) {
	testmain.Start(t, kit.Light)
	s := standingSession(t)
	d := open(t, s, "one")
	s.OnChange(d.page.Refresh)
	q := d.page.parts[0].(*card).asked[4]
	if said, _ := q.Object().Source(); s.View().Get("a.vat") != nil || !strings.Contains(said, "SIREN") {
		t.Fatalf("it stands as %v, found in %q", s.View().Get("a.vat"), said)
	}
	var offer *kit.Button
	for _, b := range q.Actions() {
		if strings.HasPrefix(b.Label(), "Reprendre FR") {
			offer = b
		}
	}
	if offer == nil {
		t.Fatal("nothing is offered")
	}
	offer.Tapped(nil)
	if got, _ := s.Get("a.vat").(dossier.Text); !strings.HasPrefix(string(got), "FR") || !strings.HasSuffix(string(got), "210200010") {
		t.Errorf("typed is %q", got)
	}
	if said, _ := q.Object().Source(); said != "" || len(q.Actions()) > 0 {
		t.Errorf("it is still offered: %q", said)
	}
	s.Undo()
	if s.Get("a.vat") != nil {
		t.Error("it cannot be undone")
	}
	s.Set("company.siret", nil)
	if len(q.Actions()) > 0 {
		t.Error("something is offered of nothing")
	}
}

func TestADefaultIsShownAndTypedOver(t *testing.T) {
	testmain.Start(t, kit.Light)
	s := standingSession(t)
	d := open(t, s, "one")
	s.OnChange(d.page.Refresh)
	q := d.page.parts[0].(*card).asked[2]
	entry := q.Target().(*kit.Entry)
	if said, _ := q.Object().Source(); entry.Disabled() || entry.Text != "France" || said != "par défaut" {
		t.Fatalf("shown is %q, %q", entry.Text, said)
	}
	d.w.Canvas().Focus(entry)
	if s.Get("a.country") != nil {
		t.Error("the cursor types it")
	}
	entry.SetText("Belgique")
	d.w.Canvas().Unfocus()
	if said, _ := q.Object().Source(); s.Get("a.country") != dossier.Text("Belgique") || said != "" {
		t.Errorf("typed is %v, said %q", s.Get("a.country"), said)
	}
	d.w.Canvas().Focus(entry)
	entry.SetText("")
	d.w.Canvas().Unfocus()
	if entry.Text != "France" || s.Get("a.country") != nil {
		t.Errorf("emptied and left: %q", entry.Text)
	}
}

func TestARowBeginsWithTheOnlyLine(t *testing.T) {
	testmain.Start(t, kit.Light)
	s := standingSession(t)
	s.Set("a.gate", dossier.YesNo(true))
	d := open(t, s, "two")
	s.OnChange(d.page.Refresh)
	id := s.AddRow("items")
	if got := s.Dossier().Rows("items")[0].Get("line"); got != dossier.Text("l1") {
		t.Fatalf("it begins with %v", got)
	}
	d.page.Focus("items.name", id)
	var sources []string
	for _, o := range test.LaidOutObjects(d.page.Object()) {
		if f, ok := o.(*kit.Field); ok {
			if said, _ := f.Source(); said != "" {
				sources = append(sources, said)
			}
		}
	}
	if got := strings.Join(sources, "|"); got != "par défaut|repris : votre seule ligne" && got != "par défaut|repris\u00a0: votre seule ligne" {
		t.Errorf("said is %q", got)
	}
	// A line does not lead to itself, and of two none is taken.
	other := s.AddRow("lines")
	if got := s.Dossier().Rows("lines")[1].Get("after"); got != nil {
		t.Errorf("a line begins with %v", got)
	}
	s.AddRow("items")
	if got := s.Dossier().Rows("items")[1].Get("line"); got != nil || other == "" {
		t.Errorf("of two lines it begins with %v", got)
	}
}

func TestRowsBehindANoAreClearedOrAskedAgain(t *testing.T) {
	testmain.Start(t, kit.Light)
	for label, want := range map[string]func(s *draft.Session) bool{
		"Effacer les lignes": func(s *draft.Session) bool { return s.Get("items") == nil && s.View().No("a.gate") },
		"Répondre oui": func(s *draft.Session) bool {
			return len(s.Dossier().Rows("items")) == 1 && s.View().Yes("a.gate")
		},
	} {
		s := standingSession(t)
		s.Set("a.gate", dossier.YesNo(true))
		s.AddRow("items")
		s.Set("a.gate", dossier.YesNo(false))
		s.EndStep()
		before := string(s.Dossier().Encode())
		d := open(t, s, "one")
		s.OnChange(d.page.Refresh)
		q := d.page.parts[0].(*card).asked[3]
		buttonOf(t, q.Actions(), label).Tapped(nil)
		if !want(s) {
			t.Errorf("%s: %s", label, s.Dossier().Encode())
		}
		if s.Undo(); string(s.Dossier().Encode()) != before {
			t.Errorf("%s: one undo does not take it back: %s", label, s.Dossier().Encode())
		}
	}
}
