package figures_test

import (
	"slices"
	"testing"

	"dossierpme/dossier/figures"

	"github.com/google/go-cmp/cmp"
)

// sound is a small company that is not in difficulty.
func sound() answers {
	return alone("20", 3, 3).with(answers{
		"start.sector": []string{"dairy"}, "company.legal_form": "5710", "company.created": "2009-05-04",
		"finance.capital": "100000.00", "finance.premiums": "20000.00", "finance.equity": "300000.00",
		"finance.insolvency": false, "finance.rescue_aid": false, "finance.recovery_order": false,
		"calendar.application": "2026-12-15", "calendar.end": "2026-12-31",
	})
}

func TestAnUndertakingInDifficulty(t *testing.T) {
	for _, tc := range []struct {
		name   string
		more   answers
		want   string
		status figures.Status
	}{
		{"sound", nil, "no", figures.Computed},
		{"exactly one half", answers{"finance.equity": "60000.00"}, "no", figures.Computed},
		{"one cent below one half", answers{"finance.equity": "59999.99"}, "yes", figures.Computed},
		{"premiums count", answers{"finance.premiums": "0.00", "finance.equity": "50000.00"}, "no", figures.Computed},
		{"negative equity", answers{"finance.equity": "-10000.00"}, "yes", figures.Computed},
		{"SARL", answers{"company.legal_form": "5499", "finance.equity": "1.00"}, "yes", figures.Computed},
		{"SCA", answers{"company.legal_form": "5308", "finance.equity": "1.00"}, "yes", figures.Computed},
		{"SCOP", answers{"company.legal_form": "5458", "finance.equity": "1.00"}, "yes", figures.Computed},
		{"SA with a board", answers{"company.legal_form": "5599", "finance.equity": "1.00"}, "yes", figures.Computed},
		{"SASU of the register", answers{"company.legal_form": "5720", "finance.equity": "1.00"}, "yes", figures.Computed},
		{"SCOP with more than its half", answers{"company.legal_form": "5458"}, "unknown", figures.Estimate},
		{"SCOP with exactly its half", answers{"company.legal_form": "5558", "finance.equity": "60000.00"}, "unknown", figures.Estimate},
		{"agricultural co-operative", answers{"company.legal_form": "6317"}, "unknown", figures.Estimate},
		{"agricultural co-operative below its half", answers{"company.legal_form": "6317", "finance.equity": "59999.99"}, "yes", figures.Computed},
		{"co-operative that is insolvent", answers{"company.legal_form": "6317", "finance.insolvency": true}, "yes", figures.Estimate},
		{"young co-operative", answers{"company.legal_form": "6317", "company.created": "2025-01-01"}, "no", figures.Computed},
		{"young co-operative below its half", answers{"company.legal_form": "6317", "finance.equity": "1.00", "company.created": "2025-01-01"}, "no", figures.Computed},
		{"co-operative without capital", answers{"company.legal_form": "6317", "finance.capital": "0.00", "finance.premiums": "0.00", "finance.equity": "-1.00"}, "yes", figures.Computed},
		{"SNC that is a co-operative", answers{"company.legal_form": "5203", "finance.own_funds_lost": false, "finance.equity": "1.00"}, "no", figures.Estimate},
		{"SNC with losses", answers{"company.legal_form": "5202", "finance.own_funds_lost": true}, "yes", figures.Estimate},
		{"SNC without", answers{"company.legal_form": "5202", "finance.own_funds_lost": false, "finance.equity": "1.00"}, "no", figures.Estimate},
		{"commandite simple", answers{"company.legal_form": "5306", "finance.own_funds_lost": true}, "yes", figures.Estimate},
		{"sole trader", answers{"company.legal_form": "1000", "finance.equity": "1.00"}, "no", figures.Estimate},
		{"association that is insolvent", answers{"company.legal_form": "9220", "finance.insolvency": true}, "yes", figures.Estimate},
		{"insolvency", answers{"finance.insolvency": true}, "yes", figures.Computed},
		{"rescue aid", answers{"finance.rescue_aid": true}, "yes", figures.Computed},
		{"three years less a day", answers{"finance.equity": "1.00", "company.created": "2023-12-16"}, "no", figures.Computed},
		{"three years on the day", answers{"finance.equity": "1.00", "company.created": "2023-12-15"}, "yes", figures.Computed},
		{"young SNC", answers{"company.legal_form": "5202", "finance.own_funds_lost": true, "company.created": "2025-01-01"}, "no", figures.Estimate},
		{"young and insolvent", answers{"finance.insolvency": true, "company.created": "2025-01-01"}, "yes", figures.Computed},
		{"young and large", answers{"finance.equity": "1.00", "company.created": "2025-01-01", "size.public_share": "25"}, "yes", figures.Computed},
		{"the decision is the day that counts", answers{"finance.equity": "1.00", "company.created": "2024-01-01", "calendar.decision": "2027-01-01"}, "yes", figures.Computed},
		{"one criterion is enough", answers{"finance.insolvency": true, "finance.equity": nil}, "yes", figures.Computed},
	} {
		t.Run(tc.name, func(t *testing.T) {
			f := of(t, view(t, sound().with(tc.more)), "difficulty")
			if f.Wire(f.Spec.Main) != tc.want || f.Wire("in_difficulty") != tc.want || f.Status != tc.status || len(f.Missing) > 0 {
				t.Errorf("got %s %s %v, want %s %s", f.Wire(f.Spec.Main), f.Status, f.Missing, tc.want, tc.status)
			}
		})
	}
}

