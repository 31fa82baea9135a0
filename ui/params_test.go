package ui

import (
	"testing"

	"fyne.io/fyne/v2/test"

	"dossierpme/dossier"
	"dossierpme/internal/race"
	"dossierpme/ui/shell"
	"dossierpme/ui/uitest"
)

func TestACallParameterIsKeptWithItsSourceAndTheDayItWasRead(t *testing.T) {
	s := newStage(t)
	w := s.fresh()
	w.GoTo(shell.Place{Step: shell.StepParams, Field: "params.rate"})
	test.Type(s.Window.Canvas().Focused(), "30")
	test.Type(w.params.rows["params.rate"].from, "cahier des charges, p. 4")
	p := w.s.Dossier().Params["params.rate"]
	if p.Value == nil || p.Value.String() != "30" || p.Source != "cahier des charges, p. 4" || p.Date != dossier.DateOf(uitest.Now()) {
		t.Errorf("the parameter is %+v", p)
	}
	s.a.Act(shell.ActUndo)
	if got := w.params.rows["params.rate"].from.Text; got != "" {
		t.Errorf("undone, the source still says %q", got)
	}
}

func TestALineOfAParameterIsAddedFilledAndTakenAway(t *testing.T) {
	race.Spare(t)
	s := newStage(t)
	w := s.fresh()
	w.GoTo(shell.Place{Step: shell.StepParams, Field: "params.quotes"})
	lines := w.params.rows["params.quotes"].lines
	lines.add.Tapped(nil)
	if len(lines.rows) != 1 {
		t.Fatalf("there are %d lines", len(lines.rows))
	}
	for _, col := range lines.f.Columns {
		test.Type(lines.cells[lines.rows[0].ID][col.ID].Target(), "3")
	}
	rows, _ := w.s.Dossier().Params["params.quotes"].Value.(dossier.Rows)
	if len(rows) != 1 || len(rows[0].Cells) != len(lines.f.Columns) {
		t.Errorf("stored is %+v", rows)
	}
	s.Press(s.a.T("form.rows.delete"))
	if len(lines.rows) != 0 {
		t.Error("the line is still there")
	}
}
