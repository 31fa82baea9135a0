package ui

import (
	"slices"
	"testing"

	"dossierpme/dossier/shelf"
	"dossierpme/ui/kit"
)

func TestAFileOfTheListLeadsToItsDossierAndAStrangeOneIsOffered(t *testing.T) {
	s := newStage(t)
	_, _ = s.Library.Begin(s.Parts.Calls.Calls[0], "Existant")
	s.a.loadHome("")
	s.Make.Verdict = shelf.Verified{Own: shelf.Identical, ID: "D1", Versus: shelf.Same, Against: &s.Library.Entries[0]}
	s.a.paper.VerifyFile("/x/a.pdf", nil)
	s.Press(s.a.T("incoming.known.open"))
	if w, ok := s.a.Screen().(*wizard); !ok || w.s.ID() != "D1" {
		t.Fatalf("it opens %T", s.a.Screen())
	}
	s.a.goHome()
	s.Until("the list", func() bool { _, ok := s.a.Screen().(*home); return ok })
	s.Make.Verdict = shelf.Verified{Own: shelf.Identical, ID: "Z9"}
	s.Library.Incoming = map[string]shelf.Incoming{"/x/b.pdf": {Title: "Reçu", FromPDF: true}}
	s.a.paper.VerifyFile("/x/b.pdf", nil)
	if !s.Says(s.a.T("verification.versus.unknown")) {
		t.Error("it does not say that the list has no such dossier")
	}
	s.Press(s.a.T("verification.import"))
	if len(s.Library.Imported) != 1 {
		t.Error("the dossier in the file is not opened")
	}
}

func TestTheMenusLeadToTheVerification(t *testing.T) {
	s := newStage(t)
	w := s.fresh()
	for where, items := range map[string][]kit.MenuItem{"a dossier": w.menu(), "the list": newHome(s.a).menu()} {
		if !slices.ContainsFunc(items, func(i kit.MenuItem) bool { return i.Label == s.a.T("verification.menu") }) {
			t.Errorf("the menu of %s does not", where)
		}
	}
}
