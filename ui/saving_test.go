package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"dossierpme/dossier"
	"dossierpme/internal/say"
	"dossierpme/ui/kit"
	"dossierpme/ui/shell"
	"dossierpme/ui/uitest"
)

// full is a disk without room.
func full() error {
	return &say.Trouble{Message: say.Message{What: "Le disque est plein.", Do: "Libérez de la place."}}
}

// failing types into a fresh dossier while nothing can be stored, until that is known.
func (s *stage) failing(text string) *wizard {
	s.T.Helper()
	w := s.fresh()
	s.Library.FailSaves(full())
	s.T.Cleanup(func() { s.Library.FailSaves(nil) })
	w.GoTo(shell.Place{Step: "company", Field: "company.name"})
	test.Type(s.Window.Canvas().Focused(), text)
	var told error
	w.s.Flush(func(err error) { told = err })
	s.Until("the failure", func() bool { return told != nil })
	return w
}

// notice is what stands above every page, "" for nothing.
func (s *stage) notice() string {
	for _, x := range uitest.In[*kit.Text](s.Window.Content()) {
		if strings.HasPrefix(x.Text, s.a.T("ui.unsaved.text")) {
			return x.Text
		}
	}
	return ""
}

// pick answers the dialog that asks where to write a file.
func (s *stage) pick() {
	s.T.Helper()
	s.Press(s.a.T("kit.file.save"))
}

func TestASaveThatFailsIsSaidOverEveryPageUntilItSucceeds(t *testing.T) {
	s := newStage(t)
	w := s.failing("Ateliers")
	if text, bad := w.savedWords(); !bad || text != s.a.T("ui.saved.failed") {
		t.Errorf("the foot says %q", text)
	}
	for _, step := range []string{"company", shell.StepReview, shell.StepProof, "project"} {
		if step == shell.StepProof {
			s.a.paper.Preview(w, 0)
		} else {
			w.Resume()
			w.GoTo(shell.Place{Step: step})
		}
		if got := s.notice(); !strings.Contains(got, "Le disque est plein. Libérez de la place.") {
			t.Errorf("on %s the bar says %q", step, got)
		}
	}
	s.Press(s.a.T("ui.unsaved.retry"))
	s.Until("the second failure", func() bool { return s.a.Toasts.Saying() == s.a.T("ui.unsaved.again") })
	if s.notice() == "" {
		t.Error("the bar goes although nothing is stored")
	}
	if w.s.Get("company.name") != dossier.Text("Ateliers") {
		t.Error("what was typed is gone")
	}
	s.Library.FailSaves(nil)
	s.Press(s.a.T("ui.unsaved.retry"))
	s.Until("the save", func() bool { return s.notice() == "" })
	if got := s.Library.Stored[w.s.ID()].Answers["company.name"]; got != dossier.Text("Ateliers") {
		t.Errorf("stored is %v", got)
	}
	if f, ok := s.Window.Canvas().Focused().(fyne.CanvasObject); !ok || !kit.Shown(f) {
		t.Error("the cursor is on what is not there any more")
	}
}

// However much the bar says, all of it can be read, also in a narrow window and when it
// says more the next time.
func TestTheBarShowsAllThatItSays(t *testing.T) {
	s := newStage(t)
	w := s.failing("Ateliers")
	whole := func(when string) {
		t.Helper()
		for _, x := range uitest.In[*kit.Text](s.Window.Content()) {
			if !strings.HasPrefix(x.Text, s.a.T("ui.unsaved.text")) {
				continue
			}
			top := fyne.CurrentApp().Driver().AbsolutePositionForObject(x)
			page := fyne.CurrentApp().Driver().AbsolutePositionForObject(w.Object())
			if x.Size().Height < x.MinSize().Height || top.Y+x.MinSize().Height > page.Y {
				t.Errorf("%s: the words take %v at %v, they have %v, and the page begins at %v", when, x.MinSize().Height, top.Y, x.Size().Height, page.Y)
			}
			return
		}
		t.Errorf("%s: there is no bar", when)
	}
	for _, width := range []float32{1090, 1366, 900} {
		s.Window.Resize(fyne.NewSize(width, 610))
		whole("resized")
		s.Library.FailSaves(&say.Trouble{Message: say.Message{What: "Le disque est plein.", Do: strings.Repeat("Libérez de la place sur le disque de vos dossiers. ", int(width)/200)}})
		w.s.SetTitle(w.s.Title() + "x")
		var told error
		w.s.Flush(func(err error) { told = err })
		s.Until("the failure", func() bool { return told != nil })
		whole("said anew")
	}
}

func TestACopyIsWrittenFromMemoryWhileNothingCanBeStored(t *testing.T) {
	s := newStage(t)
	w := s.failing("Ateliers")
	s.Library.Skipped = []string{"devis.pdf"}
	s.Press(s.a.T("ui.unsaved.copy"))
	s.pick()
	if len(s.Library.Written) != 1 || !strings.HasSuffix(s.Library.Written[0], ".dossier") {
		t.Fatalf("written is %q", s.Library.Written)
	}
	if got := s.Library.Saved.Answers["company.name"]; got != dossier.Text("Ateliers") {
		t.Errorf("the copy says %v", got)
	}
	if !s.Says(s.a.T("ui.unsaved.left", "n", 1, "names", "devis.pdf")) {
		t.Error("it does not say which file is not in the copy")
	}
	s.Press(s.a.T("ui.close"))
	if got := s.notice(); !strings.HasSuffix(got, w.rescued) || w.rescued == "" {
		t.Errorf("the bar does not tell of the copy: %q", got)
	}
	s.Library.WriteErr = full()
	s.Press(s.a.T("ui.unsaved.copy"))
	s.pick()
	if !s.Dialog() {
		t.Error("nothing is said of a copy that cannot be written")
	}
}

