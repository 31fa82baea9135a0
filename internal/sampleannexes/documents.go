package main

import (
	"fmt"
	"strings"
	"time"
)

// writers say what each kind of piece contains.
var writers = map[string]func(d, p record) (document, error){
	"intention":          intention,
	"project_grid":       projectGrid,
	"delegation":         delegation,
	"kbis":               kbis,
	"sirene":             sirene,
	"articles":           articles,
	"bank_details":       bankDetails,
	"accounts":           accounts,
	"tax_social":         taxSocial,
	"owners_register":    ownersRegister,
	"quotes":             quote,
	"exclusive_use":      exclusiveUse,
	"seller_declaration": sellerDeclaration,
	"cofunding":          cofunding,
	"technical_note":     technicalNote,
	"permits":            permits,
	"premises":           premises,
	"auditor_report":     auditorReport,
	"cv":                 team,
	"customer_letters":   customerLetters,
	"plans":              plans,
	"energy_audit":       energyAudit,
	"intention_answer":   intentionAnswer,
}

// documentFor gives the document of a row of the list of annexes.
func documentFor(d, p record) (document, error) {
	write, ok := writers[p.text("piece")]
	if !ok {
		return document{}, fmt.Errorf("annex %s: no sample for the piece %q", p.text("id"), p.text("piece"))
	}
	date, err := time.Parse(time.DateOnly, p.text("date"))
	if err != nil {
		return document{}, fmt.Errorf("annex %s: %w", p.text("id"), err)
	}
	doc, err := write(d, p)
	if err != nil {
		return document{}, fmt.Errorf("annex %s: %w", p.text("id"), err)
	}
	doc.date = date
	return doc, nil
}

// target gives the row that an annex belongs to.
func target(d, p record) (record, error) {
	table, id, _ := strings.Cut(p.text("for"), "/")
	r, ok := d.row(table, id)
	if !ok {
		return nil, fmt.Errorf("no row %q", p.text("for"))
	}
	return r, nil
}

func company(d record) string { return d.text("company.name") }

func siteAddress(d record) string {
	prefix := "place."
	if d.text("place.same") == "oui" {
		prefix = "company."
	}
	return d.text(prefix+"address") + ", " + d.text(prefix+"postcode") + " " + d.text("signature.place")
}

func chief(d record) string {
	return d.text("representative.first_name") + " " + d.text("representative.last_name") + ", " + d.text("representative.role")
}

func project(d record) []fact {
	return []fact{
		{"Entreprise", company(d)},
		{"SIRET du siège", grouped(d.text("company.siret"), 3, 3, 3, 5)},
		{"Projet", d.text("project.title")},
		{"Lieu", siteAddress(d)},
		{"Début prévu", d.date("calendar.start")},
		{"Fin prévue", d.date("calendar.end")},
	}
}

// total is the cost of the project: machines and other costs.
func total(d record) int64 {
	var sum int64
	for _, m := range d.rows("machines") {
		sum += m.cents("unit_price") * m.count("quantity")
	}
	for _, c := range d.rows("costs") {
		sum += c.cents("amount")
	}
	return sum
}

func intention(d, _ record) (document, error) {
	facts := append(project(d),
		fact{"Effectif", d.text("size.headcount") + "\u00a0UTA"},
		fact{"Chiffre d’affaires", euros(d.cents("size.turnover"))},
		fact{"Total du bilan", euros(d.cents("size.balance"))})
	for _, m := range d.rows("machines") {
		facts = append(facts, fact{"Coût", m.text("name") + ", " + euros(m.cents("unit_price")*m.count("quantity"))})
	}
	for _, c := range d.rows("costs") {
		facts = append(facts, fact{"Coût", c.text("name") + ", " + euros(c.cents("amount"))})
	}
	var public int64
	for _, r := range d.rows("resources") {
		if r.text("nature") == "grant" {
			public += r.cents("amount")
		}
	}
	return document{
		title: "Demande d’aide préalable (article 6 du règlement (UE) 651/2014)",
		from:  company(d),
		facts: append(facts,
			fact{"Coût total estimé, hors taxes", euros(total(d))},
			fact{"Aide demandée", "Subventions de " + euros(public) + ", dont FEDER " + euros(d.cents("funding.requested"))}),
		text: []string{
			d.text("project.summary"),
			"La présente vaut demande d’aide. Aucun devis n’est signé, aucune commande n’est passée et aucun acompte n’est versé à ce jour.",
		},
		closing: chief(d),
	}, nil
}

func intentionAnswer(d, _ record) (document, error) {
	return document{
		title: "Accusé de réception d’une demande d’aide",
		from:  "Service instructeur imaginaire",
		facts: []fact{{"Entreprise", company(d)}, {"Projet", d.text("project.title")}, {"Demande reçue le", d.date("start.intention_date")}},
		text:  []string{"Le service a reçu votre demande écrite à cette date. Elle contient les cinq points de l’article 6, paragraphe 2. Cet accusé ne préjuge pas de la décision."},
	}, nil
}

func projectGrid(d, _ record) (document, error) {
	return document{
		title: "Grille de définition du projet",
		from:  company(d),
		facts: append(project(d), fact{"Coût total estimé, hors taxes", euros(total(d))}),
		text:  []string{d.text("project.summary"), "Marché\u00a0: voir la description du dossier. Effets attendus\u00a0: emplois, énergie, eau et déchets, chiffrés dans le dossier."},
	}, nil
}

