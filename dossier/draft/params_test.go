package draft

import (
	"testing"

	"dossierpme/dossier"
)

func TestSeveralParametersAreOneStep(t *testing.T) {
	s := testSession(t, Options{})
	s.SetParam("params.rate", dossier.Param{Value: dossier.Percent{Decimal: dossier.Int(20)}, Source: "p. 4"})
	before := encoded(s)
	told := 0
	s.OnChange(func(Change) { told++ })
	taken := map[dossier.FieldID]dossier.Param{
		"params.rate":  {Value: dossier.Percent{Decimal: dossier.Int(25)}, Source: "Rectificatif"},
		"params.other": {Value: dossier.Text("x")},
	}
	if !s.SetParams(taken) || told != 1 {
		t.Fatalf("told %d times", told)
	}
	after := encoded(s)
	if s.Param("params.rate").Source != "Rectificatif" || s.Param("params.other").Value != dossier.Text("x") {
		t.Errorf("they are not taken: %s", after)
	}
	if s.SetParams(taken) {
		t.Error("taking them twice changes something")
	}
	if what, ok := s.Undo(); !ok || !what.Param || encoded(s) != before {
		t.Errorf("undone: %+v, %s", what, encoded(s))
	}
	if _, ok := s.Redo(); !ok || encoded(s) != after {
		t.Errorf("done again: %s", encoded(s))
	}
	s.SetParam("params.rate", dossier.Param{Value: dossier.Percent{Decimal: dossier.Int(30)}})
	s.Undo()
	if encoded(s) != after {
		t.Error("typing after it belongs to its step")
	}
}
