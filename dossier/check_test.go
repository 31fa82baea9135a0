package dossier

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func scoreOf(c *Call, d *Dossier, e Env) Score {
	v := NewView(c, d, e)
	return v.Score(v.Check())
}

func codes(ps []Problem) []string {
	out := []string{}
	for _, p := range ps {
		s := string(p.Severity) + " " + p.Code + " " + string(p.Field)
		if p.Row != "" {
			s += "@" + p.Row
		}
		out = append(out, s)
	}
	return out
}

func TestCheckSpeaksInFormOrder(t *testing.T) {
	c := small(t)
	for _, tc := range []struct {
		name, answers string
		want          []string
	}{
		{"an empty dossier misses what is required and visible", `{}`, []string{
			"missing missing a.name", "missing missing a.group", "missing missing items", "missing missing a.date",
		}},
		{
			"a complete dossier has no problem",
			`{"a.name":"abcde","a.group":false,"items":[{"id":"m","name":"x","price":"1.00"}],"a.date":"2026-05-01"}`,
			[]string{},
		},
		{
			"a condition that holds asks its field",
			`{"a.name":"a","a.group":true,"items":[{"id":"m","name":"x","price":"1.00"}],"a.date":"2026-05-01"}`,
			[]string{"missing missing a.share"},
		},
		{
			"what is hidden is not checked",
			`{"a.name":"a","a.group":false,"a.share":"999","items":[{"id":"m","name":"x","price":"1.00","seller":12}],"a.date":"2026-05-01"}`,
			[]string{},
		},
		{
			"wrong things are named where they stand",
			`{"a.name":"abcdef","a.group":true,"a.share":"100.01","a.kind":"z","items":[{"id":"m","name":5,"price":"1.001","used":true},{"id":"n","through":"q"}],"a.date":"2027-01-01","zz":1}`,
			[]string{
				"blocking too_long a.name", "blocking out_of_range a.share", "blocking form a.kind",
				"blocking form items.name@m", "blocking form items.price@m", "missing missing items.seller@m",
				"missing missing items.name@n", "missing missing items.price@n", "blocking unknown_row items.through@n",
				"blocking out_of_range a.date", "warning unknown_field zz",
			},
		},
		{
			"a circle is reported on each of its rows, and not on those that lead into it",
			`{"a.name":"a","a.group":false,"a.date":"2026-05-01","items":[{"id":"a","name":"x","price":"1","through":"b"},{"id":"b","name":"x","price":"1","through":"a"},{"id":"c","name":"x","price":"1","through":"a"}]}`,
			[]string{"blocking cycle items.through@a", "blocking cycle items.through@b"},
		},
		{
			"a row that names itself is a circle",
			`{"a.name":"a","a.group":false,"a.date":"2026-05-01","items":[{"id":"a","name":"x","price":"1","through":"a"}]}`,
			[]string{"blocking cycle items.through@a"},
		},
		{
			"an unknown column and too many rows",
			`{"a.name":"a","a.group":false,"a.date":"2026-05-01","items":[{"id":"a","name":"x","price":"1","new":1},{"id":"b","name":"x","price":"1"},{"id":"c","name":"x","price":"1"},{"id":"d","name":"x","price":"1"}]}`,
			[]string{"blocking too_long items", "warning unknown_field items.new@a"},
		},
		{
			"what stands beside the answers and is not known, an answer too",
			`{"a.name":"a","a.group":false,"items":[{"id":"m","name":"x","price":"1.00"}],"a.date":"2026-05-01"},"anwsers":{},"a.kind":"x"`,
			[]string{"warning unknown_field a.kind", "warning unknown_field anwsers"},
		},
		{
			"nothing typed is nothing: null and the empty text",
			`{"a.name":"","a.group":null,"a.date":""}`,
			[]string{"missing missing a.name", "missing missing a.group", "missing missing items", "missing missing a.date"},
		},
	} {
		t.Run(tc.name, func(t *testing.T) {
			ps := NewView(c, read(t, c, tc.answers), Env{}).Check()
			if diff := cmp.Diff(tc.want, codes(ps)); diff != "" {
				t.Error(diff)
			}
			for _, p := range ps {
				if p.Section == "" {
					t.Errorf("%s has no section", p.Code)
				}
			}
		})
	}
}

