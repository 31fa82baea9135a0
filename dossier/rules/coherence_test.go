package rules_test

import (
	"encoding/json"
	"slices"
	"testing"

	"dossierpme/dossier"
)

// Edits of several answers that belong together.
var (
	without = func(id, option string) edit { // an option less
		return func(d *doc) {
			var left []any
			for _, o := range d.answers[id].([]any) {
				if o != option {
					left = append(left, o)
				}
			}
			d.set(id, left)
		}
	}
	every = func(table, col string, v any) edit {
		return func(d *doc) {
			for _, r := range d.rows(table) {
				r.(map[string]any)[col] = v
			}
		}
	}
	// oneLine leaves the line on which all parts end.
	oneLine = all(drop("lines", "cellule-5-axes"), drop("lines", "tournage-fraisage"))
	// replaced makes every machine take the place of another, on lines that stay as they are.
	replaced = all(set("project.innovation", false), every("machines", "replaces", true), every("machines", "replaced", "L’ancienne"),
		every("lines", "kind", "modernised"), every("lines", "automation_before", "semi"), every("lines", "automation_after", "semi"))
	// asLarge makes the lines of the cannery as large before as after.
	asLarge = func(d *doc) {
		for _, r := range d.rows("lines") {
			r := r.(map[string]any)
			r["kind"], r["capacity_before"] = "modernised", r["capacity_after"]
		}
	}
	text = func(id, sentence string) edit {
		return func(d *doc) { d.set(id, sentence+" "+d.answers["project.summary"].(string)) }
	}
	fund = func(share string) edit { // of which a share is held
		return all(cell("group", "participations-ravenel", "investor", "venture_capital"), cell("group", "participations-ravenel", "capital", share), cell("group", "participations-ravenel", "votes", share))
	}
	noPact   = add("pieces", map[string]any{"id": "x", "piece": "investor_pact", "set_aside": "not_applicable", "reason": "aucun pacte"})
	copied   = func(from, to string) edit { return func(d *doc) { d.set(to, d.answers[from]) } }
	purchase = func(table string, cells map[string]any) edit { return add(table, cells) }
)

