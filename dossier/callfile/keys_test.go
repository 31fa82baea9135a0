package callfile

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"dossierpme/dossier"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// sample is a TOML value for a key of this type.
func sample(t *testing.T, typ reflect.Type) string {
	switch {
	case typ.Kind() == reflect.Pointer && typ.Elem().Kind() != reflect.Struct:
		return sample(t, typ.Elem())
	case typ.Kind() == reflect.Interface:
		return `"7"`
	case typ.Kind() == reflect.Pointer:
		return sample(t, typ.Elem())
	}
	switch typ.Kind() {
	case reflect.String:
		return `"x"`
	case reflect.Bool:
		return "true"
	case reflect.Int:
		return "3"
	case reflect.Float64:
		return "1.5"
	case reflect.Slice:
		if typ.Elem() == reflect.TypeFor[*fieldFile]() {
			return `[{ id = "c", kind = "text", label = "C" }]`
		}
		return "[" + sample(t, typ.Elem()) + "]"
	case reflect.Struct:
		var members []string
		for _, k := range keysOf(typ) {
			members = append(members, k.name+" = "+sample(t, k.typ))
		}
		return "{ " + strings.Join(members, ", ") + " }"
	}
	t.Fatalf("no sample of a %s: write one here", typ)
	return ""
}

// TestEveryKeyOfAFieldIsReadAndStored: a key is one line of dossier.Field, and
// that line is enough for a call file, a stored call and an override.
func TestEveryKeyOfAFieldIsReadAndStored(t *testing.T) {
	var src strings.Builder
	for _, k := range keysOf(reflect.TypeFor[fieldFile]()) {
		value := sample(t, k.typ)
		if k.name == "when" { // an object or a list, which no type says
			value = `[{ field = "x", is = "y" }, { field = "x", in = ["y", "z"] }]`
		}
		fmt.Fprintf(&src, "%s = %s\n", k.name, value)
	}
	var in fieldFile
	if faults := decode("x.toml", []byte(src.String()), &in); faults != nil {
		t.Fatal(faults, src.String())
	}
	r := &reader{file: "x.toml", lines: linesOf([]byte(src.String()))}
	f := r.field("sections", 0, 0, -1, in)
	for _, k := range keysOf(reflect.TypeFor[dossier.Field]()) {
		if reflect.ValueOf(f).FieldByIndex(k.index).IsZero() {
			t.Errorf("%s is not read from a call file", k.name)
		}
		if !slices.Contains(knownKeys(), k.name) {
			t.Errorf("%s is not known to the hint of a mistyped key", k.name)
		}
		if field := reflect.TypeFor[dossier.Field]().FieldByIndex(k.index); jsonName(field) != k.name {
			t.Errorf("%s is called %q in a stored call", k.name, jsonName(field))
		}
	}
	stored, err := json.Marshal(f)
	if err != nil {
		t.Fatal(err)
	}
	var again dossier.Field
	if err := json.Unmarshal(stored, &again); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(f, again, cmpopts.IgnoreUnexported(dossier.Field{})); diff != "" {
		t.Error(diff)
	}
	for _, k := range keysOf(reflect.TypeFor[dossier.Field]()) {
		var base, by dossier.Field
		reflect.ValueOf(&by).Elem().FieldByIndex(k.index).Set(reflect.ValueOf(f).FieldByIndex(k.index))
		refused := change(&base, &by)
		changed := !reflect.ValueOf(base).FieldByIndex(k.index).IsZero()
		if changed == (refused != "") || changed != (k.may == "change") {
			t.Errorf("override of %s: changed %v, refused %q", k.name, changed, refused)
		}
	}
}

func jsonName(f reflect.StructField) string {
	name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
	return name
}

// TestKeysInlineHaveTheirLines: blocks may be written without a header.
func TestKeysInlineHaveTheirLines(t *testing.T) {
	src := `id = "x"
text = """
[[sections]]
id = "no"
"""
[[sections]] # one
  id = "a"
fields = [
  { id = "a.one", kind = "text" },
  { id = "a.two",
    kind = "rows", columns = [ { id = "c", label = "C" } ] },
]
[[ sections ]]
"id" = "b"
  [[sections.fields]]
  id = "b.one"
  [[sections.fields.columns]]
  label = "L"
`
	l := linesOf([]byte(src))
	for _, tc := range []struct {
		section, field, column int
		key                    string
		want                   int
	}{
		{0, -1, -1, "id", 7},
		{0, 0, -1, "id", 9},
		{0, 1, -1, "kind", 11},
		{0, 1, -1, "label", 10},
		{0, 1, 0, "label", 11},
		{1, -1, -1, "id", 14},
		{1, -1, -1, "title", 13},
		{1, 0, -1, "id", 16},
		{1, 0, 0, "label", 18},
		{2, -1, -1, "id", 0},
	} {
		if got := l.find("sections", tc.section, tc.field, tc.column, tc.key); got != tc.want {
			t.Errorf("%+v: line %d", tc, got)
		}
	}
	if l.top("text") != 2 || l.top("status") != 1 {
		t.Error("lines of the top", l.top("text"), l.top("status"))
	}
}