func TestLengthCountsCharactersAfterNormalisation(t *testing.T) {
	c := small(t)
	for _, tc := range []struct {
		in   string
		long bool
	}{
		{"éœ€²h", false},
		{"e\u0301e\u0301e\u0301e\u0301e\u0301", false},
		{"a\r\nbcd", false}, // the line break counts 1
		{"abcde ", true},
		{"😀😀😀😀😀", false},
	} {
		d := New(c)
		d.Set("a.name", Text(CleanText(tc.in)))
		got := strings.Contains(strings.Join(codes(NewView(c, d, Env{}).Check()), "\n"), "too_long")
		if got != tc.long {
			t.Errorf("%q too long: %v, want %v", tc.in, got, tc.long)
		}
	}
}

func TestMissingIsNotPiledOnWrong(t *testing.T) {
	c := small(t)
	c.Rules = []string{"r"}
	rule := Rule{Check: func(v *View) []Problem {
		return []Problem{v.Problem("a.name", Blocking, "form", nil), v.Problem("a.group", Warning, "form", nil)}
	}}
	got := codes(NewView(c, New(c), Env{Rules: map[string]Rule{"r": rule}}).Check())
	for _, s := range got {
		if s == "missing missing a.name" {
			t.Error("missing stands beside something blocking")
		}
	}
	if !strings.Contains(strings.Join(got, "\n"), "missing missing a.group") {
		t.Error("a warning must not make a missing answer disappear")
	}
}

func TestUnprintableCharactersAreReported(t *testing.T) {
	c := small(t)
	d := New(c)
	d.Set("a.name", Text("a😀"))
	env := Env{Printable: func(r rune) bool { return r < 0x10000 }}
	for _, p := range NewView(c, d, env).Check() {
		if p.Code == "unprintable" && p.Args["char"] == "😀" && p.Severity == Warning {
			return
		}
	}
	t.Error("an emoji is not reported")
}

func TestScoreCountsMinutes(t *testing.T) {
	c := small(t)
	for _, tc := range []struct {
		name, answers    string
		percent, minutes int
	}{
		{"nothing: 1 + 1, a first row of 2, 1", `{}`, 0, 5},
		{"one of five", `{"a.name":"a"}`, 20, 4},
		{"a visible condition adds its minutes: one of seven, no minus two", `{"a.group":true}`, 14, 6},
		{"a wrong answer does not count", `{"a.name":"abcdef"}`, 0, 5},
		{"half a row: 1 of 5", `{"items":[{"id":"m","name":"x"}]}`, 20, 4},
		{"a second complete row adds nothing", `{"items":[{"id":"m","name":"x","price":"1"},{"id":"n","name":"x","price":"1"}]}`, 40, 3},
		{"a second row half done adds two, one done: 3 of 7", `{"items":[{"id":"m","name":"x","price":"1"},{"id":"n","name":"x"}]}`, 42, 4},
		{"complete", `{"a.name":"abcde","a.group":false,"items":[{"id":"m","name":"x","price":"1.00"}],"a.date":"2026-05-01"}`, 100, 0},
		{"all answered, but an unknown option blocks", `{"a.name":"abcde","a.kind":"z","a.group":false,"items":[{"id":"m","name":"x","price":"1.00"}],"a.date":"2026-05-01"}`, 99, 0},
	} {
		t.Run(tc.name, func(t *testing.T) {
			s := scoreOf(c, read(t, c, tc.answers), Env{})
			if s.Percent != tc.percent || s.Minutes != tc.minutes {
				t.Errorf("%d %%, %d min; want %d %%, %d min", s.Percent, s.Minutes, tc.percent, tc.minutes)
			}
		})
	}
}

