package form

import (
	"testing"

	"fyne.io/fyne/v2/test"

	"dossierpme/dossier"
	"dossierpme/dossier/draft"
	"dossierpme/ui/kit"
	"dossierpme/ui/testmain"
)

// TestExamplesAreUnfoldedBelowTheirQuestionAndNeverTyped: a click or a key shows a good
// answer, a weak one and what is looked for, and hides them again.
func TestExamplesAreUnfoldedBelowTheirQuestionAndNeverTyped(t *testing.T) {
	testmain.Start(t, kit.Light)
	c := explainingCall(t)
	s := draft.New(c, dossier.New(c), dossier.Env{Uses: dossier.NewUses(map[dossier.FieldID]dossier.Use{
		"a.text": {Lesson: dossier.Lesson{Good: "Neuf soudures sur cent reprises.", Weak: "Nos machines sont vieilles.", Sought: "Un chiffre."}},
	}, "")}, draft.Options{})
	d := open(t, s, "one")
	asked := d.page.parts[0].(*card).asked
	q := asked[0]
	folded, shown := q.Object().Folded()
	if folded == nil || shown {
		t.Fatalf("there are examples: %v, shown at once: %v", folded != nil, shown)
	}
	for _, other := range asked[1:] {
		if folded, _ := other.Object().Folded(); folded != nil {
			t.Errorf("%s has examples", other.Field.ID)
		}
	}
	before := q.Object().MinSize().Height
	d.w.Canvas().Focus(q.Target())
	d.page.Examples()
	if _, shown := q.Object().Folded(); !shown || q.Object().MinSize().Height <= before {
		t.Error("the key does not unfold them")
	}
	said := map[string]bool{}
	for _, o := range test.LaidOutObjects(folded) {
		if text, ok := o.(*kit.Text); ok {
			said[text.Text] = true
		}
	}
	for _, want := range []string{"Un bon exemple", "Neuf soudures sur cent reprises.", "Un exemple faible", "Nos machines sont vieilles.", "Ce que le service y cherche", "Un chiffre."} {
		if !said[want] {
			t.Errorf("they do not say %q", want)
		}
	}
	if v := s.View().Get("a.text"); v != nil && !v.Empty() {
		t.Errorf("an example is typed: %v", v)
	}
	d.page.Examples()
	if _, shown := q.Object().Folded(); shown || q.Object().MinSize().Height != before {
		t.Error("they are not hidden again")
	}
}
