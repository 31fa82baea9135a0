package dossier

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// explaining is a call of two sections with a rule that warns of an answer, another
// that blocks, and a place for explanations.
func explaining(t testing.TB) (*Call, Env) {
	t.Helper()
	c := &Call{
		ID: "essai", Revision: 2, Title: "Essai", Rules: []string{"warn"},
		Sections: []Section{
			{ID: "one", Title: "Un", Fields: []Field{
				{ID: "a.name", Kind: KindText, Label: "Nom", Minutes: 1, Useful: []int{2, 3}},
				{ID: "items", Kind: KindRows, Label: "Lignes", Optional: true, Columns: []Field{{ID: "name", Kind: KindText, Label: "Nom", Minutes: 1}}},
				{ID: "pieces", Kind: KindPieces, Label: "Pièces"},
			}},
			{ID: "review", Title: "Relecture", Fields: []Field{
				{ID: "answers.explained", Kind: KindRows, Label: "Points expliqués", Optional: true, Minutes: 1, Columns: []Field{
					{ID: "code", Kind: KindText, Label: "Code", Minutes: 1},
					{ID: "field", Kind: KindText, Label: "Question", Minutes: 1},
					{ID: "row", Kind: KindText, Label: "Ligne", Optional: true},
					{ID: "text", Kind: KindProse, Label: "Explication", Max: "600", Minutes: 1},
				}},
			}},
		},
		Pieces: []Piece{{ID: "intention_answer", Title: "Réponse"}},
	}
	if err := c.Prepare(); err != nil {
		t.Fatal(err)
	}
	warn := func(v *View) []Problem {
		weak := v.Problem("a.name", Warning, "intention_weak", nil)
		weak.Rests = "intention_answer"
		out := []Problem{
			v.Problem("a.name", Warning, "postcode", nil), weak,
			v.Problem("a.name", Advice, "no_audit", nil), v.Problem("a.name", Blocking, "plan_gap", nil),
		}
		for _, r := range v.Rows("items") {
			out = append(out, v.RowProblem("items", r.ID, "name", Warning, "quote_old", nil))
		}
		return out
	}
	return c, Env{Rules: map[string]Rule{"warn": {Check: warn}}}
}

func TestWhatCanBeExplainedAndIs(t *testing.T) {
	c, e := explaining(t)
	const items = `"a.name":"un nom très long","items":[{"id":"m","name":"x"}],`
	row := func(code, field, at, text string) string {
		return fmt.Sprintf(`{"id":"%s%s","code":%q,"field":%q,"row":%q,"text":%q}`, code, at, code, field, at, text)
	}
	for name, x := range map[string]struct {
		answers string
		can, is []string
	}{
		"nothing yet":  {items + `"answers.explained":[]`, []string{"length_useful", "quote_old"}, nil},
		"a warning":    {items + `"answers.explained":[` + row("length_useful", "a.name", "", "oui") + `]`, []string{"length_useful", "quote_old"}, []string{"length_useful"}},
		"one of a row": {items + `"answers.explained":[` + row("quote_old", "items.name", "m", "oui") + `]`, []string{"length_useful", "quote_old"}, []string{"quote_old"}},
		"another row":  {items + `"answers.explained":[` + row("quote_old", "items.name", "n", "oui") + `]`, []string{"length_useful", "quote_old"}, nil},
		"a blank text": {items + `"answers.explained":[` + row("quote_old", "items.name", "m", " \n ") + `]`, []string{"length_useful", "quote_old"}, nil},
		"no text":      {items + `"answers.explained":[{"id":"r","code":"quote_old","field":"items.name","row":"m"}]`, []string{"length_useful", "quote_old"}, nil},
		"what cannot be": {
			items + `"answers.explained":[` + row("postcode", "a.name", "", "oui") + "," + row("no_audit", "a.name", "", "oui") + "," +
				row("plan_gap", "a.name", "", "oui") + "," + row("intention_weak", "a.name", "", "oui") + `]`, []string{"length_useful", "quote_old"}, nil,
		},
		"what rests on a piece": {
			items + `"pieces":[{"id":"p","piece":"intention_answer","path":"a.pdf"}],"answers.explained":[` + row("intention_weak", "a.name", "", "oui") + `]`,
			[]string{"intention_weak", "length_useful", "quote_old"},
			[]string{"intention_weak"},
		},
		"on a file that is no paper": {
			items + `"pieces":[{"id":"p","piece":"intention_answer","path":"a.pdf","state":"empty"}],"answers.explained":[` + row("intention_weak", "a.name", "", "oui") + `]`,
			[]string{"length_useful", "quote_old"},
			nil,
		},
	} {
		t.Run(name, func(t *testing.T) {
			v := NewView(c, read(t, c, "{"+x.answers+"}"), e)
			seen := map[bool]map[string]bool{true: {}, false: {}}
			problems := v.Check()
			for _, p := range problems {
				if p.Explainable {
					seen[false][p.Code] = true
				}
				if p.Explained {
					seen[true][p.Code] = true
				}
				if p.Severity == Missing {
					t.Errorf("%s %s is missing", p.Field, p.Row)
				}
			}
			want := func(codes []string) map[string]bool {
				out := map[string]bool{}
				for _, code := range codes {
					out[code] = true
				}
				return out
			}
			if diff := cmp.Diff(want(x.can), seen[false]); diff != "" {
				t.Errorf("can be explained: %s", diff)
			}
			if diff := cmp.Diff(want(x.is), seen[true]); diff != "" {
				t.Errorf("are explained: %s", diff)
			}
			n := Count(problems)
			if n.Explained != len(x.is) || n.Warnings+n.Explained != 4 {
				t.Errorf("counted %+v", n)
			}
			if minutes := v.Score(problems).Minutes; minutes != 1 { // of a.name, which is blocked
				t.Errorf("%d minutes are left", minutes)
			}
		})
	}
}

// TestExplanationsArePrinted: all of them are in the view, whatever warnings stand.
func TestExplanationsArePrinted(t *testing.T) {
	c, e := explaining(t)
	d := read(t, c, `{"answers.explained":[{"id":"r1","code":"gone","field":"a.name","text":"Parce que."}]}`)
	printed, err := NewView(c, d, e).Printed(true)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(printed), "Parce que.") {
		t.Error("it is not in the printed view")
	}
	one, _ := NewView(c, d, e).Fingerprint(true)
	other, _ := NewView(c, read(t, c, `{}`), e).Fingerprint(true)
	if one == other {
		t.Error("it is not in the fingerprint")
	}
}

// TestACallWithoutAPlaceForExplanationsExplainsNothing, whatever its file says.
func TestACallWithoutAPlaceForExplanationsExplainsNothing(t *testing.T) {
	c, e := explaining(t)
	c.Sections = c.Sections[:1]
	if err := c.Prepare(); err != nil {
		t.Fatal(err)
	}
	d := read(t, c, `{"a.name":"un nom très long","answers.explained":[{"id":"r1","code":"length_useful","field":"a.name","text":"Parce que."}]}`)
	for _, p := range NewView(c, d, e).Check() {
		if p.Explainable || p.Explained {
			t.Errorf("%+v", p)
		}
	}
}
