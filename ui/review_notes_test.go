package ui

import (
	"testing"

	"dossierpme/internal/race"
	"dossierpme/ui/shell"
)

func TestTheReviewListsNotesWithTheWayToTheirQuestions(t *testing.T) {
	race.Spare(t)
	s := newStage(t)
	w := s.example("conserverie-aisne")
	row := w.s.Dossier().Rows("machines")[0].ID
	w.s.SetNote("machines/gone/name", "orpheline")
	w.s.SetNote("company.name", "vérifier au Kbis")
	w.GoTo(shell.Place{Step: shell.StepReview})
	for _, text := range []string{"vérifier au Kbis", "orpheline"} {
		if !s.Says(text) {
			t.Errorf("%q is not listed", text)
		}
	}
	s.Press("Retirer la note")
	if s.Says("orpheline") || w.s.Note("machines/gone/name") != "" {
		t.Error("a note without a question cannot be taken away")
	}
	w.leadToNote("company.name", "")()
	if w.reading() || w.steps[w.at].id != w.call.SectionOf("company.name").ID || w.back().Step != shell.StepReview {
		t.Errorf("led to %s, and back to %s", w.steps[w.at].id, w.back().Step)
	}
	if w.leadToNote("machines.name", "gone") != nil || w.leadToNote("machines.name", row) == nil {
		t.Error("the way to a cell is not that of its row")
	}
	// From the keyboard: the question with the cursor.
	s.a.Act(shell.ActNote)
	if !s.Dialog() {
		t.Error("the keys ask for no note")
	}
}
