package figures_test

import (
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"dossierpme/assets"
	"dossierpme/dossier"
	"dossierpme/dossier/callfile"
	"dossierpme/dossier/figures"
	"dossierpme/dossier/rules"
	"dossierpme/internal/figuretext"
	"dossierpme/internal/say"

	"github.com/google/go-cmp/cmp"
)

const (
	today    = "2026-11-23"
	foodCall = "hdf-2026-agroalimentaire"
)

// law is the shipped law.
var law = sync.OnceValue(func() *figures.Rules {
	r, err := figures.LoadRules(assets.Rules())
	if err != nil {
		panic(err)
	}
	return r
})

var shipped = sync.OnceValue(func() *callfile.Set {
	names := callfile.NamesOf(dossier.Env{Rules: rules.All(law()), Needs: rules.Needs(law())})
	set, faults := callfile.Load(assets.Calls(), nil, names)
	if len(faults) > 0 {
		panic(faults[0])
	}
	return set
})

type tb interface {
	Helper()
	Fatalf(format string, args ...any)
}

// answers is a dossier in the making, in its file form.
type answers map[string]any

// with returns a copy with some answers set; nil removes one.
func (a answers) with(more answers) answers {
	out := maps.Clone(a)
	for k, v := range more {
		if v == nil {
			delete(out, k)
		} else {
			out[k] = v
		}
	}
	return out
}

type row = map[string]any

func rowsFrom(in ...row) []row { return in }

// viewOn reads answers as a food dossier, judged on a day. Keys that begin with
// "params." are parameters of the call.
func viewOn(t tb, day string, a answers) *dossier.View {
	t.Helper()
	return viewOf(t, shipped().Find(foodCall), day, a)
}

// viewOf is viewOn in a form of another edition of the call. The question before a
// table that the answers name is answered with yes, that before other costs with no
// where they name none, unless they answer it.
func viewOf(t tb, call *dossier.Call, day string, a answers) *dossier.View {
	t.Helper()
	ans, params := map[string]any{}, map[string]any{}
	for k, v := range a {
		if strings.HasPrefix(k, "params.") {
			params[k] = map[string]any{"value": v, "source": "cahier des charges, p. 4", "date": "2026-11-02"}
		} else {
			ans[k] = v
		}
		if gate := string(call.Gate(dossier.FieldID(k))); gate != "" && gate != "size.in_group" {
			if _, answered := a[gate]; !answered {
				ans[gate] = true
			}
		}
	}
	if gate := string(call.Gate("costs")); gate != "" && ans[gate] == nil {
		if _, said := a[gate]; !said {
			ans[gate] = false
		}
	}
	in, err := json.Marshal(map[string]any{"format": 1, "call": foodCall, "answers": ans, "params": params})
	if err != nil {
		t.Fatalf("%v", err)
	}
	d, c, err := dossier.Read(in, func(string) *dossier.Call { return call })
	if err != nil {
		t.Fatalf("%v", err)
	}
	for id, val := range d.Answers {
		if u, bad := val.(dossier.Unknown); bad {
			t.Fatalf("the test's own answer %s is not readable: %s", id, u.JSON)
		}
	}
	return dossier.NewView(c, d, dossier.Env{Today: dossier.MustDate(day), Rules: rules.All(law()), Needs: rules.Needs(law())})
}

func view(t tb, a answers) *dossier.View {
	t.Helper()
	return viewOn(t, today, a)
}

// of computes one figure and replays its derivation.
func of(t tb, v *dossier.View, id string) figures.Figure {
	t.Helper()
	f, ok := figures.Of(v, law(), "figure."+id)
	if !ok {
		t.Fatalf("no figure %s", id)
	}
	check(t, f)
	return f
}

// said is the words of a figure; they need no view.
var said = sync.OnceValue(func() *figuretext.Texts {
	words, err := say.Load(assets.French())
	if err != nil {
		panic(err)
	}
	return figuretext.New(words, nil)
})

// check holds every figure to the contract: what it gives is declared, messages
// have words, and the steps give the value.
func check(t tb, f figures.Figure) {
	t.Helper()
	for key, n := range f.Numbers {
		d, ok := f.Declared(key)
		if !ok || d.Shape.Coded() != (n.Code != "") {
			t.Fatalf("%s gives %s, %q, which its Spec does not declare under Numbers", f.ID, key, n.Code)
		}
	}
	if f.Status == figures.Unknown && len(f.Missing) == 0 {
		t.Fatalf("%s is unknown and names no input", f.ID)
	}
	if len(f.Steps) > 0 {
		got, err := figures.Replay(f.Steps)
		if err != nil {
			t.Fatalf("%s does not replay: %v", f.ID, err)
		}
		if f.Wire(f.Spec.Main) != "" && f.Wire(f.Spec.Main) != "unknown" && got != f.Wire(f.Spec.Main) {
			t.Fatalf("%s: the last step gives %s, the main number is %s: make the step of the main number last", f.ID, got, f.Wire(f.Spec.Main))
		}
	}
	for _, s := range slices.Concat(said().Caveats(f), said().Rules(f)) {
		for _, bad := range []string{" :", " ;", " %", " €", "« ", " »", " ?", " !", "'", "figure.", "{"} {
			if strings.Contains(s, bad) {
				t.Fatalf("%s: French of %q (%q)", f.ID, s, bad)
			}
		}
	}
	for _, s := range f.Steps {
		for _, m := range []figures.Message{s.Text, s.Source.Message} {
			if text := said().Message(m); strings.Contains(text, "figure.") || strings.Contains(text, "{") {
				t.Fatalf("%s: a step says %q: a key without words is to be written in assets/i18n/fr/figures.toml, an argument {x} to be given with about", f.ID, text)
			}
		}
	}
}

// alike compares figures: numbers by their value, what is declared and the rules
// of law by their identity.
var alike = cmp.Options{
	cmp.Comparer(func(a, b dossier.Decimal) bool { return a.Cmp(b) == 0 }),
	cmp.Comparer(func(a, b *figures.Spec) bool { return a == b }),
	cmp.Comparer(func(a, b *figures.Rule) bool { return a == b }),
}

// wired is every number of a figure as the JSON has it.
func wired(f figures.Figure) map[string]string {
	out := map[string]string{}
	for key := range f.Numbers {
		out[key] = f.Wire(key)
	}
	return out
}

// examples are the shipped example dossiers.
func examples(t testing.TB) map[string]*dossier.View {
	t.Helper()
	out := map[string]*dossier.View{}
	for _, name := range []string{"ferroviaire-somme", "conserverie-aisne"} {
		out[name] = dossier.NewView(example(t, name))
	}
	return out
}

func example(t testing.TB, name string) (*dossier.Call, *dossier.Dossier, dossier.Env) {
	t.Helper()
	in, err := os.ReadFile(filepath.Join("../../assets/examples", name, "dossier.json"))
	if err != nil {
		t.Fatal(err)
	}
	d, c, err := dossier.Read(in, shipped().Find)
	if err != nil {
		t.Fatal(err)
	}
	return c, d, dossier.Env{Today: dossier.MustDate(today), Rules: rules.All(law()), Needs: rules.Needs(law())}
}

func numbers(f figures.Figure, names ...string) map[string]string {
	out := map[string]string{}
	for _, n := range names {
		out[n] = f.Wire(n)
	}
	return out
}

func hasCaveat(f figures.Figure, words string) bool {
	return strings.Contains(strings.ReplaceAll(strings.ReplaceAll(strings.Join(said().Caveats(f), "\n"), "\u00a0", " "), "\u202f", " "), words)
}
