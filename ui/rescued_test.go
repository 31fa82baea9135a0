package ui

import (
	"errors"
	"testing"

	"fyne.io/fyne/v2/test"

	"dossierpme/dossier"
)

func TestWhatCannotBeStoredAtTheEndIsRescued(t *testing.T) {
	s := newStage(t)
	w := s.failing("Ateliers")
	for range 2 { // told to go, and then again
		if err := s.a.Secure(); err != nil {
			t.Fatal(err)
		}
	}
	if n := len(s.Library.InRefuge); n != 1 || s.Library.InRefuge[0].Answers["company.name"] != dossier.Text("Ateliers") {
		t.Fatalf("%d files, %v", n, s.Library.InRefuge)
	}
	// The end was taken back: somebody goes on, and it comes again.
	test.Type(s.Window.Canvas().Focused(), " du Kestrel")
	if err := s.a.End(); err != nil {
		t.Fatal(err)
	}
	if n := len(s.Library.InRefuge); n != 2 || s.Library.InRefuge[1].Answers["company.name"] != dossier.Text("Ateliers du Kestrel") {
		t.Errorf("%d files", n)
	}
	if n := len(s.Library.Found); n != 1 {
		t.Errorf("%d files are left, the older one says less", n)
	}
	if w.s.Unsaved() != nil {
		t.Error("it is edited after the end")
	}
}

func TestWhatIsStoredIsNotRescuedNorWhatWasGivenUp(t *testing.T) {
	s := newStage(t)
	w := s.failing("Ateliers")
	s.Library.NoRefuge = errors.New("nowhere")
	if err := s.a.Secure(); !errors.Is(err, s.Library.NoRefuge) {
		t.Errorf("that nothing takes it is %v", err)
	}
	s.Library.NoRefuge = nil
	w.Leave(func() {})
	s.Until("the question", func() bool { return s.Dialog() })
	s.Press(s.a.T("ui.leave.yes"))
	if err := s.a.Secure(); err != nil {
		t.Error(err)
	}
	s.Library.FailSaves(nil)
	w = s.fresh()
	w.s.SetTitle("Scierie")
	if err := s.a.Secure(); err != nil {
		t.Error(err)
	}
	if len(s.Library.InRefuge) > 0 {
		t.Errorf("rescued is %v", s.Library.InRefuge)
	}
}

func TestTheListOffersWhatWasRescued(t *testing.T) {
	s := newStage(t)
	s.failing("Ateliers")
	if err := s.a.End(); err != nil {
		t.Fatal(err)
	}
	s.Library.FailSaves(nil)
	found := s.Library.Found[0]
	s.a.Start()
	says := s.a.T("ui.rescued.text", "name", s.a.DossierName(found.Title), "when", s.a.moment(found.At), "path", found.Path)
	if !s.Says(says) {
		t.Fatal("nobody is told")
	}
	s.Press(s.a.T("ui.rescued.take"))
	if !s.Dialog() { // the stage knows no such file
		t.Error("it does not open the file")
	}
	s.Press(s.a.T("ui.close"))
	s.Press(s.a.T("ui.rescued.drop"))
	s.Press(s.a.T("ui.cancel"))
	if len(s.Library.Found) != 1 {
		t.Fatal("it is gone although the user thought better of it")
	}
	s.Press(s.a.T("ui.rescued.drop"))
	s.Press(s.a.T("ui.rescued.drop_yes"))
	if len(s.Library.Found) != 0 || s.Says(says) {
		t.Error("it is still offered")
	}
}
