package say_test

import (
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"dossierpme/assets"
	"dossierpme/internal/say"

	"github.com/pelletier/go-toml/v2"
)

func load(t *testing.T, files map[string]string) *say.Words {
	t.Helper()
	w, err := try(files)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func try(files map[string]string) (*say.Words, error) {
	dir := fstest.MapFS{}
	for name, text := range files {
		dir[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return say.Load(dir)
}

func TestATextIsFilledWithItsArguments(t *testing.T) {
	w := load(t, map[string]string{"a.toml": `
[home]
title = "Bonjour"
left = "Il reste {n} {n:problème|problèmes} dans {where}."
`})
	for name, c := range map[string]struct {
		key  string
		args []any
		want string
	}{
		"a text without a place":            {"home.title", nil, "Bonjour"},
		"zero is singular":                  {"home.left", []any{"n", 0, "where", "x"}, "Il reste 0 problème dans x."},
		"one is singular":                   {"home.left", []any{"n", 1, "where", "x"}, "Il reste 1 problème dans x."},
		"two are plural":                    {"home.left", []any{"n", 2, "where", "x"}, "Il reste 2 problèmes dans x."},
		"a large number is grouped":         {"home.left", []any{"n", 12345, "where", "x"}, "Il reste 12\u202f345 problèmes dans x."},
		"a grouped number is understood":    {"home.left", []any{"n", "1\u202f000", "where", "x"}, "Il reste 1\u202f000 problèmes dans x."},
		"one and a half is singular":        {"home.left", []any{"n", "1,5", "where", "x"}, "Il reste 1,5 problème dans x."},
		"a value is not read as a template": {"home.left", []any{"n", 1, "where", "{n}"}, "Il reste 1 problème dans {n}."},
		"a forgotten argument stays to see": {"home.left", []any{"n", 1}, "Il reste 1 problème dans {where}."},
		"an unknown key stays to see":       {"home.nothing", nil, "home.nothing"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := w.T(c.key, c.args...); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestTheFirstVariantThatFitsIsTaken(t *testing.T) {
	w := load(t, map[string]string{"a.toml": `
[problem.range]
what = "hors limites"
safe = "conservé"
do = "vérifiez"
[[problem.range.variant]]
when = "min, max"
what = "entre {min} et {max}"
[[problem.range.variant]]
when = "min"
what = "au moins {min}"
do = "augmentez"
[[problem.range.variant]]
when = "kind=date"
what = "une date"
[[problem.range.variant]]
when = "!max"
what = "sans maximum"
`})
	for name, c := range map[string]struct {
		args map[string]string
		want say.Message
	}{
		"all conditions must hold":        {map[string]string{"min": "1", "max": "2"}, say.Message{What: "entre 1 et 2", Safe: "conservé", Do: "vérifiez"}},
		"an empty argument is absent":     {map[string]string{"min": "1", "max": ""}, say.Message{What: "au moins 1", Safe: "conservé", Do: "augmentez"}},
		"a wanted value":                  {map[string]string{"max": "2", "kind": "date"}, say.Message{What: "une date", Safe: "conservé", Do: "vérifiez"}},
		"another value":                   {map[string]string{"max": "2", "kind": "year"}, say.Message{What: "hors limites", Safe: "conservé", Do: "vérifiez"}},
		"an argument that must be absent": {nil, say.Message{What: "sans maximum", Safe: "conservé", Do: "vérifiez"}},
	} {
		t.Run(name, func(t *testing.T) {
			if got := w.Problem("range", c.args); got != c.want {
				t.Errorf("got %+v, want %+v", got, c.want)
			}
		})
	}
	m := w.Problem("range", nil)
	if got := m.Text(); got != "sans maximum conservé vérifiez" {
		t.Errorf("Text is %q", got)
	}
	if got := m.Short(); got != "sans maximum vérifiez" {
		t.Errorf("Short is %q", got)
	}
	want := []string{
		"problem.range.do", "problem.range.safe", "problem.range.variant.0.what", "problem.range.variant.1.do",
		"problem.range.variant.1.what", "problem.range.variant.2.what", "problem.range.variant.3.what", "problem.range.what",
	}
	if got := w.Keys(); !slices.Equal(got, want) {
		t.Errorf("keys %q, want %q", got, want)
	}
}

func TestLoadRefusesWhatWouldSayNonsense(t *testing.T) {
	for name, c := range map[string]struct {
		files map[string]string
		want  string
	}{
		"no file":                    {nil, "no file"},
		"not TOML":                   {map[string]string{"a.toml": "a ="}, "a.toml"},
		"a key in two files":         {map[string]string{"a.toml": `a = "x"`, "b.toml": `a = "y"`}, "two files"},
		"variants in two files":      {map[string]string{"a.toml": "[a]\nw = \"x\"\n[[a.variant]]\nwhen = \"b\"\nw = \"y\"", "b.toml": "[[a.variant]]\nwhen = \"c\"\nw = \"z\""}, "two files"},
		"a table with a hidden name": {map[string]string{"a.toml": "[\"\\u0061\"]\nw = \"x\""}, "looks like a table"},
		"a number":                   {map[string]string{"a.toml": `a = 3`}, "no text"},
		"a list":                     {map[string]string{"a.toml": `a = ["x"]`}, "list"},
		"an open brace":              {map[string]string{"a.toml": `a = "{n"`}, "brace"},
		"a closing brace":            {map[string]string{"a.toml": `a = "n}"`}, "brace"},
		"a placeholder without name": {map[string]string{"a.toml": `a = "{}"`}, "placeholder"},
		"a plural without singular":  {map[string]string{"a.toml": `a = "{n:|x}"`}, "placeholder"},
		"a variant without when":     {map[string]string{"a.toml": "[a]\nw = \"x\"\n[[a.variant]]\nw = \"y\""}, "without a when"},
		"a variant of nothing":       {map[string]string{"a.toml": "[a]\nw = \"x\"\n[[a.variant]]\nwhen = \"b\"\nz = \"y\""}, "which a has not"},
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := try(c.files); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("error %v, want one with %q", err, c.want)
			}
		})
	}
}

func TestAFileIsReadWhenOneOfItsWordsIsAskedFor(t *testing.T) {
	dir := fstest.MapFS{
		"a.toml": {Data: []byte("# words\n  top = \"x\"\ndotted.key = \"y\"\n[home]\ntitle = \"t\"\nnot_a_top = \"z\"\n")},
		"b.toml": {Data: []byte("[[page.variant]]\nwhen = \"n\"\nwhat = \"v\"\n[ page ]\nwhat = \"p\"\n[\"home\".more]\ntitle = \"m\"\n")},
		"c.toml": {Data: []byte("[broken]\ntitle =\n")},
	}
	w, err := say.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	for key, want := range map[string]string{
		"top": "x", "dotted.key": "y", "home.title": "t", "home.more.title": "m", "page.what": "p",
		"not_a_top": "not_a_top", "nothing": "nothing",
	} {
		if got := w.T(key); got != want {
			t.Errorf("%s is %q, want %q", key, got, want)
		}
	}
	defer func() {
		if recover() == nil {
			t.Error("a file that cannot be read says nothing")
		}
	}()
	w.T("broken.title")
}

// typography is what French typesetting does not do.
var typography = map[string]*regexp.Regexp{
	"a straight apostrophe":                          regexp.MustCompile(`\pL'`),
	"a plain space before a high sign":               regexp.MustCompile(`\S [:;!?»%€]`),
	"no space before a high sign":                    regexp.MustCompile(`[\pL\d)][;!?»%€]`),
	"a plain or no space after an opening guillemet": regexp.MustCompile(`«([^\x{a0}\x{202f}]|$)`),
	"three points instead of an ellipsis":            regexp.MustCompile(`\.\.\.`),
	"straight quotes":                                regexp.MustCompile(`"`),
	"a decimal point":                                regexp.MustCompile(`\d\.\d\d? (€|%|h|km)`),
	"a plain space between a number and its unit":    regexp.MustCompile(`\d ([kM]?€|[kM]?Wh|kg|k?m|mm|[MG]o|ETP|UTA)([^\pL]|$)`),
}

// illSet are the faults of a text.
func illSet(text string) []string {
	var out []string
	for what, wrong := range typography {
		if at := wrong.FindString(strings.ReplaceAll(text, "M€", "")); at != "" {
			out = append(out, fmt.Sprintf("has %s: %q", what, at))
		}
	}
	return out
}

// TestTheFrenchOfCallsAndRulesIsWellSet: what the calls ask and the rules say is printed
// as it stands.
func TestTheFrenchOfCallsAndRulesIsWellSet(t *testing.T) {
	n := 0
	for name, dir := range map[string]fs.FS{"calls": assets.Calls(), "rules": assets.Rules()} {
		files, err := fs.Glob(dir, "*.toml")
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			src, err := fs.ReadFile(dir, file)
			if err != nil {
				t.Fatal(err)
			}
			var all any
			if err := toml.Unmarshal(src, &all); err != nil {
				t.Fatal(err)
			}
			var walk func(at string, v any)
			walk = func(at string, v any) {
				switch v := v.(type) {
				case map[string]any:
					for key, v := range v {
						walk(at+" "+key, v)
					}
				case []any:
					for _, v := range v {
						walk(at, v)
					}
				case string:
					n++
					for _, wrong := range illSet(v) {
						t.Errorf("%s/%s, %s, %s in %q", name, file, at, wrong, v)
					}
				}
			}
			walk("", all)
		}
	}
	if n < 3000 {
		t.Fatalf("only %d texts were read", n)
	}
}

func TestTheFrenchOfTheProgramIsWellSet(t *testing.T) {
	w, err := say.Load(assets.French())
	if err != nil {
		t.Fatal(err)
	}
	keys := w.Keys()
	if len(keys) < 300 {
		t.Fatalf("only %d texts: the catalogue was not read", len(keys))
	}
	for key, text := range w.All() {
		for _, wrong := range illSet(text) {
			t.Errorf("%s %s in %q", key, wrong, text)
		}
		if strings.TrimSpace(text) == "" {
			t.Errorf("%s is empty", key)
		}
	}
}

func TestATroubleSaysWhatIsSafeAndWhatToDoAndKeepsItsCause(t *testing.T) {
	w := load(t, map[string]string{"a.toml": `
[print.fails]
what = "« {file} » ne s’imprime pas."
safe = "Rien n’est perdu."
do = "Exportez-le."
`})
	cause := errors.New("no viewer")
	got := w.Trouble("print.fails", fmt.Errorf("printing: %w", cause), "file", "a.pdf")
	if got.Text() != "« a.pdf » ne s’imprime pas. Rien n’est perdu. Exportez-le." || got.Details != "printing: no viewer" {
		t.Errorf("it says %+v", got)
	}
	if got := w.Trouble("print.fails", nil); got.Details != "" {
		t.Errorf("without a cause it details %q", got.Details)
	}
}
