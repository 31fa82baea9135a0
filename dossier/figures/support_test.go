package figures_test

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"testing"

	"dossierpme/dossier"
	"dossierpme/dossier/figures"
)

// support is the food call with the columns in which funders say what their
// loans, advances and guarantees contain.
func support(t testing.TB) *dossier.Call {
	t.Helper()
	call := *shipped().Find(foodCall)
	call.Sections = slices.Clone(call.Sections)
	choice := func(id string, options ...string) dossier.Field {
		f := dossier.Field{ID: dossier.FieldID(id), Kind: dossier.KindChoice, Label: id, Optional: true}
		for _, o := range options {
			f.Options = append(f.Options, dossier.Option{ID: o, Label: o})
		}
		return f
	}
	money := func(id string) dossier.Field {
		return dossier.Field{ID: dossier.FieldID(id), Kind: dossier.KindMoney, Label: id, Min: "0", Optional: true}
	}
	for i := range call.Sections {
		s := &call.Sections[i]
		s.Fields = slices.Clone(s.Fields)
		for j := range s.Fields {
			if f := &s.Fields[j]; f.ID == "resources" {
				f.Columns = append(slices.Clone(f.Columns), choice("aid_element", "none", "some", "unknown"), choice("repayment", "always", "on_success"), money("gge"), money("guaranteed"))
			}
		}
	}
	if err := call.Prepare(); err != nil {
		t.Fatal(err)
	}
	return &call
}

func supported(t testing.TB, a answers) figures.Figure {
	t.Helper()
	return of(t, viewOf(t, support(t), today, a), "aid")
}

// TestWhatCountsAsAid: eligible 1 000 000 €, a grant of 150 000 €, and one
// resource more; the ceiling of a small company is 200 000 €.
func TestWhatCountsAsAid(t *testing.T) {
	grant := resource("r1", "feder", "grant", "150000.00")
	with := func(nature, source string, more row) row {
		return merged(resource("r2", source, nature, "40000.00"), more)
	}
	for _, tc := range []struct {
		name                    string
		r                       row
		public, gge, room, open string
	}{
		{"a grant in full", with("grant", "region", nil), "190000.00", "190000.00", "10000.00", ""},
		{"a private grant is none", with("grant", "other_private", nil), "150000.00", "150000.00", "50000.00", ""},
		{"own funds of a public body are none", with("own_funds", "region", nil), "150000.00", "150000.00", "50000.00", ""},
		{"a bank's loan is none", with("loan", "bank_loan", nil), "150000.00", "150000.00", "50000.00", ""},
		{"a bank's guarantee is none", with("guarantee", "bank_loan", nil), "150000.00", "150000.00", "50000.00", ""},
		{"a public loan of which nothing is said", with("loan", "bpifrance", nil), "150000.00", "150000.00", "50000.00", "gge"},
		{"a public loan of which the aid is not known", with("loan", "bpifrance", row{"aid_element": "unknown"}), "150000.00", "150000.00", "50000.00", "gge"},
		{"a public loan with aid of which the amount is not known", with("loan", "bpifrance", row{"aid_element": "some"}), "150000.00", "150000.00", "50000.00", "gge"},
		{"a public loan at market terms", with("loan", "bpifrance", row{"aid_element": "none"}), "150000.00", "150000.00", "50000.00", ""},
		{"a public loan with its equivalent", with("loan", "bpifrance", row{"gge": "3200.50"}), "150000.00", "153200.50", "46799.50", ""},
		{"a guarantee of which nothing is said", with("guarantee", "bpifrance", nil), "150000.00", "150000.00", "50000.00", "gge"},
		{"a guarantee with its equivalent", with("guarantee", "bpifrance", row{"gge": "1000.00"}), "150000.00", "151000.00", "49000.00", ""},
		{"a guarantee at market terms", with("guarantee", "bpifrance", row{"aid_element": "none"}), "150000.00", "150000.00", "50000.00", ""},
		{"an advance that says nothing of its repayment", with("repayable_advance", "region", nil), "190000.00", "150000.00", "50000.00", "gge"},
		{"an advance repaid on success counts in full", with("repayable_advance", "region", row{"repayment": "on_success", "gge": "10.00"}), "190000.00", "190000.00", "10000.00", ""},
		{"an advance repaid in any case is a loan", with("repayable_advance", "region", row{"repayment": "always", "gge": "5000.00"}), "190000.00", "155000.00", "45000.00", ""},
		{"an advance repaid in any case, at market terms", with("repayable_advance", "region", row{"repayment": "always", "aid_element": "none"}), "190000.00", "150000.00", "50000.00", ""},
		{"an advance repaid in any case, without equivalent", with("repayable_advance", "region", row{"repayment": "always"}), "190000.00", "150000.00", "50000.00", "gge"},
		{"an equivalent of zero is known", with("loan", "bpifrance", row{"gge": "0.00"}), "150000.00", "150000.00", "50000.00", ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			f := supported(t, aided("sme").with(answers{"resources": rowsFrom(grant, tc.r)}))
			if f.Status != figures.Estimate || f.Wire("public") != tc.public || f.Wire("gge") != tc.gge || f.Wire("room") != tc.room || f.Wire("ceiling") != "200000.00" {
				t.Errorf("%s %v", f.Status, wired(f))
			}
			named := slices.Contains(lacks(f), "resources.gge@r2")
			said := hasCaveat(f, "demandez l’équivalent-subvention brut au financeur : il doit le chiffrer avant d’accorder l’aide")
			if named != (tc.open == "gge") || said != named {
				t.Errorf("missing %v, caveats %v", f.Missing, f.Caveats)
			}
		})
	}
	// Other aid on the same costs is added to what counts of the plan.
	f := supported(t, aided("sme").with(answers{
		"resources":                rowsFrom(grant, with("loan", "bpifrance", row{"gge": "3200.50"})),
		"state_aid.has_other_aids": true, "other_aids": rowsFrom(row{"id": "a", "date": "2026-01-01", "body": "État", "purpose": "x", "amount": "30000.00", "regime": "y", "same_costs": true}),
	}))
	if f.Wire("public") != "180000.00" || f.Wire("gge") != "183200.50" || f.Wire("room") != "16799.50" {
		t.Errorf("with other aid: %v", wired(f))
	}
	// A form that does not ask names the question all the same.
	plain := view(t, aided("sme").with(answers{"resources": rowsFrom(grant, with("loan", "bpifrance", nil))}))
	if f := of(t, plain, "aid"); !slices.Contains(lacks(f), "resources.gge@r2") || f.Wire("room") != "50000.00" {
		t.Errorf("%v %v", wired(f), f.Missing)
	}
}

