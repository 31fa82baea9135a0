package ui

import (
	"strings"
	"testing"

	"dossierpme/dossier"
	"dossierpme/internal/french"
	"dossierpme/internal/race"
	"dossierpme/ui/kit"
	"dossierpme/ui/shell"
	"dossierpme/ui/uitest"
)

// aParam is a parameter of the call of a kind.
func aParam(t *testing.T, w *wizard, kind dossier.Kind) *dossier.Field {
	t.Helper()
	for i := range w.call.Params {
		if w.call.Params[i].Kind == kind {
			return &w.call.Params[i]
		}
	}
	t.Fatalf("no parameter of the call is a %s", kind)
	return nil
}

func TestWhatOneDossierKnowsOfItsCallTheNextOneTakesInOneStep(t *testing.T) {
	race.Spare(t)
	s := newStage(t)
	first := s.fresh()
	if s.a.Toasts.Saying() != "" {
		t.Errorf("nothing is known and it says %q", s.a.Toasts.Saying())
	}
	first.GoTo(shell.Place{Step: shell.StepParams})
	if !first.params.shared.share.Disabled() {
		t.Error("a dossier that knows nothing can share it")
	}
	day, money := aParam(t, first, dossier.KindDate), aParam(t, first, dossier.KindMoney)
	limit := dossier.Date{Year: 2026, Month: 12, Day: 15}
	first.s.SetParam(day.ID, dossier.Param{Value: limit, Source: "Cahier des charges, p. 3", Date: dossier.DateOf(uitest.Now())})
	first.s.SetParam(money.ID, dossier.Param{Value: dossier.Money{Decimal: dossier.Int(40000)}, Source: "p. 9"})
	s.Press(s.a.T("summary.params.share"))
	if got := s.a.Toasts.Saying(); got != s.a.T("summary.params.kept", "n", 2) {
		t.Errorf("it says %q", got)
	}
	if len(first.different()) != 0 {
		t.Error("the dossier differs from what it shared")
	}

	next := s.fresh()
	if s.a.Toasts.Saying() != s.a.T("summary.params.offer") {
		t.Errorf("opening another dossier says %q", s.a.Toasts.Saying())
	}
	s.Press(s.a.T("summary.params.see"))
	if next.params == nil {
		t.Fatal("the parameters are not shown")
	}
	if !s.Says(s.a.T("summary.params.known", "n", 2)) {
		t.Error("the offer is not on the page")
	}
	listed := ""
	for _, x := range seen[*kit.Text](s) {
		if strings.HasPrefix(x.Text, "▸ ") {
			listed += x.Text + "\n"
		}
	}
	for _, want := range []string{"Cahier des charges, p. 3", "40" + french.Narrow + "000,00" + french.Hard + "€", money.HeadOr()} {
		if !strings.Contains(listed, want) {
			t.Errorf("%q is not listed: %s", want, listed)
		}
	}
	s.Press(s.a.T("summary.params.take"))
	if next.s.Param(day.ID).Value != dossier.Value(limit) || next.s.Param(money.ID).Source != "p. 9" {
		t.Errorf("taken: %v", next.s.View().Dossier.Params)
	}
	if len(next.different()) != 0 || s.Says(s.a.T("summary.params.known", "n", 2)) {
		t.Error("the offer stays")
	}
	s.a.Act(shell.ActUndo)
	if len(next.s.View().Dossier.Params) != 0 || len(next.different()) != 2 {
		t.Errorf("one undo leaves %v", next.s.View().Dossier.Params)
	}
}

func TestADossierThatDecidedOtherwiseIsNotDisturbed(t *testing.T) {
	s := newStage(t)
	w := s.fresh()
	money := aParam(t, w, dossier.KindMoney)
	known := map[dossier.FieldID]dossier.Param{money.ID: {Value: dossier.Money{Decimal: dossier.Int(40000)}}}
	if _, err := s.Library.ShareParams(w.call, known); err != nil {
		t.Fatal(err)
	}
	w.s.SetParam(money.ID, dossier.Param{Value: dossier.Money{Decimal: dossier.Int(25000)}, Source: "Rectificatif"})
	s.a.Toasts.Quiet()
	w.loadShared()
	s.Runner.Settle()
	if s.a.Toasts.Saying() != "" {
		t.Errorf("it says %q", s.a.Toasts.Saying())
	}
	w.GoTo(shell.Place{Step: shell.StepParams})
	found := false
	for _, x := range seen[*kit.Text](s) {
		found = found || strings.Contains(x.Text, s.a.T("summary.params.here", "value", "25"+french.Narrow+"000,00"+french.Hard+"€"))
	}
	if !found {
		t.Error("the difference is not listed")
	}
	if w.s.Param(money.ID).Source != "Rectificatif" {
		t.Error("it was taken without a word")
	}
}
