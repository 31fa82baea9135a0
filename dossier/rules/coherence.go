package rules

import "dossierpme/dossier"

// coherence lists the rules that hold a dossier against itself. They are general: they
// run on every dossier whose call asks what they cannot do without.
var coherence = map[string]dossier.Rule{
	"contradiction_turnover":  {Fields: ids{"size.turnover", "years"}, Codes: codes{"contradiction_turnover"}, Check: contradictionTurnover},
	"contradiction_balance":   {Fields: ids{"size.balance", "years"}, Codes: codes{"contradiction_balance"}, Check: contradictionBalance},
	"contradiction_equity":    {Fields: ids{"finance.equity", "years"}, Codes: codes{"contradiction_equity"}, Check: contradictionEquity},
	"contradiction_headcount": {Fields: ids{"size.headcount", "years"}, Codes: codes{"contradiction_headcount"}, Check: contradictionHeadcount},
	"contradiction_capital":   {Fields: ids{"finance.capital", "years"}, Codes: codes{"contradiction_capital"}, Check: contradictionCapital},
	"contradiction_forecast":  {Fields: ids{"forecast_years", "years"}, Codes: codes{"contradiction_forecast"}, Check: contradictionForecast},
	"year_twice":              {Fields: ids{"years"}, Codes: codes{"year_twice"}, Check: yearTwice},
	"contradiction_output":    {Fields: ids{"lines", "environment.unit"}, Codes: codes{"contradiction_output"}, Check: contradictionOutput},
	"contradiction_dates":     {Fields: ids{"machines"}, Codes: codes{"contradiction_dates"}, Check: contradictionDates},
	"contradiction_signed":    {Fields: ids{"start.already_signed", "machines"}, Codes: codes{"contradiction_signed"}, Check: contradictionSigned},
	"owners_over_100":         {Fields: ids{"owners"}, Codes: codes{"owners_over_100"}, Check: ownersOver100},
	"output_over_capacity":    {Fields: ids{"lines"}, Codes: codes{"output_over_capacity"}, Check: outputOverCapacity},
	"rate_out_of_range":       {Fields: ids{"lines"}, Codes: codes{"rate_out_of_range"}, Check: rateOutOfRange},
	"staff_sum":               {Fields: ids{"jobs.baseline_fte"}, Codes: codes{"staff_sum"}, Check: staffSum},
	"jobs_net":                {Fields: ids{"lines", "jobs.removed_fte"}, Codes: codes{"jobs_net"}, Check: jobsNet},
	"forecast_jump":           {Fields: ids{"forecast_years", "years"}, Codes: codes{"forecast_jump"}, Check: forecastJump},
	"used_not_eligible":       {Fields: ids{"machines"}, Codes: codes{"used_not_eligible"}, Check: usedNotEligible},
	"not_investment":          {Fields: ids{"costs"}, Codes: codes{"not_investment"}, Check: notInvestment},
	"same_purchase_twice":     {Fields: ids{"machines"}, Codes: codes{"same_purchase_twice"}, Check: samePurchaseTwice},
	"quote_expired_at_order":  {Fields: ids{"machines"}, Codes: codes{"quote_expired_at_order"}, Check: quoteExpiredAtOrder},
	"quote_after_application": {Fields: ids{"machines", "calendar.application"}, Codes: codes{"quote_after_application"}, Check: quoteAfterApplication},
	"before_without_past":     {Fields: ids{"lines", "energy"}, Codes: codes{"before_without_past"}, Check: beforeWithoutPast},
	"new_without_use":         {Fields: ids{"machines", "energy"}, Codes: codes{"new_without_use"}, Check: newWithoutUse},
	"nature_mismatch":         {Fields: ids{"project.nature", "lines"}, Codes: codes{"nature_mismatch"}, Check: natureMismatch},
	"conditional_order":       {Fields: ids{"start.already_signed"}, Codes: codes{"conditional_order"}, Check: conditionalOrder},
	"start_after_order":       {Fields: ids{"calendar.start"}, Codes: codes{"start_after_order"}, Check: startAfterOrder},
	"intention_missing":       {Fields: ids{"start.intention_date"}, Codes: codes{"intention_missing"}, Check: intentionMissing},
	"deadline_passed":         {Fields: ids{"calendar.application"}, Codes: codes{"deadline_passed"}, Check: deadlinePassed},
	"fund_control":            {Fields: ids{"pieces", "group"}, Codes: codes{"fund_control"}, Check: fundControl},
	"text_repeated":           {Codes: codes{"text_repeated"}, Check: textRepeated},
}

// lawCoherence lists those of them that judge by dated law.
var lawCoherence = map[string]lawRule{
	"owners_under":         {ids{"owners", "company.legal_form"}, codes{"owners_under"}, ownersUnder},
	"posts_scale":          {ids{"posts"}, codes{"posts_scale"}, postsScale},
	"own_contribution":     {ids{"state_aid.regime", "machines", "costs", "resources"}, codes{"own_contribution"}, ownContribution},
	"call_limits":          {ids{"calendar.application", "funding.requested", "machines"}, codes{"call_limits"}, callLimits},
	"decision_after_rules": {ids{"state_aid.regime", "calendar.decision", "calendar.end"}, codes{"decision_after_rules"}, decisionAfterRules},
	"grant_before_cost":    {ids{"resources", "machines"}, codes{"grant_before_cost"}, grantBeforeCost},
	"treasury_gap":         {ids{"resources", "years", "machines"}, codes{"treasury_gap"}, treasuryGap},
	"gain_untied":          {ids{"energy", "machines"}, codes{"gain_untied"}, gainUntied},
	"gain_huge":            {ids{"energy"}, codes{"gain_huge"}, gainHuge},
	"objective_empty":      {ids{"project.objectives"}, codes{"objective_empty"}, objectiveEmpty},
	"regime_mismatch":      {ids{"state_aid.regime", "place.afr"}, codes{"regime_mismatch"}, regimeMismatch},
	"guarantee_uncounted":  {ids{"resources", "state_aid.regime"}, codes{"guarantee_uncounted"}, guaranteeUncounted},
	"difficulty_near":      {ids{"finance.equity", "finance.capital", "company.legal_form"}, codes{"difficulty_near"}, difficultyNear},
	"text_claims_number":   {Codes: codes{"text_claims_number"}, Check: textClaimsNumber},
}
