package dossier

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

// withPieces is the small call with two pieces and a list of them, in the second form
// or in the first.
func withPieces(t *testing.T, second bool) *Call {
	t.Helper()
	c := small(t)
	file := Section{ID: "file", Phase: "company", Title: "Le dossier", Fields: []Field{{ID: "pieces", Kind: KindPieces, Label: "Pièces"}}}
	if second {
		file.Fields = append(file.Fields, Field{ID: "explanations", Kind: KindRows, Label: "Explications", Optional: true})
	}
	c.Sections = append(c.Sections, file)
	c.Pieces = []Piece{
		{ID: "extract", Title: "Extrait", Need: "once", Status: "C", Minutes: 3},
		{ID: "quotes", Title: "Devis", Need: "each", Status: "C", Minutes: 3},
		{ID: "permit", Title: "Permis", Need: "once", Status: "U", Minutes: 3},
		{ID: "letter", Title: "Lettre", Need: "once", Status: "C", Printed: true},
	}
	if err := c.Prepare(); err != nil {
		t.Fatal(err)
	}
	return c
}

// wanting wants each piece once, and a quote for each item.
var wanting = Env{Needs: map[string]Need{
	"once": {For: func(*View, *Piece) []string { return []string{""} }},
	"each": {For: func(v *View, _ *Piece) []string {
		var out []string
		for _, r := range v.Rows("items") {
			out = append(out, "items/"+r.ID)
		}
		return out
	}},
}}

func piecesView(t *testing.T, c *Call, rows string) *View {
	t.Helper()
	return NewView(c, read(t, c, `{"items":[{"id":"m1","name":"Un","price":"1.00"},{"id":"m2","name":"Deux","price":"1.00"}],"pieces":[`+rows+`]}`), wanting)
}

func TestAPieceIsSetAsideWithAReason(t *testing.T) {
	const general = `{"id":"g","piece":"quotes","set_aside":"later","reason":"attendus"}`
	for name, tc := range map[string]struct {
		rows  string
		lacks string // pieces and targets that nothing stands for
		aside string // those that are set aside, with the row that says so
		later int
	}{
		"nothing": {``, "extract quotes:items/m1 quotes:items/m2 permit", "", 0},
		"later":   {`{"id":"a","piece":"extract","set_aside":"later","reason":"demandé"}`, "quotes:items/m1 quotes:items/m2 permit", "extract=a", 1},
		"none of this dossier counts as answered, and is not to be sent": {
			`{"id":"a","piece":"permit","set_aside":"not_applicable","reason":"déclaration suffit"}`, "extract quotes:items/m1 quotes:items/m2", "permit=a", 0,
		},
		"no reason":      {`{"id":"a","piece":"extract","set_aside":"later"}`, "extract quotes:items/m1 quotes:items/m2 permit", "", 0},
		"a blank reason": {`{"id":"a","piece":"extract","set_aside":"later","reason":" \u00a0\n"}`, "extract quotes:items/m1 quotes:items/m2 permit", "", 0},
		"no such way":    {`{"id":"a","piece":"extract","set_aside":"never","reason":"x"}`, "extract quotes:items/m1 quotes:items/m2 permit", "", 0},
		"one target":     {`{"id":"a","piece":"quotes","for":"items/m2","set_aside":"later","reason":"x"}`, "extract quotes:items/m1 permit", "quotes:items/m2=a", 1},
		"every target":   {general, "extract permit", "quotes:items/m1=g quotes:items/m2=g", 2},
		"every remaining target": {
			general + `,{"id":"f","piece":"quotes","path":"d.pdf","for":"items/m1"}`, "extract permit", "quotes:items/m2=g", 1,
		},
		"its own row before that for all, whichever comes first": {
			general + `,{"id":"a","piece":"quotes","for":"items/m1","set_aside":"not_applicable","reason":"occasion"}`, "extract permit", "quotes:items/m1=a quotes:items/m2=g", 1,
		},
		"its own row without a reason leaves it to that for all": {
			`{"id":"a","piece":"quotes","for":"items/m1","set_aside":"not_applicable","reason":""},` + general, "extract permit", "quotes:items/m1=g quotes:items/m2=g", 2,
		},
		"a file wins": {
			`{"id":"a","piece":"extract","set_aside":"later","reason":"x"},{"id":"f","piece":"extract","path":"k.pdf"}`, "quotes:items/m1 quotes:items/m2 permit", "", 0,
		},
		"in the row of the file, too": {
			`{"id":"f","piece":"extract","path":"k.pdf","set_aside":"later","reason":"x"}`, "quotes:items/m1 quotes:items/m2 permit", "", 0,
		},
		"a file that counts as none does not": {
			`{"id":"a","piece":"extract","set_aside":"later","reason":"x"},{"id":"f","piece":"extract","path":"k.pdf","state":"empty"}`, "quotes:items/m1 quotes:items/m2 permit", "extract=a", 1,
		},
		"what the program prints is signed": {`{"id":"a","piece":"letter","set_aside":"later","reason":"x"}`, "extract quotes:items/m1 quotes:items/m2 permit", "", 0},
	} {
		t.Run(name, func(t *testing.T) {
			v := piecesView(t, withPieces(t, true), tc.rows)
			var lacks, aside []string
			for _, n := range v.Pieces() {
				at := n.Piece.ID
				if n.For != "" {
					at += ":" + n.For
				}
				if n.Lacks() {
					lacks = append(lacks, at)
				} else if n.Aside.Counts() {
					aside = append(aside, at+"="+n.Aside.Row)
				}
			}
			if got := strings.Join(lacks, " "); got != tc.lacks {
				t.Errorf("lacks %q, want %q", got, tc.lacks)
			}
			if got := strings.Join(aside, " "); got != tc.aside {
				t.Errorf("set aside %q, want %q", got, tc.aside)
			}
			if got := v.Later(); got != tc.later {
				t.Errorf("%d for later, want %d", got, tc.later)
			}
		})
	}
}

