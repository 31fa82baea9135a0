package paper

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"dossierpme/dossier"
	"dossierpme/dossier/shelf"
	"dossierpme/internal/say"
	"dossierpme/ui/kit"
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

// A verification from the preview leads out of it, and what was looked at is closed.
func TestAFileIsVerifiedFromThePreview(t *testing.T) {
	for name, c := range map[string]struct {
		verdict shelf.Verified
		then    func(s *stage)
		went    []shell.Place
		signed  []string
	}{
		"what has changed leads to its field": {
			shelf.Verified{Own: shelf.Identical, ID: "D1", Versus: shelf.Different, Against: &shelf.Entry{}, Changed: []dossier.Spot{{Field: "company.name"}}},
			func(s *stage) { seen[*kit.ProblemLine](s)[0].Tapped(nil) },
			[]shell.Place{{Step: "company", Field: "company.name"}},
			nil,
		},
		"a signed scan is attached": {
			shelf.Verified{Own: shelf.CodeRead, Scan: true, ID: "D1", Version: 2, Versus: shelf.Same},
			func(s *stage) { s.Press(s.k.T("verification.attach")) },
			nil,
			[]string{"/x/a.pdf"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			s := newStage(t)
			d := s.example("conserverie-aisne")
			p := s.proof(d)
			p.turn(3)
			s.Make.Verdict = c.verdict
			s.Make.Verdict.Call, s.Make.Verdict.Dossier = d.Session().Call(), d.Session().Dossier()
			s.k.Act(shell.ActVerify)
			if s.k.Taking == nil {
				t.Fatal("the shortcut does nothing in the preview")
			}
			s.k.Taking("/x/a.pdf")
			c.then(s)
			if s.k.Screen() != shell.Screen(d) || !s.Make.Proofs[0].Closed {
				t.Errorf("it stays on %T, the PDF is closed: %v", s.k.Screen(), s.Make.Proofs[0].Closed)
			}
			if !slices.Equal(d.Went, c.went) || !slices.Equal(d.Signed, c.signed) {
				t.Errorf("it leads to %v, and attaches %v", d.Went, d.Signed)
			}
			if want := (shell.Place{Step: shell.StepProof, Row: "3"}); len(c.went) > 0 && d.Back != want {
				t.Errorf("it leads back to %v", d.Back)
			}
		})
	}
}
