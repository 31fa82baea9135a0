package callfile_test

import (
	"os"
	"testing"

	"dossierpme/dossier"
	"dossierpme/dossier/rules"
	"dossierpme/internal/reference"
)

func TestTheExamplesAreComplete(t *testing.T) {
	set := shipped(t)
	for _, name := range []string{"ferroviaire-somme", "conserverie-aisne"} {
		in, err := os.ReadFile("../../assets/examples/" + name + "/dossier.json")
		if err != nil {
			t.Fatal(err)
		}
		d, c, err := dossier.Read(in, set.Find)
		if err != nil {
			t.Fatal(err)
		}
		env := dossier.Env{Today: dossier.MustDate("2026-11-23"), Rules: rules.All(law()), Needs: rules.Needs(law()), Ref: reference.Load()}
		problems := dossier.Check(c, d, env)
		for _, p := range problems {
			t.Log(name, p.Severity, p.Code, p.Field, p.Row, p.Args)
		}
		if !dossier.Complete(problems) {
			t.Errorf("%s is not complete", name)
		}
		t.Logf("%+v", dossier.ScoreOf(c, d, env))
	}
}

func BenchmarkCheck(b *testing.B) {
	set := shipped(b)
	in, err := os.ReadFile("../../assets/examples/conserverie-aisne/dossier.json")
	if err != nil {
		b.Fatal(err)
	}
	d, c, err := dossier.Read(in, set.Find)
	if err != nil {
		b.Fatal(err)
	}
	env := dossier.Env{Today: dossier.MustDate("2026-11-23"), Rules: rules.All(law()), Needs: rules.Needs(law()), Ref: reference.Load()}
	dossier.Check(c, d, env)
	b.ResetTimer()
	for b.Loop() {
		dossier.Check(c, d, env)
	}
}
