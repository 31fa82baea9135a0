package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"dossierpme/dossier"
	"dossierpme/dossier/figures"
	"dossierpme/dossier/shelf"
	"dossierpme/internal/figuretext"
	"dossierpme/internal/licences"
	"dossierpme/internal/paper"
	"dossierpme/pdf/compare"
)

// printed are the members, with their tags, of what a command prints that is of another
// package; those of its own stand in its file.
var printed = map[string][]reflect.Type{
	"check":   {reflect.TypeFor[dossier.Spot]()},
	"figures": {reflect.TypeFor[figuretext.JSON](), reflect.TypeFor[figuretext.JSONHypothesis](), reflect.TypeFor[figuretext.JSONStep]()},
	"merge":   {reflect.TypeFor[paper.Change]()},
	"verify":  {reflect.TypeFor[compare.Page](), reflect.TypeFor[shelf.SignedSheet]()},
	"version": {reflect.TypeFor[licences.Licence]()},
}

// speaks names the command of a file that is called otherwise; what main.go prints
// is a failure, of any command.
var speaks = map[string]string{"help": "version", "main": ""}

// TestThePageOfFormsNamesEveryMember: what a program reads of --json stands in
// docs/format.md, where the page speaks of that command.
func TestThePageOfFormsNamesEveryMember(t *testing.T) {
	text, err := os.ReadFile("../../docs/format.md")
	if err != nil {
		t.Fatal(err)
	}
	page := string(text)
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		command := strings.TrimSuffix(file, ".go")
		if other, ok := speaks[command]; ok {
			command = other
		}
		want := tagsIn(t, file)
		for _, typ := range printed[command] {
			for _, f := range reflect.VisibleFields(typ) {
				want = append(want, f.Tag.Get("json"))
			}
		}
		if file == "calls.go" {
			want = append(want, listed()...)
		}
		if len(want) == 0 {
			continue
		}
		seen++
		said := of(page, command)
		if command == "calls" {
			said += of(page, "fields")
		}
		for _, tag := range want {
			name, _, _ := strings.Cut(tag, ",")
			if name != "-" && !strings.Contains(said, "`"+name+"`") && !strings.Contains(said, `"`+name+`"`) {
				t.Errorf("docs/format.md does not say, where it speaks of %q, that --json gives %s", command, name)
			}
		}
	}
	if seen < 10 {
		t.Errorf("only %d files print anything", seen)
	}
}

// of is what the page says of --json of a command, of any where it fails for "".
func of(page, command string) string {
	if command == "" {
		_, rest, _ := strings.Cut(page, "With `--json` a failure prints")
		said, _, _ := strings.Cut(rest, "| exit code |")
		return said
	}
	speaks := regexp.MustCompile("^\\| `" + command + "` \\||`(dossierctl )?" + command + "\\b[^`]*--json")
	var b strings.Builder
	for line := range strings.Lines(page) {
		if speaks.MatchString(line) {
			b.WriteString(line)
		}
	}
	return b.String()
}

// listed are the members of a field that `fields` lists; see fieldLine.
func listed() []string {
	out := []string{"required"}
	for _, f := range reflect.VisibleFields(reflect.TypeFor[dossier.Field]()) {
		tag := f.Tag.Get("json")
		if strings.HasPrefix(tag, "carried,") {
			tag = "carried_from"
		}
		if f.Tag.Get("fields") == "list" {
			out = append(out, tag)
		}
	}
	return out
}

// tagsIn are the tags of all structs of a file, those in functions too.
func tagsIn(t *testing.T, file string) []string {
	t.Helper()
	f, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	ast.Inspect(f, func(n ast.Node) bool {
		if field, ok := n.(*ast.Field); ok && field.Tag != nil {
			tag, err := strconv.Unquote(field.Tag.Value)
			if err != nil {
				t.Fatal(err)
			}
			if name, ok := reflect.StructTag(tag).Lookup("json"); ok {
				out = append(out, name)
			}
		}
		return true
	})
	return out
}

// TestThePageOfFormsHasARowForEveryFigure: with all its numbers, and a star
// behind the one that it is known by.
func TestThePageOfFormsHasARowForEveryFigure(t *testing.T) {
	page, err := os.ReadFile("../../docs/format.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(page), "\n| figure | numbers |\n|---|---|\n")
	table, _, found := strings.Cut(rest, "\n\n")
	if !found {
		t.Fatal("docs/format.md has no table of figures")
	}
	numbers := regexp.MustCompile("`([a-z0-9_]+)`(\\\\\\*)?")
	rows := map[string][]string{}
	for line := range strings.Lines(table) {
		cells := strings.Split(line, "|")
		rows[strings.Trim(cells[1], " `")] = numbers.FindAllString(cells[2], -1)
	}
	for _, e := range figures.Shipped() {
		var want []string
		for _, n := range e.Numbers {
			star := ""
			if n.Key == e.Main {
				star = `\*`
			}
			want = append(want, "`"+n.Key+"`"+star)
		}
		row := strings.Join(want, " ")
		got := slices.Clone(rows[e.ID])
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("docs/format.md says of %s %q: write | `%s` | %s | in its table of figures", e.ID, got, e.ID, row)
		}
		delete(rows, e.ID)
	}
	for id := range rows {
		t.Errorf("docs/format.md has a row of %s, which is no figure", id)
	}
}
