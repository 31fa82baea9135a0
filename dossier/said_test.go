package dossier

import "testing"

// TestWhatIsSaidChangesWithWhatIsPrintedAndNothingElse.
func TestWhatIsSaidChangesWithWhatIsPrintedAndNothingElse(t *testing.T) {
	c := small(t)
	base := `"a.name":"x","a.group":false,"items":[{"id":"m","name":"Robot","price":"1.00"}]`
	said := func(answers string) string { return NewView(c, read(t, c, "{"+answers+"}"), Env{}).Said() }
	was := said(base)
	for name, same := range map[string]string{
		"a note": base + `,"a.note":"interne"`, "a hidden answer": base + `,"a.share":"30"`, "an unknown one": base + `,"zz":1`,
	} {
		if said(same) != was {
			t.Errorf("%s changes it", name)
		}
	}
	for name, other := range map[string]string{
		"an answer": base + `,"a.date":"2026-05-01"`,
		"a cell":    `"a.name":"x","a.group":false,"items":[{"id":"m","name":"Robot","price":"2.00"}]`,
	} {
		if said(other) == was {
			t.Errorf("%s does not change it", name)
		}
	}
	d := read(t, c, "{"+base+"}")
	d.Params["params.rate"] = Param{Value: Percent{Int(30)}, Source: "p. 4"}
	if NewView(c, d, Env{}).Said() == was {
		t.Error("a parameter does not change it")
	}
}
