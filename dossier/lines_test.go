package dossier

import (
	"strings"
	"testing"
)

// TestALineFromAFileIsShownOnOneLine: a file may hold line breaks where a line is
// asked for. They stay in it, and no title, message or page shows them.
func TestALineFromAFileIsShownOnOneLine(t *testing.T) {
	c := small(t)
	d := read(t, c, `{"a.name":"a\nb","items":[{"id":"m","name":"Robot\r\n\tde palettisation","price":"1\n000"}]}`)
	v := NewView(c, d, Env{})
	items := c.Field("items")
	if got := v.Title(items, v.Rows("items"), 0); got != "Robot de palettisation" {
		t.Errorf("the row is called %q", got)
	}
	if got := v.Title(items, Rows{{ID: "x"}, {ID: "y"}}, 1); got != "n°\u00a02" {
		t.Errorf("a row without a name is called %q", got)
	}
	if got := v.Text("a.name"); got != "a b" {
		t.Errorf("the text is %q", got)
	}
	for _, f := range []*Field{c.Field("a.name"), items.Column("price")} {
		val := v.Get("a.name")
		if f.Kind == KindMoney {
			val = v.Rows("items")[0].Get("price")
		}
		if got := Show(f, val, nil); strings.ContainsAny(got, "\n\t") || got == "" {
			t.Errorf("%s shows %q", f.ID, got)
		}
	}
	if got := Show(&Field{ID: "x", Kind: KindProse}, Text("a\nb"), nil); got != "a\nb" {
		t.Errorf("a text of several lines shows %q", got)
	}
	if got := Show(c.Field("a.name"), Text(" a"), nil); got != " a" {
		t.Errorf("a line without a break is changed: %q", got)
	}
	if enc := string(d.Encode()); !strings.Contains(enc, `"a\nb"`) || !strings.Contains(enc, `"Robot\n\tde palettisation"`) {
		t.Errorf("the file does not keep its breaks: %s", enc)
	}
}
