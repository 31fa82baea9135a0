package main

import (
	"fmt"
	"strconv"
	"strings"
)

// quote writes the retained offer and, below it, the offers it was compared to.
func quote(d, p record) (document, error) {
	r, err := target(d, p)
	if err != nil {
		return document{}, err
	}
	unit, n := r.cents("unit_price"), r.count("quantity")
	if unit == 0 {
		unit, n = r.cents("amount"), 1
	}
	net := unit * n
	vat := (net*20 + 50) / 100
	doc := document{
		title: "Devis " + r.text("quote_ref"),
		from:  r.text("supplier"),
		facts: []fact{
			{"Client", company(d)},
			{"Désignation", r.text("name")},
			{"Modèle", r.text("maker")},
			{"Capacité", r.text("capacity")},
			{"Quantité", strconv.FormatInt(n, 10)},
			{"Prix unitaire hors taxes", euros(unit)},
			{"Total hors taxes", euros(net)},
			{"TVA à 20\u00a0%", euros(vat)},
			{"Total toutes taxes comprises", euros(net + vat)},
			{"Offre valable jusqu’au", r.date("quote_until")},
			{"Livraison prévue", r.date("delivery")},
		},
		text: []string{"Offre non signée\u00a0: elle ne vaut pas commande."},
	}
	if s := r.text("purpose"); s != "" {
		doc.text = append([]string{s}, doc.text...)
	}
	if offers := r.count("quotes"); offers > 1 {
		doc.facts = append(doc.facts, fact{"Offre 1, retenue", euros(net)})
		for i, other := range []string{"second", "third"}[:min(offers-1, 2)] {
			price := net * (104 + 4*int64(i)) / 100
			if r.text(other+"_price") != "" {
				price = r.cents(other+"_price") * n
			}
			doc.facts = append(doc.facts, fact{fmt.Sprintf("Offre %d, écartée", i+2), strings.TrimPrefix(r.text(other+"_supplier")+", ", ", ") + euros(price)})
		}
	}
	return doc, nil
}

func exclusiveUse(d, _ record) (document, error) {
	var facts []fact
	for _, m := range d.rows("machines") {
		facts = append(facts, fact{"Équipement", m.text("name")})
	}
	return document{
		title:   "Attestation d’usage exclusif du matériel",
		from:    company(d),
		facts:   facts,
		text:    []string{"Les équipements ci-dessus serviront à la seule activité de l’entreprise, sur le lieu du projet (" + siteAddress(d) + "). Ils ne seront ni loués ni prêtés."},
		closing: chief(d),
	}, nil
}

func sellerDeclaration(d, p record) (document, error) {
	m, err := target(d, p)
	if err != nil {
		return document{}, err
	}
	return document{
		title:   "Déclaration du vendeur d’un matériel d’occasion",
		from:    m.text("supplier"),
		facts:   []fact{{"Acheteur envisagé", company(d)}, {"Matériel", m.text("name")}, {"Modèle", m.text("maker")}, {"Prix hors taxes", euros(m.cents("unit_price"))}},
		text:    []string{"Le vendeur déclare sur l’honneur l’origine exacte du matériel (premier propriétaire\u00a0: atelier fictif, achat neuf en 2021) et atteste qu’aucune aide européenne n’a servi à l’acheter au cours des cinq dernières années. Le prix ne dépasse pas la valeur du marché et reste inférieur au prix du neuf."},
		closing: "Le vendeur",
	}, nil
}

// fundingNames words the natures of funding.
var fundingNames = map[string]string{
	"grant": "Subvention", "loan": "Prêt", "guarantee": "Garantie d’emprunt",
	"own_funds": "Apport", "repayable_advance": "Avance remboursable",
}

// stateNames words how far a funding is.
var stateNames = map[string]string{"to_request": "à demander", "requested": "demandé", "granted": "accordé"}

func cofunding(d, p record) (document, error) {
	r, err := target(d, p)
	if err != nil {
		return document{}, err
	}
	return document{
		title: "Justificatif de financement",
		from:  r.text("organisation"),
		facts: []fact{
			{"Bénéficiaire", company(d)},
			{"Nature", fundingNames[r.text("nature")]},
			{"Montant", euros(r.cents("amount"))},
			{"Année", r.text("year")},
			{"État", stateNames[r.text("state")]},
		},
		text:    []string{"Ce document porte sur le projet suivant\u00a0: " + d.text("project.title") + "."},
		closing: r.text("organisation"),
	}, nil
}

func technicalNote(d, _ record) (document, error) {
	doc := document{
		title: "Note technique et plan d’implantation",
		from:  company(d),
		text:  []string{d.text("environment.method")},
	}
	for _, l := range d.rows("lines") {
		doc.facts = append(doc.facts,
			fact{"Ligne", l.text("name")},
			fact{"Capacité après projet", l.text("capacity_after") + "\u00a0" + l.text("unit") + " par an"},
			fact{"Mise en service", l.date("commissioning")})
		var machines string
		for _, m := range d.rows("machines") {
			if m.text("line") == l.text("id") {
				machines += "\n" + m.text("name")
			}
		}
		doc.plan = append(doc.plan, l.text("name")+machines)
	}
	return doc, nil
}

func permits(d, _ record) (document, error) {
	return document{
		title: "Autorisations\u00a0: état et copies (extrait)",
		from:  company(d),
		facts: []fact{{"Lieu", siteAddress(d)}},
		text:  []string{d.text("place.permits")},
	}, nil
}

func premises(d, _ record) (document, error) {
	doc := document{
		title:   "Attestation de propriété du bâtiment (extrait)",
		from:    "Étude notariale imaginaire",
		facts:   []fact{{"Propriétaire", company(d)}, {"Lieu", siteAddress(d)}},
		text:    []string{"Le bien est libre de toute réserve qui empêcherait l’installation des équipements du projet."},
		closing: "Le notaire",
	}
	if d.text("place.tenure") == "tenant" {
		doc.title = "Bail commercial et accord du bailleur (extrait)"
		doc.from = "Bailleur imaginaire"
		doc.facts[0].label = "Locataire"
		doc.text = []string{"Bail signé en 2021, jusqu’au " + d.date("place.lease_end") + ". Le bailleur autorise la pose de massifs et l’aménagement d’une salle de métrologie, sans remise en état en fin de bail. Il n’a aucun lien avec le locataire."}
		doc.closing = "Le bailleur"
	}
	return doc, nil
}
