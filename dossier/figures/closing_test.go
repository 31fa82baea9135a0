package figures_test

import (
	"testing"

	"dossierpme/dossier"
	"dossierpme/dossier/figures"
)

// addsUp holds a year against the totals that the figure gives, and its printed parts
// against both.
func addsUp(t interface {
	tb
	Errorf(format string, args ...any)
}, f figures.Figure,
) {
	t.Helper()
	if f.Basis == nil || f.Basis.Last == nil {
		t.Fatalf("no basis: %s, missing %v", f.Status, f.Missing)
	}
	for q, key := range []string{"headcount", "turnover", "balance"} {
		parts, ok := f.Basis.Last.Parts(q)
		total, known := f.Number(key)
		if ok != known {
			t.Errorf("%s: parts %t, total %t", key, ok, known)
			continue
		}
		if !ok {
			continue
		}
		var sum dossier.Decimal
		for _, p := range figures.Fit(parts, 2) {
			sum = sum.Add(p)
		}
		if sum.Cmp(total) != 0 {
			t.Errorf("%s: the parts add up to %s, the size is %s", key, sum.String(), total.String())
		}
	}
	for _, a := range f.Basis.Last.Added {
		if a.Partner < 0 && a.Weight.Cmp(dossier.Int(1)) != 0 {
			t.Errorf("%s is linked and counts for %s", f.Basis.Members[a.Member].ID, a.Weight.String())
		}
		if a.Partner >= 0 && f.Basis.Members[a.Partner].Chain != figures.Partner {
			t.Errorf("%s is part of %s, which is no partner", f.Basis.Members[a.Member].ID, f.Basis.Members[a.Partner].ID)
		}
	}
}

func TestWhatHangsOnAPartnerIsPartOfIt(t *testing.T) {
	f := of(t, view(t, grouped(alone("10", 1, 1), firm("e", "60", "5", 1, 1), firm("p", "30", "40", 4, 4, through("e")),
		firm("q", "100", "60", 6, 6, through("p")), firm("z", "80", "7", 1, 1, through("q")), firm("k", "90", "9", 9, 9, through("e"), row{"consolidated": true}))), "size")
	got := map[string]string{}
	for _, a := range f.Basis.Last.Added {
		of := "linked"
		if a.Partner >= 0 {
			of = f.Basis.Members[a.Partner].ID
		}
		got[f.Basis.Members[a.Member].ID] = of + " " + a.Weight.String()
	}
	for id, want := range map[string]string{"e": "linked 1", "p": "p 0.3", "q": "p 0.3", "z": "p 0.3", "k": ""} {
		if got[id] != want {
			t.Errorf("%s: %q, want %q", id, got[id], want)
		}
	}
	if partner, linked := f.Basis.Related(); !partner || !linked {
		t.Errorf("partner %t, linked %t", partner, linked)
	}
	e := f.Basis.Last.Added[0].Member
	if in := f.Basis.Consolidated(e); len(in) != 1 || f.Basis.Members[in[0]].ID != "k" || len(f.Basis.Consolidated(-1)) != 0 {
		t.Errorf("in the accounts of e: %v", in)
	}
}

func TestAPersonMakesNeitherPartnerNorLinked(t *testing.T) {
	f := of(t, view(t, grouped(alone("10", 1, 1), person("p", "60"))), "size")
	if partner, linked := f.Basis.Related(); partner || linked {
		t.Errorf("partner %t, linked %t", partner, linked)
	}
}
