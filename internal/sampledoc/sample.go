// Package sampledoc makes documents for the tests of what lays out and writes them.
// It is part of no program.
package sampledoc

import (
	"fmt"
	"strings"

	o "dossierpme/dossier/outline"
)

// Lorem is a text of three sentences.
const Lorem = "L’entreprise remplace trois postes d’usinage manuels par une cellule à cinq axes chargée par robot et modernise la ligne essieux. Elle accède au marché de la maintenance ferroviaire, double sa capacité et réduit ses rebuts de 4,1\u202f% à 1,2\u202f%. Les opérateurs sont formés à la conduite et au réglage de la cellule ; deux d’entre eux deviennent référents. "

// Sample exercises every block; machines says how long its table is.
func Sample(machines int) *o.Document {
	d := &o.Document{
		Lang: "fr-FR", Title: "Modernisation de l’atelier d’usinage d’essieux", Author: "Ateliers du Marquenterre",
		Subject: "Demande de subvention FEDER",
		State:   o.Draft,
		Words:   o.Words{PageOf: "Page %d sur %d", PageShort: "p.\u00a0%d", GoTo: "Aller à la page %d", TickBox: "case à cocher", Ticked: "case cochée", Continued: "(suite)", Mark: "BROUILLON"},
		Running: o.Running{Left: "Modernisation de l’atelier d’usinage d’essieux", Right: o.Text{S: "BROUILLON · 12/11/2026", Tone: o.Todo}, Foot: "Dossier 4F7KQ2AB · version 12 · empreinte 7C4M-91XA-KD0T"},
		Cover: o.Cover{
			Eyebrow: "Dossier de demande de subvention", Programme: "FEDER · Programme régional FEDER-FSE+-FTJ Hauts-de-France 2021-2027",
			Title: "Modernisation de l’atelier d’usinage d’essieux", Company: "Ateliers du Marquenterre", Call: "Appel à projets «\u00a0Ferroviaire et mécanique industrielle\u00a0» · 2026",
			Facts: []o.Pair{
				{Label: "Coût total du projet", Value: o.T("613\u202f000,00\u00a0€ HT")},
				{Label: "Aide FEDER demandée", Value: o.T("132\u202f250,00\u00a0€")},
				{Label: "Emplois créés", Value: o.T("6,00 ETP")},
				{Label: "Réalisation", Value: o.T("1er mars 2027 au 30 septembre 2028")},
				{Label: "Lieu", Value: o.T("Abbeville (80), Somme")},
			},
			Identity: []o.Pair{
				{Label: "Référence", Value: o.Text{S: "4F7KQ2AB", Strong: true}},
				{Label: "Version", Value: o.T("12 · 12 novembre 2026, 14 h 03")},
				{Label: "Empreinte", Value: o.T("7C4M-91XA-KD0T")},
				{Label: "État", Value: o.Text{S: "Brouillon, complet à 84\u202f%", Tone: o.Todo, Strong: true}},
			},
			Note: "Dossier préparé avec un programme indépendant. Ce n’est pas un formulaire de la Région, et il ne remplace pas le dépôt de la demande sur son portail. Les montants estimés sont à confirmer.",
			Mark: o.Text{S: "Brouillon", Tone: o.Todo},
		},
	}
	add := func(bs ...o.Block) { d.Blocks = append(d.Blocks, bs...) }
	add(o.Chapter{ID: "synthesis", Title: "Synthèse", Lead: "Ce qu’il faut savoir du projet en une page.", NewPage: true},
		o.KeyFigures{Items: []o.KeyFigure{{Value: "613\u202f000\u00a0€", Caption: "coût total HT"}, {Value: "132\u202f250\u00a0€", Caption: "FEDER · 25\u202f% de l’éligible"}, {Value: "6,00 ETP", Caption: "créés, dont 5 en CDI"}, {Value: "−\u202f31,4\u202f%", Caption: "énergie par pièce produite"}}},
		o.Heading{Level: 2, Title: "Le projet"}, o.Prose{Text: o.T(strings.TrimSpace(Lorem))},
		o.Heading{Level: 2, Title: "Financement", Note: "en euros HT"},
		o.Bars{Alt: "Dépenses et ressources", Items: []o.Bar{
			{Label: "Dépenses", Total: "613\u202f000,00", Parts: []o.Part{{Label: "Machines", Value: "529\u202f000", Amount: 529000}, {Label: "Installation", Value: "64\u202f000", Amount: 64000}, {Label: "Formation", Value: "20\u202f000", Amount: 20000}}},
			{Label: "Ressources", Total: "613\u202f000,00", Parts: []o.Part{{Label: "FEDER", Value: "132\u202f250", Amount: 132250}, {Label: "Région", Value: "50\u202f000", Amount: 50000}, {Label: "Emprunt", Value: "230\u202f000", Amount: 230000}, {Label: "Fonds propres", Value: "200\u202f750", Amount: 200750}}},
		}, Note: o.Text{S: "Plan équilibré · écart 0,00\u00a0€", Tone: o.Good}},
		o.Heading{Level: 2, Title: "Gains environnementaux", Note: "par an, à production équivalente"},
		o.Table{
			Columns: []o.Column{{Head: "Poste"}, {Head: "Avant", Align: o.Right, Whole: true}, {Head: "Après", Align: o.Right, Whole: true}, {Head: "Gain", Align: o.Right, Whole: true}, {Head: "%", Align: o.Right, Whole: true}, {Head: "Preuve"}},
			Rows:    []o.Row{Row("Énergie finale", "1\u202f261\u202f138 kWh", "864\u202f900 kWh", "396\u202f238 kWh", "31,42", "factures 2025, fournisseur"), Row("Gaz à effet de serre", "142,60 t éq. CO₂", "61,15 t", "81,45 t", "57,12", "facteurs 2025"), Row("Eau", "4\u202f200 m³", "2\u202f900 m³", "1\u202f300 m³", "30,95", "compteur")},
		},
		o.Heading{Level: 2, Title: "Points à vérifier avec le service instructeur"},
		o.Points{Items: []o.Point{{Text: "Le taux d’aide est estimé (régime AFR, petite entreprise, 35\u202f%) ; ce régime expire le 31/12/2026.", Tone: o.Todo, Target: "plan"}, {Text: "Robot de chargement : un seul devis comparé.", Tone: o.Todo, Target: "machines"}}},
		o.Heading{Level: 2, Title: "Calendrier"},
		o.Timeline{Alt: "Calendrier", Items: []o.Moment{{Date: "15/12/26", Label: "Dépôt", Day: 0, Marked: true}, {Date: "01/03/27", Label: "Première commande", Day: 76}, {Date: "15/03/27", Label: "Début des travaux", Day: 90}, {Date: "15/01/28", Label: "Réception cellule", Day: 396}, {Date: "30/09/28", Label: "Fin du projet", Day: 655}}},
		o.Contents{ID: "contents", Title: "Sommaire"},
		o.Chapter{ID: "problems", Title: "Ce qui reste à faire", Lead: "Cette liste n’est imprimée que dans un brouillon.", NewPage: true},
		o.Notices{Items: []o.Notice{
			{Severity: "blocking", Label: "À corriger", Where: "Calendrier · Première commande prévue", Message: "La première commande est prévue avant le dépôt de la demande (15/12/2026) : le projet entier perdrait son droit à l’aide. Reportez-la après le dépôt.", Target: "plan"},
			{Severity: "missing", Label: "À compléter", Where: "Machines et équipements · Robot de chargement", Message: "Indiquez la date du devis.", Target: "machines"},
			{Severity: "warning", Label: "À vérifier", Where: "Devis", Message: "Un seul devis comparé.", Target: "nowhere"},
			{Severity: "advice", Label: "Conseil", Where: "Emplois · Formation", Message: "Décrivez la formation promise aux opérateurs."},
		}},
		o.Chapter{ID: "company", Phase: "A. L’entreprise", Number: "2", Title: "Identité de l’entreprise", NewPage: true},
		o.Pairs{Rows: []o.Pair{{ID: "company.name", Label: "Raison sociale", Value: o.T("Ateliers du Marquenterre")}, {Label: "SIRET du siège", Value: o.T("210\u202f200\u202f010\u202f00013")}, {Label: "Confirmez-vous n’avoir signé aucun devis, passé aucune commande ni versé aucun acompte pour ce projet\u202f?", Value: o.T("Oui")}, {Label: "Site", Value: o.T("https://www.ateliers-du-marquenterre.example/une/adresse/vraiment/tres/longue/qui/ne/tient/pas/sur/une/ligne.html")}, {Label: "Code NAF", Value: o.Text{S: "à compléter", Tone: o.Todo}}}},
		o.Heading{Level: 2, Title: "Représentant légal"},
		o.Pairs{Rows: []o.Pair{{Label: "Nom", Value: o.T("Œuvrard, Anaïs")}, {Label: "Fonction", Value: o.T("présidente")}}},
		o.Prose{Label: "Activité et savoir-faire", Text: o.T(strings.Repeat(Lorem, 9) + "\n- premier point\n- deuxième point " + Lorem + "\n\n" + strings.Repeat(Lorem, 12))},
	)
	t := o.Table{ID: "machines", Caption: "Machines", Columns: []o.Column{{Head: "N°", Whole: true}, {Head: "Désignation", Weight: 1.3}, {Head: "Fournisseur, devis"}, {Head: "Qté", Align: o.Right, Whole: true}, {Head: "Prix unitaire HT", Align: o.Right, Whole: true}, {Head: "Montant HT", Align: o.Right, Whole: true}, {Head: "Année", Whole: true}}}
	for i := range machines {
		t.Rows = append(t.Rows, o.Row{ID: o.ID(fmt.Sprintf("machines/m%d", i+1)), Cells: []o.Cell{
			{Text: o.T(fmt.Sprint(i + 1))},
			{Text: o.Text{S: "Centre d’usinage 5 axes", Strong: true}, Detail: "Machine-outil · ligne essieux · neuf, achat"},
			{Text: o.T("Constructeur A"), Detail: "D-2026-118 du 04/11/2026 · 3 devis"},
			{Text: o.T("1")},
			{Text: o.T("412\u202f000,00")},
			{Text: o.T("412\u202f000,00")},
			{Text: o.T("2027")},
		}})
	}
	t.Totals = []o.Row{{Cells: []o.Cell{{}, {Text: o.T("Total des machines")}, {}, {Text: o.T("3")}, {}, {Text: o.T("24\u202f720\u202f000,00")}, {}}}}
	add(o.Chapter{ID: "investments", Phase: "C. Les investissements", Number: "8", Title: "Machines et équipements", NewPage: true}, t,
		o.Heading{Level: 2, Title: "1. Centre d’usinage 5 axes"},
		o.Pairs{Rows: []o.Pair{{Label: "Fonction et besoin", Value: o.T("Usinage en une prise des essieux de 1\u202f200 à 2\u202f400 mm, aujourd’hui repris sur trois machines conventionnelles. Tolérance demandée par les donneurs d’ordres : 0,01 mm.")}, {Label: "Puissance", Value: o.T("48 kW")}, {Label: "Annexe", Value: o.Text{S: "Annexe 8", Tone: o.Accent}, Link: "annexes"}}},
		o.Table{ID: "empty", Caption: "Aides de minimis reçues", Columns: []o.Column{{Head: "Date", Whole: true}, {Head: "Organisme"}, {Head: "Montant", Align: o.Right, Whole: true}}, Empty: o.Text{S: "Néant.", Tone: o.Muted}},
		o.Chapter{ID: "plan", Phase: "E. Le financement", Number: "12", Title: "Plan de financement"},
		o.Table{
			ID: "figure.plan", Caption: "Plan de financement · estimation", Tight: true, Columns: []o.Column{{Head: "Résultat", Names: true}, {Head: "Calcul", Weight: 2}, {Head: "Valeur", Align: o.Right, Whole: true}},
			Rows: []o.Row{{Cells: []o.Cell{{Text: o.T("Écart")}, {Text: o.T("ressources − dépenses"), Detail: "= 412\u202f000,00 − 412\u202f000,00"}, {Text: o.Text{S: "0,00\u00a0€", Tone: o.Accent}}}}},
		},
		o.Chapter{ID: "commitments", Phase: "F. Le dossier", Number: "15", Title: "Principes et engagements", NewPage: true},
		o.Commitments{Items: []o.Commitment{
			{ID: "commit.true", Sentence: "J’atteste l’exactitude des renseignements de ce dossier et je m’engage à signaler toute modification.", Source: "Code pénal, article 441-6", Answer: o.Text{S: "Oui", Tone: o.Good}},
			{ID: "commit.durability", Sentence: "Je m’engage à maintenir l’investissement et l’activité sur place pendant cinq ans après le paiement final, ou trois si l’autorité de gestion l’a décidé.", Source: "Règlement (UE) 2021/1060, article 65", Answer: o.Text{S: "À compléter", Tone: o.Todo}},
			{ID: "commit.no", Sentence: "Je m’engage à ne pas transférer la production.", Answer: o.Text{S: "Refusé", Tone: o.Wrong}},
		}},
		o.Chapter{ID: "annexes", Phase: "F. Le dossier", Number: "16", Title: "Liste des annexes"},
		o.Annexes{Head: [3]string{"N°", "Pièce", "État"}, Items: []o.Annex{{Number: "1", Title: "Extrait Kbis", Detail: "kbis.pdf · 2 pages", State: o.Text{S: "jointe", Tone: o.Good}}, {Number: "2", Title: "Devis", Detail: "devis/robot.pdf", State: o.Text{S: "à joindre", Tone: o.Todo}}}},
		o.Chapter{ID: "signature", Phase: "F. Le dossier", Number: "17", Title: "Signature", NewPage: true},
		o.Signature{Intro: "Le représentant légal, ou la personne à qui il a donné pouvoir, signe la demande.", Fields: []o.SignatureField{{Label: "Fait à", Value: "Abbeville"}, {Label: "Le"}, {Label: "Nom et prénom", Value: "Œuvrard Anaïs"}, {Label: "Qualité", Value: "présidente"}}, Hand: "Signature manuscrite", Stamp: "Cachet de l’entreprise", Note: "Un dossier signé et scanné se joint au dépôt sur le portail."},
		o.Chapter{ID: "blank", Phase: "Z. Formulaire", Title: "Questions vides", NewPage: true},
		o.Answer{Label: "Raison sociale", Hint: "Telle qu’elle figure au Kbis.", Lines: 1},
		o.Answer{Label: "SIRET du siège", Cells: []int{3, 3, 3, 5}},
		o.Answer{Label: "Nature de l’investissement", Options: []string{"création d’un établissement", "extension de capacité", "diversification vers de nouveaux produits", "changement fondamental du procédé d’ensemble", "reprise des actifs d’un établissement fermé ou en voie de fermeture", "simple remplacement"}},
		o.Answer{Label: "Au siège\u202f?", Options: []string{"oui", "non"}},
		o.Answer{Label: "Montant", Lines: 1, Unit: "€ HT"},
		o.Answer{Label: "Résumé", Hint: "En quelques phrases.", Lines: 8},
		o.Grid{Label: "Jalons", Columns: []o.Column{{Head: "Intitulé", Weight: 2}, {Head: "Date"}, {Head: "Livrable", Weight: 2}}, Rows: 4},
		o.Grid{Label: "DNSH", Columns: []o.Column{{Head: "Objectif", Weight: 2}, {Head: "Effet"}, {Head: "Commentaire", Weight: 2}}, First: []string{"Atténuation du changement climatique", "Adaptation"}},
	)
	return d
}

// Row is a row of plain cells.
func Row(cells ...string) o.Row {
	var r o.Row
	for _, c := range cells {
		r.Cells = append(r.Cells, o.Cell{Text: o.T(c)})
	}
	return r
}
