package sheet

const (
	nbsp  = "\u00a0" // before : % € and inside « »
	nnbsp = "\u202f" // before ; ! ?
)

// The names of the sheets, in their order.
const (
	guideName     = "Consignes"
	summaryName   = "Synthèse"
	expensesName  = "Dépenses"
	resourcesName = "Ressources"
)

// Words that formulas compare cells with, besides being read.
const (
	wordYes       = "Oui"
	wordNo        = "Non"
	wordToCheck   = "À vérifier"
	wordPublic    = "Public"
	wordPrivate   = "Privé"
	wordGuarantee = "Garantie (non comptée)"
	wordUnclear   = "À préciser"
)

// What the check of the plan says.
const (
	wordBalanced   = "Plan équilibré"
	wordShort      = "Écart" + nbsp + ": à combler"
	wordOver       = "Écart" + nbsp + ": en trop"
	wordIncomplete = "Plan incomplet"
)

const (
	wordPlan        = "Plan de financement prévisionnel"
	wordExpenses    = "Dépenses prévisionnelles, en euros hors taxes"
	wordResources   = "Ressources prévisionnelles, en euros"
	wordMachines    = "Machines et équipements"
	wordTotal       = "Total"
	wordNoCategory  = "Catégorie non précisée"
	wordNoYear      = "Année non précisée"
	wordNoSource    = "Source non précisée"
	wordNoTitle     = "Titre du projet à compléter"
	wordNoCompany   = "Raison sociale à compléter"
	wordQuote       = "Devis"
	wordOn          = " du "
	wordAnnex       = "Annexe" + nbsp + ": "
	wordAnnexes     = "Annexes" + nbsp + ": "
	wordTruncated   = "… [texte coupé]"
	wordEligibleTip = "Choisissez Oui, Non ou À vérifier."
	wordShareTip    = "Choisissez une des réponses de la liste."
	wordReferenceOf = "Dossier "
	wordPage        = "Page &P sur &N"
)

var expenseHeads = []string{
	"N°", "Désignation", "Catégorie", "Ligne de production", "Fournisseur", "Pièce justificative",
	"Année", "Quantité", "Prix unitaire HT", "Montant HT", "Éligible", "Montant éligible HT",
}

var resourceHeads = []string{
	"N°", "Source", "Nature", "Organisme", "Montant", "Année", "État", "Date de la demande ou de l’accord",
	"Public ou privé", "Montant compté", "Pièce justificative",
}

// The labels of the summary.
const (
	wordCompany     = "Entreprise"
	wordSIRET       = "SIRET du siège"
	wordCall        = "Appel à projets"
	wordReference   = "Référence du dossier"
	wordVersion     = "Version du dossier"
	wordFingerprint = "Empreinte des données"
	wordDate        = "Établi le"

	wordBalance      = "Équilibre du plan"
	wordAmount       = "Montant"
	wordCost         = "Coût total HT"
	wordEligible     = "dont dépenses éligibles"
	wordOpen         = "dont dépenses à vérifier"
	wordIneligible   = "dont dépenses non éligibles"
	wordAllResources = "Total des ressources"
	wordAllPublic    = "dont aides publiques"
	wordAllPrivate   = "dont ressources privées"
	wordGap          = "Écart (ressources − coût total)"
	wordRate         = "Taux d’aide publique (aides publiques ÷ dépenses éligibles)"
	wordLacking      = "Lignes à remplir"
	wordCheck        = "Contrôle"

	wordByCategory = "Dépenses par catégorie"
	wordByYear     = "Dépenses et ressources par année"
	wordBySource   = "Ressources par source"
)

var (
	categoryHeads = []string{"Catégorie", "Montant HT", "Éligible HT", "À vérifier HT", "Non éligible HT"}
	yearHeads     = []string{"Année", "Dépenses HT", "Éligible HT", "Ressources", "Écart de l’année"}
	sourceHeads   = []string{"Source", "Montant compté", "Aides publiques", "Ressources privées"}
)

// guideText is the sheet that says what the workbook is. A line that begins
// with "# " is a heading.
var guideText = []string{
	"Ce classeur reprend le plan de financement du dossier de demande de subvention. Il accompagne le PDF signé, qui seul engage l’entreprise : en cas de différence, le PDF fait foi.",
	"# Les feuilles",
	"« Synthèse » : le total des dépenses et des ressources, l’écart, le taux d’aide publique, et les sous-totaux par catégorie, par année et par source.",
	"« Dépenses » : une ligne par dépense et par année, avec le nom de sa pièce justificative.",
	"« Ressources » : une ligne par financement, avec son état et sa pièce justificative.",
	"# Comment lire les montants",
	"Les montants des dépenses sont hors taxes, en euros. Le montant d’une ligne est la quantité multipliée par le prix unitaire.",
	"Une dépense « À vérifier » compte dans le coût total, pas dans les dépenses éligibles : son sort dépend du cahier des charges ou du service instructeur.",
	"Une garantie est citée mais n’apporte pas d’argent : elle n’est pas comptée. Une avance remboursable compte pour son montant entier. Un prêt aux conditions du marché n’est pas une aide publique.",
	"Tant qu’il manque un montant, une quantité, une source ou une nature, l’écart n’est pas donné et le contrôle dit « Plan incomplet ». Un écart « à combler » veut dire qu’il manque des ressources ; « en trop », que les ressources dépassent le coût.",
	"# Si vous modifiez ce classeur",
	"Les totaux sont des formules et se recalculent. Ce que vous modifiez ici ne revient pas dans le dossier : corrigez le dossier, puis écrivez ce classeur à nouveau, pour qu’il dise la même chose que le PDF.",
	"# D’où il vient",
}

const (
	guideMade        = "Classeur écrit le %s avec Dossier PME %s."
	guideIndependent = "Dossier PME est un programme indépendant, sans lien avec la Région, l’État ou l’Union européenne. Ce classeur n’est pas un modèle de la Région et ne remplace pas le dépôt de la demande sur son portail. Si la Région donne son propre modèle, recopiez-y ces lignes."
)
