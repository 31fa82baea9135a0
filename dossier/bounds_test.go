package dossier

import (
	"strings"
	"testing"
)

func TestWhatIsFarBeyondItsLimitIsKeptAndNotRead(t *testing.T) {
	table := Field{ID: "s.table", Kind: KindRows, Label: "Table", Max: "2", Columns: []Field{{ID: "name", Kind: KindText, Label: "Nom"}}}
	c := &Call{Sections: []Section{{ID: "s", Fields: []Field{
		{ID: "s.text", Kind: KindText, Label: "Texte", Max: "3"},
		table,
		{ID: "s.free", Kind: KindProse, Label: "Libre"},
		{ID: "s.price", Kind: KindMoney, Label: "Prix"},
	}}}}
	if err := c.Prepare(); err != nil {
		t.Fatal(err)
	}
	rows := func(n int) string { return "[" + strings.TrimSuffix(strings.Repeat("{},", n), ",") + "]" }
	text := func(n int) string { return `"` + strings.Repeat("é", n) + `"` }
	for _, tc := range []struct {
		field FieldID
		json  string
		read  bool
		code  string
	}{
		{"s.text", text(3), true, ""},
		{"s.text", text(30), true, "too_long"},
		{"s.text", text(31), false, "too_long"},
		{"s.table", rows(2), true, ""},
		{"s.table", rows(20), true, "too_long"},
		{"s.table", rows(21), false, "too_long"},
		{"s.free", text(30_000), true, ""},
		{"s.free", text(30_001), false, "too_long"},
		{"s.price", `"` + strings.Repeat("9", 30) + `"`, true, ""},
		{"s.price", `"` + strings.Repeat("9", 41) + `"`, false, "form"},
		{"s.price", strings.Repeat("9", 5_000_000), false, "form"},
	} {
		f := c.Field(tc.field)
		v, err := DecodeValue(f, []byte(tc.json))
		if err != nil {
			t.Fatal(err)
		}
		_, unknown := v.(Unknown)
		if unknown == tc.read {
			t.Errorf("%s of %d bytes is read: %v", tc.field, len(tc.json), !unknown)
		}
		if unknown && string(EncodeValue(v)) != tc.json {
			t.Errorf("%s of %d bytes is not kept as it was", tc.field, len(tc.json))
		}
		if shown := Show(f, v, nil); unknown && Length(shown) > shownOfIt+1 {
			t.Errorf("%s of %d bytes is shown with %d characters", tc.field, len(tc.json), Length(shown))
		}
		d := New(c)
		d.Set(tc.field, v)
		var codes []string
		for _, p := range NewView(c, d, Env{}).Check() {
			if p.Field == tc.field && p.Row == "" {
				codes = append(codes, p.Code)
			}
		}
		if got := strings.Join(codes, " "); got != tc.code && (tc.code != "" || got != "missing") {
			t.Errorf("%s of %d bytes: problems %q, want %q", tc.field, len(tc.json), got, tc.code)
		}
	}
}
