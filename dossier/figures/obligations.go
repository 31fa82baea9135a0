package figures

import "dossierpme/dossier"

// Obligation is what the beneficiary takes on, in words, with its source.
type Obligation struct {
	ID     string
	Text   Message
	Source string
}

// Obligations lists what depends on a figure or on the regime. Where the figure
// is unknown, the obligation says both cases.
func Obligations(v *dossier.View, law *Rules) []Obligation {
	var out []Obligation
	add := func(id string, text Message) { out = append(out, Obligation{id, text, law.Must(id).Source}) }
	costs := Costs(v)
	plaque := law.Must("obligation.plaque")
	above := plaque.Value("above")
	switch total, known := costs.Main(); {
	case !known:
		add(plaque.ID, about("obligation.by_law", plaque.Text))
	case total.Cmp(above) > 0:
		add(plaque.ID, say("obligation.plaque", amount("above", above, Money)))
	default:
		add(plaque.ID, say("obligation.poster", amount("above", above, Money)))
	}
	durability := law.Must("obligation.durability")
	add(durability.ID, say("obligation.durability", amount("years", durability.Value("years"), Plain), Arg{"reduced", Spelled(whole(durability.Value("reduced")))}))
	if Regime(v) == "afr" {
		kept := law.Must("obligation.afr_kept")
		add(kept.ID, say("obligation.afr_kept", Arg{"years", Spelled(whole(kept.Value("years")))}))
	}
	archives := law.Must("obligation.archives")
	add(archives.ID, say("obligation.archives", amount("years", archives.Value("years"), Plain), amount("aided", archives.Value("state_aid"), Plain)))
	switch vat := law.Must("obligation.vat"); {
	case v.Yes("funding.vat_recovered"):
		add(vat.ID, say("obligation.vat_recovered"))
	case VATCertificate(v, law):
		add(vat.ID, say("obligation.vat_certificate", amount("from", vat.Value("from"), Money)))
	}
	return out
}

// VATCertificate reports whether a certificate is wanted: VAT is claimed and
// the total cost, tax included, reaches the limit of article 64 (1) (c).
func VATCertificate(v *dossier.View, law *Rules) bool {
	total, known := Costs(v).Main()
	if !v.No("funding.vat_recovered") || !known {
		return false
	}
	vat, _ := v.Number("funding.vat_amount")
	return total.Add(vat).Cmp(law.Must("obligation.vat").Value("from")) >= 0
}

// AuditorReport reports whether an auditor's report is wanted: two of the three
// sizes lie above what obliges a company to have an auditor.
func AuditorReport(v *dossier.View, law *Rules) bool {
	rule := law.Must("obligation.auditor")
	above := 0
	for _, of := range []struct {
		field dossier.FieldID
		limit string
	}{{"size.balance", "balance"}, {"size.turnover", "turnover"}, {"size.headcount", "headcount"}} {
		if n, ok := v.Number(of.field); ok && n.Cmp(rule.Value(of.limit)) > 0 {
			above++
		}
	}
	return above >= 2
}
