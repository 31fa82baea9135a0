package callfile_test

import (
	"strings"
	"testing"

	"dossierpme/dossier"
	"dossierpme/dossier/callfile"
)

const ownTable = `
[[sections]]
id = "two"
phase = "project"
title = "Deux"

[[sections.fields]]
id = "textile.looms"
kind = "rows"
label = "Métiers"
amount = "price"
times = "number"
total = "none"
apart = { column = "state", is = "lent", label = "Total, métiers prêtés non comptés" }
[[sections.fields.columns]]
id = "number"
kind = "integer"
label = "Nombre"
[[sections.fields.columns]]
id = "price"
kind = "money"
label = "Prix"
[[sections.fields.columns]]
id = "state"
kind = "choice"
label = "État"
options = [ { id = "own", label = "À nous" }, { id = "lent", label = "Prêté" } ]
`

// TestUsesOfCommonFieldsAreNotSealed: the stored form of a shipped call, and so
// the fingerprint of every dossier, knows nothing of them; they are found by id,
// in a call that was stored as well.
func TestUsesOfCommonFieldsAreNotSealed(t *testing.T) {
	set := shipped(t)
	env := dossier.Env{Uses: set.Common.Uses}
	filled, whole := map[dossier.Role]bool{}, 0
	for _, c := range set.Calls {
		frozen, err := c.Freeze()
		if err != nil {
			t.Fatal(err)
		}
		for _, key := range []string{`"role":`, `"declared":`, `"times":`, `"total":`, `"apart":`, `"age":`, `"once":`, `"own":`, `"offer":`, `"was":`, `"fact":`, `"with":`} {
			if strings.Contains(string(frozen), key) {
				t.Errorf("%s is stored with %s", c.ID, key)
			}
		}
		stored, err := dossier.LoadFrozen(frozen)
		if err != nil {
			t.Fatal(err)
		}
		v := dossier.NewView(stored, dossier.New(stored), env)
		for _, r := range dossier.Roles() {
			if id := v.ID(r); stored.Field(id) != nil || stored.Param(id) != nil {
				filled[r] = true
			}
		}
		if f := stored.Field("machines"); f == nil {
			continue // a call that asks less
		} else if u := v.UseOf(f); u.Times != "quantity" || u.Total != "figure.costs" {
			t.Errorf("%s: machines are used as %+v", c.ID, u)
		}
		if owners := stored.Field("owners"); owners == nil {
			continue
		} else if u := v.ColumnUse(owners, owners.Column("birth_date")); u.Age != 18 {
			t.Errorf("%s: a date of birth is used as %+v", c.ID, u)
		}
		whole++
	}
	if whole == 0 {
		t.Error("no shipped call has machines and owners")
	}
	for _, r := range dossier.Roles() {
		if !filled[r] {
			t.Errorf("no field and no parameter of a shipped call has the role %s: write it in a block of assets/calls/_common.toml", r)
		}
	}
}

// TestUsesOfACallsOwnFieldAreStored: nobody else knows them.
func TestUsesOfACallsOwnFieldAreStored(t *testing.T) {
	common := shipped(t).Common
	src := strings.Replace(readShipped(t, "hdf-2026-agroalimentaire.toml"), `id = "hdf-2026-agroalimentaire"`, `id = "textile"`, 1) + ownTable
	c, faults := callfile.Parse(common, "textile.toml", []byte(src), names())
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	frozen, err := c.Freeze()
	if err != nil {
		t.Fatal(err)
	}
	stored, err := dossier.LoadFrozen(frozen)
	if err != nil {
		t.Fatal(err)
	}
	v := dossier.NewView(stored, dossier.New(stored), dossier.Env{Uses: common.Uses})
	f := stored.Field("textile.looms")
	row := func(n int64, price, state string) dossier.Row {
		return dossier.Row{Cells: map[string]dossier.Value{
			"number": dossier.Integer(n), "price": dossier.Money{Decimal: dossier.MustDecimal(price)}, "state": dossier.Text(state),
		}}
	}
	sum, all := v.Sum(f, dossier.Rows{row(2, "10.50", "own"), row(3, "1.00", "lent"), row(1, "0.25", "own"), {}})
	if sum.Fixed(2) != "21.25" || all || v.AddsUp(f) {
		t.Errorf("sum %s, all counted %v, adds up %v", sum.Fixed(2), all, v.AddsUp(f))
	}
}

