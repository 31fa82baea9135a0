package rules_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"dossierpme/assets"
	"dossierpme/dossier"
	"dossierpme/dossier/callfile"
	"dossierpme/dossier/figures"
	"dossierpme/dossier/rules"
)

// doc is an example dossier in its file form, edited a little.
type doc struct {
	t       *testing.T
	answers map[string]any
	params  map[string]any
	today   string
}

func open(t *testing.T, name string) (*doc, map[string]any) {
	t.Helper()
	in, err := os.ReadFile(filepath.Join("../../assets/examples", name, "dossier.json"))
	if err != nil {
		t.Fatal(err)
	}
	var file map[string]any
	if err := json.Unmarshal(in, &file); err != nil {
		t.Fatal(err)
	}
	d := &doc{t, file["answers"].(map[string]any), map[string]any{}, "2026-11-23"}
	file["params"] = d.params
	return d, file
}

func (d *doc) set(id string, v any) {
	if v == nil {
		delete(d.answers, id)
		return
	}
	d.answers[id] = v
}

func (d *doc) rows(table string) []any {
	d.t.Helper()
	rows, ok := d.answers[table].([]any)
	if !ok {
		d.t.Fatalf("the example has no table %s", table)
	}
	return rows
}

// cell sets a cell of an existing row.
func (d *doc) cell(table, id, col string, v any) {
	d.t.Helper()
	for _, r := range d.rows(table) {
		if r := r.(map[string]any); r["id"] == id {
			if v == nil {
				delete(r, col)
			} else {
				r[col] = v
			}
			return
		}
	}
	d.t.Fatalf("%s has no row %s", table, id)
}

func (d *doc) drop(table, id string) {
	d.t.Helper()
	d.answers[table] = slices.DeleteFunc(d.rows(table), func(r any) bool { return r.(map[string]any)["id"] == id })
}

func (d *doc) add(table string, r map[string]any) {
	rows, _ := d.answers[table].([]any)
	d.answers[table] = append(rows, any(r))
}

func (d *doc) param(id string, v any) {
	d.params[id] = map[string]any{"value": v, "source": "cahier des charges, p. 4", "date": "2026-11-02"}
}

const (
	rail = "ferroviaire-somme"
	food = "conserverie-aisne"
)

type edit func(*doc)

func set(id string, v any) edit           { return func(d *doc) { d.set(id, v) } }
func cell(t, id, col string, v any) edit  { return func(d *doc) { d.cell(t, id, col, v) } }
func param(id string, v any) edit         { return func(d *doc) { d.param(id, v) } }
func on(day string) edit                  { return func(d *doc) { d.today = day } }
func drop(t, id string) edit              { return func(d *doc) { d.drop(t, id) } }
func add(t string, r map[string]any) edit { return func(d *doc) { d.add(t, r) } }
func all(edits ...edit) edit {
	return func(d *doc) {
		for _, e := range edits {
			e(d)
		}
	}
}
func asIs(*doc) {}

var (
	large       = all(set("size.headcount", "300"), set("size.headcount_prev", "300"), set("size.previous_category", "large"))
	loss        = set("finance.equity", "1000.00")
	afr         = all(set("state_aid.regime", "afr"), set("place.afr", "yes"))
	minimis     = set("state_aid.regime", "de_minimis")
	callMinimis = all(set("state_aid.regime", "to_be_set"), param("params.regime", "de_minimis"))
	award       = func(amount string) edit {
		return add("de_minimis", map[string]any{"id": "prior", "date": "2026-01-10", "body": "ADEME", "company": "Nous", "instrument": "grant", "amount": amount, "same_costs": false, "regulation": "general"})
	}
	grants = func(feder string) edit {
		return all(set("funding.requested", feder), cell("resources", "feder", "amount", feder))
	}
	// ownFunds leaves, beside the grants, equity and the rows that are named.
	ownFunds = func(equity string, keep ...string) edit {
		return func(d *doc) {
			for _, id := range []string{"pret-bancaire", "pret-bpifrance", "garantie-bpifrance", "compte-courant"} {
				if !slices.Contains(keep, id) {
					d.drop("resources", id)
				}
			}
			d.cell("resources", "autofinancement", "amount", equity)
		}
	}
	// unsaid is public support of which it is not known whether it contains aid.
	unsaid = func(id string) edit {
		return all(cell("resources", id, "aid_element", "unknown"), cell("resources", id, "gge", nil))
	}
	quoteTable = param("params.quotes", []any{map[string]any{"id": "q1", "amount": "20000.00", "count": 4}})
)

// tripped is the edit that trips a rule and the neighbour that does not.
type tripped struct {
	rule, name, example string
	trip, spare         edit
	code, field, row    string
	severity            dossier.Severity
}

