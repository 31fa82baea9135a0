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

// inDialog are the buttons of the dialog in front.
func inDialog(d *desk) []*kit.Button {
	var all []*kit.Button
	for _, o := range test.LaidOutObjects(d.w.Canvas().Overlays().Top()) {
		if b, ok := o.(*kit.Button); ok {
			all = append(all, b)
		}
	}
	return all
}

func TestANoteIsWrittenBesideAnAnswer(t *testing.T) {
	testmain.Start(t, kit.Light)
	s := explainingSession(t)
	d := open(t, s, "one")
	s.OnChange(d.page.Refresh)
	q := d.page.parts[0].(*card).asked[0]
	if q.Object().Aside() != nil {
		t.Error("a question offers a note before the cursor comes to it")
	}
	d.w.Canvas().Focus(q.Target())
	d.w.Canvas().Unfocus() // as the press on what is offered does
	q.Object().Aside().Tapped(nil)
	test.Type(d.w.Canvas().Focused(), "Demander à Paul")
	buttonOf(t, inDialog(d), "Garder la note").Tapped(nil)
	if s.Note("a.text") != "Demander à Paul" || !strings.Contains(q.Object().Memo(), "Demander à Paul") {
		t.Fatalf("noted %q, shown %q", s.Note("a.text"), q.Object().Memo())
	}
	if d.w.Canvas().Focused() != q.Target() {
		t.Error("the cursor is not where it was")
	}
	s.Undo()
	if s.Note("a.text") != "" || q.Object().Memo() != "" {
		t.Error("undone, it is still there")
	}
}

func TestANoteIsWrittenBesideACell(t *testing.T) {
	testmain.Start(t, kit.Light)
	s := explainingSession(t)
	d := open(t, s, "one")
	s.OnChange(d.page.Refresh)
	d.page.Focus("items.name", "r1")
	d.page.Note()
	test.Type(d.w.Canvas().Focused(), "du devis")
	buttonOf(t, inDialog(d), "Garder la note").Tapped(nil)
	if s.Note("items/r1/name") != "du devis" {
		t.Errorf("noted are %v", s.Dossier().Notes)
	}
	// Given up, nothing changes; emptied, the note goes.
	d.page.Note()
	test.Type(d.w.Canvas().Focused(), "x")
	buttonOf(t, inDialog(d), "Annuler").Tapped(nil)
	if s.Note("items/r1/name") != "du devis" {
		t.Errorf("given up: %v", s.Dossier().Notes)
	}
}

// TestOnlyTheQuestionWithTheCursorOffersANote: the others are quiet.
func TestOnlyTheQuestionWithTheCursorOffersANote(t *testing.T) {
	testmain.Start(t, kit.Light)
	s := explainingSession(t)
	s.SetNote("a.text", "déjà")
	d := open(t, s, "one")
	q := d.page.parts[0].(*card).asked[0]
	if !strings.Contains(q.Object().Memo(), "déjà") {
		t.Errorf("a note that was there is not shown: %q", q.Object().Memo())
	}
	d.w.Canvas().Focus(q.Target())
	if q.Object().Aside() == nil {
		t.Error("nothing is offered")
	}
	d.page.Focus("items.name", "r1")
	if q.Object().Aside() != nil {
		t.Error("it is still offered where the cursor was")
	}
}

// TestANoteThatCannotBeReadIsLeftAlone.
func TestANoteThatCannotBeReadIsLeftAlone(t *testing.T) {
	testmain.Start(t, kit.Light)
	c := explainingCall(t)
	in := `{"format":1,"call":"essai","answers":{"a.text":"x"},"notes":{"a.text":5}}`
	file, _, err := dossier.Read([]byte(in), func(string) *dossier.Call { return c })
	if err != nil {
		t.Fatal(err)
	}
	d := open(t, draft.New(c, file, dossier.Env{}, draft.Options{}), "one")
	d.w.Canvas().Focus(d.page.parts[0].(*card).asked[0].Target())
	d.page.Note()
	if d.w.Canvas().Overlays().Top() != nil {
		t.Error("it is asked for")
	}
}
