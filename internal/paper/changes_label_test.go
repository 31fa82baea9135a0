package paper_test

import (
	"testing"

	"dossierpme/dossier"
	"dossierpme/internal/paper"
)

func TestAChangeIsLabelledByItsCall(t *testing.T) {
	c := parts(t, "").Calls.Calls[0]
	table := c.Field("machines")
	for id, want := range map[dossier.FieldID]string{
		"machines": table.Label, "machines.name": table.Column("name").Label, "gone": "gone", "gone.x": "gone.x",
	} {
		if got := paper.LabelOf(c, id); got != want {
			t.Errorf("%s is called %q, not %q", id, got, want)
		}
	}
}