// cases are those of the rules that calls name.
var cases = []tripped{
	{"identifiers", "the SIRET is of another company", rail, all(set("company.siren", "999991045"), set("company.siret", "73282932000074")), set("company.siren", "999991045"), "siret_siren", "company.siret", "", dossier.Blocking},
	{"identifiers", "the site is of another company", food, set("place.siret", "73282932000074"), set("place.siret", "99999208400015"), "siret_siren", "place.siret", "", dossier.Blocking},
	{"identifiers", "the VAT number is of another company", rail, set("company.vat", "FR03552081317"), set("company.vat", "FR21999991045"), "siret_siren", "company.vat", "", dossier.Warning},
	{"dates_order", "ends before it starts", rail, set("calendar.end", "2027-01-17"), set("calendar.end", "2027-01-18"), "dates_order", "calendar.end", "", dossier.Blocking},
	{"dates_order", "a quote ends before it begins", rail, cell("costs", "massifs", "quote_until", "2026-10-14"), cell("costs", "massifs", "quote_until", "2026-10-15"), "dates_order", "costs.quote_until", "massifs", dossier.Warning},
	{"order_before_application", "ordered before, without an intention", rail, all(set("start.intention_date", nil), cell("machines", "mesure-3d", "order_date", "2026-12-14")), all(set("start.intention_date", nil), cell("machines", "mesure-3d", "order_date", "2026-12-16")), "order_before_application", "machines.order_date", "mesure-3d", dossier.Blocking},
	{"order_before_application", "only a prior request covers the order", rail, cell("costs", "massifs", "order_date", "2026-12-14"), cell("costs", "massifs", "order_date", "2026-12-16"), "intention_weak", "costs.order_date", "massifs", dossier.Warning},
	{"order_before_application", "an intention that was no request covers nothing", rail, all(set("start.intention_complete", false), cell("costs", "massifs", "order_date", "2026-12-14")), cell("costs", "massifs", "order_date", "2026-12-14"), "order_before_application", "costs.order_date", "massifs", dossier.Blocking},
	{"order_before_application", "a study is ordered before", rail, all(set("start.intention_complete", false), cell("costs", "etude-implantation", "order_date", "2026-12-14")), all(set("start.intention_complete", false), cell("costs", "etude-implantation", "order_date", "2026-12-16")), "order_before_application", "costs.order_date", "etude-implantation", dossier.Warning},
	{"order_before_application", "ordered before, under de minimis rules", rail, all(minimis, set("start.intention_complete", false), cell("costs", "massifs", "order_date", "2026-12-14")), all(minimis, cell("costs", "massifs", "order_date", "2026-12-16")), "order_before_application", "costs.order_date", "massifs", dossier.Warning},
	{"order_before_application", "under the de minimis regime of the call", rail, all(callMinimis, set("start.intention_complete", false), cell("costs", "massifs", "order_date", "2026-12-14")), all(callMinimis, cell("costs", "massifs", "order_date", "2026-12-16")), "order_before_application", "costs.order_date", "massifs", dossier.Warning},
	{"order_before_application", "what is carried from its row is told once", rail, all(set("start.intention_complete", false), set("calendar.first_order", "2026-12-14"), cell("costs", "massifs", "order_date", "2026-12-14")), all(set("start.intention_complete", false), cell("costs", "massifs", "order_date", "2026-12-14")), "order_before_application", "calendar.first_order", "", dossier.Blocking},
	{"order_before_application", "ordered on the day of the intention", rail, all(set("start.intention_date", "2026-12-01"), set("calendar.first_order", "2026-12-01")), all(set("start.intention_date", "2026-12-01"), set("calendar.first_order", "2026-12-16")), "order_before_application", "calendar.first_order", "", dossier.Warning},
	{"order_before_application", "ordered before the intention", rail, all(set("start.intention_date", "2026-12-01"), set("calendar.first_order", "2026-11-30")), asIs, "order_before_application", "calendar.first_order", "", dossier.Blocking},
	{"order_before_application", "ordered on the day", rail, all(set("start.intention_date", nil), set("calendar.first_order", "2026-12-15")), all(set("start.intention_date", nil), set("calendar.first_order", "2026-12-16")), "order_before_application", "calendar.first_order", "", dossier.Warning},
	{"order_before_application", "an earlier milestone", rail, cell("milestones", "commandes", "date", "2026-09-27"), cell("milestones", "commandes", "date", "2026-09-28"), "order_before_application", "milestones.date", "commandes", dossier.Advice},
	{"ended_before_application", "already over", rail, set("calendar.end", "2026-12-14"), set("calendar.end", "2026-12-15"), "ended_before_application", "calendar.end", "", dossier.Blocking},
	{"nothing_signed", "something is signed", rail, set("start.already_signed", "yes"), set("start.already_signed", "conditional"), "order_before_application", "start.already_signed", "", dossier.Blocking},
	{"nothing_signed", "something is signed, under de minimis rules", rail, all(minimis, set("start.already_signed", "yes")), minimis, "order_before_application", "start.already_signed", "", dossier.Warning},
	{"conditional_order", "quotes are signed under a condition", rail, set("start.already_signed", "conditional"), asIs, "conditional_order", "start.already_signed", "", dossier.Warning},
	{"start_after_order", "begins after the first order", rail, set("calendar.start", "2027-01-19"), set("calendar.start", "2027-01-18"), "start_after_order", "calendar.start", "", dossier.Warning},
	{"start_after_order", "begins before the application", rail, set("calendar.start", "2026-12-14"), set("calendar.start", "2026-12-15"), "start_after_order", "calendar.start", "", dossier.Warning},
	{"nothing_signed", "something is signed, under the de minimis regime of the call", rail, all(callMinimis, set("start.already_signed", "yes")), callMinimis, "order_before_application", "start.already_signed", "", dossier.Warning},
	{"nothing_signed", "the commitment says otherwise", rail, set("commit.not_started", false), asIs, "commitment_contradiction", "commit.not_started", "", dossier.Blocking},
	{"programme_end", "a day after the programme", rail, set("calendar.end", "2030-01-01"), set("calendar.end", "2029-12-31"), "ends_after_programme", "calendar.end", "", dossier.Warning},
	{"post_dates", "a post after the end", rail, cell("posts", "metrologue", "date", "2028-10-01"), cell("posts", "metrologue", "date", "2028-09-30"), "post_outside", "posts.date", "metrologue", dossier.Warning},
	{"post_dates", "a post before the start", rail, cell("posts", "metrologue", "date", "2027-01-17"), cell("posts", "metrologue", "date", "2027-01-18"), "post_outside", "posts.date", "metrologue", dossier.Warning},
	{"expense_years", "an expense after the end", rail, cell("machines", "mesure-3d", "year", 2029), cell("machines", "mesure-3d", "year", 2028), "year_outside", "machines.year", "mesure-3d", dossier.Warning},
	{"expense_years", "a rest that is paid after the end", rail, all(cell("machines", "mesure-3d", "year", 2028), cell("machines", "mesure-3d", "next_year_pct", "10")), all(cell("machines", "mesure-3d", "year", 2028), cell("machines", "mesure-3d", "next_year_pct", "0")), "year_outside", "machines.next_year_pct", "mesure-3d", dossier.Warning},
	{"expense_years", "a cost before the start", rail, cell("costs", "massifs", "year", 2026), cell("costs", "massifs", "year", 2027), "year_outside", "costs.year", "massifs", dossier.Warning},
	{"site_outside_call", "a site in Paris", food, set("place.commune", "75056"), set("place.commune", "59350"), "site_outside_call", "place.commune", "", dossier.Blocking},
	{"site_outside_call", "a seat in Paris that is the site", rail, set("company.commune", "75056"), asIs, "site_outside_call", "company.commune", "", dossier.Blocking},
	{"naf", "an activity outside the likely list", food, set("company.naf", map[string]any{"nomenclature": "rev2", "code": "62.01Z"}), asIs, "naf_outside", "company.naf", "", dossier.Warning},
	{"naf", "an activity outside the call's own list", food, param("params.naf", "11 12"), param("params.naf", "10 11"), "naf_outside", "company.naf", "", dossier.Warning},
	{"annex1", "annex I products come in", food, asIs, set("project.annex1_inputs", false), "annex1", "project.annex1_inputs", "", dossier.Warning},
	{"fishery", "only fish under the SME regime", food, set("start.sector", []any{"fish"}), set("start.sector", []any{"fish", "fruit_vegetables"}), "aid_ceiling", "state_aid.regime", "", dossier.Blocking},
	{"fishery", "only fish under the call's regime", food, all(set("start.sector", []any{"fish"}), set("state_aid.regime", "to_be_set"), param("params.regime", "afr")), all(set("start.sector", []any{"fish"}), minimis), "aid_ceiling", "state_aid.regime", "", dossier.Blocking},
	{"replacement", "a simple replacement", rail, set("project.nature", "replacement"), set("project.nature", "process_change"), "replacement", "project.nature", "", dossier.Blocking},
	{"recovery_order", "an order that is not paid", rail, set("finance.recovery_order", true), asIs, "recovery_order", "finance.recovery_order", "", dossier.Blocking},
	{"commitments", "one is refused", rail, set("commit.visibility", false), asIs, "commitment_refused", "commit.visibility", "", dossier.Blocking},
	{"commitments", "one contradicts the relocation", rail, set("state_aid.relocation", true), asIs, "commitment_contradiction", "commit.no_relocation", "", dossier.Blocking},
	{"commitments", "one contradicts the calendar", rail, set("calendar.end", "2026-12-14"), set("calendar.end", "2026-12-15"), "commitment_contradiction", "commit.not_completed", "", dossier.Blocking},
	{"duplicate_company", "a company twice", rail, cell("group", "participations-ravenel", "siren", "999993173"), asIs, "duplicate_company", "group.siren", "participations-ravenel", dossier.Warning},
	{"duplicate_company", "the applicant in its own group", rail, cell("group", "participations-ravenel", "siren", "999991045"), asIs, "duplicate_company", "group.siren", "participations-ravenel", dossier.Warning},
	{"iban_country", "a bank in another country", rail, set("bank.bic", "EXEMBEBB"), asIs, "iban_country", "bank.bic", "", dossier.Warning},
	{"quotes", "past its date", rail, cell("machines", "mesure-3d", "quote_until", "2026-12-14"), cell("machines", "mesure-3d", "quote_until", "2026-12-15"), "quote_old", "machines.quote_until", "mesure-3d", dossier.Warning},
	{"quotes", "older than six months", rail, cell("costs", "massifs", "quote_date", "2026-06-14"), cell("costs", "massifs", "quote_date", "2026-06-15"), "quote_old", "costs.quote_date", "massifs", dossier.Warning},
	{"quotes", "fewer than the call asks", rail, all(quoteTable, cell("machines", "mesure-3d", "quotes", 3)), all(quoteTable, cell("machines", "mesure-3d", "quotes", 4)), "quotes_few", "machines.quotes", "mesure-3d", dossier.Warning},
	{"used_evidence", "not said whether there is a declaration of the seller", rail, cell("machines", "scie-occasion", "seller_declaration", nil), asIs, "used_evidence", "machines.seller_declaration", "scie-occasion", dossier.Warning},
	{"used_evidence", "one quote only", rail, cell("machines", "scie-occasion", "quotes", 1), cell("machines", "scie-occasion", "quotes", 2), "used_evidence", "machines.quotes", "scie-occasion", dossier.Warning},
	{"used_evidence", "not of one that is not meant to be eligible", rail, all(cell("machines", "scie-occasion", "quotes", 1)), all(cell("machines", "scie-occasion", "quotes", 1), cell("machines", "scie-occasion", "eligible", "no")), "used_evidence", "machines.quotes", "scie-occasion", dossier.Warning},
	{"used_evidence", "not known whether accepted", rail, asIs, param("params.used", "yes"), "parameter_empty", "machines.condition", "scie-occasion", dossier.Advice},
	{"used_evidence", "refused and typed as eligible", rail, all(param("params.used", "no"), cell("machines", "scie-occasion", "eligible", "yes")), param("params.used", "no"), "used_evidence", "machines.eligible", "scie-occasion", dossier.Warning},
	{"leasing", "a leased machine", rail, cell("machines", "mesure-3d", "acquisition", "lease"), asIs, "leasing", "machines.acquisition", "mesure-3d", dossier.Warning},
	{"leasing", "not of one that is not meant to be eligible", rail, cell("machines", "mesure-3d", "acquisition", "lease"), all(cell("machines", "mesure-3d", "acquisition", "lease"), cell("machines", "mesure-3d", "eligible", "no")), "leasing", "machines.acquisition", "mesure-3d", dossier.Warning},
	{"leasing", "refused and typed as eligible", rail, all(param("params.leasing", "no"), cell("machines", "mesure-3d", "acquisition", "lease")), param("params.leasing", "no"), "leasing", "machines.eligible", "mesure-3d", dossier.Warning},
	{"accepted_costs", "buildings, not known whether accepted", rail, asIs, param("params.buildings", "yes"), "parameter_empty", "costs.category", "massifs", dossier.Advice},
	{"accepted_costs", "not of buildings that are not meant to be eligible", rail, asIs, cell("costs", "massifs", "eligible", "no"), "parameter_empty", "costs.category", "massifs", dossier.Advice},
	{"accepted_costs", "software refused and typed as eligible", rail, param("params.software", "no"), param("params.software", "yes"), "parameter_empty", "costs.eligible", "logiciel-fao", dossier.Warning},
	{"related_supplier", "a supplier linked to the company", rail, cell("machines", "mesure-3d", "related_supplier", true), asIs, "related_supplier", "machines.related_supplier", "mesure-3d", dossier.Warning},
	{"machine_lines", "a machine on no line", rail, cell("machines", "mesure-3d", "line", nil), asIs, "machine_no_line", "machines.line", "mesure-3d", dossier.Warning},
	{"line_machines", "a line without a machine", rail, add("lines", map[string]any{"id": "vide", "name": "Ligne vide"}), asIs, "line_no_machine", "lines.name", "vide", dossier.Warning},
	{"fossil", "gas rises", rail, cell("energy", "chauffage", "after", "250.01"), cell("energy", "chauffage", "after", "250"), "fossil", "energy.after", "chauffage", dossier.Warning},
	{"fossil", "a machine for heat while gas remains", rail, cell("machines", "laveuse-circuit-ferme", "category", "heat_steam"), all(cell("machines", "laveuse-circuit-ferme", "category", "heat_steam"), cell("energy", "chauffage", "after", "0"), cell("energy", "engin-cour", "after", "0")), "fossil", "machines.category", "laveuse-circuit-ferme", dossier.Warning},
	{"consumption", "more electricity", rail, cell("energy", "eclairage", "after", "41000.5"), cell("energy", "eclairage", "after", "41000"), "consumption_rises", "energy.after", "eclairage", dossier.Warning},
	{"consumption", "more gas", rail, cell("energy", "chauffage", "after", "250.01"), cell("energy", "chauffage", "after", "250"), "consumption_rises", "energy.after", "chauffage", dossier.Warning},
	{"consumption", "more waste", rail, cell("waste", "banals", "after", "1000"), asIs, "consumption_rises", "waste.after", "banals", dossier.Warning},
	{"consumption", "more mains water, not more recycled water", rail, cell("water", "fluides", "after", "99999"), all(cell("water", "fluides", "after", "99999"), cell("water", "fluides", "source", "recycled")), "consumption_rises", "water.after", "fluides", dossier.Warning},
	{"gain_evidence", "a gain without evidence", rail, cell("energy", "eclairage", "evidence", nil), asIs, "gain_evidence", "energy.evidence", "eclairage", dossier.Warning},
	{"gain_evidence", "a gain that is an estimate", rail, cell("water", "lavage", "evidence", "estimate"), cell("water", "lavage", "evidence", "calculation"), "gain_estimated", "water.evidence", "lavage", dossier.Advice},
	{"maintained_reason", "jobs kept without a reason", rail, set("jobs.maintained_reason", nil), all(set("jobs.maintained_reason", nil), set("jobs.maintained_fte", "0")), "missing", "jobs.maintained_reason", "", dossier.Missing},
	{"maintained_reason", "jobs go without a reason", rail, set("jobs.removed_fte", "0.5"), all(set("jobs.removed_fte", "0.5"), set("jobs.removed_reason", "Le poste d’ébavurage manuel disparaît.")), "missing", "jobs.removed_reason", "", dossier.Missing},
	{"plan_gap", "one cent too little", rail, cell("resources", "autofinancement", "amount", "394199.99"), asIs, "plan_gap", "resources", "", dossier.Blocking},
	{"plan_gap", "one cent too much", rail, cell("resources", "autofinancement", "amount", "394200.01"), asIs, "plan_gap", "resources", "", dossier.Blocking},
	{"requested_twice", "two different amounts", rail, set("funding.requested", "285000.01"), asIs, "plan_gap", "funding.requested", "", dossier.Blocking},
	{"pieces", "no extract of the register", rail, drop("pieces", "p-kbis"), asIs, "piece_missing", "pieces", "", dossier.Warning},
	{"pieces", "a declaration of intention without its file", rail, cell("pieces", "p-intention", "path", nil), all(cell("pieces", "p-intention", "path", nil), cell("pieces", "p-intention", "sha256", strings.Repeat("0", 64))), "piece_missing", "pieces", "", dossier.Missing},
	{"pieces", "no declaration of the seller", rail, drop("pieces", "p-vendeur-scie-occasion"), all(drop("pieces", "p-vendeur-scie-occasion"), cell("machines", "scie-occasion", "condition", "new")), "piece_missing", "pieces", "", dossier.Missing},
	{"parameters", "nothing of the call is filled in", rail, asIs, func(d *doc) {
		for _, id := range []string{"params.opens", "params.closes", "params.costs_from", "params.costs_until"} {
			d.param(id, "2026-11-01")
		}
		for _, id := range []string{"params.min_eligible", "params.max_eligible", "params.min_grant", "params.max_grant"} {
			d.param(id, "1000000.00")
		}
		for _, id := range []string{"params.leasing", "params.used", "params.buildings", "params.software", "params.studies"} {
			d.param(id, "yes")
		}
		d.param("params.rate", "20")
		d.param("params.duration_months", 36)
		quoteTable(d)
		d.param("params.regime", "sme")
		d.param("params.indicators", []any{"rco01"})
		d.param("params.criteria", []any{map[string]any{"id": "c1", "title": "Emploi"}})
		d.param("params.naf", "25")
		d.param("params.contact_service", "Direction des fonds européens")
		d.param("params.contact_email", "contact@example.org")
		d.param("params.contact_phone", "+33300000000")
		d.param("params.portal", "portail")
	}, "parameter_empty", "params", "", dossier.Advice},
	{"advice_audit", "no audit", rail, set("environment.audit", false), asIs, "no_audit", "environment.audit", "", dossier.Advice},
	{"advice_training", "no promise of training", rail, set("jobs.training", "Aucune."), asIs, "no_training", "jobs.training", "", dossier.Advice},
	{"advice_optional", "a useful field is empty", rail, set("company.website", nil), asIs, "optional_useful", "company.website", "", dossier.Advice},

	{"not_sme", "three hundred people", rail, large, all(large, set("size.headcount", "200"), set("size.headcount_prev", "200")), "not_sme", "size.headcount", "", dossier.Blocking},
	{"not_sme", "a size that is an estimate", rail, all(large, set("size.previous_category", "unknown"), set("size.headcount_prev", "200")), all(set("size.previous_category", "unknown"), set("size.headcount", "200")), "not_sme", "size.headcount", "", dossier.Warning},
	{"not_sme", "a takeover", rail, all(large, set("size.takeover", true)), all(set("size.takeover", true)), "not_sme", "size.headcount", "", dossier.Warning},
	{"not_sme", "a quarter in public hands", rail, set("size.public_share", "25"), set("size.public_share", "24.99"), "not_sme", "size.public_share", "", dossier.Blocking},
	{"in_difficulty", "half of the capital is lost", rail, set("finance.equity", "224999.99"), set("finance.equity", "225000.00"), "in_difficulty", "finance.equity", "", dossier.Blocking},
	{"in_difficulty", "insolvent", rail, set("finance.insolvency", true), asIs, "in_difficulty", "finance.insolvency", "", dossier.Blocking},
	{"in_difficulty", "rescue aid", rail, set("finance.rescue_aid", true), asIs, "in_difficulty", "finance.rescue_aid", "", dossier.Blocking},
	{"in_difficulty", "losses of an SNC", rail, all(set("company.legal_form", "5202"), set("finance.own_funds_lost", true)), all(set("company.legal_form", "5202"), set("finance.own_funds_lost", false)), "in_difficulty", "finance.own_funds_lost", "", dossier.Blocking},
	{"in_difficulty", "an agricultural co-operative below its half", rail, all(set("company.legal_form", "6317"), set("finance.equity", "224999.99")), all(set("company.legal_form", "6317"), set("finance.equity", "225000.00")), "in_difficulty", "finance.equity", "", dossier.Blocking},
	{"in_difficulty", "under the de minimis regime", rail, all(loss, minimis), minimis, "in_difficulty", "finance.equity", "", dossier.Warning},
	{"aid_ceiling", "one cent above twenty per cent", rail, grants("287420.01"), grants("287420.00"), "aid_ceiling", "state_aid.regime", "", dossier.Blocking},
	{"aid_ceiling", "above ten per cent for a medium company", food, grants("320940.01"), grants("320940.00"), "aid_ceiling", "state_aid.regime", "", dossier.Blocking},
	{"aid_ceiling", "above thirty-five per cent in the zone", rail, all(afr, grants("525260.01")), all(afr, grants("525260.00")), "aid_ceiling", "state_aid.regime", "", dossier.Blocking},
	{"aid_ceiling", "a used machine of whose origin nothing is declared", rail, all(grants("292320.00"), cell("machines", "scie-occasion", "eligible", "yes"), cell("machines", "scie-occasion", "seller_declaration", false)), all(grants("292320.00"), cell("machines", "scie-occasion", "eligible", "yes")), "aid_ceiling", "state_aid.regime", "", dossier.Blocking},
	{"aid_ceiling", "a size that is an estimate", rail, all(grants("400000.00"), set("size.takeover", true)), set("size.takeover", true), "aid_ceiling", "state_aid.regime", "", dossier.Warning},
	{"aid_ceiling", "the rule has ended", rail, all(grants("400000.00"), on("2027-01-01")), on("2027-01-01"), "aid_ceiling", "state_aid.regime", "", dossier.Warning},
	{"aid_ceiling", "above the call's own rate", rail, param("params.rate", "19"), param("params.rate", "20"), "aid_ceiling", "state_aid.regime", "", dossier.Blocking},
	{"aid_ceiling", "a rate that the applicant gave", rail, all(set("state_aid.regime", "other"), set("state_aid.other_source", "convention"), set("state_aid.other_intensity", "5")), all(set("state_aid.regime", "other"), set("state_aid.other_source", "convention"), set("state_aid.other_intensity", "25")), "aid_ceiling", "state_aid.regime", "", dossier.Warning},
	{"own_contribution", "less than a quarter", rail, all(afr, ownFunds("396399.99")), all(afr, ownFunds("396400.00")), "own_contribution", "resources", "", dossier.Blocking},
	{"own_contribution", "less than a quarter whatever a public loan is", rail, all(afr, ownFunds("196399.99", "pret-bpifrance"), unsaid("pret-bpifrance")), all(afr, ownFunds("196400.00", "pret-bpifrance"), unsaid("pret-bpifrance")), "own_contribution", "resources", "", dossier.Blocking},
	{"own_contribution", "a quarter if a public loan is at market terms", rail, all(afr, ownFunds("396399.99", "pret-bpifrance"), unsaid("pret-bpifrance")), all(afr, ownFunds("396400.00", "pret-bpifrance"), unsaid("pret-bpifrance")), "own_contribution", "resources", "", dossier.Warning},
	{"own_contribution", "a loan that a public guarantee covers", rail, all(afr, ownFunds("0.00", "pret-bancaire", "garantie-bpifrance"), unsaid("garantie-bpifrance")), all(afr, ownFunds("0.00", "pret-bancaire")), "own_contribution", "resources", "", dossier.Warning},
	{"own_contribution", "once the rule has ended", rail, all(afr, ownFunds("396399.99"), on("2027-01-01")), all(afr, ownFunds("396400.00"), on("2027-01-01")), "own_contribution", "resources", "", dossier.Warning},
	{"decision_after_rules", "expected after the regime", rail, set("calendar.decision", "2027-01-01"), set("calendar.decision", "2026-12-31"), "decision_after_rules", "calendar.decision", "", dossier.Advice},
	{"decision_after_rules", "possible after the regime", rail, asIs, all(set("calendar.end", "2026-12-31")), "decision_after_rules", "calendar.decision", "", dossier.Advice},
	{"decision_after_rules", "the regime has ended", rail, all(set("calendar.end", nil), on("2027-01-01")), set("calendar.end", nil), "decision_after_rules", "calendar.decision", "", dossier.Advice},
	{"decision_after_rules", "the call's regime", rail, all(set("state_aid.regime", "to_be_set"), param("params.regime", "sme")), all(set("state_aid.regime", "to_be_set"), param("params.regime", "de_minimis")), "decision_after_rules", "calendar.decision", "", dossier.Advice},
	{"decision_after_rules", "after the de minimis rules", rail, all(minimis, set("calendar.decision", "2031-01-01")), all(minimis, set("calendar.decision", "2030-12-31")), "decision_after_rules", "calendar.decision", "", dossier.Advice},
	{"de_minimis_exceeded", "one cent above the limit", rail, all(minimis, grants("241700.01")), all(minimis, grants("241700.00")), "de_minimis_exceeded", "state_aid.regime", "", dossier.Blocking},
	{"de_minimis_exceeded", "an advance counts by its equivalent only", rail, all(minimis, grants("241700.01")), all(minimis, grants("241700.01"), cell("resources", "intercommunalite", "nature", "repayable_advance")), "de_minimis_exceeded", "state_aid.regime", "", dossier.Blocking},
	{"aid_ceiling", "an advance counts by its equivalent only", rail, grants("287420.01"), all(grants("287420.01"), cell("resources", "intercommunalite", "nature", "repayable_advance")), "aid_ceiling", "state_aid.regime", "", dossier.Blocking},
	{"de_minimis_exceeded", "with an award of the last three years", rail, all(minimis, grants("200000.00"), award("41700.01")), all(minimis, grants("200000.00"), award("41700.00")), "de_minimis_exceeded", "state_aid.regime", "", dossier.Blocking},
	{"de_minimis_exceeded", "not under another regime", rail, all(minimis, grants("280000.00")), grants("280000.00"), "de_minimis_exceeded", "state_aid.regime", "", dossier.Blocking},
	{"energy_units", "litres of electricity", rail, cell("energy", "eclairage", "unit", "l"), cell("energy", "eclairage", "unit", "mwh"), "form", "energy.unit", "eclairage", dossier.Blocking},
	{"energy_units", "gas that does not say PCS or PCI", rail, cell("energy", "chauffage", "unit", "mwh"), cell("energy", "chauffage", "unit", "mwh_pci"), "form", "energy.unit", "chauffage", dossier.Blocking},
	{"energy_units", "biomethane in plain kWh", rail, all(cell("energy", "chauffage", "source", "biomethane"), cell("energy", "chauffage", "unit", "kwh")), all(cell("energy", "chauffage", "source", "biomethane"), cell("energy", "chauffage", "unit", "kwh_pcs")), "form", "energy.unit", "chauffage", dossier.Blocking},
}