func TestACommuneOutsideFranceIsItsName(t *testing.T) {
	c := &Call{Sections: []Section{{ID: "s", Fields: []Field{
		{ID: "pc", Kind: KindText, Label: "CP"},
		{ID: "town", Kind: KindCommune, Label: "Commune", Postcode: "pc"},
	}}}}
	if err := c.Prepare(); err != nil {
		t.Fatal(err)
	}
	for _, tc := range []struct {
		pc, town string
		ok       bool
	}{{"80100", "80001", true}, {"80100", "Abbeville", false}, {"", "Abbeville", false}, {"B-1000", "Bruxelles", true}} {
		d := New(c)
		d.Set("pc", Text(tc.pc))
		d.Set("town", Text(tc.town))
		bad := strings.Contains(strings.Join(codes(NewView(c, d, Env{}).Check()), "\n"), "form town")
		if bad == tc.ok {
			t.Errorf("%s %s: accepted %v, want %v", tc.pc, tc.town, !bad, tc.ok)
		}
	}
}

func TestRowsOfReadsVisibleCells(t *testing.T) {
	c := small(t)
	type item struct {
		ID     string `col:"id"`
		Name   string `col:"name"`
		Price  Num    `col:"price"`
		Used   Bool   `col:"used"`
		Seller string `col:"seller"`
	}
	d := read(t, c, `{"items":[{"id":"m","name":"x","price":"1.50","used":false,"seller":"hidden"},{"id":"n","price":"abc","used":true,"seller":"s"}]}`)
	got := RowsOf[item](NewView(c, d, Env{}), "items")
	if len(got) != 2 || got[0].Seller != "" || got[0].Price.String() != "1.5" || !got[0].Used.No() ||
		got[1].Price.OK || !got[1].Used.Yes() || got[1].Seller != "s" || got[1].ID != "n" {
		t.Errorf("got %+v", got)
	}
}

func TestAFrozenCallComesBackWhole(t *testing.T) {
	c := small(t)
	b, err := c.Freeze()
	if err != nil {
		t.Fatal(err)
	}
	back, err := LoadFrozen(append(b[:len(b)-1], []byte(`,"newer":{"x":1}}`)...))
	if err != nil {
		t.Fatal(err)
	}
	again, err := back.Freeze()
	if err != nil || string(again) != string(b) {
		t.Errorf("a stored call changes on the way: %v\n%s\n%s", err, b, again)
	}
}

func TestARowGivenInAdvanceIsMissedWhereItIsNotWritten(t *testing.T) {
	c := &Call{ID: "essai", Sections: []Section{{ID: "s", Fields: []Field{{
		ID: "dnsh", Kind: KindRows, Label: "Principes", Fixed: []Option{{"water", "Eau"}, {"air", "Air"}},
		Columns: []Field{{ID: "effect", Kind: KindText, Label: "Effet", Minutes: 1}},
	}}}}}
	if err := c.Prepare(); err != nil {
		t.Fatal(err)
	}
	for _, tc := range []struct {
		answers string
		want    []string
		percent int
	}{
		{`{}`, []string{"missing missing dnsh"}, 0},
		{`{"dnsh":[{"id":"air","effect":"x"}]}`, []string{"missing missing dnsh@water"}, 50},
		{`{"dnsh":[{"id":"air","effect":"x"},{"id":"water","effect":"y"}]}`, []string{}, 100},
	} {
		d := read(t, c, tc.answers)
		if diff := cmp.Diff(tc.want, codes(NewView(c, d, Env{}).Check())); diff != "" {
			t.Errorf("%s: %s", tc.answers, diff)
		}
		if s := scoreOf(c, d, Env{}); s.Percent != tc.percent {
			t.Errorf("%s: %d %%, want %d", tc.answers, s.Percent, tc.percent)
		}
	}
}

