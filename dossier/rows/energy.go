package rows

import "dossierpme/dossier"

// EnergyUse is a row of the table of energy uses.
type EnergyUse struct {
	Change
	Name         string      `col:"use"`
	Source       string      `col:"source"`
	Unit         string      `col:"unit"`
	KWhPerUnit   dossier.Num `col:"kwh_per_unit"`
	Factor       dossier.Num `col:"factor"`
	FactorSource string      `col:"factor_source"`
}

// Where is the use's row.
func (u EnergyUse) Where() Place { return Place{"energy", u.ID} }

// EnergyUses reads the table of energy uses in the order of the row ids.
func EnergyUses(v *dossier.View) []EnergyUse { return read[EnergyUse](v) }

var fossilSources = map[string]bool{
	"natural_gas": true, "heating_oil": true, "propane": true, "butane": true, "non_road_diesel": true,
}

// Fossil reports whether a fossil fuel is burnt.
func (u EnergyUse) Fossil() bool { return fossilSources[u.Source] }

// Refrigerant is a row of the table of refrigerants.
type Refrigerant struct {
	ID     string      `col:"id"`
	Fluid  string      `col:"fluid"`
	GWP    dossier.Num `col:"gwp"`
	Before dossier.Num `col:"leak_before"`
	After  dossier.Num `col:"leak_after"`
}

// Where is the refrigerant's row.
func (r Refrigerant) Where() Place { return Place{"refrigerants", r.ID} }

// Refrigerants reads the table of refrigerants in the order of the row ids.
func Refrigerants(v *dossier.View) []Refrigerant { return read[Refrigerant](v) }