func shipped(t *testing.T) (*callfile.Set, *figures.Rules) {
	t.Helper()
	law, err := figures.LoadRules(assets.Rules())
	if err != nil {
		t.Fatal(err)
	}
	set, faults := callfile.Load(assets.Calls(), nil, callfile.NamesOf(dossier.Env{Rules: rules.All(law), Needs: rules.Needs(law)}))
	for _, f := range faults {
		t.Fatal(f)
	}
	return set, law
}

// envOn is what both programs wire on a day, without reference data.
func envOn(day string, set *callfile.Set, law *figures.Rules) dossier.Env {
	return dossier.Env{Today: dossier.MustDate(day), Rules: rules.All(law), Needs: rules.Needs(law), Uses: set.Common.Uses}
}

// TestEveryRuleIsTrippedAndSpared: for each rule a dossier that trips it, and a
// neighbour that does not. Without the rule the problem is gone, so taking a
// rule out of the registry fails here.
func TestEveryRuleIsTrippedAndSpared(t *testing.T) {
	set, law := shipped(t)
	tested := map[string]bool{}
	for _, tc := range slices.Concat(cases, coherenceCases) {
		tested[tc.rule] = true
		t.Run(tc.rule+": "+tc.name, func(t *testing.T) {
			problems := func(e edit, without string) ([]dossier.Problem, *dossier.View) {
				d, file := open(t, tc.example)
				e(d)
				in, err := json.Marshal(file)
				if err != nil {
					t.Fatal(err)
				}
				read, c, err := dossier.Read(in, set.Find)
				if err != nil {
					t.Fatal(err)
				}
				env := envOn(d.today, set, law)
				rule, ok := env.Rules[tc.rule]
				if !ok {
					t.Fatal("no such rule")
				}
				if !rule.General && !slices.Contains(c.Rules, tc.rule) {
					t.Fatalf("call %s, of the example, does not name the rule: write it in its rules in assets/calls", c.ID)
				}
				delete(env.Rules, without)
				var out []dossier.Problem
				known := env.Codes()
				v := dossier.NewView(c, read, env)
				for _, p := range v.Check() {
					if !slices.Contains(known, p.Code) {
						t.Errorf("no rule says that it reports %s: write it in codes of the rule, dossier/rules/registry.go or coherence.go", p.Code)
					}
					if p.Code == tc.code && p.Field == dossier.FieldID(tc.field) && p.Row == tc.row && p.Severity == tc.severity {
						out = append(out, p)
					}
				}
				return out, v
			}
			tripped, v := problems(tc.trip, "")
			without, _ := problems(tc.trip, tc.rule)
			spared, _ := problems(tc.spare, "")
			if len(tripped) == 0 {
				t.Errorf("not tripped: the edit brings no %s %s at %q, row %q, as the case says; all there is: %v", tc.severity, tc.code, tc.field, tc.row, said(v))
			}
			if len(without) >= len(tripped) {
				t.Errorf("without the rule the problem stays: %v", without)
			}
			if len(spared) >= len(tripped) {
				t.Errorf("the neighbour is not spared: %v", spared)
			}
			for _, p := range tripped {
				namesItsPlaces(t, v, v.Env.Rules[tc.rule], p)
				if p.Piece != (p.Code == "piece_missing") || p.ForOfficer != (p.Code == "decision_after_rules") {
					t.Errorf("what it is about, or who is to read it, is not said: %+v", p)
				}
				if p.Section == "" || !slices.Contains(rules.All(law)[tc.rule].Codes, p.Code) {
					t.Errorf("no section, or a code that is not permanent: %+v", p)
				}
			}
		})
	}
	for name, r := range rules.All(law) {
		if tested[name] {
			continue
		}
		table := "cases of this file"
		if r.General {
			table = "coherenceCases of coherence_test.go"
		}
		t.Errorf("rule %s has no case: add to the table %s an edit of an example that trips it and a neighbour that does not", name, table)
	}
}

