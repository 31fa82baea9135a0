package dossier

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"
)

// small is a call with one field of each kind that the tests below need.
func small(t testing.TB) *Call {
	t.Helper()
	c := &Call{
		ID: "essai", Revision: 3, Status: "open", Title: "Essai",
		Phases: []Phase{{"company", "L’entreprise"}},
		Sections: []Section{
			{ID: "one", Phase: "company", Title: "Un", Fields: []Field{
				{ID: "a.name", Kind: KindText, Label: "Nom", Max: "5", Minutes: 1},
				{ID: "a.group", Kind: KindYesNo, Label: "Groupe ?", Minutes: 1},
				{ID: "a.share", Kind: KindPercent, Label: "Part", Min: "0", Max: "100", When: When(Condition{Field: "a.group", Is: true}), Minutes: 2},
				{ID: "a.kind", Kind: KindChoice, Label: "Genre", Optional: true, Options: []Option{{"x", "X"}, {"y", "Y"}}},
				{ID: "a.note", Kind: KindNote, Label: "Note"},
			}},
			{ID: "two", Phase: "company", Title: "Deux", Fields: []Field{
				{ID: "items", Kind: KindRows, Label: "Lignes", Max: "3", Titled: "name", Columns: []Field{
					{ID: "name", Kind: KindText, Label: "Nom", Minutes: 1},
					{ID: "price", Kind: KindMoney, Label: "Prix", Minutes: 1},
					{ID: "used", Kind: KindYesNo, Label: "Occasion", Optional: true},
					{ID: "seller", Kind: KindText, Label: "Vendeur", When: When(Condition{Field: "used", Is: true}), Minutes: 1},
					{ID: "through", Kind: KindRef, Table: "items", Label: "Via", Optional: true},
				}},
				{ID: "a.date", Kind: KindDate, Label: "Jour", Min: "2026-01-01", Max: "2026-12-31", Minutes: 1},
			}},
		},
		Params: []Field{{ID: "params.rate", Kind: KindPercent, Label: "Taux", Optional: true}},
	}
	if err := c.Prepare(); err != nil {
		t.Fatal(err)
	}
	return c
}

func read(t testing.TB, c *Call, answers string) *Dossier {
	t.Helper()
	d, _, err := Read(fmt.Appendf(nil, `{"format":1,"call":"essai","answers":%s}`, answers), func(string) *Call { return c })
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestAFileIsRefusedAsAWholeWithItsPlace(t *testing.T) {
	c := small(t)
	for _, tc := range []struct{ name, in, code, place string }{
		{"not JSON", "bonjour", "not_json", "1:1"},
		{"empty", "", "not_json", "1:1"},
		{"cut off", `{"format":1,"call":"essai","answers":{`, "not_json", "1:39"},
		{"two values", `{} {}`, "not_json", "1:4"},
		{"an array", `[]`, "not_dossier", ""},
		{"duplicate key", "{\"format\":1,\n\"format\":1}", "duplicate", "2:1"},
		{"duplicate key written otherwise", `{"format":1,"call":"essai","answers":{"a":1,"\u0061":2}}`, "duplicate", "1:45"},
		{"invalid UTF-8", "{\"format\":1,\"call\":\"essai\",\"answers\":{\"a.name\":\"\xff\"}}", "utf8", "1:49"},
		{"UTF-16", "\xff\xfe{\x00}\x00", "utf8", "1:1"},
		{"UTF-16, the other way round", "\xfe\xff\x00{\x00}", "utf8", "1:1"},
		{"lone surrogate", `{"format":1,"call":"essai","answers":{"a.name":"\ud800"}}`, "utf8", ""},
		{"control character", "{\"format\":1,\"call\":\"essai\",\"answers\":{\"a.name\":\"\x01\"}}", "not_json", ""},
		{"no format", `{"call":"essai","answers":{}}`, "not_dossier", ""},
		{"format as text", `{"format":"1","call":"essai","answers":{}}`, "not_dossier", ""},
		{"newer format", `{"format":3,"call":"essai","answers":{}}`, "newer", ""},
		{"newer format of a call we lack", `{"format":3,"call":"autre","truc":1}`, "newer", ""},
		{"no call", `{"format":1,"answers":{}}`, "no_call", ""},
		{"unknown call", `{"format":1,"call":"autre","answers":{}}`, "unknown_call", ""},
		{"no answers", `{"format":1,"call":"essai"}`, "not_dossier", ""},
		{"answers as array", `{"format":1,"call":"essai","answers":[]}`, "not_dossier", ""},
		{"too deep", strings.Repeat("[", 200) + strings.Repeat("]", 200), "depth", ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			_, _, err := Read([]byte(tc.in), func(id string) *Call {
				if id == c.ID {
					return c
				}
				return nil
			})
			var fe *FileError
			if !errors.As(err, &fe) || fe.Code != tc.code {
				t.Fatalf("got %v, want %s", err, tc.code)
			}
			if at := fmt.Sprintf("%d:%d", fe.Line, fe.Col); tc.place != "" && at != tc.place {
				t.Errorf("placed at %s, want %s", at, tc.place)
			}
		})
	}
}

