package dossier

import (
	"bytes"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// older and newer are one call before its questions were turned round and after.
func older(t testing.TB) *Call {
	return prepared(t, 1,
		Field{ID: "start.nothing_signed", Kind: KindYesNo, Label: "Rien n’est signé"},
		Field{ID: "state_aid.no_de_minimis", Kind: KindYesNo, Label: "Aucune aide"},
		Field{ID: "de_minimis", Kind: KindRows, Label: "Aides", When: When(Condition{Field: "state_aid.no_de_minimis", Is: false}), Columns: []Field{{ID: "body", Kind: KindText, Label: "Qui"}}},
		Field{ID: "posts", Kind: KindRows, Label: "Postes", Columns: []Field{{ID: "title", Kind: KindText, Label: "Poste"}}},
	)
}

func newer(t testing.TB) *Call {
	return prepared(t, 2,
		Field{ID: "start.already_signed", Kind: KindChoice, Label: "Déjà signé ?", Options: []Option{{"no", "Non"}, {"yes", "Oui"}, {"conditional", "Sous condition"}}},
		Field{ID: "state_aid.has_de_minimis", Kind: KindYesNo, Label: "Des aides ?"},
		Field{ID: "de_minimis", Kind: KindRows, Label: "Aides", When: When(Condition{Field: "state_aid.has_de_minimis", Is: true}), Columns: []Field{{ID: "body", Kind: KindText, Label: "Qui"}}},
		Field{ID: "jobs.creates", Kind: KindYesNo, Label: "Des postes ?"},
		Field{ID: "posts", Kind: KindRows, Label: "Postes", When: When(Condition{Field: "jobs.creates", Is: true}), Columns: []Field{{ID: "title", Kind: KindText, Label: "Poste"}}},
		Field{ID: "a.post", Kind: KindRef, Table: "posts", Label: "Poste", Optional: true},
	)
}

func prepared(t testing.TB, revision int, fields ...Field) *Call {
	t.Helper()
	c := &Call{ID: "essai", Revision: revision, Sections: []Section{{ID: "s", Fields: fields}}}
	if err := c.Prepare(); err != nil {
		t.Fatal(err)
	}
	return c
}

// TestAFileOfTheFirstFormIsReadByTheNewCall: what was answered to a question that was
// turned round moves to the other, and nothing else.
func TestAFileOfTheFirstFormIsReadByTheNewCall(t *testing.T) {
	c := newer(t)
	for answers, want := range map[string]string{
		`{"start.nothing_signed":true}`:                               `{"start.already_signed":"no"}`,
		`{"start.nothing_signed":false}`:                              `{"start.already_signed":"yes"}`,
		`{}`:                                                          `{}`,
		`{"start.nothing_signed":null}`:                               `{}`,
		`{"start.nothing_signed":""}`:                                 `{}`,
		`{"start.nothing_signed":"peut-être"}`:                        `{"start.already_signed":"peut-être"}`,
		`{"start.nothing_signed":"no"}`:                               `{"start.already_signed":"no "}`, // no to nothing signed is none to already signed
		`{"start.nothing_signed":7}`:                                  `{"start.already_signed":7}`,
		`{"start.nothing_signed":true,"start.already_signed":"yes"}`:  `{"start.already_signed":"yes","start.nothing_signed":true}`,
		`{"state_aid.no_de_minimis":true}`:                            `{"state_aid.has_de_minimis":false}`,
		`{"state_aid.no_de_minimis":false,"de_minimis":[{"id":"d"}]}`: `{"de_minimis":[{"id":"d"}],"state_aid.has_de_minimis":true}`,
		`{"de_minimis":[{"id":"d"}]}`:                                 `{"de_minimis":[{"id":"d"}]}`, // unanswered stays so
		`{"posts":[{"id":"p"}]}`:                                      `{"jobs.creates":true,"posts":[{"id":"p"}]}`,
		`{"posts":[]}`:                                                `{"posts":[]}`,
		`{"jobs.creates":false,"posts":[{"id":"p"}]}`:                 `{"jobs.creates":false,"posts":[{"id":"p"}]}`,
		`{"state_aid.no_other_aids":true}`:                            `{"state_aid.no_other_aids":true}`, // the call has neither
	} {
		d := read(t, c, answers)
		if diff := cmp.Diff(want, string(appendAnswers(nil, d.Answers))); diff != "" {
			t.Errorf("%s: %s", answers, diff)
		}
		codes := map[string]int{}
		for _, p := range NewView(c, d, Env{}).Check() {
			codes[p.Code]++
		}
		wrong := answers == `{"start.nothing_signed":"peut-être"}` || answers == `{"start.nothing_signed":"no"}` || answers == `{"start.nothing_signed":7}`
		if wrong != (codes["form"] == 1) {
			t.Errorf("%s: %v", answers, codes)
		}
		// written and read again it is the same
		again, _, err := Read(d.Encode(), func(string) *Call { return c })
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, string(appendAnswers(nil, again.Answers))); diff != "" {
			t.Errorf("%s again: %s", answers, diff)
		}
	}
	d, _, err := Read([]byte(`{"format":2,"call":"essai","answers":{"posts":[{"id":"p"}]}}`), func(string) *Call { return c })
	if err != nil || d.Answers["jobs.creates"] != nil {
		t.Errorf("a file of the second form has its gates: %v, %v", d.Answers, err)
	}
}

