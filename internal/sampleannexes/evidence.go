package main

import "strconv"

func auditorReport(d, _ record) (document, error) {
	var facts []fact
	for _, y := range d.rows("years") {
		facts = append(facts, fact{"Exercice " + y.text("year"), "Comptes certifiés sans réserve"})
	}
	return document{
		title:   "Rapports du commissaire aux comptes (extraits)",
		from:    "Commissaire aux comptes imaginaire",
		facts:   append([]fact{{"Entreprise", company(d)}}, facts...),
		text:    []string{"Les comptes annuels sont réguliers et sincères et donnent une image fidèle du résultat et du patrimoine de l’entreprise."},
		closing: "Le commissaire aux comptes",
	}, nil
}

func team(d, _ record) (document, error) {
	doc := document{title: "Équipe du projet\u00a0: parcours", from: company(d)}
	for _, p := range d.rows("team") {
		doc.facts = append(doc.facts, fact{p.text("name"), p.text("role") + ", " + p.text("share") + "\u00a0% du temps"})
		doc.text = append(doc.text, p.text("name")+". "+p.text("experience"))
	}
	return doc, nil
}

func customerLetters(d, _ record) (document, error) {
	doc := document{
		title: "Lettres d’intention de clients (extraits)",
		from:  company(d),
		text:  []string{"Chaque client écrit qu’il est intéressé par la production du projet, pour les volumes et à la date que donne le dossier, sous réserve de qualification. Aucune lettre n’est une commande ferme."},
	}
	for i, c := range d.rows("customers") {
		doc.facts = append(doc.facts, fact{"Lettre " + strconv.Itoa(i+1), c.text("name")})
	}
	return doc, nil
}

func plans(d, _ record) (document, error) {
	doc := document{title: "Plan de masse et plan d’implantation", from: company(d), facts: []fact{{"Lieu", siteAddress(d)}}}
	for _, c := range d.rows("costs") {
		if c.text("category") == "civil_works" {
			doc.facts = append(doc.facts, fact{"Travaux", c.text("name")})
		}
	}
	for _, l := range d.rows("lines") {
		doc.plan = append(doc.plan, l.text("name"))
	}
	return doc, nil
}

func energyAudit(d, _ record) (document, error) {
	doc := document{
		title: "Audit énergétique (extrait)",
		from:  "Bureau d’audit imaginaire",
		facts: []fact{{"Entreprise", company(d)}, {"Lieu", siteAddress(d)}},
		text:  []string{"Les consommations ci-dessus ont été relevées ou mesurées sur place pendant trois semaines, puis ramenées à l’année."},
	}
	for _, u := range d.rows("energy") {
		doc.facts = append(doc.facts, fact{u.text("use"), u.text("before") + "\u00a0" + u.text("unit")})
	}
	return doc, nil
}
