package rules

import (
	"dossierpme/dossier"
	"dossierpme/dossier/figures"
)

// All returns the rules by the names that call files use. Those that judge by
// dated law judge by this one.
func All(law *figures.Rules) map[string]dossier.Rule {
	out := make(map[string]dossier.Rule, len(registry)+len(lawRegistry)+len(coherence)+len(lawCoherence))
	add := func(general bool, plain map[string]dossier.Rule, judging map[string]lawRule) {
		for name, r := range plain {
			r.Name, r.General, r.Topic = name, general, topicOf[name]
			out[name] = r
		}
		for name, r := range judging {
			out[name] = dossier.Rule{
				Name: name, Fields: r.Fields, Codes: r.Codes, General: general, Topic: topicOf[name],
				Check: func(v *dossier.View) []dossier.Problem { return r.Check(v, law) },
			}
		}
	}
	add(false, registry, lawRegistry)
	add(true, coherence, lawCoherence)
	return out
}

type (
	ids   = []dossier.FieldID
	codes = []string
)

// registry lists every rule that a call names, with the fields that it cannot do
// without and the codes of what it reports.
var registry = map[string]dossier.Rule{
	"identifiers":              {Fields: ids{"company.siren", "company.siret"}, Codes: codes{"siret_siren"}, Check: identifiers},
	"dates_order":              {Fields: ids{"calendar.application", "calendar.start", "calendar.end"}, Codes: codes{"dates_order"}, Check: datesOrder},
	"order_before_application": {Fields: ids{"calendar.application", "calendar.first_order"}, Codes: codes{"order_before_application", "intention_weak"}, Check: orderBeforeApplication},
	"ended_before_application": {Fields: ids{"calendar.application", "calendar.end"}, Codes: codes{"ended_before_application"}, Check: endedBeforeApplication},
	"nothing_signed":           {Fields: ids{"start.already_signed"}, Codes: codes{"commitment_contradiction", "order_before_application"}, Check: nothingSigned},
	"post_dates":               {Fields: ids{"posts", "calendar.start", "calendar.end"}, Codes: codes{"post_outside"}, Check: postDates},
	"expense_years":            {Fields: ids{"machines", "costs", "calendar.start", "calendar.end"}, Codes: codes{"year_outside"}, Check: expenseYears},
	"site_outside_call":        {Fields: ids{"place.same", "company.commune"}, Codes: codes{"site_outside_call"}, Check: siteOutsideCall},
	"naf":                      {Fields: ids{"company.naf"}, Codes: codes{"naf_outside"}, Check: nafOutside},
	"annex1":                   {Fields: ids{"project.annex1_inputs", "project.annex1_outputs"}, Codes: codes{"annex1"}, Check: annex1},
	"fishery":                  {Fields: ids{"start.sector", "state_aid.regime"}, Codes: codes{"aid_ceiling"}, Check: fishery},
	"replacement":              {Fields: ids{"project.nature"}, Codes: codes{"replacement"}, Check: replacement},
	"recovery_order":           {Fields: ids{"finance.recovery_order"}, Codes: codes{"recovery_order"}, Check: recoveryOrder},
	"commitments":              {Codes: codes{"commitment_contradiction", "commitment_refused"}, Check: commitments},
	"duplicate_company":        {Fields: ids{"group", "company.siren"}, Codes: codes{"duplicate_company"}, Check: duplicateCompany},
	"iban_country":             {Fields: ids{"bank.iban", "bank.bic"}, Codes: codes{"iban_country"}, Check: ibanCountry},
	"quotes":                   {Fields: ids{"machines", "costs", "calendar.application"}, Codes: codes{"quote_old", "quotes_few"}, Check: quotes},
	"leasing":                  {Fields: ids{"machines"}, Codes: codes{"leasing", "parameter_empty"}, Check: leasing},
	"accepted_costs":           {Fields: ids{"costs"}, Codes: codes{"parameter_empty"}, Check: acceptedCosts},
	"related_supplier":         {Fields: ids{"machines", "costs"}, Codes: codes{"related_supplier"}, Check: relatedSupplier},
	"machine_lines":            {Fields: ids{"machines", "lines"}, Codes: codes{"machine_no_line"}, Check: machineLines},
	"line_machines":            {Fields: ids{"machines", "lines"}, Codes: codes{"line_no_machine"}, Check: lineMachines},
	"fossil":                   {Fields: ids{"energy", "machines"}, Codes: codes{"fossil"}, Check: fossil},
	"consumption":              {Fields: ids{"energy", "water", "waste"}, Codes: codes{"consumption_rises"}, Check: consumptionRises},
	"gain_evidence":            {Fields: ids{"energy", "water", "waste"}, Codes: codes{"gain_estimated", "gain_evidence"}, Check: gainEvidence},
	"maintained_reason":        {Fields: ids{"jobs.maintained_fte", "jobs.maintained_reason"}, Codes: codes{dossier.CodeMissing}, Check: maintainedReason},
	"plan_gap":                 {Fields: ids{"machines", "costs", "resources"}, Codes: codes{"plan_gap"}, Check: planGap},
	"requested_twice":          {Fields: ids{"funding.requested", "resources"}, Codes: codes{"plan_gap"}, Check: requestedTwice},
	"pieces":                   {Fields: ids{"pieces"}, Codes: codes{"piece_missing"}, Check: pieces},
	"parameters":               {Codes: codes{"parameter_empty"}, Check: parameters},
	"advice_audit":             {Fields: ids{"environment.audit"}, Codes: codes{"no_audit"}, Check: adviceAudit},
	"advice_training":          {Fields: ids{"jobs.training", "posts"}, Codes: codes{"no_training"}, Check: adviceTraining},
	"advice_optional":          {Codes: codes{"optional_useful"}, Check: adviceOptional},
}

// lawRegistry lists the rules that judge by dated law.
var lawRegistry = map[string]lawRule{
	"not_sme":             {ids{"size.headcount", "size.public_share"}, codes{"not_sme"}, notSME},
	"in_difficulty":       {ids{"company.legal_form", "finance.equity"}, codes{"in_difficulty"}, inDifficulty},
	"aid_ceiling":         {ids{"state_aid.regime", "machines", "costs", "resources"}, codes{"aid_ceiling"}, aidCeiling},
	"de_minimis_exceeded": {ids{"state_aid.regime", "resources"}, codes{"de_minimis_exceeded"}, deMinimisExceeded},
	"used_evidence":       {ids{"machines"}, codes{"used_evidence", "parameter_empty"}, usedEvidence},
	"energy_units":        {ids{"energy"}, codes{dossier.CodeForm}, energyUnits},
	"programme_end":       {ids{"calendar.end"}, codes{"ends_after_programme"}, programmeEnd},
}
