package ui

import (
	"testing"

	"fyne.io/fyne/v2"

	"dossierpme/dossier"
	"dossierpme/internal/race"
	"dossierpme/ui/kit"
	"dossierpme/ui/preview"
	"dossierpme/ui/shell"
)

// proofOf opens the preview of a dossier and returns its pages.
func proofOf(s *stage) *preview.View {
	s.T.Helper()
	s.Press(s.a.T("preview.button"))
	return pagesOf(s)
}

// pagesOf are the pages of the preview that is in the window.
func pagesOf(s *stage) *preview.View {
	s.T.Helper()
	views := seen[*preview.View](s)
	if len(views) != 1 {
		s.T.Fatalf("the preview is not open: %T", s.a.Screen())
	}
	return views[0]
}

func TestModifyLeadsFromAPageToItsStepAndBackToThePage(t *testing.T) {
	race.Spare(t)
	s := newStage(t)
	w := s.example("ferroviaire-somme")
	s.Make.Places = map[string]int{"section.project": 4, "project.title": 4, "project.summary": 5, "section.company": 2, "synthesis": 1, "params.rate": 9}
	p := proofOf(s)
	if !s.Says(s.a.T("preview.side_none")) {
		t.Error("the cover does not say that nothing is typed there")
	}
	for range 4 {
		s.a.Act(shell.ActNext)
	}
	if p.Page() != 4 || !s.Says("sur 12") {
		t.Fatalf("page %d is looked at", p.Page())
	}
	title := w.call.Sections[w.stepOf("project")].Title
	if !s.Says(title) {
		t.Fatalf("beside the page « %s » is not named", title)
	}
	s.Press(s.a.T("preview.modify"))
	if s.a.Screen() != shell.Screen(w) || w.steps[w.at].id != "project" {
		t.Fatalf("it leads to %T, step %s", s.a.Screen(), w.steps[w.at].id)
	}
	if !s.Make.Proofs[0].Closed {
		t.Error("the PDF that was left is still open")
	}
	w.s.Set("project.title", dossier.Text("Un autre titre"))
	s.Press(s.a.T("preview.back_to"))
	if got := pagesOf(s).Page(); got != 4 {
		t.Fatalf("it does not lead back to the page: %d", got)
	}
	if n := len(s.Make.Proofs); n != 2 || s.Make.Proofs[1].Printed.Answers["project.title"] != dossier.Text("Un autre titre") {
		t.Errorf("the dossier is printed %d times, and what changed is not on it: %q", n, s.Make.Proofs[n-1].Printed.Answers["project.title"])
	}
}

func TestAnAnswerBesideAPageLeadsToItsField(t *testing.T) {
	race.Spare(t)
	s := newStage(t)
	w := s.example("ferroviaire-somme")
	s.Make.Places = map[string]int{"section.project": 1, "project.title": 1, "project.summary": 1}
	proofOf(s)
	label := w.s.View().Call.Sections[w.stepOf("project")].Fields[0].HeadOr()
	for _, line := range seen[*kit.TapLine](s) {
		if line.Held()[0].(*kit.Text).Text == label {
			line.Tapped(nil)
			focused, ok := s.Window.Canvas().Focused().(fyne.CanvasObject)
			if s.a.Screen() != shell.Screen(w) || w.steps[w.at].id != "project" || !ok || !kit.IsVisibleIn(focused) {
				t.Errorf("it leads to %T", s.a.Screen())
			}
			return
		}
	}
	t.Fatalf("« %s » is not beside the page", label)
}

func TestThePreviewIsLeftByTheEscapeKeyAndByItsOwnShortcut(t *testing.T) {
	s := newStage(t)
	w := s.example("ferroviaire-somme")
	p := proofOf(s)
	p.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if s.a.Screen() != shell.Screen(w) {
		t.Error("the escape key does not lead back")
	}
	s.a.Act(shell.ActPreview)
	pagesOf(s)
	s.a.Act(shell.ActPreview)
	if s.a.Screen() != shell.Screen(w) {
		t.Error("the shortcut does not lead back")
	}
	for i, l := range s.Make.Proofs {
		if !l.Closed {
			t.Errorf("PDF %d is still open", i)
		}
	}
}