// TestTheFirstFormKnowsNoPieceSetAside: what is written there is kept, warned of and
// changes neither what is missing nor the paper.
func TestTheFirstFormKnowsNoPieceSetAside(t *testing.T) {
	c := withPieces(t, false)
	const row = `{"id":"a","piece":"extract","set_aside":"later","reason":"demandé"}`
	v := piecesView(t, c, row)
	if v.Later() != 0 || len(v.SetAside()) != 0 || !v.Pieces()[0].Lacks() {
		t.Error("it is set aside")
	}
	said := map[FieldID]bool{}
	for _, p := range v.Check() {
		if p.Code == "unknown_field" {
			said[p.Field] = true
		}
	}
	if !said["pieces.set_aside"] || !said["pieces.reason"] {
		t.Errorf("warned of %v", said)
	}
	if !strings.Contains(string(v.Dossier.Encode()), "demandé") {
		t.Error("it is not kept")
	}
	sealed, err := v.Printed(true)
	if err != nil || strings.Contains(string(sealed), "demandé") {
		t.Errorf("%v: the view is %s", err, sealed)
	}
}

func TestAPieceSetAsideCountsAsAnswered(t *testing.T) {
	c := withPieces(t, true)
	score := func(rows string) (int, int) {
		v := piecesView(t, c, rows)
		s := v.Score([]Problem{{Section: "file", Severity: Missing}}) // something else is missing
		return s.Sections[2].Percent, s.Sections[2].Minutes
	}
	if p, m := score(``); p != 0 || m != 3 {
		t.Errorf("nothing: %d %%, %d minutes", p, m)
	}
	if p, m := score(`{"id":"a","piece":"extract","set_aside":"later","reason":"x"}`); p != 33 || m != 2 {
		t.Errorf("one for later: %d %%, %d minutes", p, m)
	}
	if p, m := score(`{"id":"a","piece":"quotes","set_aside":"not_applicable","reason":"x"}`); p != 66 || m != 1 {
		t.Errorf("two are none of it: %d %%, %d minutes", p, m)
	}
}

