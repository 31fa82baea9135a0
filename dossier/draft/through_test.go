package draft_test

import (
	"testing"

	"dossierpme/dossier"
	"dossierpme/dossier/draft"
)

// TestACarriedAmountIsTypedWhereItIsFound: into the only grant, into a new one where
// there is none, nowhere where there are several; and it can be undone.
func TestACarriedAmountIsTypedWhereItIsFound(t *testing.T) {
	options := func(ids ...string) (out []dossier.Option) {
		for _, id := range ids {
			out = append(out, dossier.Option{ID: id, Label: id})
		}
		return out
	}
	c := &dossier.Call{ID: "essai", Revision: 2, Title: "Essai", Sections: []dossier.Section{{ID: "s", Title: "S", Fields: []dossier.Field{
		{ID: "resources", Kind: dossier.KindRows, Label: "Ressources", Columns: []dossier.Field{
			{ID: "source", Kind: dossier.KindChoice, Label: "Source", Options: options("feder", "region")},
			{ID: "nature", Kind: dossier.KindChoice, Label: "Nature", Options: options("grant", "loan")},
			{ID: "amount", Kind: dossier.KindMoney, Label: "Montant"},
		}},
		{ID: "asked", Kind: dossier.KindMoney, Label: "Demandé", Carried: "feder_grants"},
	}}}}
	if err := c.Prepare(); err != nil {
		t.Fatal(err)
	}
	s := draft.New(c, dossier.New(c), dossier.Env{}, draft.Options{})
	f := c.Field("asked")
	money := func(n int64) dossier.Value { return dossier.Money{Decimal: dossier.Int(n)} }
	want := func(step string, asked dossier.Value, rows int) {
		t.Helper()
		if got := s.View().Get("asked"); !dossier.Equal(got, asked) || len(s.Rows("resources")) != rows || s.Get("asked") != nil {
			t.Errorf("%s: %v, %d rows, typed %v", step, got, len(s.Rows("resources")), s.Get("asked"))
		}
	}
	if !s.SetThrough(f, nil) {
		t.Error("there is no place for it")
	}
	want("emptied", nil, 0)
	s.SetThrough(f, money(3))
	want("typed", money(3), 1)
	s.EndStep()
	s.SetThrough(f, money(30))
	want("typed again", money(30), 1)
	s.EndStep()
	s.Undo()
	want("undone", money(3), 1)
	s.EndStep()
	s.SetThrough(f, nil)
	want("cleared", nil, 1)
	s.SetThrough(f, money(4))
	want("typed once more", money(4), 1)
	s.EndStep()
	// What was typed into the question itself goes, and comes back, in one step.
	s.Set("asked", money(8))
	s.EndStep()
	s.SetThrough(f, money(5))
	want("typed over", money(5), 1)
	s.Undo()
	if got := s.View().Get("asked"); !dossier.Equal(got, money(8)) || !dossier.Equal(s.Rows("resources")[0].Get("amount"), money(4)) {
		t.Errorf("undone it is %v over %v", got, s.Rows("resources")[0].Get("amount"))
	}
	s.Redo()
	want("done again", money(5), 1)
	s.SetThrough(f, money(4))
	s.EndStep()
	other := s.AddRow("resources")
	for col, id := range map[string]string{"source": "feder", "nature": "grant"} {
		s.SetCell("resources", other, col, dossier.Text(id))
	}
	s.SetCell("resources", other, "amount", money(5))
	want("a second grant", money(9), 2)
	if s.SetThrough(f, money(1)) {
		t.Error("one of two grants was changed")
	}
	want("left alone", money(9), 2)
}
