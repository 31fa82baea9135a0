package rows

import "dossierpme/dossier"

// Change is what the tables of energy, water and waste all ask: what is used or
// left before and after the project, and what shows it.
type Change struct {
	ID       string      `col:"id"`
	Before   dossier.Num `col:"before"`
	After    dossier.Num `col:"after"`
	Evidence string      `col:"evidence"`
}

// Rises reports whether there is more after the project.
func (c Change) Rises() bool { return c.Before.OK && c.After.OK && c.After.Cmp(c.Before.Decimal) > 0 }

// Falls reports whether there is less after the project.
func (c Change) Falls() bool { return c.Before.OK && c.After.OK && c.After.Cmp(c.Before.Decimal) < 0 }

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

// WasteStream is a row of the table of waste.
type WasteStream struct {
	Change
	Name            string       `col:"name"`
	Hazardous       dossier.Bool `col:"hazardous"`
	TreatmentBefore string       `col:"treatment_before"`
	TreatmentAfter  string       `col:"treatment_after"`
}

// Where is the stream's row.
func (w WasteStream) Where() Place { return Place{"waste", w.ID} }

// WasteStreams reads the table of waste in the order of the row ids.
func WasteStreams(v *dossier.View) []WasteStream { return read[WasteStream](v) }

// Consumption is a row of the three tables, as what reads them alike sees it.
type Consumption struct {
	Change
	Table    dossier.FieldID
	Recycled bool // recycled water: more of it is no loss
}

// Where is the row of the use or of the waste.
func (c Consumption) Where() Place { return Place{c.Table, c.ID} }

// Consumptions lists what is used and left: energy, water, waste.
func Consumptions(v *dossier.View) []Consumption {
	var out []Consumption
	for _, u := range EnergyUses(v) {
		out = append(out, Consumption{u.Change, u.Where().Table, false})
	}
	for _, u := range WaterUses(v) {
		out = append(out, Consumption{u.Change, u.Where().Table, u.Recycled()})
	}
	for _, w := range WasteStreams(v) {
		out = append(out, Consumption{w.Change, w.Where().Table, false})
	}
	return out
}

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
