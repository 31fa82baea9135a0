package ui

import (
	"context"
	"image"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"dossierpme/dossier"
	"dossierpme/dossier/output"
	"dossierpme/internal/say"
	"dossierpme/ui/kit"
	"dossierpme/ui/preview"
	"dossierpme/ui/shell"
)

// leaves is a PDF of white pages.
type leaves struct {
	pages   int
	looked  []string
	closed  bool
	project string
	options output.Options
}

func (l *leaves) Pages() int           { return l.pages }
func (l *leaves) Size(int) output.Size { return output.Size{Width: 595, Height: 842} }
func (l *leaves) Close()               { l.closed = true }

func (l *leaves) Render(context.Context, int, float64) (image.Image, error) {
	return image.NewGray(image.Rect(0, 0, 6, 8)), nil
}

func (l *leaves) Find(_ context.Context, text string) ([]output.Hit, error) {
	l.looked = append(l.looked, text)
	return []output.Hit{{Page: 2}, {Page: 6, Rects: []output.Rect{{X: 100, Y: 100, Width: 50, Height: 10}}}}, nil
}

func (p *printer) preview(_ context.Context, c *dossier.Call, d *dossier.Dossier, o output.Options, progress func(float64)) (output.Proof, error) {
	progress(0.7)
	if p.fail != nil {
		return output.Proof{}, p.fail
	}
	l := &leaves{pages: 12, options: o}
	if title, ok := d.Answers["project.title"].(dossier.Text); ok {
		l.project = string(title)
	}
	p.proofs = append(p.proofs, l)
	return output.Proof{Document: l, Places: p.places, Draft: !o.Final}, nil
}

func (p *printer) print(_ context.Context, _ *dossier.Call, _ *dossier.Dossier, o output.PrintOptions, progress func(float64)) (output.PrintReport, error) {
	progress(0.7)
	p.papers = append(p.papers, o)
	return output.PrintReport{Way: p.way, Pages: 3, Draft: !o.Final}, p.fail
}

// proofOf opens the preview of a dossier.
func proofOf(s *stage) *proof {
	s.t.Helper()
	s.press(s.a.T("preview.button"))
	p, ok := s.a.Screen().(*proof)
	if !ok || p.view == nil {
		s.t.Fatalf("the preview does not open: %T", s.a.Screen())
	}
	return p
}

func TestModifyLeadsFromAPageToItsStepAndBackToThePage(t *testing.T) {
	s := newStage(t)
	w := s.example("ferroviaire-somme")
	s.print.places = map[string]int{"section.project": 4, "project.title": 4, "project.summary": 5, "section.company": 2, "synthesis": 1, "params.rate": 9}
	p := proofOf(s)
	if !s.says(s.a.T("preview.side_none")) {
		t.Error("the cover does not say that nothing is typed there")
	}
	p.turn(4)
	if p.view.Page() != 4 || !s.says("sur 12") {
		t.Fatalf("page %d is looked at", p.view.Page())
	}
	title := w.call.Sections[w.stepOf("project")].Title
	if !s.says(title) {
		t.Fatalf("beside the page « %s » is not named", title)
	}
	s.press(s.a.T("preview.modify"))
	if s.a.Screen() != shell.Screen(w) || w.steps[w.at].id != "project" {
		t.Fatalf("it leads to %T, step %s", s.a.Screen(), w.steps[w.at].id)
	}
	if !s.print.proofs[0].closed {
		t.Error("the PDF that was left is still open")
	}
	w.s.Set("project.title", dossier.Text("Un autre titre"))
	s.press(s.a.T("preview.back_to"))
	p, ok := s.a.Screen().(*proof)
	if !ok || p.view.Page() != 4 {
		t.Fatalf("it does not lead back to the page: %T", s.a.Screen())
	}
	if n := len(s.print.proofs); n != 2 || s.print.proofs[1].project != "Un autre titre" {
		t.Errorf("the dossier is printed %d times, and what changed is not on it: %q", n, s.print.proofs[n-1].project)
	}
}