// said is what is found in a dossier, each as a case names it.
func said(v *dossier.View) (out []string) {
	for _, p := range v.Check() {
		out = append(out, strings.TrimRight(strings.Join([]string{string(p.Severity), p.Code, string(p.Field), p.Row}, " "), " "))
	}
	return out
}

// TestEveryRuleIsNamedByACall: a rule that no shipped call names does nothing, unless
// it is general.
func TestEveryRuleIsNamedByACall(t *testing.T) {
	set, law := shipped(t)
	for name, rule := range rules.All(law) {
		if !rule.General && !slices.ContainsFunc(set.Calls, func(c *dossier.Call) bool { return slices.Contains(c.Rules, name) }) {
			t.Errorf("no call names %s: write it in rules of the calls that want it, assets/calls/*.toml", name)
		}
	}
}

// TestTheVATCertificateFollowsTheLaw: wanted from the limit of dated law on.
func TestTheVATCertificateFollowsTheLaw(t *testing.T) {
	set, law := shipped(t)
	for vat, want := range map[string]bool{"3290799.99": false, "3290800.00": true} {
		d, file := open(t, rail)
		d.set("funding.vat_recovered", false)
		d.set("funding.vat_amount", vat)
		in, err := json.Marshal(file)
		if err != nil {
			t.Fatal(err)
		}
		read, c, err := dossier.Read(in, set.Find)
		if err != nil {
			t.Fatal(err)
		}
		v := dossier.NewView(c, read, envOn("2026-11-23", set, law))
		got := slices.ContainsFunc(v.Check(), func(p dossier.Problem) bool { return p.Code == "piece_missing" && p.Args["id"] == "vat" })
		if got != want {
			t.Errorf("VAT of %s €: wanted %v, got %v", vat, want, got)
		}
	}
	if !strings.Contains(law.Must("obligation.vat").Source, "article 64") {
		t.Error("the limit has lost its source")
	}
}