func TestUsesAreChecked(t *testing.T) {
	table := "id = \"b.table\"\nkind = \"rows\"\nlabel = \"T\"\n%\n" +
		"[[sections.fields.columns]]\nid = \"name\"\nkind = \"text\"\nlabel = \"N\"\n" +
		"[[sections.fields.columns]]\nid = \"price\"\nkind = \"money\"\nlabel = \"P\"\n"
	with := func(keys string) string { return field(strings.Replace(table, "%", keys, 1)) }
	text := func(id, keys string) string {
		return "\n[[sections.fields]]\nid = \"" + id + "\"\nkind = \"text\"\nlabel = \"L\"\n" + keys
	}
	for name, tc := range map[string]struct{ src, code string }{
		"a role that nobody knows":           {field(text("b.title", `role = "titel"`)[len("\n[[sections.fields]]\n"):]), "unknown_role"},
		"a role twice":                       {field(text("b.title", `role = "title"`)[len("\n[[sections.fields]]\n"):]) + text("b.other", `role = "title"`), "role_taken"},
		"a role twice, of a parameter":       {field(text("b.title", `role = "closes"`)[len("\n[[sections.fields]]\n"):]) + "\n[[params]]\nid = \"params.end\"\nkind = \"date\"\nlabel = \"F\"\noptional = true\nrole = \"closes\"\n", "role_taken"},
		"declared on no piece":               {field(text("b.title", `declared = "title"`)[len("\n[[sections.fields]]\n"):]), "bad_reference"},
		"what multiplies is no number":       {with("amount = \"price\"\ntimes = \"name\""), "bad_column"},
		"nothing to multiply":                {with(`times = "price"`), "bad_column"},
		"a total of nothing":                 {with(`total = "none"`), "bad_column"},
		"a total that nothing explains":      {with("amount = \"price\"\ntotal = \"figure.costs\""), "bad_reference"},
		"rows apart by a column that is not": {with("amount = \"price\"\napart = { column = \"nature\", is = \"x\", label = \"T\" }"), "bad_column"},
		"rows apart by no option":            {with("amount = \"price\"\napart = { column = \"name\", is = \"x\", label = \"T\" }"), "when_option"},
		"a twin that is not":                 {with("") + "was = { id = \"weight\", label = \"P\" }\n", "bad_column"},
		"a twin of another kind":             {with("") + "was = { id = \"name\", label = \"P\" }\n", "bad_column"},
		"a twin of no field":                 {field(text("b.title", `was = { id = "b.none", label = "T" }`)[len("\n[[sections.fields]]\n"):]), "bad_reference"},
		"a fact that is no column":           {field(text("b.title", `fact = true`)[len("\n[[sections.fields]]\n"):]), "bad_column"},
		"a unit that is no column":           {with("") + "with = \"weight\"\n", "bad_column"},
		"a unit that stands behind":          {field(text("b.title", `with = "b.unit"`)[len("\n[[sections.fields]]\n"):]) + text("b.unit", ""), "bad_reference"},
		"a common field":                     {strings.Replace(tinyCall, `use = "one"`, "use = \"one\"\n[[sections.fields]]\nuse = \"items\"\ntotal = \"none\"", 1), "not_overridable"},
	} {
		faults := parse(t, tc.src)
		if len(faults) == 0 || faults[0].Code != tc.code {
			t.Errorf("%s: %v, want %s", name, faults, tc.code)
		}
	}
}