// TestTheOwnContribution: at least 25 % of 1 000 000 € of eligible costs, free of
// any public support (article 14 (14)).
func TestTheOwnContribution(t *testing.T) {
	for _, tc := range []struct {
		name, pct, most string
		rows            []row
	}{
		{"own means", "30.00", "", rowsFrom(resource("a", "equity", "own_funds", "200000.00"), resource("b", "partner_account", "own_funds", "100000.00"))},
		{"a bank's loan and a lease", "30.00", "", rowsFrom(resource("a", "bank_loan", "loan", "200000.00"), resource("b", "lease", "loan", "100000.00"))},
		{"grants and advances are not free", "20.00", "", rowsFrom(resource("a", "equity", "own_funds", "200000.00"), resource("b", "region", "repayable_advance", "100000.00"), resource("c", "feder", "grant", "50000.00"))},
		{"a public loan of which nothing is said is not counted", "20.00", "300000.00", rowsFrom(resource("a", "equity", "own_funds", "200000.00"), resource("b", "bpifrance", "loan", "100000.00"))},
		{"a public loan at market terms is", "30.00", "", rowsFrom(resource("a", "equity", "own_funds", "200000.00"), merged(resource("b", "bpifrance", "loan", "100000.00"), row{"aid_element": "none"}))},
		{"a public loan with aid never is", "20.00", "", rowsFrom(resource("a", "equity", "own_funds", "200000.00"), merged(resource("b", "bpifrance", "loan", "100000.00"), row{"aid_element": "some"}))},
		{"what a guarantee with aid covers is not", "12.00", "", rowsFrom(resource("a", "bank_loan", "loan", "200000.00"), merged(resource("b", "bpifrance", "guarantee", "80000.00"), row{"aid_element": "some"}))},
		{"the guaranteed amount counts where it is said", "15.00", "", rowsFrom(resource("a", "bank_loan", "loan", "200000.00"), merged(resource("b", "bpifrance", "guarantee", "80000.00"), row{"aid_element": "some", "guaranteed": "50000.00"}))},
		{"a guarantee covers no more than is borrowed", "10.00", "", rowsFrom(resource("a", "bank_loan", "loan", "50000.00"), resource("c", "equity", "own_funds", "100000.00"), merged(resource("b", "bpifrance", "guarantee", "80000.00"), row{"aid_element": "some"}))},
		{"a guarantee at market terms takes nothing away", "20.00", "", rowsFrom(resource("a", "bank_loan", "loan", "200000.00"), merged(resource("b", "bpifrance", "guarantee", "80000.00"), row{"aid_element": "none"}))},
		{"a guarantee of which nothing is said is taken off", "12.00", "200000.00", rowsFrom(resource("a", "bank_loan", "loan", "200000.00"), resource("b", "bpifrance", "guarantee", "80000.00"))},
		{"a private guarantee takes nothing away", "20.00", "", rowsFrom(resource("a", "bank_loan", "loan", "200000.00"), resource("b", "other_private", "guarantee", "80000.00"))},
	} {
		t.Run(tc.name, func(t *testing.T) {
			f := supported(t, aided("afr").with(answers{"resources": tc.rows}))
			if f.Wire("own_contribution_pct") != tc.pct {
				t.Errorf("%s, want %s: %v", f.Wire("own_contribution_pct"), tc.pct, f.Missing)
			}
			open := slices.ContainsFunc(lacks(f), func(m string) bool { return strings.HasPrefix(m, "resources.aid_element@") })
			most := "jusqu’à " + dossier.MustDecimal(cmp.Or(tc.most, "0")).FrenchFixed(2)
			most = strings.ReplaceAll(most, "\u202f", " ")
			if open != (tc.most != "") || tc.most != "" && !hasCaveat(f, most) {
				t.Errorf("missing %v, caveats %v", f.Missing, said().Caveats(f))
			}
		})
	}
	if f := of(t, view(t, aided("sme")), "aid"); f.Wire("own_contribution_pct") != "" {
		t.Error("the own contribution is a condition of regional aid only")
	}
	if f := of(t, view(t, aided("afr").with(answers{"resources": rowsFrom(row{"id": "a", "source": "equity", "nature": "own_funds"})})), "aid"); f.Wire("own_contribution_pct") != "" {
		t.Error("an amount is missing, and a share is given")
	}
}

func merged(r, more row) row {
	r = maps.Clone(r)
	for k, v := range more {
		r[k] = v
	}
	return r
}
