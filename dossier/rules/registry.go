package rules

import (
	"dossierpme/dossier"
	"dossierpme/dossier/figures"
)

// All returns the rules by the names that call files use. Those that judge by
// dated law judge by this one.
func All(law *figures.Rules) map[string]dossier.Rule {
	out := make(map[string]dossier.Rule, len(registry)+len(lawRegistry))
	for name, r := range registry {
		r.Name = name
		out[name] = r
	}
	for name, r := range lawRegistry {
		out[name] = dossier.Rule{Name: name, Fields: r.Fields, Check: func(v *dossier.View) []dossier.Problem { return r.Check(v, law) }}
	}
	return out
}

type ids = []dossier.FieldID

// registry lists every rule with the fields that it cannot do without.
var registry = map[string]dossier.Rule{
	"identifiers":              {Fields: ids{"company.siren", "company.siret"}, Check: identifiers},
	"dates_order":              {Fields: ids{"calendar.application", "calendar.start", "calendar.end"}, Check: datesOrder},
	"order_before_application": {Fields: ids{"calendar.application", "calendar.first_order"}, Check: orderBeforeApplication},
	"ended_before_application": {Fields: ids{"calendar.application", "calendar.end"}, Check: endedBeforeApplication},
	"nothing_signed":           {Fields: ids{"start.nothing_signed"}, Check: nothingSigned},
	"post_dates":               {Fields: ids{"posts", "calendar.start", "calendar.end"}, Check: postDates},
	"expense_years":            {Fields: ids{"machines", "costs", "calendar.start", "calendar.end"}, Check: expenseYears},
	"site_outside_call":        {Fields: ids{"place.same", "company.commune"}, Check: siteOutsideCall},
	"naf":                      {Fields: ids{"company.naf"}, Check: nafOutside},
	"annex1":                   {Fields: ids{"project.annex1_inputs", "project.annex1_outputs"}, Check: annex1},
	"fishery":                  {Fields: ids{"start.sector", "state_aid.regime"}, Check: fishery},
	"replacement":              {Fields: ids{"project.nature"}, Check: replacement},
	"recovery_order":           {Fields: ids{"finance.recovery_order"}, Check: recoveryOrder},
	"commitments":              {Check: commitments},
	"duplicate_company":        {Fields: ids{"group", "company.siren"}, Check: duplicateCompany},
	"iban_country":             {Fields: ids{"bank.iban", "bank.bic"}, Check: ibanCountry},
	"quotes":                   {Fields: ids{"machines", "costs", "calendar.application"}, Check: quotes},
	"used_evidence":            {Fields: ids{"machines"}, Check: usedEvidence},
	"leasing":                  {Fields: ids{"machines"}, Check: leasing},
	"accepted_costs":           {Fields: ids{"costs"}, Check: acceptedCosts},
	"related_supplier":         {Fields: ids{"machines", "costs"}, Check: relatedSupplier},
	"machine_lines":            {Fields: ids{"machines", "lines"}, Check: machineLines},
	"line_machines":            {Fields: ids{"machines", "lines"}, Check: lineMachines},
	"fossil":                   {Fields: ids{"energy", "machines"}, Check: fossil},
	"consumption":              {Fields: ids{"energy", "water", "waste"}, Check: consumptionRises},
	"gain_evidence":            {Fields: ids{"energy", "water", "waste"}, Check: gainEvidence},
	"maintained_reason":        {Fields: ids{"jobs.maintained_fte", "jobs.maintained_reason"}, Check: maintainedReason},
	"plan_gap":                 {Fields: ids{"machines", "costs", "resources"}, Check: planGap},
	"requested_twice":          {Fields: ids{"funding.requested", "resources"}, Check: requestedTwice},
	"pieces":                   {Fields: ids{"pieces"}, Check: pieces},
	"parameters":               {Check: parameters},
	"advice_audit":             {Fields: ids{"environment.audit"}, Check: adviceAudit},
	"advice_training":          {Fields: ids{"jobs.training", "posts"}, Check: adviceTraining},
	"advice_optional":          {Check: adviceOptional},
}

// lawRegistry lists the rules that judge by dated law.
var lawRegistry = map[string]lawRule{
	"not_sme":             {ids{"size.headcount", "size.public_share"}, notSME},
	"in_difficulty":       {ids{"company.legal_form", "finance.equity"}, inDifficulty},
	"aid_ceiling":         {ids{"state_aid.regime", "machines", "costs", "resources"}, aidCeiling},
	"own_contribution":    {ids{"state_aid.regime", "machines", "costs", "resources"}, ownContribution},
	"de_minimis_exceeded": {ids{"state_aid.regime", "resources"}, deMinimisExceeded},
	"energy_units":        {ids{"energy"}, energyUnits},
	"programme_end":       {ids{"calendar.end"}, programmeEnd},
}