// TestAPieceThatIsSetAsideIsNotMissing: with a reason;
// without one the problem stands where the reason is to be given.
func TestAPieceThatIsSetAsideIsNotMissing(t *testing.T) {
	set, law := shipped(t)
	for name, tc := range map[string]struct{ row, at string }{
		"as it is":                              {`{"id":"x","piece":"kbis"}`, "pieces"},
		"later":                                 {`{"id":"x","piece":"kbis","set_aside":"later","reason":"demandé au greffe"}`, ""},
		"none of it":                            {`{"id":"x","piece":"kbis","set_aside":"not_applicable","reason":"association"}`, ""},
		"no reason":                             {`{"id":"x","piece":"kbis","set_aside":"later"}`, "pieces.reason x later"},
		"an empty file beside it is still told": {`{"id":"x","piece":"kbis","path":"k.pdf","state":"empty","set_aside":"later","reason":"à refaire"}`, "pieces.path x"},
	} {
		t.Run(name, func(t *testing.T) {
			d, file := open(t, rail)
			d.drop("pieces", "p-kbis")
			var row map[string]any
			if err := json.Unmarshal([]byte(tc.row), &row); err != nil {
				t.Fatal(err)
			}
			d.add("pieces", row)
			in, err := json.Marshal(file)
			if err != nil {
				t.Fatal(err)
			}
			read, c, err := dossier.Read(in, set.Find)
			if err != nil {
				t.Fatal(err)
			}
			got := ""
			for _, p := range dossier.NewView(c, read, envOn(d.today, set, law)).Check() {
				if p.Code == "piece_missing" && p.Args["id"] == "kbis" {
					got = strings.TrimSpace(string(p.Field) + " " + p.Row + " " + p.Args["aside"])
					if p.Severity != dossier.Warning {
						t.Errorf("severity %s", p.Severity)
					}
				}
			}
			if got != tc.at {
				t.Errorf("said at %q, want %q", got, tc.at)
			}
		})
	}
}

