package rows

import "dossierpme/dossier"

// Owner is a row of the table of beneficial owners.
type Owner struct {
	ID      string      `col:"id"`
	Share   dossier.Num `col:"share"`
	Control string      `col:"control"` // capital, votes, other
}

// Where is the owner's row.
func (o Owner) Where() Place { return Place{"owners", o.ID} }

// Owners reads the beneficial owners in the order of the row ids.
func Owners(v *dossier.View) []Owner { return read[Owner](v) }
