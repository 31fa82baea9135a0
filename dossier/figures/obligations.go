package figures

import "dossierpme/dossier"

// Obligation is what the beneficiary takes on, in words, with its source.
type Obligation struct {
	ID, Text, Source string
}

// Obligations lists what depends on a figure or on the regime. Where the figure
// is unknown, the obligation says both cases.
func Obligations(v *dossier.View, law *Rules) []Obligation {
	var out []Obligation
	add := func(id, text string) {
		out = append(out, Obligation{id, french(text), french(law.Must(id).Source)})
	}
	costs := Costs(v)
	plaque := law.Must("obligation.plaque")
	above := plaque.Value("above")
	switch {
	case costs.Status == Unknown:
		add(plaque.ID, plaque.Text+".")
	case dossier.MustDecimal(costs.Value).Cmp(above) > 0:
		add(plaque.ID, "Poser une plaque ou un panneau durable dès l’installation des équipements : le coût total dépasse "+above.Euros()+".")
	default:
		add(plaque.ID, "Afficher au moins une affiche A3 : le coût total ne dépasse pas "+above.Euros()+".")
	}
	durability := law.Must("obligation.durability")
	add(durability.ID, "Maintenir l’investissement "+durability.Value("years").French()+" ans après le paiement final, ou "+
		"trois si l’autorité de gestion l’a décidé.")
	if Regime(v) == "afr" {
		add("obligation.afr_kept", "Maintenir l’investissement trois ans dans la zone après son achèvement (aide à finalité régionale).")
	}
	archives := law.Must("obligation.archives")
	add(archives.ID, "Conserver les pièces "+archives.Value("years").French()+" ans à compter du 31 décembre de l’année du dernier paiement, "+
		archives.Value("state_aid").French()+" ans si une règle d’aide d’État le demande.")
	switch vat := law.Must("obligation.vat"); {
	case v.Yes("funding.vat_recovered"):
		add(vat.ID, "Présenter les dépenses hors taxes : la TVA est récupérée.")
	case VATCertificate(v, law):
		add(vat.ID, "Joindre l’attestation de non-récupération de la TVA : le coût total atteint "+vat.Value("from").Euros()+", taxes comprises.")
	}
	return out
}

// VATCertificate reports whether a certificate is wanted: VAT is claimed and
// the total cost, tax included, reaches the limit of article 64 (1) (c).
func VATCertificate(v *dossier.View, law *Rules) bool {
	costs := Costs(v)
	if !v.No("funding.vat_recovered") || costs.Status == Unknown {
		return false
	}
	vat, _ := v.Number("funding.vat_amount")
	return dossier.MustDecimal(costs.Value).Add(vat).Cmp(law.Must("obligation.vat").Value("from")) >= 0
}
