package dossier

// Severity says what a problem means for the dossier.
type Severity string

// Blocking and Missing keep a dossier from being complete; Warning and Advice
// never do.
const (
	Blocking Severity = "blocking"
	Missing  Severity = "missing"
	Warning  Severity = "warning"
	Advice   Severity = "advice"
)

// Args are the values that a problem's wording needs, already in French form.
type Args map[string]string

// Problem is one thing that is wrong, missing or worth a look. It is not a Go
// error: it is worded by the catalogue, with the same words everywhere.
type Problem struct {
	Field    FieldID // field id, or table + "." + column
	Row      string  // the row's id, "" outside tables
	Section  string
	Severity Severity
	Code     string
	Args     Args
}

// Codes are the permanent problem codes.
var Codes = []string{
	"missing", "form", "too_long", "out_of_range", "unknown_field", "unknown_row", "cycle",
	"check_digit", "siret_siren", "dates_order", "order_before_application",
	"ended_before_application", "site_outside_call", "replacement", "not_sme", "in_difficulty",
	"plan_gap", "aid_ceiling", "de_minimis_exceeded", "commitment_refused",
	"commitment_contradiction", "recovery_order", "piece_missing", "quote_old", "quotes_few",
	"used_evidence", "leasing", "related_supplier", "naf_outside", "fossil", "annex1",
	"consumption_rises", "gain_evidence", "gain_estimated", "post_outside", "machine_no_line",
	"line_no_machine", "year_outside", "ends_after_programme", "iban_country", "length_useful",
	"unprintable", "duplicate_company", "parameter_empty", "no_audit", "no_training",
	"optional_useful", "ambiguous",
}

// Complete reports whether no problem is blocking or missing.
func Complete(problems []Problem) bool {
	for _, p := range problems {
		if p.Severity == Blocking || p.Severity == Missing {
			return false
		}
	}
	return true
}
