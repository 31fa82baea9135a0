package outline

// The French of the charts.
const (
	wordBefore      = "Avant"
	wordAfter       = "Après"
	wordBeforeAfter = "Avant et après le projet"
	wordByCategory  = "Par catégorie"
	wordByYear      = "Par année"
	wordByContract  = "Par contrat"
	wordDepartment  = "Département"
	wordEPCI        = "Intercommunalité"
	wordAFR         = "Zone AFR"
)