// TestWhatEachNeedWants: a piece is wanted where its rule holds, and where it just
// does not, it is not.
func TestWhatEachNeedWants(t *testing.T) {
	calls, law := shipped(t)
	investor := func(votes, kind string) edit {
		return all(cell("group", "participations-ravenel", "investor", kind), cell("group", "participations-ravenel", "capital", votes), cell("group", "participations-ravenel", "votes", votes))
	}
	sizes := func(balance, turnover, headcount string) edit {
		return all(set("size.balance", balance), set("size.turnover", turnover), set("size.headcount", headcount))
	}
	for _, tc := range []struct {
		piece, row   string
		want, spared edit
	}{
		{"auditor_report", "", sizes("5000000.01", "10000000.01", "50"), sizes("5000000.01", "10000000.00", "50")},
		{"auditor_report", "", sizes("5000000.01", "1.00", "50.01"), sizes("5000000.00", "1.00", "50.01")},
		{"cv", "", asIs, set("team", nil)},
		{"customer_letters", "", set("project.objectives", []string{"new_markets"}), set("project.objectives", []string{"jobs"})},
		{"customer_letters", "", set("project.objectives", []string{"new_products"}), set("project.objectives", []string{"energy"})},
		{"plans", "", asIs, cell("costs", "massifs", "category", "other")},
		{"energy_audit", "", asIs, set("environment.audit", false)},
		{"intention_answer", "", asIs, set("start.intention_answer", nil)},
		{"conditional_quote", "", set("start.already_signed", "conditional"), asIs},
		{"seller_declaration", "machines/scie-occasion", asIs, cell("machines", "scie-occasion", "eligible", "no")},
		{"investor_pact", "group/participations-ravenel", investor("25", "venture_capital"), investor("24.99", "venture_capital")},
		{"investor_pact", "group/participations-ravenel", investor("50", "business_angel"), investor("50.01", "business_angel")},
		{"investor_pact", "group/participations-ravenel", investor("30", "university"), investor("30", "none")},
	} {
		wanted := func(e edit) bool {
			d, file := open(t, rail)
			e(d)
			in, err := json.Marshal(file)
			if err != nil {
				t.Fatal(err)
			}
			read, c, err := dossier.Read(in, calls.Find)
			if err != nil {
				t.Fatal(err)
			}
			v := dossier.NewView(c, read, envOn("2026-11-23", calls, law))
			return slices.ContainsFunc(v.Pieces(), func(n dossier.PieceNeed) bool { return n.Piece.ID == tc.piece && n.For == tc.row })
		}
		if !wanted(tc.want) {
			t.Errorf("%s is not wanted", tc.piece)
		}
		if wanted(tc.spared) {
			t.Errorf("%s is wanted", tc.piece)
		}
	}
}