func TestWhatSetsAPieceAsideHasAForm(t *testing.T) {
	c := withPieces(t, true)
	for cell, code := range map[string]string{
		`"set_aside":"never","reason":"x"`:                                            "pieces.set_aside form",
		`"set_aside":true,"reason":"x"`:                                               "pieces.set_aside form",
		`"set_aside":"later","reason":` + fmt.Sprintf("%q", strings.Repeat("é", 201)): "pieces.reason too_long",
		`"set_aside":"later","reason":` + fmt.Sprintf("%q", strings.Repeat("é", 200)): "",
		`"set_aside":"later","reason":"x","for":"items/gone"`:                         "pieces.for unknown_row",
		`"path":"a.pdf","paper":"liasse","paper_signed":true`:                         "",
		`"path":"a.pdf","paper_signed":"oui"`:                                         "pieces.paper_signed form",
	} {
		got := ""
		for _, p := range piecesView(t, c, `{"id":"a","piece":"extract",`+cell+`}`).Check() {
			if p.Row == "a" {
				got = string(p.Field) + " " + p.Code
			}
		}
		if got != code {
			t.Errorf("%s: %q, want %q", cell, got, code)
		}
	}
}

// TestPiecesSetAsideStandInThePrintedView: with or without a reason, beside the list of
// files, and only where there are any; what was read on a file is no part of it.
func TestPiecesSetAsideStandInThePrintedView(t *testing.T) {
	c := withPieces(t, true)
	sealed := func(rows string) (map[string]json.RawMessage, *View) {
		v := piecesView(t, c, rows)
		in, err := v.Printed(true)
		if err != nil {
			t.Fatal(err)
		}
		var out map[string]json.RawMessage
		if err := json.Unmarshal(in, &out); err != nil {
			t.Fatal(err)
		}
		return out, v
	}
	const file = `{"id":"f","piece":"extract","path":"k.pdf","paper":"kbis","paper_signed":true}`
	all, v := sealed(file + `,{"id":"a","piece":"quotes","for":"items/m2","set_aside":"later","reason":"attendu"},{"id":"b","piece":"permit","set_aside":"not_applicable"}`)
	if got, want := string(all["set_aside"]), `[{"for":"items/m2","piece":"quotes","reason":"attendu","set_aside":"later"},{"for":"","piece":"permit","reason":"","set_aside":"not_applicable"}]`; got != want {
		t.Errorf("set aside: %s, want %s", got, want)
	}
	if got, want := string(all["annexes"]), `[{"for":"","name":"k.pdf","piece":"extract","sha256":"","size":0}]`; got != want {
		t.Errorf("annexes: %s, want %s", got, want)
	}
	back := NewView(c, v.OnPaper(true), wanting)
	one, _ := v.Printed(true)
	two, err := back.Printed(true)
	if err != nil || string(one) != string(two) {
		t.Errorf("%v: from paper\n%s\nit was\n%s", err, two, one)
	}
	if back.Later() != v.Later() || len(back.Pieces()[0].Attached) != 1 {
		t.Error("on paper other pieces are set aside")
	}
	none, plain := sealed(file)
	if none["set_aside"] != nil {
		t.Errorf("without any: %s", none["set_aside"])
	}
	if v.Said() == plain.Said() {
		t.Error("what the dossier says is the same with and without pieces set aside")
	}
}

// TestACopyForAnotherCallPromisesNothing: what was promised for later goes, what is
// none of the dossier comes to be confirmed, if the other call can say it.
func TestACopyForAnotherCallPromisesNothing(t *testing.T) {
	rows := `{"id":"f","piece":"extract","path":"k.pdf","set_aside":"later","reason":"x"},{"id":"a","piece":"quotes","set_aside":"later","reason":"attendus"},{"id":"b","piece":"permit","set_aside":"not_applicable","reason":"sans travaux"}`
	v := piecesView(t, withPieces(t, true), rows)
	for second, want := range map[bool]string{true: "f b", false: "f"} {
		got := v.CopyTo(withPieces(t, second))
		var ids []string
		for _, r := range got.Dossier.Rows("pieces") {
			ids = append(ids, r.ID)
		}
		if strings.Join(ids, " ") != want {
			t.Errorf("second form %v: the rows %v came, want %q", second, ids, want)
		}
		if f := got.Dossier.Rows("pieces")[0]; f.Get("set_aside") != nil || f.Get("reason") != nil || f.Get("path") == nil {
			t.Errorf("the file came as %v", f)
		}
		if names := v.Names(got.Anew); strings.Join(names, "") != "Pièces · Mise de côté" {
			t.Errorf("asked again: %v", names)
		}
		if (len(got.Confirm) > 0) != second {
			t.Errorf("second form %v: to be confirmed %v", second, got.Confirm)
		}
	}
}