func TestWhatIsUnknownIsWrittenBack(t *testing.T) {
	c := small(t)
	in := `{"format":1,"call":"essai","revision":2,"id":"ABC","version":7,"title":"T","updated":"2026-11-12T13:03:00Z","future":{"a":[1,2.50]},` +
		`"answers":{"a.name":12.50,"b.new":{"z":1e2},"items":[{"id":"m1","name":"é","colour":"red","price":"abc"}]},` +
		`"params":{"params.rate":{"value":"30","source":"p. 4","date":"2026-11-02","by":"moi"},"params.new":{"value":1},"params.odd":7}}`
	d, _, err := Read([]byte(in), func(string) *Call { return c })
	if err != nil {
		t.Fatal(err)
	}
	want, err := Canonical([]byte(in))
	if err != nil {
		t.Fatal(err)
	}
	got, err := Canonical(d.Encode())
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("written back as\n%s\nwant\n%s", got, want)
	}
	for _, verbatim := range []string{"2.50", "12.50", "1e2"} {
		if !bytes.Contains(d.Encode(), []byte(verbatim)) {
			t.Errorf("%s is not kept as it stood", verbatim)
		}
	}
	again, _, err := Read(d.Encode(), func(string) *Call { return c })
	if err != nil || !bytes.Equal(again.Encode(), d.Encode()) {
		t.Errorf("a second round changes the file: %v", err)
	}
}

func TestRowsWithoutIDAreNamedByTheirPlace(t *testing.T) {
	d := read(t, small(t), `{"items":[{"name":"a"},{"id":"k","name":"b"},{"name":"c"}]}`)
	for i, want := range []string{"r1", "k", "r3"} {
		if got := d.Rows("items")[i].ID; got != want {
			t.Errorf("row %d has the id %s, want %s", i+1, got, want)
		}
	}
}

// The vectors are those of RFC 8785, section 3.2.2 and 3.2.3.
func TestCanonicalIsRFC8785(t *testing.T) {
	in := `{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001,-0],` +
		`"string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","literals":[null,true,false],` +
		`"\u20ac":1,"\r":2,"\ufb33":3,"1":4,"\ud83d\ude00":5,"\u0080":6,"\u00f6":7}`
	// U+FB33 stands in RFC 8785 unnormalised; our texts are NFC, which decomposes it.
	want := "{\"\\n\":2,\"1\":4,\"literals\":[null,true,false],\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27,0]," +
		"\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\",\"\u0080\":6,\"ö\":7,\"\u05d3\u05bc\":3,\"€\":1,\"😀\":5}"
	got, err := Canonical([]byte(in))
	if err != nil || string(got) != want {
		t.Errorf("got\n%s, %v\nwant\n%s", got, err, want)
	}
}

func TestTheFingerprintIsThatOfTheContent(t *testing.T) {
	c := small(t)
	sum := func(d *Dossier) string {
		s, err := NewView(c, d, Env{}).Fingerprint(true)
		if err != nil {
			t.Fatal(err)
		}
		return Base32(s, 20)
	}
	base := read(t, c, `{"a.name":"x","a.group":false,"a.share":"10","a.note":"n","b.unknown":1}`)
	same := read(t, c, `{"a.group":false,"a.name":"x"}`)
	same.ID, same.Version, same.Title = "Z", 9, "autre"
	if sum(base) != sum(same) {
		t.Error("hidden, unknown and internal values, id, version or title change the fingerprint")
	}
	for _, other := range []string{`{"a.name":"y","a.group":false}`, `{"a.name":"x","a.group":true}`, `{"a.name":"x","a.group":false,"items":[{"id":"r1","name":"a"}]}`} {
		if sum(base) == sum(read(t, c, other)) {
			t.Errorf("%s has the same fingerprint", other)
		}
	}
	if err := Identify(c, base); err != nil || base.ID != sum(same) || len(base.ID) != 20 {
		t.Errorf("the id is %q, %v", base.ID, err)
	}
}

func FuzzFile(f *testing.F) {
	f.Add([]byte(`{"format":1,"call":"essai","answers":{"a.name":"x","items":[{"id":"m1","price":"1.00"}]},"params":{"params.rate":{"value":"3"}}}`))
	f.Add([]byte(`{"format":1,"call":"essai","answers":{"a.name":"\u00e9\ud83d\ude00","q":[1,{"a":null}]},"x":1.0}`))
	c := small(f)
	f.Fuzz(func(t *testing.T, in []byte) {
		d, _, err := Read(in, func(string) *Call { return c })
		if err != nil {
			var fe *FileError
			if !errors.As(err, &fe) {
				t.Fatalf("not a file error: %v", err)
			}
			return
		}
		out := d.Encode()
		again, _, err := Read(out, func(string) *Call { return c })
		if err != nil {
			t.Fatalf("our own file is refused: %v\n%s", err, out)
		}
		if !bytes.Equal(again.Encode(), out) {
			t.Fatalf("a second round changes the file:\n%s\n%s", out, again.Encode())
		}
		NewView(c, d, Env{}).Check()
		scoreOf(c, d, Env{})
		if _, err := NewView(c, d, Env{}).Fingerprint(true); err != nil {
			t.Fatal(err)
		}
	})
}
