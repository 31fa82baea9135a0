package callfile_test

import (
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"dossierpme/dossier"
	"dossierpme/dossier/rules"
	"dossierpme/internal/reference"
)

// examples is where the complete dossiers stand that the program ships.
const examples = "../../assets/examples"

// TestTheExamplesAreComplete fails for whoever adds a required question, and
// says in which dossiers its answer is missing and what to do.
func TestTheExamplesAreComplete(t *testing.T) {
	set := shipped(t)
	files, err := filepath.Glob(examples + "/*/dossier.json")
	if err != nil || len(files) == 0 {
		t.Fatal("no example below", examples, err)
	}
	for _, file := range files {
		file = filepath.ToSlash(file)
		t.Run(path.Base(path.Dir(file)), func(t *testing.T) {
			in, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			d, c, err := dossier.Read(in, set.Find)
			if err != nil {
				t.Fatal(err)
			}
			env := dossier.Env{Today: dossier.MustDate("2026-11-23"), Rules: rules.All(law()), Needs: rules.Needs(law()), Ref: reference.Load()}
			for _, p := range dossier.NewView(c, d, env).Check() {
				switch p.Severity {
				case dossier.Missing:
					t.Errorf("%s is required by call %s and has no answer%s.\nAdd it to %s, under answers,\nor write optional = true in the block of %s in assets/calls (or a piece's status A or U).",
						p.Field, c.ID, inRow(p), strings.TrimPrefix(file, "../../"), p.Field)
				case dossier.Blocking:
					t.Errorf("%s%s: %s %v.\nMend the answer in %s, or the limit, option or rule that refuses it.", p.Field, inRow(p), p.Code, p.Args, strings.TrimPrefix(file, "../../"))
				default:
					t.Log(p.Severity, p.Code, p.Field, p.Row, p.Args)
				}
			}
		})
	}
}

func inRow(p dossier.Problem) string {
	if p.Row == "" {
		return ""
	}
	return " in row " + p.Row
}

func BenchmarkCheck(b *testing.B) {
	set := shipped(b)
	in, err := os.ReadFile(examples + "/conserverie-aisne/dossier.json")
	if err != nil {
		b.Fatal(err)
	}
	d, c, err := dossier.Read(in, set.Find)
	if err != nil {
		b.Fatal(err)
	}
	env := dossier.Env{Today: dossier.MustDate("2026-11-23"), Rules: rules.All(law()), Needs: rules.Needs(law()), Ref: reference.Load()}
	dossier.NewView(c, d, env).Check()
	b.ResetTimer()
	for b.Loop() {
		dossier.NewView(c, d, env).Check()
	}
}
