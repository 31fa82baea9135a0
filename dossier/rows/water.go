package rows

import "dossierpme/dossier"

// WaterUse is a row of the table of water uses.
type WaterUse struct {
	Change
	Name   string `col:"use"`
	Source string `col:"source"`
}

// Where is the use's row.
func (u WaterUse) Where() Place { return Place{"water", u.ID} }

// WaterUses reads the table of water uses in the order of the row ids.
func WaterUses(v *dossier.View) []WaterUse { return read[WaterUse](v) }

// Recycled reports whether the water is none that is taken anew.
func (u WaterUse) Recycled() bool { return u.Source == "recycled" }