func TestAnAnswerBesideAPageLeadsToItsField(t *testing.T) {
	s := newStage(t)
	w := s.example("ferroviaire-somme")
	s.print.places = map[string]int{"section.project": 1, "project.title": 1, "project.summary": 1}
	proofOf(s)
	label := w.s.View().Call.Sections[w.stepOf("project")].Fields[0].HeadOr()
	for _, line := range seen[*kit.TapLine](s) {
		if line.Held()[0].(*kit.Text).Text == label {
			line.Tapped(nil)
			focused, ok := s.window.Canvas().Focused().(fyne.CanvasObject)
			if s.a.Screen() != shell.Screen(w) || w.steps[w.at].id != "project" || !ok || !kit.IsVisibleIn(focused) {
				t.Errorf("it leads to %T", s.a.Screen())
			}
			return
		}
	}
	t.Fatalf("« %s » is not beside the page", label)
}

func TestThePreviewFindsWordsAndPages(t *testing.T) {
	s := newStage(t)
	s.example("ferroviaire-somme")
	p := proofOf(s)
	s.a.Act(shell.ActSearch)
	test.Type(p.tools.search, "robot")
	looked := s.print.proofs[0].looked
	if len(looked) == 0 || looked[len(looked)-1] != "robot" || !s.says("1 sur 2") {
		t.Errorf("it looks for %q", looked)
	}
	p.tools.search.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if !s.says("2 sur 2") || p.view.Page() != 6 {
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
	s.a.Act(shell.ActZoomOut)
	if p.view.Zoom() >= before {
		t.Error("the zoom does not change")
	}
	s.a.Act(shell.ActZoomFit)
	if p.view.Fits() != preview.Width {
		t.Error("the zoom does not follow the width again")
	}
	s.a.Act(shell.ActNext)
	if p.view.Page() != 3 {
		t.Error("the key for the next step does not turn the page")
	}
}

func TestThePreviewIsLeftByTheEscapeKeyAndByItsOwnShortcut(t *testing.T) {
	s := newStage(t)
	w := s.example("ferroviaire-somme")
	p := proofOf(s)
	p.view.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if s.a.Screen() != shell.Screen(w) {
		t.Error("the escape key does not lead back")
	}
	s.a.Act(shell.ActPreview)
	if _, ok := s.a.Screen().(*proof); !ok {
		t.Error("the shortcut does not open the preview")
	}
	s.a.Act(shell.ActPreview)
	if s.a.Screen() != shell.Screen(w) {
		t.Error("the shortcut does not lead back")
	}
	for i, l := range s.print.proofs {
		if !l.closed {
			t.Errorf("PDF %d is still open", i)
		}
	}
}

func TestAPreviewThatFailsSaysSoAndLosesNothing(t *testing.T) {
	s := newStage(t)
	w := s.example("ferroviaire-somme")
	s.print.fail = &say.Trouble{Message: say.Message{What: "Le disque est plein."}}
	s.press(s.a.T("preview.button"))
	if s.a.Screen() != shell.Screen(w) {
		t.Errorf("it stays on %T", s.a.Screen())
	}
	if !s.says("Le disque est plein.") {
		t.Error("it does not say why")
	}
}

func TestThePagesToSignArePrintedAlone(t *testing.T) {
	for way, words := range map[output.Way]string{output.Dialog: "print.done_dialog", output.Viewer: "print.done_viewer"} {
		s := newStage(t)
		s.print.way = way
		s.fresh()
		s.a.Act(shell.ActPrint)
		if !s.says(s.a.T("print.draft")) {
			t.Error("a draft is printed without a warning")
		}
		s.press(s.a.T("print.signature"))
		if len(s.print.papers) != 1 || !s.print.papers[0].OnlySignature || s.print.papers[0].Final {
			t.Errorf("it prints %v", s.print.papers)
		}
		if !s.says(s.a.T(words, "pages", 3)) {
			t.Errorf("%s: it does not say what the system did", way)
		}
		s.press(s.a.T("ui.close"))
		s.a.Act(shell.ActPrint)
		s.press(s.a.T("print.all"))
		if len(s.print.papers) != 2 || s.print.papers[1].OnlySignature {
			t.Errorf("it prints %v", s.print.papers)
		}
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
		for _, part := range printedOn(w.s.View(), places, page, "Cahier des charges") {
			got = append(got, part.step)
		}
		if len(got) != len(want) || (len(got) > 0 && got[0] != want[0]) {
			t.Errorf("on page %d stand %q, want %q", page, got, want)
		}
	}
}
