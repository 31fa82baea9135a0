package rows

import "dossierpme/dossier"

// Change is what the tables of energy, water and waste all ask: what is used or
// left before and after the project, and what shows it.
type Change struct {
	ID       string      `col:"id"`
	Before   dossier.Num `col:"before"`
	After    dossier.Num `col:"after"`
	Evidence string      `col:"evidence"`
	Line     string      `col:"line"`
	DueTo    string      `col:"due_to"` // table/row of what brings the change, none, or not said
}

// Rises reports whether there is more after the project.
func (c Change) Rises() bool { return c.Before.OK && c.After.OK && c.After.Cmp(c.Before.Decimal) > 0 }

// Falls reports whether there is less after the project.
func (c Change) Falls() bool { return c.Before.OK && c.After.OK && c.After.Cmp(c.Before.Decimal) < 0 }

// Consumption is a row of the three tables, as what reads them alike sees it.
type Consumption struct {
	Change
	Name     string
	Table    dossier.FieldID
	Recycled bool // recycled water: more of it is no loss
}

// Where is the row of the use or of the waste.
func (c Consumption) Where() Place { return Place{c.Table, c.ID} }

// Consumptions lists what is used and left: energy, water, waste.
func Consumptions(v *dossier.View) []Consumption {
	var out []Consumption
	for _, u := range EnergyUses(v) {
		out = append(out, Consumption{u.Change, u.Name, u.Where().Table, false})
	}
	for _, u := range WaterUses(v) {
		out = append(out, Consumption{u.Change, u.Name, u.Where().Table, u.Recycled()})
	}
	for _, w := range WasteStreams(v) {
		out = append(out, Consumption{w.Change, w.Name, w.Where().Table, false})
	}
	return out
}
