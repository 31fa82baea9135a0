package field

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"dossierpme/dossier"
	"dossierpme/ui/kit"
	"dossierpme/ui/testmain"
)

// TestQuestionsLookAsTheyDid compares a few questions with their masters. A new
// master is written under testdata/failed on a difference.
func TestQuestionsLookAsTheyDid(t *testing.T) {
	for _, c := range []struct {
		name  string
		kind  dossier.Kind
		state string
	}{
		{"money_filled", dossier.KindMoney, "rempli"},
		{"date_wrong", dossier.KindDate, "faux"},
		{"choices_filled", dossier.KindChoices, "rempli"},
		{"commune_filled", dossier.KindCommune, "rempli"},
		{"figure", dossier.KindComputed, "rempli"},
	} {
		t.Run(c.name, func(t *testing.T) {
			testmain.Start(t, kit.Light)
			q := NewQuestion(specimen(c.kind), testEnv(t), Hooks{})
			w := test.NewTempWindow(t, kit.NewColumn(0, q.Object()))
			w.SetPadded(false)
			w.Resize(fyne.NewSize(420, 180))
			inState(t, q, c.state)
			test.AssertRendersToMarkup(t, c.name+".xml", w.Canvas())
		})
	}
}
