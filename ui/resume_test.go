package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"dossierpme/dossier/shelf"
	"dossierpme/ui/shell"
	"dossierpme/ui/uitest"
)

// noting has the window keep where it is.
func noting(s *stage) *[]Where {
	var noted []Where
	s.a.cfg.Note = func(at Where) error { noted = append(noted, at); return nil }
	return &noted
}

// restarted starts the program after a run that stopped there.
func restarted(s *stage, from Where) {
	opens := s.a.cfg.Open
	s.a.cfg.Open = func(d shelf.Decision) (Opened, error) {
		opened, err := opens(d)
		opened.Interrupted = &from
		return opened, err
	}
	s.a.Start()
}

func last(noted *[]Where) Where {
	if len(*noted) == 0 {
		return Where{}
	}
	return (*noted)[len(*noted)-1]
}

func TestWhereADossierIsWorkedOnIsNotedUntilItIsLeft(t *testing.T) {
	s := newStage(t)
	noted := noting(s)
	w := s.fresh()
	w.GoTo(shell.Place{Step: "company", Field: "company.siren"})
	if want := (Where{Dossier: w.s.ID(), Place: shell.Place{Step: "company", Field: "company.siren"}}); last(noted) != want {
		t.Errorf("noted is %+v, want %+v", last(noted), want)
	}
	n := len(*noted)
	test.Type(s.Window.Canvas().Focused(), "999992084")
	if len(*noted) != n {
		t.Error("it notes while somebody types")
	}
	w.GoTo(shell.Place{Step: shell.StepReview})
	if last(noted).Step != shell.StepReview {
		t.Errorf("noted is %+v", last(noted))
	}
	left := false
	w.Leave(func() { left = true })
	s.Until("leaving", func() bool { return left })
	if last(noted) != (Where{}) {
		t.Errorf("noted is %+v although nothing is open", last(noted))
	}
}

func TestAfterACrashTheSameFieldIsThereAgain(t *testing.T) {
	s := newStage(t)
	id := s.BeginFresh()
	noted := noting(s)
	from := Where{Dossier: id, Place: shell.Place{Step: "company", Field: "company.siren"}}
	restarted(s, from)
	w, ok := s.a.Screen().(*wizard)
	if !ok || w.s.ID() != id || w.standsAt() != from.Place {
		t.Fatalf("it shows %T", s.a.Screen())
	}
	if !s.Says(s.a.T("ui.resumed.text", "when", s.a.When(uitest.Now()))) {
		t.Error("it does not say what happened")
	}
	again := from
	again.Again = true
	if last(noted) != again {
		t.Errorf("noted is %+v: a second crash here would open it again", last(noted))
	}
	s.Press(s.a.T("ui.resumed.read"))
	if s.Says(s.a.T("ui.resumed.text", "when", s.a.When(uitest.Now()))) {
		t.Error("it says so for ever")
	}
	w.move(1)
	if last(noted).Again || last(noted).Step == "company" {
		t.Errorf("noted is %+v", last(noted))
	}
}

// Of a table the row is kept, and the column in it: the cursor comes back there.
func TestAfterACrashTheSameRowIsThereAgain(t *testing.T) {
	s := newStage(t)
	noted := noting(s)
	w := s.example("ferroviaire-somme")
	rows := w.s.Dossier().Rows("machines")
	row := rows[len(rows)-2].ID
	step := w.call.SectionOf("machines").ID
	w.GoTo(shell.Place{Step: step, Field: "machines.name", Row: row})
	from := last(noted)
	if want := (Where{Dossier: w.s.ID(), Place: shell.Place{Step: step, Field: "machines.name", Row: row}}); from != want {
		t.Fatalf("noted is %+v, want %+v", from, want)
	}
	w.s.SetTitle("Scierie")
	done := false
	w.s.Flush(func(error) { done = true })
	s.Until("the save", func() bool { return done })
	restarted(s, from)
	again, ok := s.a.Screen().(*wizard)
	if !ok || again == w || again.standsAt() != from.Place {
		t.Fatalf("it shows %T at %+v", s.a.Screen(), again.standsAt())
	}
	test.Type(s.Window.Canvas().Focused(), "Rabotage ")
	if got := again.s.Dossier().Rows("machines")[len(rows)-2].Text("name"); !strings.Contains(got, "Rabotage") {
		t.Errorf("what is typed goes elsewhere: %q", got)
	}
}

func TestADossierThatStopsTheProgramTwiceIsNotOpenedByItself(t *testing.T) {
	s := newStage(t)
	id := s.BeginFresh()
	restarted(s, Where{Dossier: id, Place: shell.Place{Step: "company"}, Again: true})
	if _, ok := s.a.Screen().(*home); !ok || !s.Says(s.a.T("ui.resumed.again")) {
		t.Fatalf("it shows %T", s.a.Screen())
	}
	s.Window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if _, ok := s.a.Screen().(*wizard); !ok {
		t.Error("nor does a person open it any more")
	}
}

func TestWhatIsNotThereAnyMoreIsNotOpened(t *testing.T) {
	for name, change := range map[string]func(*shelf.Entry){
		"unknown": func(e *shelf.Entry) { e.ID = "other" },
		"trashed": func(e *shelf.Entry) { e.Trashed = uitest.Now() },
		"damaged": func(e *shelf.Entry) { e.Damaged = true },
	} {
		s := newStage(t)
		id := s.BeginFresh()
		change(&s.Library.Entries[0])
		restarted(s, Where{Dossier: id, Place: shell.Place{Step: "company"}})
		if _, ok := s.a.Screen().(*home); !ok || s.Dialog() {
			t.Errorf("%s: it shows %T", name, s.a.Screen())
		}
	}
}
