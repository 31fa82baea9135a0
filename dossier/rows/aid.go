package rows

import "dossierpme/dossier"

// MinimisAid is a row of the table of de minimis aids.
type MinimisAid struct {
	ID        string       `col:"id"`
	Date      dossier.Date `col:"date"`
	Body      string       `col:"body"`
	Amount    dossier.Num  `col:"amount"`
	SameCosts dossier.Bool `col:"same_costs"`
}

// MinimisAids reads the table of de minimis aids in the order of the row ids.
func MinimisAids(v *dossier.View) []MinimisAid {
	return sorted(v, "de_minimis", func(m MinimisAid) string { return m.ID })
}

// OtherAid is a row of the table of other public aids.
type OtherAid struct {
	ID        string       `col:"id"`
	Body      string       `col:"body"`
	Amount    dossier.Num  `col:"amount"`
	SameCosts dossier.Bool `col:"same_costs"`
}

// OtherAids reads the table of other public aids in the order of the row ids.
func OtherAids(v *dossier.View) []OtherAid {
	return sorted(v, "other_aids", func(a OtherAid) string { return a.ID })
}
