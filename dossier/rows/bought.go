package rows

import "dossierpme/dossier"

// Bought is what the tables of machines and of other costs both ask.
type Bought struct {
	ID         string       `col:"id"`
	Name       string       `col:"name"`
	Line       string       `col:"line"`
	Supplier   string       `col:"supplier"`
	Year       dossier.Num  `col:"year"`
	NextYear   dossier.Num  `col:"next_year_pct"` // the part of it that is paid in the year after
	Eligible   string       `col:"eligible"`
	Related    dossier.Bool `col:"related_supplier"`
	QuoteRef   string       `col:"quote_ref"`
	QuoteDate  dossier.Date `col:"quote_date"`
	QuoteUntil dossier.Date `col:"quote_until"`
	Quotes     dossier.Num  `col:"quotes"`
	Order      dossier.Date `col:"order_date"`
}

// Machine is a row of the table of machines.
type Machine struct {
	Bought
	Category    string       `col:"category"`
	Quantity    dossier.Num  `col:"quantity"`
	UnitPrice   dossier.Num  `col:"unit_price"`
	Condition   string       `col:"condition"`
	Acquisition string       `col:"acquisition"`
	Declaration dossier.Bool `col:"seller_declaration"`
	Delivery    dossier.Date `col:"delivery"`
	Power       dossier.Num  `col:"power"`
	Replaces    dossier.Bool `col:"replaces"`
}

// Where is the machine's row.
func (m Machine) Where() Place { return Place{"machines", m.ID} }

// Machines reads the table of machines in the order of the row ids.
func Machines(v *dossier.View) []Machine { return read[Machine](v) }

// The call's parameters that accept or refuse an expense.
const (
	paramLeasing   dossier.FieldID = "params.leasing"
	paramUsed      dossier.FieldID = "params.used"
	paramBuildings dossier.FieldID = "params.buildings"
	paramSoftware  dossier.FieldID = "params.software"
	paramStudies   dossier.FieldID = "params.studies"
)

// Leased reports whether the machine is not bought but leased.
func (m Machine) Leased() bool { return m.Acquisition == "lease" }

// Used reports whether the machine is second-hand.
func (m Machine) Used() bool { return m.Condition == "used" }

// Unproven reports whether the machine is second-hand and its seller declares nothing
// of where it comes from: it is no eligible expense then (décret n° 2022-608, annexe).
func (m Machine) Unproven() bool { return m.Used() && m.Declaration.No() }

// Params are the call parameters that accept or refuse the machine.
func (m Machine) Params() []dossier.FieldID {
	var out []dossier.FieldID
	if m.Leased() {
		out = append(out, paramLeasing)
	}
	if m.Used() {
		out = append(out, paramUsed)
	}
	return out
}

// Cost is a row of the table of other costs.
type Cost struct {
	Bought
	Category string      `col:"category"`
	Amount   dossier.Num `col:"amount"`
}

// Where is the cost's row.
func (c Cost) Where() Place { return Place{"costs", c.ID} }

// Costs reads the table of other costs in the order of the row ids.
func Costs(v *dossier.View) []Cost { return read[Cost](v) }

// costParams say which parameter a category of costs depends on.
var costParams = map[string]dossier.FieldID{
	"civil_works": paramBuildings, "software": paramSoftware, "engineering": paramStudies,
}

// Params are the call parameters that accept or refuse the cost.
func (c Cost) Params() []dossier.FieldID {
	if p, ok := costParams[c.Category]; ok {
		return []dossier.FieldID{p}
	}
	return nil
}

// Soft reports whether the cost is no investment: training, or a certification.
func (c Cost) Soft() bool { return c.Category == "training" || c.Category == "certification" }