func TestLeavingWithUnsavedAnswersAsks(t *testing.T) {
	s := newStage(t)
	w := s.failing("Ateliers")
	left := 0
	leave := func() {
		w.Leave(func() { left++ })
		s.Until("the question", func() bool { return s.Dialog() })
	}
	leave()
	if s.Window.Canvas().Focused() == nil || !s.Says(s.a.T("ui.leave.text")) {
		t.Error("it does not say what is at stake")
	}
	w.Leave(func() { left++ }) // Alt + F4 again
	s.Until("the next failure", func() bool { return w.s.SaveState().Phase != "saving" })
	if n := len(s.Window.Canvas().Overlays().List()); n != 1 {
		t.Errorf("it asks %d times", n)
	}
	s.Press(s.a.T("ui.leave.no"))
	if left != 0 || s.Dialog() || s.notice() == "" {
		t.Errorf("left %d times although the user stays", left)
	}

	// The copy fails: nobody leaves.
	s.Library.WriteErr = full()
	leave()
	s.Press(s.a.T("ui.unsaved.copy"))
	s.pick()
	if left != 0 || w.s.Get("company.name") != dossier.Text("Ateliers") {
		t.Fatal("it leaves without the copy")
	}
	s.Window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	s.Library.WriteErr = nil

	// Nor when the user changes his mind about the copy.
	leave()
	s.Press(s.a.T("ui.unsaved.copy"))
	s.Window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if left != 0 {
		t.Fatal("it leaves without the copy")
	}
	leave()
	s.Press(s.a.T("ui.unsaved.copy"))
	s.pick()
	if left != 1 || s.notice() != "" || s.a.editing != nil {
		t.Errorf("with a copy it leaves %d times; the bar says %q", left, s.notice())
	}

	w = s.failing("Scierie")
	leave()
	s.Press(s.a.T("ui.leave.yes"))
	if left != 2 || s.notice() != "" {
		t.Error("it does not leave although the user said so")
	}
}

func TestFilesAreMadeOfWhatIsInMemory(t *testing.T) {
	s := newStage(t)
	w := s.failing("Ateliers")
	s.a.paper.Export(w)
	s.Press(s.a.T("ui.export.choose"))
	s.pick()
	s.Until("the export", func() bool { return len(s.Make.Exports) == 1 })
	s.Until("its end", func() bool { return s.Says(s.a.T("ui.export.done")) })
	if !s.Says(s.a.T("export.not_noted", "cause", "Le disque est plein.")) {
		t.Error("it does not say that the history does not know of it")
	}
	s.Press(s.a.T("ui.close"))
	w.saveJSON()
	s.pick()
	if s.Library.Saved == nil || s.Library.Saved.Answers["company.name"] != dossier.Text("Ateliers") {
		t.Error("the file does not hold what is on the screen")
	}
	s.a.paper.WriteSheet(w)
	s.pick()
	s.Until("the workbook", func() bool { return len(s.Make.Sheets) == 1 })
}

// A dossier that was left is no longer edited: it must not be shown as if it were.
func TestWithoutAListNoDossierStaysThatIsNotEdited(t *testing.T) {
	s := newStage(t)
	s.fresh()
	s.Library.ListErr = full()
	s.a.goHome()
	s.Until("the page", func() bool { return s.Says("Le disque est plein.") })
	if _, ok := s.a.Screen().(*wizard); ok {
		t.Error("what is typed now is kept by nobody")
	}
	s.Library.ListErr = nil

	left := false
	s.fresh().Leave(func() { left = true })
	s.Until("leaving", func() bool { return left })
	s.a.openDossier("gone")
	s.Until("what is wrong", func() bool { return s.Dialog() })
	if _, ok := s.a.Screen().(*home); !ok {
		t.Error("what is typed now is kept by nobody")
	}
}

// Whatever has closed the window, what was typed is stored.
func TestTheEndStoresWhatWasTyped(t *testing.T) {
	s := newStage(t)
	w := s.fresh()
	w.GoTo(shell.Place{Step: "company", Field: "company.name"})
	test.Type(s.Window.Canvas().Focused(), "Ateliers")
	if err := s.a.Secure(); err != nil {
		t.Fatal(err)
	}
	if got := s.Library.Stored[w.s.ID()].Answers["company.name"]; got != dossier.Text("Ateliers") {
		t.Errorf("stored is %v", got)
	}
	test.Type(s.Window.Canvas().Focused(), " du Kestrel")
	if err := s.a.End(); err != nil {
		t.Fatal(err)
	}
	if got := s.Library.Stored[w.s.ID()].Answers["company.name"]; got != dossier.Text("Ateliers du Kestrel") {
		t.Errorf("stored is %v", got)
	}
}
