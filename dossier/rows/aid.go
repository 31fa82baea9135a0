package rows

import "dossierpme/dossier"

// Granted is what the tables of de minimis aids and of other public aids both
// ask.
type Granted struct {
	ID        string       `col:"id"`
	Body      string       `col:"body"`
	Amount    dossier.Num  `col:"amount"`
	SameCosts dossier.Bool `col:"same_costs"`
}

// MinimisAid is a row of the table of de minimis aids.
type MinimisAid struct {
	Granted
	Date       dossier.Date `col:"date"`
	Regulation string       `col:"regulation"`
}

// Apart reports whether the aid has a ceiling of its own: that for services of
// general economic interest (Regulation (EU) 2023/2831, article 5).
func (a MinimisAid) Apart() bool { return a.Regulation == "sgei" }

// Where is the aid's row.
func (a MinimisAid) Where() Place { return Place{"de_minimis", a.ID} }

// MinimisAids reads the table of de minimis aids in the order of the row ids.
func MinimisAids(v *dossier.View) []MinimisAid { return read[MinimisAid](v) }

// OtherAid is a row of the table of other public aids.
type OtherAid struct {
	Granted
}

// Where is the aid's row.
func (a OtherAid) Where() Place { return Place{"other_aids", a.ID} }

// OtherAids reads the table of other public aids in the order of the row ids.
func OtherAids(v *dossier.View) []OtherAid { return read[OtherAid](v) }
