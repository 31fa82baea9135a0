package rows

import "dossierpme/dossier"

// EnergyUse is a row of the table of energy uses.
type EnergyUse struct {
	ID           string      `col:"id"`
	Name         string      `col:"use"`
	Source       string      `col:"source"`
	Unit         string      `col:"unit"`
	Before       dossier.Num `col:"before"`
	After        dossier.Num `col:"after"`
	Evidence     string      `col:"evidence"`
	KWhPerUnit   dossier.Num `col:"kwh_per_unit"`
	Factor       dossier.Num `col:"factor"`
	FactorSource string      `col:"factor_source"`
}

// EnergyUses reads the table of energy uses in the order of the row ids.
func EnergyUses(v *dossier.View) []EnergyUse {
	return sorted(v, "energy", func(u EnergyUse) string { return u.ID })
}

// Refrigerant is a row of the table of refrigerants.
type Refrigerant struct {
	ID     string      `col:"id"`
	Fluid  string      `col:"fluid"`
	GWP    dossier.Num `col:"gwp"`
	Before dossier.Num `col:"leak_before"`
	After  dossier.Num `col:"leak_after"`
}

// Refrigerants reads the table of refrigerants in the order of the row ids.
func Refrigerants(v *dossier.View) []Refrigerant {
	return sorted(v, "refrigerants", func(r Refrigerant) string { return r.ID })
}
