package figuretext_test

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"dossierpme/assets"
	"dossierpme/dossier"
	"dossierpme/dossier/callfile"
	"dossierpme/dossier/figures"
	"dossierpme/dossier/outline"
	"dossierpme/dossier/rules"
	"dossierpme/internal/figuretext"
	"dossierpme/internal/say"
)

func law(t *testing.T) *figures.Rules {
	t.Helper()
	l, err := figures.LoadRules(assets.Rules())
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// words are those of the program, with more TOML that a test brings.
func words(t *testing.T, more string) *say.Words {
	t.Helper()
	dir := fstest.MapFS{"more.toml": &fstest.MapFile{Data: []byte(more)}}
	names, err := filepath.Glob("../../assets/i18n/fr/*.toml")
	if err != nil || len(names) == 0 {
		t.Fatal(names, err)
	}
	for _, name := range names {
		src, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		dir[filepath.Base(name)] = &fstest.MapFile{Data: src}
	}
	w, err := say.Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// examples are the shipped example dossiers, as they are and with nothing answered.
func examples(t *testing.T) map[string]*dossier.View {
	t.Helper()
	env := dossier.Env{Today: dossier.MustDate("2026-11-23"), Rules: rules.All(law(t)), Needs: rules.Needs(law(t))}
	set, faults := callfile.Load(assets.Calls(), nil, callfile.NamesOf(env))
	if len(faults) > 0 {
		t.Fatal(faults[0])
	}
	out := map[string]*dossier.View{}
	for _, name := range []string{"ferroviaire-somme", "conserverie-aisne"} {
		in, err := os.ReadFile(filepath.Join("../../assets/examples", name, "dossier.json"))
		if err != nil {
			t.Fatal(err)
		}
		d, c, err := dossier.Read(in, set.Find)
		if err != nil {
			t.Fatal(err)
		}
		out[name] = dossier.NewView(c, d, env)
		out[name+", empty"] = dossier.NewView(c, dossier.New(c), env)
	}
	return out
}

// incomplete names what a figure lacks to be shown everywhere.
func incomplete(w *say.Words, s *figures.Spec) []string {
	var out []string
	lack := func(what string, ok bool) {
		if !ok {
			out = append(out, s.ID+": "+what)
		}
	}
	short, prefixed := strings.CutPrefix(s.ID, "figure.")
	lack("the id does not begin with figure.", prefixed)
	lack("it has no numbers", len(s.Numbers) > 0)
	_, ok := s.Declared(s.Main)
	lack("its main number "+s.Main+" is none of its numbers", ok || s.Main == "")
	if before, after, ok := s.Change(); ok {
		_, ok0 := s.Declared(before)
		_, ok1 := s.Declared(after)
		lack("a gain without "+before+" and "+after, ok0 && ok1)
		lack("no words figure.gain."+short+" in figures.toml", w.Has("figure.gain."+short))
	}
	seen := map[string]bool{}
	for _, d := range s.Numbers {
		lack(d.Key+" stands there twice", !seen[d.Key])
		seen[d.Key] = true
		lack(d.Key+" has the unknown shape "+string(d.Shape), slices.Contains(figures.Shapes(), d.Shape))
		lack(d.Key+" names no field of its options", d.Shape != figures.Option || d.Field != "")
		label := "figure.number." + short + "." + d.Key
		lack("no label "+label+" in figures.toml", w.Has(label))
		formula := "figure.formula." + short + "." + d.Key
		lack("no formula "+formula+" in figures.toml", w.Has(formula))
	}
	return out
}

// TestEveryNumberCanBeShown walks the registry: each number has a shape, a label
// and thereby its place wherever figures are listed.
func TestEveryNumberCanBeShown(t *testing.T) {
	w := words(t, "")
	labels := map[string]bool{}
	for _, e := range figures.Shipped() {
		for _, fault := range incomplete(w, e.Spec) {
			t.Error(fault)
		}
		for _, d := range e.Numbers {
			labels["figure.number."+strings.TrimPrefix(e.ID, "figure.")+"."+d.Key] = true
		}
	}
	for _, key := range w.Keys() {
		if strings.HasPrefix(key, "figure.number.") && !labels[key] {
			t.Errorf("%s is the label of a number that no figure has", key)
		}
	}
	for _, s := range figures.Shapes() {
		if unit := figuretext.New(w, nil).Unit(s, "2"); strings.Contains(unit, "figure.") {
			t.Errorf("the shape %q has no unit %s in figures.toml", s, unit)
		}
		for _, code := range figures.Codes(s) {
			if !w.Has("figure." + string(s) + "." + code) {
				t.Errorf("the code %s of a %s has no words", code, s)
			}
		}
	}
	for _, s := range figures.Statuses() {
		for _, kind := range []string{"status", "note", "means"} {
			if !w.Has("figure." + kind + "." + string(s)) {
				t.Errorf("the status %s has no figure.%s", s, kind)
			}
		}
	}
	for _, d := range figures.Degrees() {
		if d != figures.Confirmed && !w.Has("figure.rule."+strings.ToLower(string(d))) {
			t.Errorf("the degree %s has no words", d)
		}
	}
}

// TestANumberWithoutItsPlaceIsNamed holds the test above against faulty figures.
func TestANumberWithoutItsPlaceIsNamed(t *testing.T) {
	w := words(t, "[figure.number.trial]\none = \"Un\"\n[figure.formula.trial]\none = \"votre réponse\"\n")
	one := figures.Declared{Key: "one", Shape: figures.Money}
	for want, s := range map[string]*figures.Spec{
		"":                   {ID: "figure.trial", Main: "one", Numbers: []figures.Declared{one}},
		"begin with figure.": {ID: "trial", Main: "one", Numbers: []figures.Declared{one}},
		"no numbers":         {ID: "figure.trial"},
		"main number":        {ID: "figure.trial", Main: "two", Numbers: []figures.Declared{one}},
		"no label":           {ID: "figure.trial", Numbers: []figures.Declared{one, {Key: "two", Shape: figures.Money}}},
		"no formula":         {ID: "figure.trial", Numbers: []figures.Declared{one, {Key: "two", Shape: figures.Money}}},
		"twice":              {ID: "figure.trial", Numbers: []figures.Declared{one, one}},
		"unknown shape":      {ID: "figure.trial", Numbers: []figures.Declared{{Key: "one", Shape: "parsec"}}},
		"names no field":     {ID: "figure.trial", Numbers: []figures.Declared{{Key: "one", Shape: figures.Option}}},
		"a gain without":     {ID: "figure.trial", Main: "gain_t", Numbers: []figures.Declared{{Key: "gain_t", Shape: figures.Mass}}},
	} {
		got := strings.Join(incomplete(w, s), "; ")
		if (want == "") != (got == "") || !strings.Contains(got, want) {
			t.Errorf("%+v: %q, want %q", s, got, want)
		}
	}
}

// TestWhatFiguresGiveIsShown walks what the examples produce: every number that
// is given stands in the list, on paper and in the JSON, worded without a hole.
func TestWhatFiguresGiveIsShown(t *testing.T) {
	w := words(t, "")
	for name, v := range examples(t) {
		texts, all := figuretext.New(w, v), figures.All(v, law(t))
		paper := fmt.Sprintf("%+v", *outline.Build(v, outline.Input{Figures: all, Words: w}))
		given := 0
		for id, f := range all {
			listing := strings.Join(texts.Listing("x", f), "\n")
			lines, out := texts.Lines(f), texts.JSON(f)
			if len(lines) != len(f.Numbers) {
				t.Errorf("%s: %s gives %v and shows %v", name, id, slices.Sorted(maps.Keys(f.Numbers)), lines)
			}
			for _, l := range lines {
				given++
				if l.Text == "" || !strings.Contains(listing, l.Text) || !strings.Contains(paper, l.Label) || out.Numbers[l.Key] == "" {
					t.Errorf("%s: %s.%s, %q, is not shown everywhere: is there a field of kind computed for it in assets/calls/_common.toml, and is its label printed?", name, id, l.Key, l.Text)
				}
			}
			for _, s := range texts.Steps(f, 0) {
				listing += "\n" + s.Text + s.Operation + s.Value + s.Source
			}
			listing += strings.Join(out.Caveats, "") + strings.Join(out.Rules, "")
			if strings.Contains(listing, "figure.") || strings.ContainsAny(listing, "{}") {
				t.Errorf("%s: %s is worded with a hole: each key that begins with figure. is to be written in assets/i18n/fr/figures.toml: %s", name, id, listing)
			}
		}
		if !strings.HasSuffix(name, "empty") && given < 45 {
			t.Errorf("%s: only %d numbers", name, given)
		}
	}
}

// TestANewFigureIsSeenEverywhere adds a figure as a newcomer does, with its
// labels and a question of the call, and nothing else.
func TestANewFigureIsSeenEverywhere(t *testing.T) {
	w := words(t, "[figure.number.trial]\nspeed = \"Cadence\"\nshare = \"Part\"\n")
	trial := figures.Spec{ID: "figure.trial", Main: "share", Numbers: []figures.Declared{
		{Key: "speed", Shape: figures.FTE}, {Key: "share", Shape: figures.Percent},
	}}
	registry := append(figures.Shipped(), figures.Entry{Spec: &trial, Compute: func(s *figures.Sheet) {
		s.Give("speed", dossier.MustDecimal("12.345"))
		s.Give("share", dossier.MustDecimal("7.5"))
	}})
	if len(figures.Shipped()) == len(registry) {
		t.Fatal("the test has changed the figures of the program")
	}
	full := examples(t)["ferroviaire-somme"]
	call := *full.Call
	call.Sections = slices.Clone(call.Sections)
	last := &call.Sections[len(call.Sections)-2]
	last.Fields = append(slices.Clone(last.Fields), dossier.Field{ID: "figure.trial", Kind: dossier.KindComputed, Figure: "figure.trial", Label: "Essai d’une cadence"})
	if err := call.Prepare(); err != nil {
		t.Fatal(err)
	}
	v := dossier.NewView(&call, full.Dossier, full.Env)
	all, texts := registry.All(v, law(t)), figuretext.New(w, v)
	f := all["figure.trial"]
	if got := texts.Lines(f); len(got) != 2 || got[0].Text != "12,35\u00a0ETP" || got[1].Text != "7,5\u00a0%" || got[0].Main || !got[1].Main {
		t.Errorf("on screen: %v", got)
	}
	if got := strings.Join(texts.Listing("Essai", f), "|"); got != "Essai (calculé)|Cadence\u00a0: 12,35\u00a0ETP|Part\u00a0: 7,5\u00a0%" {
		t.Errorf("on the command line: %s", got)
	}
	if got := texts.JSON(f); got.Value != "7.50" || got.Numbers["speed"] != "12.35" {
		t.Errorf("for machines: %+v", got)
	}
	paper := fmt.Sprintf("%+v", *outline.Build(v, outline.Input{Figures: all, Words: w}))
	for _, want := range []string{"Essai d’une cadence", "Cadence", "12,35\u00a0ETP", "7,5\u00a0%"} {
		if !strings.Contains(paper, want) {
			t.Errorf("on paper %q is missing", want)
		}
	}
}
