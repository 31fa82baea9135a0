package ui

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"dossierpme/dossier"
	"dossierpme/ui/shell"
	"dossierpme/ui/uitest"
)

func TestAShortcutPressedWhileTheStoreOpensIsDoneAfterwards(t *testing.T) {
	s := newStage(t)
	s.a.ready = false
	s.a.Show(newOpening(s.a))
	s.a.Act(shell.ActNew)
	if s.Dialog() {
		t.Fatal("a dossier can be begun before the store is open")
	}
	s.a.Start()
	if !s.Says(s.a.T("ui.new.call_hint")) {
		t.Error("the shortcut is lost")
	}
}

func TestAKeyPressedWhileTheStoreOpensIsDoneAfterwards(t *testing.T) {
	s := newStage(t)
	if _, err := s.Library.Begin(s.Parts.Calls.Find("hdf-2026-agroalimentaire"), "Atelier"); err != nil {
		t.Fatal(err)
	}
	s.a.Show(newOpening(s.a))
	s.Window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	s.a.Start()
	if w, ok := s.a.Screen().(*wizard); !ok || w.Name() != "Atelier" {
		t.Errorf("Enter on the first dossier is lost: %T", s.a.Screen())
	}
}

func TestADossierLeftOpenOverMidnightIsJudgedOnTheNewDay(t *testing.T) {
	s := newStage(t)
	w := s.fresh()
	s.a.Woken()
	if got := w.s.View().Env.Today; got != dossier.DateOf(uitest.Now()) {
		t.Fatalf("it is judged on %v", got)
	}
	s.a.Clock = func() time.Time { return uitest.Now().AddDate(0, 0, 1) }
	s.a.Woken()
	if got, want := w.s.View().Env.Today, dossier.DateOf(s.a.Clock()); got != want {
		t.Errorf("after midnight it is judged on %v, want %v", got, want)
	}
	if _, can := w.s.CanUndo(); can {
		t.Error("the new day can be undone")
	}
}

// Half a button is none that anybody presses.
func TestNoLineOfTheListsIsCutThrough(t *testing.T) {
	s := newStage(t)
	p := s.fresh().side
	width, scrolled := p.column.Size().Width, 0
	for height := float32(240); height < 1200; height++ {
		p.column.Resize(fyne.NewSize(width, height))
		edge, top := p.scroll.Size().Height, p.scroll.Content.(*fyne.Container).Objects[1].Position().Y
		if edge < p.scroll.Content.MinSize().Height {
			scrolled++
		}
		for i, line := range p.lists.Objects {
			at := top + p.lists.Position().Y + line.Position().Y
			if at < edge && at+line.Size().Height > edge {
				t.Fatalf("%g high, line %d is cut: it stands from %g to %g, and the lists end at %g", height, i, at, at+line.Size().Height, edge)
			}
		}
	}
	if scrolled == 0 {
		t.Error("the lists are never too long: this test shows nothing")
	}
}
