package rules

import "dossierpme/dossier"

// topics says of every rule what a case officer looks at with it.
var topics = map[dossier.Topic][]string{
	dossier.TopicAdmission: {
		"deadline_passed", "call_limits", "order_before_application", "nothing_signed", "contradiction_signed", "conditional_order", "intention_missing",
		"contradiction_dates", "start_after_order", "dates_order", "ended_before_application", "programme_end", "site_outside_call", "naf",
		"commitments", "recovery_order", "parameters",
	},
	dossier.TopicApplicant: {
		"identifiers", "contradiction_turnover", "contradiction_balance", "contradiction_equity", "contradiction_capital", "contradiction_headcount",
		"owners_over_100", "owners_under", "not_sme", "in_difficulty", "difficulty_near", "duplicate_company", "year_twice", "fund_control",
		"iban_country",
	},
	dossier.TopicProject: {
		"replacement", "nature_mismatch", "objective_empty", "annex1", "fishery", "machine_lines", "line_machines",
		"contradiction_output", "output_over_capacity", "rate_out_of_range",
	},
	dossier.TopicCosts: {
		"quotes", "quote_expired_at_order", "quote_after_application", "used_evidence", "used_not_eligible", "leasing", "accepted_costs",
		"not_investment", "same_purchase_twice", "related_supplier", "expense_years",
	},
	dossier.TopicFunding: {
		"plan_gap", "requested_twice", "aid_ceiling", "de_minimis_exceeded", "regime_mismatch", "own_contribution", "guarantee_uncounted",
		"decision_after_rules", "grant_before_cost", "treasury_gap", "contradiction_forecast", "forecast_jump",
	},
	dossier.TopicEffects: {
		"staff_sum", "posts_scale", "jobs_net", "post_dates", "maintained_reason", "energy_units", "consumption", "gain_evidence", "gain_untied",
		"gain_huge", "before_without_past", "new_without_use", "fossil", "advice_audit", "advice_training",
	},
	dossier.TopicTexts: {"text_repeated", "text_claims_number", "pieces", "advice_optional"},
}

// topicOf is the topic of a rule.
var topicOf = func() map[string]dossier.Topic {
	out := map[string]dossier.Topic{}
	for topic, names := range topics {
		for _, name := range names {
			out[name] = topic
		}
	}
	return out
}()
