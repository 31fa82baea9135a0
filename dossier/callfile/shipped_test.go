package callfile_test

import (
	"fmt"
	"io/fs"
	"slices"
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
// for every question, a time for every question that counts, and a good and a weak
// answer to every long text. It names the keys to write.
func TestEveryFieldExplainsItself(t *testing.T) {
	set := shipped(t)
	taught := func(want func(block, key string, written bool), block string, f *dossier.Field, id dossier.FieldID) {
		if f.Kind != dossier.KindProse {
			return
		}
		l := set.Common.Uses.Of(id).Lesson
		if f.Lesson != (dossier.Lesson{}) {
			l = f.Lesson
		}
		want(block, "good", l.Good != "")
		want(block, "weak", l.Weak != "")
		want(block, "sought", l.Sought != "")
	}
	said := map[string]bool{}
	for _, c := range set.Calls {
		for _, s := range c.Sections {
			file := fileOf(set, c, s.ID, "")
			want := func(block, key string, written bool) {
				if fault := fmt.Sprintf("write %s in the block of %s in %s", key, block, file); !written && !said[fault] {
					said[fault] = true
					t.Error(fault)
				}
			}
			block := "section " + s.ID
			want(block, "title", s.Title != "")
			want(block, "short", s.Short != "")
			want(block, "intro", s.Intro != "")
			for _, f := range s.Fields {
				block, file = string(f.ID), fileOf(set, c, s.ID, f.ID)
				want(block, "label", f.Label != "")
				want(block, "hint", f.Hint != "" || !f.Asked())
				want(block, "why", f.Why != "" || !f.Asked())
				want(block, "minutes", f.Minutes > 0 || !f.Required() || f.Kind == dossier.KindRows)
				taught(want, block, &f, f.ID)
				for _, col := range f.Columns {
					block := "column " + string(f.ID+"."+col.ID)
					want(block, "hint", col.Hint != "")
					want(block, "why", col.Why != "")
					want(block, "minutes", col.Minutes > 0 || !col.Required())
					taught(want, block, &col, f.ID+"."+col.ID)
				}
			}
		}
	}
}

// fileOf is where a section, or a field of it, is defined: in common for all calls, or
// in the call alone.
func fileOf(set *callfile.Set, c *dossier.Call, section string, field dossier.FieldID) string {
	for _, s := range set.Common.Sections {
		if s.ID == section && (field == "" || slices.ContainsFunc(s.Fields, func(f dossier.Field) bool { return f.ID == field })) {
			return "assets/calls/" + callfile.CommonFile
		}
	}
	return "assets/calls/" + c.ID + ".toml"
}

// TestEveryCommonSectionIsTaken: a section that no call takes is asked of nobody.
func TestEveryCommonSectionIsTaken(t *testing.T) {
	set := shipped(t)
	for _, s := range set.Common.Sections {
		for _, c := range set.Calls {
			if !slices.ContainsFunc(c.Sections, func(taken dossier.Section) bool { return taken.ID == s.ID }) {
				t.Errorf("call %s does not take the section %s of _common.toml: write [[sections]] with use = %q at its place in its file in assets/calls", c.ID, s.ID, s.ID)
			}
		}
	}
}