// coherenceCases are those of the rules that hold a dossier against itself.
var coherenceCases = []tripped{
	{"contradiction_turnover", "more than a euro apart", rail, set("size.turnover", "5860001.01"), set("size.turnover", "5860001.00"), "contradiction_turnover", "size.turnover", "", dossier.Blocking},
	{"contradiction_turnover", "of the year before", rail, set("size.turnover_prev", "9900000.00"), set("size.turnover_prev", "5480000.00"), "contradiction_turnover", "size.turnover_prev", "", dossier.Blocking},
	{"contradiction_turnover", "not of another closing", rail, set("size.turnover", "6000000.00"), all(set("size.turnover", "6000000.00"), set("size.year_end", "2026-12-31")), "contradiction_turnover", "size.turnover", "", dossier.Blocking},
	{"contradiction_turnover", "not of a year before the one before", rail, set("size.turnover_prev", "5000000.00"), all(set("size.turnover_prev", "5000000.00"), drop("years", "y2024")), "contradiction_turnover", "size.turnover_prev", "", dossier.Blocking},
	{"contradiction_balance", "more than a euro apart", rail, set("size.balance", "4919998.99"), set("size.balance", "4919999.00"), "contradiction_balance", "size.balance", "", dossier.Blocking},
	{"contradiction_equity", "more than a euro apart", rail, set("finance.equity", "2180001.01"), set("finance.equity", "2180001.00"), "contradiction_equity", "finance.equity", "", dossier.Blocking},
	{"contradiction_headcount", "a tenth apart", rail, set("size.headcount", "38.1"), set("size.headcount", "38"), "contradiction_headcount", "size.headcount", "", dossier.Warning},
	{"contradiction_headcount", "one apart", rail, all(cell("years", "y2025", "headcount", "5"), set("size.headcount", "6.1")), all(cell("years", "y2025", "headcount", "5"), set("size.headcount", "6")), "contradiction_headcount", "size.headcount", "", dossier.Warning},
	{"contradiction_capital", "two capitals", rail, set("finance.capital", "450000.00"), set("finance.capital", "400000.00"), "contradiction_capital", "finance.capital", "", dossier.Blocking},
	{"contradiction_capital", "two premiums", rail, set("finance.premiums", "0.00"), set("finance.premiums", "50000.00"), "contradiction_capital", "finance.premiums", "", dossier.Blocking},
	{"contradiction_forecast", "a year that is closed", rail, cell("forecast_years", "f2026", "year", 2025), asIs, "contradiction_forecast", "forecast_years.turnover", "f2026", dossier.Blocking},
	{"contradiction_forecast", "staff of a year that is closed", rail, all(cell("forecast_years", "f2026", "year", 2025), cell("forecast_years", "f2026", "headcount", "38.1")), all(cell("forecast_years", "f2026", "year", 2025), cell("forecast_years", "f2026", "headcount", "38")), "contradiction_forecast", "forecast_years.headcount", "f2026", dossier.Blocking},
	{"year_twice", "two closings", rail, cell("years", "y2024", "year", 2025), asIs, "year_twice", "years.year", "y2025", dossier.Warning},
	{"year_twice", "two forecasts", rail, cell("forecast_years", "f2027", "year", 2026), asIs, "year_twice", "forecast_years.year", "f2027", dossier.Warning},
	{"contradiction_output", "none of the sums of several lines", rail, set("environment.output_after", "60000"), set("environment.output_after", "105000"), "contradiction_output", "environment.output_after", "", dossier.Warning},
	{"contradiction_output", "not that of the only line", rail, all(oneLine, set("environment.unit", "Pièce"), set("environment.output_after", "53000")), all(oneLine, set("environment.unit", "Pièce"), set("environment.output_after", "52500")), "contradiction_output", "environment.output_after", "", dossier.Blocking},
	{"contradiction_output", "not in another unit", rail, all(oneLine, set("environment.unit", "pièces"), set("environment.output_before", "40000")), all(oneLine, set("environment.unit", "tonnes"), set("environment.output_before", "40000")), "contradiction_output", "environment.output_before", "", dossier.Blocking},
	{"contradiction_dates", "an order before the first one", rail, set("calendar.first_order", "2027-01-19"), set("calendar.first_order", "2027-01-18"), "contradiction_dates", "calendar.first_order", "", dossier.Blocking},
	{"contradiction_dates", "a study before the first order", rail, all(set("calendar.first_order", "2027-01-18"), cell("costs", "etude-implantation", "order_date", "2027-01-10")), all(set("calendar.first_order", "2027-01-10"), cell("costs", "etude-implantation", "order_date", "2027-01-10")), "contradiction_dates", "calendar.first_order", "", dossier.Warning},
	{"contradiction_dates", "delivered before it is ordered", rail, cell("machines", "mesure-3d", "delivery", "2027-02-07"), cell("machines", "mesure-3d", "delivery", "2027-02-08"), "contradiction_dates", "machines.delivery", "mesure-3d", dossier.Blocking},
	{"contradiction_dates", "delivered before the first order", rail, all(cell("machines", "mesure-3d", "order_date", nil), cell("machines", "mesure-3d", "delivery", "2027-01-17")), all(cell("machines", "mesure-3d", "order_date", nil), cell("machines", "mesure-3d", "delivery", "2027-01-18")), "contradiction_dates", "machines.delivery", "mesure-3d", dossier.Warning},
	{"contradiction_dates", "in service before its machine is there", rail, cell("lines", "finition-controle", "commissioning", "2028-01-13"), cell("lines", "finition-controle", "commissioning", "2028-01-14"), "contradiction_dates", "lines.commissioning", "finition-controle", dossier.Warning},
	{"contradiction_dates", "in service before a line", rail, set("calendar.commissioning", "2028-03-14"), set("calendar.commissioning", "2028-03-15"), "contradiction_dates", "calendar.commissioning", "", dossier.Warning},
	{"contradiction_signed", "an order whose day has passed", rail, all(set("start.intention_date", nil), cell("costs", "massifs", "order_date", "2026-11-22")), all(set("start.intention_date", nil), cell("costs", "massifs", "order_date", "2026-11-23")), "contradiction_signed", "start.already_signed", "", dossier.Blocking},
	{"contradiction_signed", "not after a complete request", rail, all(set("start.intention_complete", false), cell("costs", "massifs", "order_date", "2026-11-22")), cell("costs", "massifs", "order_date", "2026-11-22"), "contradiction_signed", "start.already_signed", "", dossier.Blocking},
	{"contradiction_signed", "not a study", rail, all(set("start.intention_date", nil), cell("costs", "massifs", "order_date", "2026-11-22")), all(set("start.intention_date", nil), set("calendar.first_order", "2027-01-18"), cell("costs", "etude-implantation", "order_date", "2026-11-22")), "contradiction_signed", "start.already_signed", "", dossier.Blocking},
	{"owners_over_100", "capital", rail, cell("owners", "vauclair-helene", "share", "44.2"), cell("owners", "vauclair-helene", "share", "44.1"), "owners_over_100", "owners.share", "vauclair-helene", dossier.Blocking},
	{"owners_over_100", "votes", rail, all(every("owners", "control", "votes"), cell("owners", "vauclair-helene", "share", "95")), all(every("owners", "control", "other"), cell("owners", "vauclair-helene", "share", "95")), "owners_over_100", "owners.share", "vauclair-helene", dossier.Blocking},
	{"owners_under", "less than half", food, cell("owners", "delahuppe-etienne", "share", "15"), cell("owners", "delahuppe-etienne", "share", "16"), "owners_under", "owners", "", dossier.Warning},
	{"owners_under", "less than half of the votes", food, all(every("owners", "control", "votes"), cell("owners", "delahuppe-etienne", "share", "15")), all(every("owners", "control", "votes"), cell("owners", "delahuppe-etienne", "share", "16")), "owners_under", "owners", "", dossier.Warning},
	{"owners_under", "not of a co-operative", food, cell("owners", "delahuppe-etienne", "share", "5"), all(cell("owners", "delahuppe-etienne", "share", "5"), set("company.legal_form", "6317")), "owners_under", "owners", "", dossier.Warning},
	{"owners_under", "not below a company", rail, all(cell("owners", "vauclair-helene", "share", "5"), cell("owners", "vauclair-bastien", "share", "5"), drop("group", "participations-ravenel")), all(cell("owners", "vauclair-helene", "share", "5"), cell("owners", "vauclair-bastien", "share", "5")), "owners_under", "owners", "", dossier.Warning},
	{"owners_under", "not where one controls it otherwise", food, cell("owners", "delahuppe-etienne", "share", "5"), all(cell("owners", "delahuppe-etienne", "share", "5"), cell("owners", "delahuppe-etienne", "control", "other")), "owners_under", "owners", "", dossier.Warning},
	{"output_over_capacity", "after", rail, cell("lines", "finition-controle", "output_after", "64000.5"), cell("lines", "finition-controle", "output_after", "64000"), "output_over_capacity", "lines.output_after", "finition-controle", dossier.Blocking},
	{"output_over_capacity", "before", rail, cell("lines", "finition-controle", "output_before", "38001"), cell("lines", "finition-controle", "output_before", "38000"), "output_over_capacity", "lines.output_before", "finition-controle", dossier.Blocking},
	{"rate_out_of_range", "hardly any stop", rail, cell("lines", "finition-controle", "oee_after", "95.1"), cell("lines", "finition-controle", "oee_after", "95"), "rate_out_of_range", "lines.oee_after", "finition-controle", dossier.Warning},
	{"rate_out_of_range", "a third is scrap", rail, cell("lines", "finition-controle", "scrap_before", "30.1"), cell("lines", "finition-controle", "scrap_before", "30"), "rate_out_of_range", "lines.scrap_before", "finition-controle", dossier.Warning},
	{"rate_out_of_range", "a line that gets worse", rail, cell("lines", "finition-controle", "oee_after", "47.9"), cell("lines", "finition-controle", "oee_after", "48"), "rate_out_of_range", "lines.oee_after", "finition-controle", dossier.Warning},
	{"rate_out_of_range", "more scrap", rail, cell("lines", "finition-controle", "scrap_after", "2"), cell("lines", "finition-controle", "scrap_after", "1.9"), "rate_out_of_range", "lines.scrap_after", "finition-controle", dossier.Warning},
	{"staff_sum", "more contracts than staff", rail, set("jobs.permanent", "36.6"), set("jobs.permanent", "36.59"), "staff_sum", "jobs.baseline_fte", "", dossier.Warning},
	{"posts_scale", "more than half as many again", rail, set("jobs.baseline_fte", "15.5"), set("jobs.baseline_fte", "15.6"), "posts_scale", "posts", "", dossier.Warning},
	{"posts_scale", "not of a new company", rail, set("jobs.baseline_fte", "4"), all(set("jobs.baseline_fte", "4"), set("size.new_company", true)), "posts_scale", "posts", "", dossier.Warning},
	{"posts_scale", "five in a small company", rail, all(set("jobs.baseline_fte", "9"), drop("posts", "industrialisation"), drop("posts", "metrologue")), all(set("jobs.baseline_fte", "9"), drop("posts", "industrialisation"), drop("posts", "metrologue"), drop("posts", "maintenance")), "posts_scale", "posts", "", dossier.Warning},
	{"posts_scale", "not where no worker is hired", rail, cell("lines", "tournage-fraisage", "operators_after", "6"), all(cell("lines", "tournage-fraisage", "operators_after", "6"), drop("posts", "conducteur-cellule"), drop("posts", "finition"), add("posts", map[string]any{"id": "conducteur-cellule", "title": "Conduite", "category": "technician", "contract": "permanent", "count": 2, "fte": "1", "date": "2027-11-08"})), "posts_scale", "posts.fte", "conducteur-cellule", dossier.Warning},
	{"posts_scale", "not while a post is not whole", rail, cell("posts", "conducteur-cellule", "count", 5), all(cell("posts", "conducteur-cellule", "count", 5), cell("posts", "metrologue", "fte", nil)), "posts_scale", "posts.fte", "conducteur-cellule", dossier.Warning},
	{"posts_scale", "more workers than the lines take", rail, cell("posts", "conducteur-cellule", "count", 5), cell("posts", "conducteur-cellule", "count", 4), "posts_scale", "posts.fte", "conducteur-cellule", dossier.Warning},
	{"jobs_net", "fewer on the lines", rail, cell("lines", "tournage-fraisage", "operators_after", "6.9"), cell("lines", "tournage-fraisage", "operators_after", "7"), "jobs_net", "jobs.removed_fte", "", dossier.Warning},
	{"jobs_net", "jobs are said to go", rail, cell("lines", "tournage-fraisage", "operators_after", "5"), all(cell("lines", "tournage-fraisage", "operators_after", "5"), set("jobs.removed_fte", "2")), "jobs_net", "jobs.removed_fte", "", dossier.Warning},
	{"forecast_jump", "sales that double", rail, cell("forecast_years", "f2031", "turnover", "11720000.01"), cell("forecast_years", "f2031", "turnover", "11720000.00"), "forecast_jump", "forecast_years.turnover", "f2031", dossier.Warning},
	{"forecast_jump", "sales of a long year", rail, cell("years", "y2025", "months", 24), cell("years", "y2025", "months", 12), "forecast_jump", "forecast_years.turnover", "f2026", dossier.Warning},
	{"forecast_jump", "more sales of as much", rail, set("environment.output_after", "31500"), set("environment.output_after", "31501"), "forecast_jump", "forecast_years.turnover", "f2028", dossier.Warning},
	{"grant_before_cost", "paid back before it is paid", rail, all(set("funding.advance", false), cell("resources", "feder", "year", 2026)), all(set("funding.advance", false), cell("resources", "feder", "year", 2027)), "grant_before_cost", "resources.year", "feder", dossier.Warning},
	{"grant_before_cost", "an advance is asked", rail, all(set("funding.advance", nil), cell("resources", "feder", "year", 2026)), cell("resources", "feder", "year", 2026), "grant_before_cost", "resources.year", "feder", dossier.Warning},
	{"used_not_eligible", "counted as eligible", rail, all(cell("machines", "scie-occasion", "seller_declaration", false), cell("machines", "scie-occasion", "eligible", "yes")), cell("machines", "scie-occasion", "eligible", "yes"), "used_not_eligible", "machines.eligible", "scie-occasion", dossier.Blocking},
	{"used_not_eligible", "to be checked", rail, cell("machines", "scie-occasion", "seller_declaration", false), all(cell("machines", "scie-occasion", "seller_declaration", false), cell("machines", "scie-occasion", "eligible", "no")), "used_not_eligible", "machines.seller_declaration", "scie-occasion", dossier.Warning},
	{"not_investment", "training", rail, cell("costs", "formation", "eligible", "yes"), asIs, "not_investment", "costs.eligible", "formation", dossier.Warning},
	{"not_investment", "a certification", rail, cell("costs", "certification-ferroviaire", "eligible", "yes"), cell("costs", "certification-ferroviaire", "eligible", "no"), "not_investment", "costs.eligible", "certification-ferroviaire", dossier.Warning},
	{"not_investment", "what keeps machines going", rail, cell("costs", "contrat-entretien", "eligible", "yes"), all(cell("costs", "contrat-entretien", "eligible", "yes"), cell("costs", "contrat-entretien", "name", "Délocalisation du four")), "not_investment", "costs.eligible", "contrat-entretien", dossier.Warning},
	{"same_purchase_twice", "the same quote", rail, purchase("costs", map[string]any{"id": "twice", "name": "Réglage", "quote_ref": "irf 2026 319", "amount": "38500.00"}), purchase("costs", map[string]any{"id": "twice", "name": "Réglage", "quote_ref": "irf 2026 319", "amount": "38500.01"}), "same_purchase_twice", "costs.quote_ref", "twice", dossier.Warning},
	{"same_purchase_twice", "the same thing", rail, purchase("machines", map[string]any{"id": "twice", "name": "Scie à ruban automatique d’occasion (2021)", "supplier": "Reprise Machines Ponthieu (fictif)", "unit_price": "24500.00", "quantity": 2}), purchase("machines", map[string]any{"id": "twice", "name": "Scie à ruban automatique d’occasion (2021)", "supplier": "Un autre", "unit_price": "24500.00"}), "same_purchase_twice", "machines.name", "twice", dossier.Warning},
	{"quote_expired_at_order", "the day before", rail, cell("machines", "mesure-3d", "quote_until", "2027-02-07"), cell("machines", "mesure-3d", "quote_until", "2027-02-08"), "quote_expired_at_order", "machines.quote_until", "mesure-3d", dossier.Advice},
	{"quote_after_application", "the day after", rail, cell("machines", "mesure-3d", "quote_date", "2026-12-16"), cell("machines", "mesure-3d", "quote_date", "2026-12-15"), "quote_after_application", "machines.quote_date", "mesure-3d", dossier.Warning},
	{"before_without_past", "a new line that replaces nothing", rail, cell("machines", "centre-5-axes", "replaces", false), asIs, "before_without_past", "energy.before", "fraisage", dossier.Warning},
	{"before_without_past", "not what another line changes", rail, cell("machines", "centre-5-axes", "replaces", false), all(cell("machines", "centre-5-axes", "replaces", false), cell("energy", "fraisage", "due_to", "lines/tournage-fraisage")), "before_without_past", "energy.before", "fraisage", dossier.Warning},
	{"before_without_past", "nothing before", food, all(cell("energy", "bocaux", "before", "10"), asIs), asIs, "before_without_past", "energy.before", "bocaux", dossier.Warning},
	{"new_without_use", "a line that draws nothing", food, drop("energy", "bocaux"), asIs, "new_without_use", "energy", "", dossier.Warning},
	{"new_without_use", "named by what it brings", food, drop("energy", "bocaux"), all(cell("energy", "bocaux", "line", nil), cell("energy", "bocaux", "due_to", "lines/bocaux")), "new_without_use", "energy", "", dossier.Warning},
	{"treasury_gap", "a cent more than there was", rail, cell("years", "y2025", "cash", "142499.99"), cell("years", "y2025", "cash", "142500.00"), "treasury_gap", "resources", "", dossier.Warning},
	{"gain_untied", "a fifth hangs on nothing", rail, cell("energy", "tournage", "due_to", "none"), cell("energy", "tournage", "due_to", "lines/finition-controle"), "gain_untied", "energy", "", dossier.Warning},
	{"gain_untied", "water", rail, cell("water", "fluides", "due_to", nil), asIs, "gain_untied", "water", "", dossier.Warning},
	{"gain_untied", "not of a small gain", rail, all(cell("water", "fluides", "due_to", nil), cell("water", "fluides", "after", "260"), cell("water", "lavage", "due_to", nil), cell("water", "lavage", "after", "386")), all(cell("water", "fluides", "due_to", nil), cell("water", "fluides", "after", "260"), cell("water", "lavage", "due_to", nil), cell("water", "lavage", "after", "387")), "gain_untied", "water", "", dossier.Warning},
	{"gain_huge", "hardly any water is left", rail, all(cell("water", "lavage", "after", "0"), cell("water", "fluides", "after", "67")), all(cell("water", "lavage", "after", "0"), cell("water", "fluides", "after", "68")), "gain_huge", "water", "", dossier.Warning},
	{"gain_huge", "nothing is left for no reason", rail, cell("waste", "bois-carton", "after", "0"), all(cell("waste", "bois-carton", "after", "0"), cell("waste", "bois-carton", "due_to", "lines/finition-controle")), "gain_huge", "waste.after", "bois-carton", dossier.Warning},
	{"objective_empty", "jobs that nobody gets", rail, set("jobs.creates", false), all(set("jobs.creates", false), without("project.objectives", "jobs")), "objective_empty", "project.objectives", "", dossier.Warning},
	{"objective_empty", "water that does not change", rail, set("environment.has_water", false), all(set("environment.has_water", false), without("project.objectives", "water")), "objective_empty", "project.objectives", "", dossier.Warning},
	{"objective_empty", "more energy for each part", rail, all(cell("energy", "fraisage", "after", "600000"), set("environment.output_after", "40000")), cell("energy", "fraisage", "after", "600000"), "objective_empty", "project.objectives", "", dossier.Warning},
	{"objective_empty", "a capacity that stays", food, asLarge, all(asLarge, without("project.objectives", "capacity")), "objective_empty", "project.objectives", "", dossier.Warning},
	{"objective_empty", "no new product", rail, all(every("lines", "kind", "modernised"), set("project.innovation", false)), all(every("lines", "kind", "modernised"), asIs), "objective_empty", "project.objectives", "", dossier.Warning},
	{"objective_empty", "a gain that is not chosen", rail, without("project.objectives", "water"), asIs, "objective_empty", "project.objectives", "", dossier.Advice},
	{"nature_mismatch", "nothing changes but machines", rail, replaced, all(replaced, cell("lines", "finition-controle", "automation_after", "automatic")), "nature_mismatch", "project.nature", "", dossier.Warning},
	{"nature_mismatch", "a new establishment at the seat", rail, set("project.nature", "new_establishment"), all(set("project.nature", "new_establishment"), every("lines", "kind", "new")), "nature_mismatch", "project.nature", "", dossier.Warning},
	{"nature_mismatch", "an extension of nothing", food, asLarge, asIs, "nature_mismatch", "project.nature", "", dossier.Warning},
	{"regime_mismatch", "outside the zone", rail, all(afr, set("place.afr", "no")), afr, "regime_mismatch", "state_aid.regime", "", dossier.Blocking},
	{"regime_mismatch", "steel", rail, all(afr, set("state_aid.steel", true)), set("state_aid.steel", true), "regime_mismatch", "state_aid.regime", "", dossier.Blocking},
	{"regime_mismatch", "perhaps outside the zone", rail, all(afr, set("place.afr", "unknown")), afr, "regime_mismatch", "state_aid.regime", "", dossier.Warning},
	{"regime_mismatch", "too much is taken over", rail, all(afr, set("project.nature", "diversification"), set("project.assets_reused", "528533.34")), all(afr, set("project.nature", "diversification"), set("project.assets_reused", "528533.33")), "regime_mismatch", "state_aid.regime", "", dossier.Blocking},
	{"regime_mismatch", "not of another nature", rail, all(afr, set("project.nature", "diversification"), set("project.assets_reused", "600000.00")), all(afr, set("project.assets_reused", "600000.00")), "regime_mismatch", "state_aid.regime", "", dossier.Blocking},
	{"regime_mismatch", "a large project", rail, all(afr, cell("machines", "mesure-3d", "unit_price", "48579300.01")), all(afr, cell("machines", "mesure-3d", "unit_price", "48579300.00")), "regime_mismatch", "state_aid.regime", "", dossier.Warning},
	{"intention_missing", "soon and without a request", rail, all(set("start.intention_date", nil), on("2026-07-19")), all(set("start.intention_date", nil), on("2026-07-18")), "intention_missing", "start.intention_date", "", dossier.Advice},
	{"intention_missing", "the application is gone", rail, all(set("start.intention_date", nil), on("2026-12-15")), all(set("start.intention_date", nil), on("2026-12-16")), "intention_missing", "start.intention_date", "", dossier.Advice},
	{"deadline_passed", "applied for too late", rail, param("params.closes", "2026-12-14"), param("params.closes", "2026-12-15"), "deadline_passed", "calendar.application", "", dossier.Blocking},
	{"deadline_passed", "not applied for at all", rail, all(set("calendar.application", nil), param("params.closes", "2026-11-22")), all(set("calendar.application", nil), param("params.closes", "2026-11-23")), "deadline_passed", "calendar.application", "", dossier.Blocking},
	{"deadline_passed", "applied for in time", rail, all(on("2027-02-01"), param("params.closes", "2027-01-31")), all(on("2027-01-31"), param("params.closes", "2027-01-31")), "deadline_passed", "calendar.application", "", dossier.Warning},
	{"deadline_passed", "a week left", rail, all(on("2026-12-08"), param("params.closes", "2026-12-15")), all(on("2026-12-07"), param("params.closes", "2026-12-15")), "deadline_passed", "calendar.application", "", dossier.Warning},
	{"call_limits", "before the call opens", rail, param("params.opens", "2026-12-16"), param("params.opens", "2026-12-15"), "call_limits", "calendar.application", "", dossier.Blocking},
	{"call_limits", "too little, whatever is still to be checked", rail, param("params.min_eligible", "1701400.01"), param("params.min_eligible", "1701400.00"), "call_limits", "machines", "", dossier.Blocking},
	{"call_limits", "too little by what is certain", rail, param("params.min_eligible", "1585600.01"), param("params.min_eligible", "1585600.00"), "call_limits", "machines", "", dossier.Warning},
	{"call_limits", "a grant too small", rail, param("params.min_grant", "285000.01"), param("params.min_grant", "285000.00"), "call_limits", "funding.requested", "", dossier.Blocking},
	{"call_limits", "a grant too large", rail, param("params.max_grant", "284999.99"), param("params.max_grant", "285000.00"), "call_limits", "funding.requested", "", dossier.Blocking},
	{"call_limits", "longer than the call allows", rail, param("params.duration_months", 20), param("params.duration_months", 21), "call_limits", "calendar.end", "", dossier.Warning},
	{"call_limits", "longer by a day", rail, all(set("calendar.end", "2028-09-18"), param("params.duration_months", 20)), all(set("calendar.end", "2028-09-17"), param("params.duration_months", 20)), "call_limits", "calendar.end", "", dossier.Warning},
	{"call_limits", "after the expenses end", rail, param("params.costs_until", "2028-09-29"), param("params.costs_until", "2028-09-30"), "call_limits", "calendar.end", "", dossier.Warning},
	{"call_limits", "before the expenses begin", rail, param("params.costs_from", "2027-01-19"), param("params.costs_from", "2027-01-18"), "call_limits", "machines.order_date", "centre-5-axes", dossier.Warning},
	{"guarantee_uncounted", "a loan that may be too much", rail, all(unsaid("pret-bpifrance"), cell("resources", "pret-bpifrance", "secured_half", true)), all(unsaid("pret-bpifrance"), cell("resources", "pret-bpifrance", "secured_half", true), grants("200000.00")), "guarantee_uncounted", "resources.aid_element", "pret-bpifrance", dossier.Warning},
	{"guarantee_uncounted", "a loan, and nothing left", rail, all(unsaid("pret-bpifrance"), grants("290320.00")), all(unsaid("pret-bpifrance"), grants("290319.99")), "guarantee_uncounted", "resources.aid_element", "pret-bpifrance", dossier.Warning},
	{"guarantee_uncounted", "aid without its amount, and nothing left", rail, all(cell("resources", "pret-bpifrance", "gge", nil), grants("290320.00")), all(cell("resources", "pret-bpifrance", "gge", nil), grants("290319.99")), "guarantee_uncounted", "resources.aid_element", "pret-bpifrance", dossier.Warning},
	{"guarantee_uncounted", "an advance, and nothing left", rail, all(cell("resources", "intercommunalite", "nature", "repayable_advance"), cell("resources", "intercommunalite", "repayment", "always"), cell("resources", "intercommunalite", "aid_element", "unknown"), grants("307420.00")), all(cell("resources", "intercommunalite", "nature", "repayable_advance"), cell("resources", "intercommunalite", "repayment", "on_success"), cell("resources", "intercommunalite", "aid_element", "unknown"), grants("287420.00")), "guarantee_uncounted", "resources.aid_element", "intercommunalite", dossier.Warning},
	{"guarantee_uncounted", "no aid, and how much", rail, cell("resources", "pret-bpifrance", "aid_element", "none"), all(cell("resources", "pret-bpifrance", "aid_element", "none"), cell("resources", "pret-bpifrance", "gge", "0.00")), "guarantee_uncounted", "resources.aid_element", "pret-bpifrance", dossier.Warning},
	{"difficulty_near", "below sixty per cent", rail, set("finance.equity", "269999.99"), set("finance.equity", "270000.00"), "difficulty_near", "finance.equity", "", dossier.Warning},
	{"difficulty_near", "not below the half", rail, set("finance.equity", "225000.00"), set("finance.equity", "224999.99"), "difficulty_near", "finance.equity", "", dossier.Warning},
	{"difficulty_near", "a co-operative", rail, all(set("company.legal_form", "5558"), set("finance.equity", "269999.99")), all(set("company.legal_form", "5558"), set("finance.equity", "270000.00")), "difficulty_near", "finance.equity", "", dossier.Warning},
	{"difficulty_near", "an agricultural co-operative", rail, all(set("company.legal_form", "6317"), set("finance.equity", "225000.00")), all(set("company.legal_form", "6317"), set("finance.equity", "224999.99")), "difficulty_near", "finance.equity", "", dossier.Warning},
	{"difficulty_near", "not of an association", rail, all(set("company.legal_form", "6317"), set("finance.equity", "230000.00")), all(set("company.legal_form", "9220"), set("finance.equity", "230000.00")), "difficulty_near", "finance.equity", "", dossier.Warning},
	{"fund_control", "not of a fund below a quarter, which needs no pact", rail, all(fund("25"), noPact), all(fund("24.99"), noPact), "fund_control", "pieces.set_aside", "x", dossier.Warning},
	{"fund_control", "not where there is no fund", rail, all(fund("30"), noPact), noPact, "fund_control", "pieces.set_aside", "x", dossier.Warning},
	{"fund_control", "no pact", rail, all(cell("group", "participations-ravenel", "investor", "venture_capital"), add("pieces", map[string]any{"id": "x", "piece": "investor_pact", "set_aside": "not_applicable", "reason": "aucun pacte"})), all(cell("group", "participations-ravenel", "investor", "venture_capital"), add("pieces", map[string]any{"id": "x", "piece": "investor_pact", "set_aside": "later", "reason": "à signer"})), "fund_control", "pieces.set_aside", "x", dossier.Warning},
	{"text_repeated", "the same in two places", rail, copied("project.context", "project.strategy"), copied("project.title", "project.strategy"), "text_repeated", "project.strategy", "", dossier.Warning},
	{"text_claims_number", "more posts than created", rail, text("project.context", "Avec 12 emplois créés, l’atelier grandit."), text("project.context", "Avec 8 emplois créés, l’atelier grandit."), "text_claims_number", "project.context", "", dossier.Advice},
	{"text_claims_number", "posts with apprentices", rail, text("project.context", "Soit 10 embauches."), text("project.context", "Soit 9 embauches."), "text_claims_number", "project.context", "", dossier.Advice},
	{"text_claims_number", "another cost", rail, text("project.context", "Le programme s’élève à 1,9 M€."), text("project.context", "Le programme s’élève à 1,7 M€."), "text_claims_number", "project.context", "", dossier.Advice},
	{"text_claims_number", "another cost to the euro", rail, text("project.context", "Un investissement de 1 709 300 €."), text("project.context", "Un investissement de 1 709 200 €, soit 29 % des ventes."), "text_claims_number", "project.context", "", dossier.Advice},
	{"text_claims_number", "another grant", rail, text("project.context", "Avec le FEDER (320 k€), tout va plus vite."), text("project.context", "Avec le FEDER (285 k€), tout va plus vite."), "text_claims_number", "project.context", "", dossier.Advice},
}