// TestAProblemNamesTheOtherPlaces: of rules that calls name too, where what disagrees
// stands elsewhere.
func TestAProblemNamesTheOtherPlaces(t *testing.T) {
	calls, law := shipped(t)
	for name, tc := range map[string]struct {
		trip        edit
		code, field string
		also        []string
	}{
		"aid on the same costs": {
			all(grants("400000.00"), cell("other_aids", "destratification", "same_costs", true)), "aid_ceiling", "state_aid.regime",
			[]string{"resources.amount feder", "resources.amount intercommunalite", "resources.gge pret-bpifrance", "resources.gge garantie-bpifrance", "other_aids.amount destratification"},
		},
		"de minimis aid":          {all(minimis, grants("280000.00")), "de_minimis_exceeded", "state_aid.regime", []string{"resources.amount feder", "resources.amount intercommunalite", "resources.gge pret-bpifrance", "resources.gge garantie-bpifrance", "de_minimis "}},
		"capital that is lost":    {set("finance.equity", "1000.00"), "in_difficulty", "finance.equity", []string{"finance.capital ", "finance.premiums "}},
		"an early order":          {all(set("start.intention_complete", false), set("calendar.first_order", "2026-12-14")), "order_before_application", "calendar.first_order", []string{"calendar.application "}},
		"before a prior request":  {all(set("start.intention_date", "2026-12-01"), set("calendar.first_order", "2026-11-30")), "order_before_application", "calendar.first_order", []string{"start.intention_date "}},
		"a commitment":            {set("state_aid.relocation", true), "commitment_contradiction", "commit.no_relocation", []string{"state_aid.relocation "}},
		"something signed":        {set("commit.not_started", false), "commitment_contradiction", "commit.not_started", []string{"start.already_signed "}},
		"too little of one’s own": {all(afr, ownFunds("0.00", "pret-bancaire", "garantie-bpifrance"), cell("resources", "pret-bancaire", "amount", "380000.00")), "own_contribution", "resources", []string{"state_aid.regime ", "resources.guaranteed garantie-bpifrance"}},
		"rows behind a gate":      {set("environment.has_water", false), "gate_rows", "environment.has_water", []string{"water "}},
	} {
		t.Run(name, func(t *testing.T) {
			d, file := open(t, rail)
			tc.trip(d)
			in, err := json.Marshal(file)
			if err != nil {
				t.Fatal(err)
			}
			read, c, err := dossier.Read(in, calls.Find)
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range dossier.NewView(c, read, envOn(d.today, calls, law)).Check() {
				if p.Code != tc.code || p.Field != dossier.FieldID(tc.field) {
					continue
				}
				var also []string
				for _, at := range p.Also {
					also = append(also, string(at.Field)+" "+at.Row)
				}
				if !slices.Equal(also, tc.also) {
					t.Errorf("%s names %q, want %q", p.Code, also, tc.also)
				}
				return
			}
			t.Errorf("no %s at %s", tc.code, tc.field)
		})
	}
}