func delegation(d, _ record) (document, error) {
	to := d.text("signatory.first_name") + " " + d.text("signatory.last_name") + ", " + d.text("signatory.role")
	return document{
		title:   "Délégation de signature",
		from:    company(d),
		facts:   []fact{{"Délégant", chief(d)}, {"Délégataire", to}, {"Objet", "Signature de la demande d’aide et des pièces qui s’y rattachent"}, {"Durée", "Jusqu’au paiement du solde de l’aide"}},
		text:    []string{"Le délégataire peut signer la demande, ses annexes et les demandes de paiement. Il n’est pas autorisé à subdéléguer."},
		closing: chief(d),
	}, nil
}

func identity(d record) []fact {
	naf, _ := d["company.naf"].(map[string]any)
	return []fact{
		{"Dénomination", company(d)},
		{"SIREN", grouped(d.text("company.siren"), 3)},
		{"SIRET du siège", grouped(d.text("company.siret"), 3, 3, 3, 5)},
		{"Catégorie juridique", d.text("company.legal_form")},
		{"Activité principale", record(naf).text("code")},
		{"Création", d.date("company.created")},
		{"Adresse du siège", d.text("company.address") + ", " + d.text("company.postcode")},
	}
}

func kbis(d, _ record) (document, error) {
	return document{
		title: "Extrait d’immatriculation principale au registre du commerce",
		from:  "Greffe imaginaire",
		facts: append(identity(d),
			fact{"Capital social", euros(d.cents("finance.capital"))},
			fact{"Dirigeant", chief(d)},
			fact{"Procédure collective", "Néant"}),
	}, nil
}

func sirene(d, _ record) (document, error) {
	facts := identity(d)
	if s := d.text("place.siret"); s != "" {
		facts = append(facts, fact{"SIRET du lieu du projet", grouped(s, 3, 3, 3, 5)})
	}
	return document{title: "Avis de situation au répertoire", from: "Répertoire imaginaire", facts: append(facts, fact{"État", "Actif"})}, nil
}

func articles(d, _ record) (document, error) {
	facts := []fact{{"Dénomination", company(d)}, {"Capital social", euros(d.cents("finance.capital"))}, {"Objet", "Fabrication et vente de produits industriels"}}
	for _, o := range d.rows("owners") {
		facts = append(facts, fact{"Détenteur", o.text("first_name") + " " + o.text("last_name") + ", " + o.text("share") + "\u00a0%, directement ou non"})
	}
	return document{
		title:   "Statuts à jour (extrait)",
		from:    company(d),
		facts:   facts,
		text:    []string{"Article 1. La société est régie par les lois en vigueur et par les présents statuts.", "Article 2. La société est représentée par son dirigeant, qui peut déléguer sa signature.", "Article 3. L’exercice dure douze mois."},
		closing: "Copie certifiée conforme. " + chief(d),
	}, nil
}

func bankDetails(d, _ record) (document, error) {
	return document{
		title: "Relevé d’identité bancaire",
		from:  "Banque de l’Exemple (fictive)",
		facts: []fact{{"Titulaire", d.text("bank.holder")}, {"IBAN", grouped(d.text("bank.iban"), 4)}, {"BIC", d.text("bank.bic")}},
		text:  []string{"Le code de banque 99999 n’est attribué à aucun établissement\u00a0: aucun virement n’est possible vers ce compte."},
	}, nil
}

func accounts(d, p record) (document, error) {
	_, year, _ := strings.Cut(p.text("id"), "p-comptes-")
	for _, y := range d.rows("years") {
		if y.text("year") != year {
			continue
		}
		return document{
			title: "Comptes annuels de l’exercice " + year + " (extrait)",
			from:  company(d),
			facts: []fact{
				{"Chiffre d’affaires", euros(y.cents("turnover"))},
				{"dont exportations", euros(y.cents("export_turnover"))},
				{"Valeur ajoutée", euros(y.cents("added_value"))},
				{"Excédent brut d’exploitation", euros(y.cents("ebitda"))},
				{"Résultat net", euros(y.cents("net_income"))},
				{"Capital social", euros(y.cents("capital"))},
				{"Primes d’émission", euros(y.cents("premiums"))},
				{"Capitaux propres", euros(y.cents("equity"))},
				{"Total du bilan", euros(y.cents("balance"))},
				{"Effectif moyen", y.text("headcount")},
				{"Dettes financières", euros(y.cents("debt"))},
				{"Trésorerie", euros(y.cents("cash"))},
				{"Investissements", euros(y.cents("investment"))},
			},
			closing: "Comptes présentés par l’expert-comptable. Cabinet fictif.",
		}, nil
	}
	return document{}, fmt.Errorf("no accounts for the year %q", year)
}

func taxSocial(d, _ record) (document, error) {
	return document{
		title: "Attestations de régularité fiscale et sociale",
		from:  "Administration imaginaire",
		facts: identity(d)[:3],
		text:  []string{"L’entreprise a déposé ses déclarations et payé les impôts, taxes et cotisations exigibles à la date de l’attestation."},
	}, nil
}

func ownersRegister(d, _ record) (document, error) {
	var facts []fact
	for _, o := range d.rows("owners") {
		facts = append(facts, fact{o.text("first_name") + " " + o.text("last_name"), "née ou né le " + o.date("birth_date") + ", " + o.text("share") + "\u00a0%"})
	}
	return document{title: "Registre des bénéficiaires effectifs (extrait)", from: company(d), facts: facts}, nil
}
