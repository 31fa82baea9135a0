package rows

import "dossierpme/dossier"

// Cost is a row of the table of other costs.
type Cost struct {
	ID         string       `col:"id"`
	Name       string       `col:"name"`
	Category   string       `col:"category"`
	Amount     dossier.Num  `col:"amount"`
	Related    dossier.Bool `col:"related_supplier"`
	QuoteDate  dossier.Date `col:"quote_date"`
	QuoteUntil dossier.Date `col:"quote_until"`
	Quotes     dossier.Num  `col:"quotes"`
	Order      dossier.Date `col:"order_date"`
	Year       dossier.Num  `col:"year"`
	Eligible   string       `col:"eligible"`
	Line       string       `col:"line"`
}

// Costs reads the table of other costs in the order of the row ids.
func Costs(v *dossier.View) []Cost {
	return sorted(v, "costs", func(c Cost) string { return c.ID })
}

// Param is the call parameter that accepts or refuses a cost, "" where none does.
func (c Cost) Param() string {
	switch c.Category {
	case "civil_works":
		return "params.buildings"
	case "software":
		return "params.software"
	case "engineering":
		return "params.studies"
	}
	return ""
}