// alone are the rules that judge one answer by itself.
var alone = map[string]bool{"conditional_order": true, "rate_out_of_range": true, "decision_after_rules": true, "fund_control": true}

// namesItsPlaces wants of what holds answers against each other the places of all, and
// that each of them is there.
func namesItsPlaces(t *testing.T, v *dossier.View, rule dossier.Rule, p dossier.Problem) {
	t.Helper()
	if rule.General && len(p.Also) == 0 && !alone[rule.Name] {
		t.Errorf("%s does not say where else to look", p.Code)
	}
	for _, at := range p.Also {
		f, _ := v.Locate(at.Field)
		param, _ := v.LocateParam(at.Field)
		if f == nil && param == nil || at.Row != "" && v.RowIndex(f.ID, at.Row) < 0 || at == (dossier.Spot{Field: p.Field, Row: p.Row}) {
			t.Errorf("%s points to %+v, which is no other place", p.Code, at)
		}
	}
}

// TestARateAboveTheWholeIsRefused: by the form of the shipped calls; of a call that sets
// no limit by the rule.
func TestARateAboveTheWholeIsRefused(t *testing.T) {
	for limit, want := range map[string]string{"100": "out_of_range", "": "rate_out_of_range"} {
		set, law := shipped(t)
		d, file := open(t, rail)
		d.cell("lines", "finition-controle", "scrap_after", "120")
		in, err := json.Marshal(file)
		if err != nil {
			t.Fatal(err)
		}
		read, c, err := dossier.Read(in, set.Find)
		if err != nil {
			t.Fatal(err)
		}
		stored, err := json.Marshal(c)
		if err != nil {
			t.Fatal(err)
		}
		c = new(dossier.Call)
		if err := json.Unmarshal(stored, c); err != nil {
			t.Fatal(err)
		}
		for i := range c.Sections {
			for j := range c.Sections[i].Fields {
				if col := c.Sections[i].Fields[j].Column("scrap_after"); col != nil {
					col.Max = limit
				}
			}
		}
		if err := c.Prepare(); err != nil {
			t.Fatal(err)
		}
		var found []string
		for _, p := range dossier.NewView(c, read, envOn(d.today, set, law)).Check() {
			if p.Field == "lines.scrap_after" && p.Severity == dossier.Blocking {
				found = append(found, p.Code)
			}
		}
		if !slices.Equal(found, []string{want}) {
			t.Errorf("with the limit %q: wanted %s, got %q", limit, want, found)
		}
	}
}

// TestARuleIsLeftOut: by the call, by its name.
func TestARuleIsLeftOut(t *testing.T) {
	set, law := shipped(t)
	d, file := open(t, rail)
	d.set("size.turnover", "1.00")
	in, err := json.Marshal(file)
	if err != nil {
		t.Fatal(err)
	}
	read, c, err := dossier.Read(in, set.Find)
	if err != nil {
		t.Fatal(err)
	}
	for _, left := range [][]string{nil, {"contradiction_turnover"}} {
		c.WithoutRules = left
		problems := dossier.NewView(c, read, envOn(d.today, set, law)).Check()
		if got := slices.ContainsFunc(problems, func(p dossier.Problem) bool { return p.Code == "contradiction_turnover" }); got != (left == nil) {
			t.Errorf("without %q: reported %v", left, got)
		}
	}
}
