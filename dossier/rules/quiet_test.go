package rules_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dossierpme/dossier"
	"dossierpme/internal/reference"
)

// quiet are plain dossiers of usual companies, filled in honestly, with all that is
// found in each: nothing that is wrong, and little to look at.
var quiet = map[string][]string{
	"job-shop":          {},
	"bakery":            {"annex1 project.annex1_inputs", "consumption_rises energy.after elec"},
	"dairy-cooperative": {"annex1 project.annex1_inputs"},
	"seasonal-cannery":  {"annex1 project.annex1_inputs"},
	"new-firm":          {},
}

// TestAnHonestDossierIsQuiet: complete, with at most three warnings, each of which a
// case officer would have too. A rule that speaks up here asks too much.
func TestAnHonestDossierIsQuiet(t *testing.T) {
	const most = 3
	set, law := shipped(t)
	env := envOn("2026-11-23", set, law)
	env.Ref = reference.Load()
	files, err := filepath.Glob("testdata/quiet/*.json")
	if err != nil || len(files) != len(quiet) {
		t.Fatal(files, err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".json")
		t.Run(name, func(t *testing.T) {
			in, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			d, c, err := dossier.Read(in, set.Find)
			if err != nil {
				t.Fatal(err)
			}
			problems := dossier.NewView(c, d, env).Check()
			found := []string{}
			for _, p := range problems {
				said := strings.TrimSpace(fmt.Sprintf("%s %s %s", p.Code, p.Field, p.Row))
				switch p.Severity {
				case dossier.Warning:
					found = append(found, said)
				case dossier.Missing:
					where := "under answers"
					if p.Row != "" {
						where = "in the row " + p.Row
					}
					t.Errorf("%s is required and has no answer: add it to dossier/rules/%s, %s", p.Field, filepath.ToSlash(file), where)
				case dossier.Blocking:
					t.Errorf("%s: %s %v: mend the answer in dossier/rules/%s, or the rule that refuses it", p.Severity, said, p.Args, filepath.ToSlash(file))
				}
			}
			if len(found) > most || !slices.Equal(found, quiet[name]) {
				t.Errorf("warns of %q, wanted %q, at most %d", found, quiet[name], most)
			}
		})
	}
}
