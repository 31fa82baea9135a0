package outline

// The French of the pages to sign.
const (
	wordSheets       = "Pages à signer"
	wordSignature    = "Signature"
	wordLetter       = "Lettre d’engagement"
	wordSheetAbout   = "%s · %s"
	wordSheetCall    = "Appel à projets"
	wordSheetTitle   = "Projet"
	wordSheetCompany = "Entreprise"
	wordSheetSIREN   = "SIREN"
	wordSheetSeat    = "Siège"
	wordSheetPlace   = "Lieu du projet"
	wordSheetPeriod  = "Réalisation"
	wordSheetDossier = "Dossier"
	wordSheetVersion = "%s, version %d"
	wordSheetPrint   = ", empreinte %s"

	wordSigner          = "L’entreprise, représentée par %s, %s,"
	wordSignerDelegated = "L’entreprise, représentée par %s, %s, qui a reçu pouvoir de signer,"

	wordLetterAsks      = "%s demande une aide du FEDER de %s pour ce projet, d’un coût total de %s. Elle prend les engagements qui suivent" + nnbsp + "; la réponse de l’entreprise est imprimée en face de chacun."
	wordLetterNone      = "%s demande une aide du FEDER de %s pour ce projet, d’un coût total de %s, et certifie exacts les renseignements de ce dossier."
	wordLetterElsewhere = "Le texte entier de chaque engagement est sur la lettre d’engagement, à signer."
	wordSheetElsewhere  = "Ces réponses sont imprimées sur une page à signer" + nbsp + ": «" + nbsp + "%s" + nbsp + "»."

	wordSizeIs       = "%s déclare être %s au sens de l’annexe I du règlement (UE) 651/2014, d’après les chiffres de cette page."
	wordSizeEstimate = "%s estime être %s au sens de l’annexe I du règlement (UE) 651/2014, d’après les chiffres de cette page" + nnbsp + "; certains restent à confirmer."
	wordSizeUnknown  = "%s ne peut pas encore déclarer sa taille."
	wordSizeAccounts = "Chiffres de l’entreprise seule"
	wordSizeLast     = "Dernier exercice"
	wordSizeLastOn   = "Clos le %s"
	wordSizePrevious = "Exercice précédent"
	wordSizeHead     = "Effectif, UTA"
	wordSizeTurnover = "Chiffre d’affaires, €"
	wordSizeBalance  = "Total du bilan, €"
	wordSizeNoGroup  = "L’entreprise déclare n’être rattachée à aucune autre entreprise, ni partenaire ni liée."
	wordSizeResult   = "Chiffres retenus, groupe compris"

	wordPlanIs      = "%s certifie que le plan de financement ci-dessous est celui du projet" + nbsp + ": toutes les dépenses et toutes les ressources y figurent, hors taxes et en euros."
	wordPlanCosts   = "Dépenses par catégorie"
	wordPlanYears   = "Dépenses et ressources par année"
	wordPlanKind    = "Catégorie"
	wordPlanYear    = "Année"
	wordPlanAmount  = "Montant HT, €"
	wordPlanSpent   = "Dépenses, €"
	wordPlanGot     = "Ressources, €"
	wordPlanNoYear  = "Sans année"
	wordPlanBalance = "Équilibre du plan"

	wordMinimisNone = "%s déclare que ni elle ni les entreprises qui lui sont liées n’ont reçu d’aide de minimis depuis trois ans" + nbsp + ": néant."
	wordMinimisList = "%s déclare toutes les aides de minimis reçues depuis trois ans, par elle et par les entreprises qui lui sont liées."
	wordAidsNone    = "%s déclare n’avoir reçu aucune autre aide publique depuis trois ans" + nbsp + ": néant."
	wordAidsList    = "%s déclare toutes les autres aides publiques reçues depuis trois ans. Celles qui financent ce projet figurent dans le plan de financement."

	wordPrinciplesIs = "%s déclare comment le projet respecte les principes horizontaux du programme, et son effet sur les six objectifs environnementaux."

	wordSignIntro     = "La personne qui représente légalement l’entreprise, ou celle à qui elle a donné pouvoir, atteste l’exactitude de ce dossier et prend les engagements qu’il contient."
	wordSignPlace     = "Fait à"
	wordSignDate      = "Le"
	wordSignName      = "Nom et prénom"
	wordSignCapacity  = "Qualité"
	wordSignHand      = "Signature manuscrite"
	wordSignEither    = "Signature manuscrite ou électronique"
	wordSignField     = "Signature électronique de la lettre d’engagement"
	wordSignFieldNote = "Ce cadre peut recevoir une signature électronique. L’appel à projets peut exiger une signature manuscrite, ou la procédure de son portail" + nbsp + ": vérifiez ce qu’il demande avant de signer."
	wordSignStamp     = "Cachet de l’entreprise"
	wordSignDraft     = "Ce brouillon n’est pas à signer" + nbsp + ": corrigez et complétez d’abord le dossier."
)

// sizeNouns name what a company declares to be.
var sizeNouns = map[string]string{
	"micro": "une micro-entreprise", "small": "une petite entreprise", "medium": "une moyenne entreprise",
	"large": "une grande entreprise, donc pas une PME", "none": "une entreprise qui n’est pas une PME, du fait de sa part publique",
}