// TestACapitalThatVariesProvesNothing: above the half the ratio is told, nothing is
// missing, and no ceiling is lowered.
func TestACapitalThatVariesProvesNothing(t *testing.T) {
	coop := answers{"company.legal_form": "6317", "finance.equity": "66000.00"}
	f := of(t, view(t, sound().with(coop)), "difficulty")
	if !hasCaveat(f, "Les capitaux propres font 55 % du capital et des primes") {
		t.Errorf("the ratio is not told: %v", said().Caveats(f))
	}
	if last, err := figures.Replay(f.Steps); err != nil || last != "unknown" {
		t.Errorf("replayed, the steps give %q, %v", last, err)
	}
	for _, regime := range []string{"sme", "afr", "de_minimis"} {
		if d := cmp.Diff(wired(of(t, view(t, aided(regime)), "aid")), wired(of(t, view(t, aided(regime).with(coop)), "aid"))); d != "" {
			t.Errorf("%s: a co-operative is given another aid: %s", regime, d)
		}
	}
	if f := of(t, view(t, sound().with(coop).with(answers{"finance.capital": nil})), "difficulty"); f.Status != figures.Unknown || !slices.Equal(lacks(f), []string{"finance.capital"}) {
		t.Errorf("without its capital: %s %v", f.Status, f.Missing)
	}
}

func TestEmptyInputsOfTheDifficultyAreNamed(t *testing.T) {
	for _, id := range []string{"company.legal_form", "finance.capital", "finance.premiums", "finance.equity", "finance.insolvency", "finance.rescue_aid"} {
		f := of(t, view(t, sound().with(answers{id: nil})), "difficulty")
		if d := cmp.Diff([]string{id}, lacks(f)); d != "" || f.Status != figures.Unknown || f.Wire(f.Spec.Main) != "unknown" {
			t.Errorf("without %s: %s %s %s", id, f.Status, f.Wire(f.Spec.Main), d)
		}
		if last, err := figures.Replay(f.Steps); err != nil || last != "unknown" {
			t.Errorf("without %s: replayed, the steps give %q, %v", id, last, err)
		}
	}
	snc := sound().with(answers{"company.legal_form": "5202"})
	if f := of(t, view(t, snc), "difficulty"); f.Status != figures.Unknown || lacks(f)[0] != "finance.own_funds_lost" {
		t.Errorf("%s %v", f.Status, f.Missing)
	}
	// Age and size are asked only where a loss was found.
	lost := sound().with(answers{"finance.equity": "1.00"})
	if f := of(t, view(t, lost.with(answers{"company.created": nil})), "difficulty"); f.Status != figures.Unknown || lacks(f)[0] != "company.created" {
		t.Errorf("%s %v", f.Status, f.Missing)
	}
	if f := of(t, view(t, lost.with(answers{"company.created": "2025-01-01", "size.headcount": nil})), "difficulty"); f.Status != figures.Unknown || lacks(f)[0] != "size.headcount" {
		t.Errorf("%s %v", f.Status, f.Missing)
	}
	if f := of(t, view(t, sound().with(answers{"company.created": nil})), "difficulty"); f.Status != figures.Computed {
		t.Errorf("without a loss the age does not matter: %s %v", f.Status, f.Missing)
	}
}

func TestTheEndOfTheDefinitionIsToldInItsTense(t *testing.T) {
	for _, tc := range []struct{ today, decision, words string }{
		{"2026-12-31", "", ""},
		{"2026-12-31", "2027-01-01", "prend fin le 31/12/2026"},
		{"2027-01-01", "", "a pris fin le 31/12/2026"},
	} {
		a := sound()
		if tc.decision != "" {
			a = a.with(answers{"calendar.decision": tc.decision})
		}
		f := of(t, viewOn(t, tc.today, a), "difficulty")
		if tc.words == "" && hasCaveat(f, "fin le") || tc.words != "" && !hasCaveat(f, tc.words) {
			t.Errorf("on %s, decided on %q: %v", tc.today, tc.decision, said().Caveats(f))
		}
	}
}
