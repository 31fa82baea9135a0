package ui

import (
	"context"
	"slices"
	"testing"
	"time"

	"dossierpme/dossier/shelf"
	"dossierpme/ui/kit"
)

// tried gives the passphrase of a locked file; what happens while it is tried
// is up to the test.
func (s *stage) tried(path string, opening func(ctx context.Context) error) {
	s.T.Helper()
	s.Library.Passphrase, s.Library.Opening = "deux mots", nil
	s.drop(path)
	seen[*kit.Entry](s)[0].SetText("deux mots")
	s.Library.Opening = opening
	s.Press(s.a.T("portable.pass.open"))
}

func TestWhileAPassphraseIsTriedItIsSaidAndCanBeStopped(t *testing.T) {
	s := newStage(t)
	path, _ := s.received(shelf.MergeNew)
	s.tried(path, func(ctx context.Context) error {
		if !s.Says(s.a.T("portable.opening.locked", "file", "projet.dossier")) {
			t.Error("nothing is said meanwhile")
		}
		s.Press(s.a.T("portable.opening.stop"))
		return ctx.Err()
	})
	if s.Dialog() || s.a.Toasts.Saying() != s.a.T("portable.opening.stopped") || len(s.Library.Imported) > 0 {
		t.Errorf("stopped, it says %q, with a dialog: %v", s.a.Toasts.Saying(), s.Dialog())
	}
}

func TestWhatIsTakenInOfALockedFileIsSaidAndCanBeStoppedBeforeItIsWritten(t *testing.T) {
	s := newStage(t)
	path, _ := s.received(shelf.MergeNew)
	s.tried(path, nil)
	if !s.Says(s.a.T("portable.verdict.new_annexes", "n", 3)) {
		t.Fatal("it does not say what it will do")
	}
	s.Library.Opening = func(ctx context.Context) error {
		if !s.Says(s.a.T("portable.opening.title")) {
			t.Error("nothing is said meanwhile")
		}
		s.Press(s.a.T("portable.opening.stop"))
		return ctx.Err()
	}
	s.Press(s.a.T("portable.take"))
	if len(s.Library.Imported) > 0 || s.a.Toasts.Saying() != s.a.T("portable.opening.stopped") {
		t.Errorf("imported %q, it says %q", s.Library.Imported, s.a.Toasts.Saying())
	}
	s.tried(path, nil)
	s.Press(s.a.T("portable.take"))
	if !slices.Equal(s.Library.Imported, []string{path + "|"}) {
		t.Errorf("imported %q", s.Library.Imported)
	}
}

func TestAFileThatIsOpenedAtOnceShowsNoDialogAndOneThatTakesLongerDoes(t *testing.T) {
	s := newStage(t)
	path, _ := s.received(shelf.MergeNew)
	var later []func()
	s.a.After = func(d time.Duration, then func()) {
		if d == soon {
			later = append(later, then)
		}
	}
	s.Library.Opening = func(ctx context.Context) error {
		if s.Dialog() {
			t.Error("it flashes")
		}
		later[0]()
		if !s.Says(s.a.T("portable.opening.text", "file", "projet.dossier")) {
			t.Error("nothing is said of a file that takes long")
		}
		return ctx.Err()
	}
	s.drop(path)
	if !s.Says(s.a.T("portable.verdict.new_annexes", "n", 3)) {
		t.Error("what it will do is not said once it is read")
	}
	s.Press(s.a.T("ui.cancel"))
	s.Library.Opening = nil
	s.drop(path)
	later[1]() // it was read before
	if s.Says(s.a.T("portable.opening.title")) {
		t.Error("a dialog comes after the file was read")
	}
}