func TestAReferenceOutsideATableNeedsItsRow(t *testing.T) {
	c := &Call{ID: "c", Sections: []Section{{ID: "s", Fields: []Field{
		{ID: "lines", Kind: KindRows, Label: "Lignes", Optional: true, Columns: []Field{{ID: "name", Kind: KindText, Label: "Nom"}}},
		{ID: "main", Kind: KindRef, Label: "Ligne principale", Table: "lines"},
	}}}}
	if err := c.Prepare(); err != nil {
		t.Fatal(err)
	}
	d := New(c)
	d.Set("lines", Rows{{ID: "r1", Cells: map[string]Value{"name": Text("Presse")}}})
	for row, want := range map[string]int{"r1": 0, "r2": 1} {
		d.Set("main", Text(row))
		if got := NewView(c, d, Env{}).Check(); len(got) != want || want == 1 && got[0].Code != "unknown_row" {
			t.Errorf("%s: %v", row, got)
		}
	}
}

func TestAGeneralRuleRunsWhereItsFieldsAre(t *testing.T) {
	rule := func(name string, general bool, fields ...FieldID) Rule {
		return Rule{Name: name, Fields: fields, General: general, Check: func(v *View) []Problem {
			return []Problem{v.Problem("a.name", Advice, name, nil)}
		}}
	}
	e := Env{Rules: map[string]Rule{}}
	for _, r := range []Rule{rule("named", false, "a.name"), rule("unnamed", false, "a.name"), rule("general", true, "a.name", "items"), rule("elsewhere", true, "a.name", "b.other"), rule("both", true)} {
		e.Rules[r.Name] = r
	}
	ran := func(c *Call) (names []string) {
		for _, p := range NewView(c, New(c), e).Check() {
			if p.Severity == Advice {
				names = append(names, p.Code)
			}
		}
		slices.Sort(names)
		return names
	}
	c := small(t)
	c.Rules = []string{"named", "both"}
	if diff := cmp.Diff([]string{"both", "general", "named"}, ran(c)); diff != "" {
		t.Error(diff)
	}
	c.WithoutRules = []string{"general"}
	if diff := cmp.Diff([]string{"both", "named"}, ran(c)); diff != "" {
		t.Error(diff)
	}
}

// What is typed loses its invisible signs; a file may still have them, where no letter
// or payment would arrive.
func TestAnInvisibleSignOfAFileIsSaid(t *testing.T) {
	c := &Call{
		ID: "essai", Status: "open", Title: "Essai", Phases: []Phase{{"company", "L’entreprise"}},
		Sections: []Section{{ID: "one", Phase: "company", Title: "Un", Fields: []Field{
			{ID: "a.mail", Kind: KindEmail, Label: "Courriel", Optional: true},
			{ID: "a.iban", Kind: KindIBAN, Label: "IBAN", Optional: true},
			{ID: "a.name", Kind: KindText, Label: "Nom", Optional: true},
			{ID: "a.text", Kind: KindProse, Label: "Texte", Optional: true},
		}}},
	}
	if err := c.Prepare(); err != nil {
		t.Fatal(err)
	}
	for _, tc := range []struct{ field, value, shown string }{
		{"a.mail", "jean\u200b@exemple.fr", "jean\ufffd@exemple.fr"},
		{"a.mail", "jean\u00ad.dupont@exemple.fr", "jean\ufffd.dupont@exemple.fr"},
		{"a.mail", "jean@exemple.fr", ""},
		{"a.iban", "FR7630006000011234567890189\u200e", "FR7630006000011234567890189\ufffd"},
		{"a.name", "un\u200dnom", ""},
		{"a.text", "un\u00adtexte", ""},
	} {
		d := read(t, c, fmt.Sprintf(`{%q:%q}`, tc.field, tc.value))
		got := ""
		for _, p := range NewView(c, d, Env{}).Check() {
			if p.Code == "form" && p.Args["kind"] == "invisible" && p.Severity == Blocking && string(p.Field) == tc.field {
				got = p.Args["typed"]
			}
		}
		if got != tc.shown {
			t.Errorf("of %q it says %q, want %q", tc.value, got, tc.shown)
		}
	}
}
