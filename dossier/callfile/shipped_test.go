package callfile_test

import (
	"io/fs"
	"testing"

	"dossierpme/assets"
	"dossierpme/dossier"
	"dossierpme/dossier/callfile"
	"dossierpme/dossier/figures"
	"dossierpme/dossier/rules"
)

// law is the shipped law; without it no test can run.
func law() *figures.Rules {
	r, err := figures.LoadRules(assets.Rules())
	if err != nil {
		panic(err)
	}
	return r
}

func names() callfile.Names {
	return callfile.NamesOf(dossier.Env{Rules: rules.All(law()), Needs: rules.Needs(law())})
}

func shipped(t testing.TB) *callfile.Set {
	t.Helper()
	set, faults := callfile.Load(assets.Calls(), nil, names())
	for _, f := range faults {
		t.Error(f)
	}
	if len(faults) > 0 {
		t.FailNow()
	}
	return set
}

func TestTheShippedCallsAreWithoutFault(t *testing.T) {
	set := shipped(t)
	for _, id := range []string{"hdf-2026-ferroviaire-mecanique", "hdf-2026-agroalimentaire", "hdf-2025-industrie"} {
		if set.Find(id) == nil {
			t.Errorf("call %s is not shipped", id)
		}
	}
}

func shippedFS() fs.FS { return assets.Calls() }

func readShipped(t testing.TB, name string) string {
	t.Helper()
	b, err := fs.ReadFile(assets.Calls(), name)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// TestEveryFieldExplainsItself: label, hint and « Pourquoi cette question ? »
// for every question, and a time for every question that counts.
func TestEveryFieldExplainsItself(t *testing.T) {
	for _, c := range shipped(t).Calls {
		for _, s := range c.Sections {
			if s.Title == "" || s.Short == "" || s.Intro == "" {
				t.Errorf("%s: section %s lacks a title, a short title or an instruction", c.ID, s.ID)
			}
			for _, f := range s.Fields {
				if f.Label == "" || f.Asked() && (f.Hint == "" || f.Why == "") {
					t.Errorf("%s: %s lacks a label, a hint or its reason", c.ID, f.ID)
				}
				if f.Required() && f.Kind != dossier.KindRows && f.Minutes <= 0 {
					t.Errorf("%s: %s takes no time", c.ID, f.ID)
				}
				for _, col := range f.Columns {
					if col.Hint == "" || col.Why == "" || col.Required() && col.Minutes <= 0 {
						t.Errorf("%s: column %s.%s lacks a hint, its reason or its time", c.ID, f.ID, col.ID)
					}
				}
			}
		}
	}
}