// TestAnOlderCallAnswersTheNewQuestion: rules and figures read the new id alone.
func TestAnOlderCallAnswersTheNewQuestion(t *testing.T) {
	c := older(t)
	for answers, want := range map[string][2]Value{
		`{}`: {nil, nil},
		`{"start.nothing_signed":true,"state_aid.no_de_minimis":true}`:   {Text("no"), YesNo(false)},
		`{"start.nothing_signed":false,"state_aid.no_de_minimis":false}`: {Text("yes"), YesNo(true)},
		`{"start.nothing_signed":"x"}`:                                   {Typed("x"), nil},
	} {
		d := read(t, c, answers)
		v := NewView(c, d, Env{})
		if got := [2]Value{v.Get("start.already_signed"), v.Get("state_aid.has_de_minimis")}; !Equal(got[0], want[0]) || !Equal(got[1], want[1]) {
			t.Errorf("%s: %v, want %v", answers, got, want)
		}
		if diff := cmp.Diff(answers, string(appendAnswers(nil, d.Answers))); diff != "" {
			t.Error(diff)
		}
		p := v.Problem("start.already_signed", Blocking, "x", nil)
		if p.Field != "start.nothing_signed" || p.Section != "s" || v.Label("start.already_signed") != "Rien n’est signé" {
			t.Errorf("a problem of the question stands at %s of %q", p.Field, p.Section)
		}
	}
	if v := NewView(newer(t), read(t, newer(t), `{}`), Env{}); v.Get("start.already_signed") != nil || v.Get("start.nothing_signed") != nil || v.Here("start.already_signed") != "start.already_signed" {
		t.Error("the new call answers for the old one")
	}
}

// TestADossierIsWrittenInTheLowestFormThatItNeeds: the form is the dossier's, never
// the program's.
func TestADossierIsWrittenInTheLowestFormThatItNeeds(t *testing.T) {
	for form, c := range map[int]*Call{1: older(t), 2: newer(t)} {
		want := fmt.Sprintf(`"format": %d`, form)
		for _, d := range []*Dossier{New(c), read(t, c, `{}`), New(c).Copy(), NewView(c, New(c), Env{}).OnPaper(true)} {
			if got := string(d.Encode())[4 : 4+len(want)]; got != want {
				t.Errorf("%s, want %s", got, want)
			}
		}
		sealed, err := NewView(c, New(c), Env{}).Printed(true)
		if err != nil {
			t.Fatal(err)
		}
		if got := fmt.Sprintf(`"format":%d`, form); !bytes.Contains(sealed, []byte(got)) {
			t.Errorf("no %s in %.60s", got, sealed)
		}
	}
	for name, f := range map[string]Field{
		"a constant": {ID: "a", Kind: KindText, Label: "A", Default: "x"}, "a carried value": {ID: "a", Kind: KindSIREN, Label: "A", Carried: "siren_of_siret"},
		"conditions": {ID: "a", Kind: KindText, Label: "A", When: When(Condition{Field: "b", Filled: true}, Condition{Field: "c", Filled: true})},
		"a column":   {ID: "a", Kind: KindRows, Label: "A", Columns: []Field{{ID: "b", Kind: KindText, Label: "B", Default: "x"}}},
		"tables":     {ID: "a", Kind: KindRef, Label: "A", Tables: []FieldID{"b"}},
	} {
		if prepared(t, 1, f).Format() != 2 {
			t.Errorf("%s is of the first form", name)
		}
	}
	for name, f := range map[string]Field{
		"a condition":    {ID: "a", Kind: KindText, Label: "A", When: When(Condition{Field: "b", Filled: true})},
		"whom to ask":    {ID: "a", Kind: KindText, Label: "A", Ask: "self", Essential: true},
		"a plain column": {ID: "a", Kind: KindRows, Label: "A", Columns: []Field{{ID: "next", Kind: KindText, Label: "B"}}},
	} {
		if prepared(t, 1, f).Format() != 1 {
			t.Errorf("%s is of the second form", name)
		}
	}
}

// TestRowsBehindAGateThatSaysNone: they are kept, count nowhere, may be referred to,
// and somebody is told.
func TestRowsBehindAGateThatSaysNone(t *testing.T) {
	c := newer(t)
	const rest = `"start.already_signed":"no","state_aid.has_de_minimis":false,`
	for answers, want := range map[string][]string{
		`{` + rest + `"jobs.creates":false}`:                                               {},
		`{` + rest + `"jobs.creates":false,"posts":[{"id":"p","title":"x"}],"a.post":"p"}`: {"blocking gate_rows jobs.creates"},
		`{` + rest + `"jobs.creates":false,"posts":[{"id":"p","title":"x"}],"a.post":"q"}`: {"blocking gate_rows jobs.creates", "blocking unknown_row a.post"},
		`{` + rest + `"jobs.creates":true,"posts":[{"id":"p","title":"x"}],"a.post":"p"}`:  {},
		`{` + rest + `"jobs.creates":true,"posts":[]}`:                                     {"missing missing posts"},
		`{` + rest + `"posts":[{"id":"p","title":"x"}]}`:                                   {},
	} {
		d := read(t, c, answers)
		v := NewView(c, d, Env{})
		if diff := cmp.Diff(want, codes(v.Check())); diff != "" {
			t.Errorf("%s: %s", answers, diff)
		}
		shown := len(v.Rows("posts"))
		if no := v.No("jobs.creates"); no && shown > 0 || no != (v.ShutBy("posts") == "jobs.creates") {
			t.Errorf("%s: %d rows count", answers, shown)
		}
	}
	old := prepared(t, 1, Field{ID: "size.in_group", Kind: KindYesNo, Label: "Groupe ?"},
		Field{ID: "group", Kind: KindRows, Label: "Groupe", When: When(Condition{Field: "size.in_group", Is: true}), Columns: []Field{{ID: "name", Kind: KindText, Label: "Nom"}}})
	if got := codes(NewView(old, read(t, old, `{"size.in_group":false,"group":[{"id":"g"}]}`), Env{}).Check()); len(got) != 0 {
		t.Errorf("a call of the first form: %v", got)
	}
}
