package paper

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"dossierpme/internal/say"
	"dossierpme/ui/preview"
	"dossierpme/ui/shell"
	"dossierpme/ui/uitest"
)

// proof opens the preview of a dossier.
func (s *stage) proof(d *uitest.Dossier) *proof {
	s.T.Helper()
	s.k.Preview(d, 0)
	p, ok := s.k.Screen().(*proof)
	if !ok || p.view == nil {
		s.T.Fatalf("the preview does not open: %T", s.k.Screen())
	}
	return p
}

func TestThePreviewFindsWordsAndPages(t *testing.T) {
	s := newStage(t)
	p := s.proof(s.example("ferroviaire-somme"))
	s.k.Act(shell.ActSearch)
	test.Type(p.tools.search, "robot")
	looked := s.Make.Proofs[0].Looked
	if len(looked) == 0 || looked[len(looked)-1] != "robot" || !s.Says("1 sur 2") {
		t.Errorf("it looks for %q", looked)
	}
	p.tools.search.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if !s.Says("2 sur 2") || p.view.Page() != 6 {
		t.Errorf("the next place is on page %d", p.view.Page())
	}
	p.tools.page.ShowText("3")
	p.tools.page.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if p.view.Page() != 2 {
		t.Errorf("page 3 was typed, page %d is looked at", p.view.Page()+1)
	}
	p.tools.page.ShowText("quatre")
	p.tools.page.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if p.view.Page() != 2 || p.tools.page.Text != "3" {
		t.Errorf("a page that is no number leads to %d and leaves %q", p.view.Page()+1, p.tools.page.Text)
	}
	before := p.view.Zoom()
	s.k.Act(shell.ActZoomOut)
	if p.view.Zoom() >= before {
		t.Error("the zoom does not change")
	}
	s.k.Act(shell.ActZoomFit)
	if p.view.Fits() != preview.Width {
		t.Error("the zoom does not follow the width again")
	}
	s.k.Act(shell.ActNext)
	if p.view.Page() != 3 {
		t.Error("the key for the next step does not turn the page")
	}
}

func TestAPreviewThatFailsSaysSoAndLosesNothing(t *testing.T) {
	s := newStage(t)
	w := s.example("ferroviaire-somme")
	s.Make.Fail = &say.Trouble{Message: say.Message{What: "Le disque est plein."}}
	s.k.Preview(w, 0)
	if s.k.Screen() != shell.Screen(w) {
		t.Errorf("it stays on %T", s.k.Screen())
	}
	if !s.Says("Le disque est plein.") {
		t.Error("it does not say why")
	}
}

func TestWhatIsPrintedOnAPageIsNamed(t *testing.T) {
	s := newStage(t)
	w := s.example("ferroviaire-somme")
	places := map[string]int{
		"section.company": 2, "company.name": 2, "company.activity": 3,
		"section.machines": 5, "machines": 5, "machines/m1": 6, "machines/m9": 8, "synthesis": 1, "params.rate": 8,
	}
	for page, want := range map[int][]string{1: nil, 2: {"company"}, 3: {"company"}, 4: nil, 5: {"machines"}, 7: {"machines"}, 8: {"machines", shell.StepParams}, 9: nil} {
		var got []string
		for _, part := range printedOn(w.Session().View(), places, page, "Cahier des charges") {
			got = append(got, part.step)
		}
		if len(got) != len(want) || (len(got) > 0 && got[0] != want[0]) {
			t.Errorf("on page %d stand %q, want %q", page, got, want)
		}
	}
}