// TestTheGuideNamesEveryNeed: whoever writes a call can name no other.
func TestTheGuideNamesEveryNeed(t *testing.T) {
	guide, err := os.ReadFile("../../docs/calls.md")
	if err != nil {
		t.Fatal(err)
	}
	_, law := shipped(t)
	for name := range rules.Needs(law) {
		if !strings.Contains(string(guide), "`"+name+"`") {
			t.Errorf("the table of needs in docs/calls.md lacks %s", name)
		}
	}
}

// TestThePageOfCoherenceHasEveryGeneralRule: in a row that names the file in which it
// stands.
func TestThePageOfCoherenceHasEveryGeneralRule(t *testing.T) {
	page, err := os.ReadFile("../../docs/coherence.md")
	if err != nil {
		t.Fatal(err)
	}
	_, law := shipped(t)
	all, quoted := rules.All(law), regexp.MustCompile("`([^`]+)`")
	said := map[string]bool{}
	for line := range strings.Lines(string(page)) {
		cells := strings.Split(line, "|")
		if len(cells) < 5 || !strings.Contains(cells[2], ".go`") {
			continue
		}
		var src string
		for _, m := range quoted.FindAllStringSubmatch(cells[2], -1) {
			text, err := os.ReadFile(m[1])
			if err != nil {
				t.Error(err)
			}
			src += string(text)
		}
		for _, m := range quoted.FindAllStringSubmatch(cells[3], -1) {
			said[m[1]] = true
			function := regexp.MustCompile(`(?i)func ` + strings.ReplaceAll(m[1], "_", "") + `\(`)
			switch {
			case !all[m[1]].General:
				t.Errorf("docs/coherence.md has %s, which is no general rule", m[1])
			case !function.MatchString(src):
				t.Errorf("docs/coherence.md says that %s stands in %s, and no function there is called so, without underscores: name its file in that cell", m[1], strings.TrimSpace(cells[2]))
			}
		}
	}
	for name, r := range all {
		if r.General && !said[name] {
			t.Errorf("the table in docs/coherence.md lacks %s", name)
		}
	}
}
