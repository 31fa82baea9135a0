package outline

import "dossierpme/dossier"

// The French of the printed file. What the call says (labels, hints, options)
// comes from the call, what a problem says from the catalogue of problems.
const (
	nbsp  = "\u00a0"
	nnbsp = "\u202f"

	wordKind       = "Dossier de demande de subvention"
	wordKindBlank  = "Dossier de demande de subvention à remplir"
	wordProgramme  = "FEDER · "
	wordCall       = "Appel à projets «" + nbsp + "%s" + nbsp + "»"
	wordNoTitle    = "Titre du projet à compléter"
	wordNoCompany  = "Raison sociale à compléter"
	wordToComplete = "à compléter"
	wordUnreadable = "Réponse illisible, à corriger" + nnbsp + "; imprimée telle qu’elle a été saisie."
	wordNone       = "Néant."

	wordDraft    = "Brouillon"
	wordMark     = "BROUILLON"
	wordComplete = "Complet"
	wordPercent  = "Brouillon, rempli à %d" + nnbsp + "%%"

	wordReference   = "Référence"
	wordVersion     = "Version"
	wordFingerprint = "Empreinte"
	wordState       = "État"
	wordFoot        = "Dossier %s · version %d"
	wordFootPrint   = " · empreinte %s"
	wordCoverNote   = "Dossier préparé avec un programme indépendant, sans lien avec la Région, l’État ou l’Union européenne. Ce n’est pas un formulaire de la Région, et il ne remplace pas le dépôt de la demande sur son portail. Les montants estimés sont à confirmer."

	wordTotalCost = "Coût total du projet"
	wordRequested = "Aide FEDER demandée"
	wordJobs      = "Emplois créés"
	wordPeriod    = "Réalisation"
	wordPlace     = "Lieu"
	wordSize      = "Taille de l’entreprise"
	wordPeriodTo  = "%s au %s"

	wordSynthesis      = "Synthèse"
	wordProject        = "Le projet"
	wordFunding        = "Financement"
	wordFundingNote    = "en euros HT"
	wordExpenses       = "Dépenses"
	wordResources      = "Ressources"
	wordMachines       = "Machines"
	wordOther          = "Autre"
	wordRest           = "Le reste"
	wordBalanced       = "Plan équilibré · écart 0,00" + nbsp + "€"
	wordGap            = "Écart entre ressources et dépenses" + nbsp + ": %s"
	wordGains          = "Gains environnementaux"
	wordGainsNote      = "par an"
	wordPoints         = "Points à vérifier avec le service instructeur"
	wordMorePoints     = "Autres points à vérifier" + nbsp + ": %d"
	wordCalendar       = "Calendrier"
	wordTileCost       = "coût total HT"
	wordTileFEDER      = "FEDER demandé"
	wordTileJobs       = "emplois créés"
	wordTileEnergyLess = "énergie finale économisée"
	wordTileEnergyMore = "énergie finale en plus"

	wordCommitments = "Engagements"

	wordContents = "Sommaire"

	wordProblems     = "Ce qui reste à faire"
	wordProblemsLead = "Cette liste n’est imprimée que dans un brouillon."

	wordDetail       = "détail du calcul"
	wordCalculations = "Détail des calculs"
	wordCalcLead     = "Chaque chiffre calculé par le programme, avec ses étapes et ses sources."
	wordSupplements  = "Compléments"
	wordParams       = "Paramètres de l’appel à projets"
	wordParamsLead   = "Repris du cahier des charges par l’entreprise, avec leur source."
	wordParamsEmpty  = "À vérifier dans le cahier des charges" + nbsp + ": %s."
	wordSource       = "Source" + nbsp + ": %s"
	wordReadOn       = "relevé le %s"
	wordRule         = "Règle" + nbsp + ": %s"

	wordAnnexes       = "Pièces jointes"
	wordAnnexNumber   = "N°"
	wordAnnexTitle    = "Pièce"
	wordAnnexState    = "État"
	wordAttached      = "jointe"
	wordToAttach      = "à joindre"
	wordMaybeAttach   = "à prévoir"
	wordNoAnnex       = "Aucune pièce."
	wordNotFound      = "fichier non trouvé"
	wordPersonalLeft  = "Ces données personnelles ne figurent pas dans cet exemplaire."
	wordTotal         = "Total"
	wordLineAmount    = "Montant"
	wordYes           = "Oui"
	wordNo            = "Non"
	wordBlankState    = "Formulaire vierge"
	wordOnlyIs        = "Seulement si «" + nbsp + "%s" + nbsp + "»" + nbsp + ": %s."
	wordOnlyFilled    = "Seulement si «" + nbsp + "%s" + nbsp + "» est rempli."
	wordOr            = " ou "
	wordOptional      = "Facultatif. "
	wordAlso          = "Notez aussi, pour chaque ligne, sur une feuille à part"
	wordMany          = "Plusieurs réponses possibles. "
	wordIfNeeded      = "selon le cas"
	wordTick          = "☐"
	wordTickBox       = "case à cocher"
	wordTableEmptyToo = "Tableau à compléter."
)

// severityLabel words a severity.
var severityLabel = map[dossier.Severity]string{
	dossier.Blocking: "À corriger", dossier.Missing: "À compléter", dossier.Warning: "À vérifier", dossier.Advice: "Conseil",
}

var severities = map[dossier.Severity]Severity{
	dossier.Blocking: Blocking, dossier.Missing: Missing, dossier.Warning: Warning, dossier.Advice: Advice,
}

// words are those that the writer itself prints.
func words(state State) Words {
	w := Words{PageOf: "Page" + nbsp + "%d sur" + nbsp + "%d", PageShort: "p." + nbsp + "%d", GoTo: "Aller à la page" + nbsp + "%d", TickBox: wordTickBox, Continued: "(suite)", Signed: wordSigned}
	if state == Draft {
		w.Mark = wordMark
	}
	return w
}
