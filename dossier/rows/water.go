package rows

import "dossierpme/dossier"

// WaterUse is a row of the table of water uses.
type WaterUse struct {
	ID       string      `col:"id"`
	Name     string      `col:"use"`
	Source   string      `col:"source"`
	Before   dossier.Num `col:"before"`
	After    dossier.Num `col:"after"`
	Evidence string      `col:"evidence"`
}

// WaterUses reads the table of water uses in the order of the row ids.
func WaterUses(v *dossier.View) []WaterUse {
	return sorted(v, "water", func(u WaterUse) string { return u.ID })
}
