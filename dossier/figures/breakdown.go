package figures

import (
	"dossierpme/dossier"
	"dossierpme/dossier/rows"
)

// Breakdown is a group of the Parts of a figure with what its keys are, so that screen
// and paper know no column by name.
type Breakdown struct {
	Group string
	Shape Shape
	// The keys are the options of a column of the table, its rows where no column is
	// named, and years where there is no table.
	Table  dossier.FieldID
	Column string
	// First is the key that is drawn before larger ones.
	First string
	// Apart reports whether a part is shown and the figure does not count it; nil where
	// it counts all of them.
	Apart func(key string) bool
}

// The breakdowns of costs, jobs and plan.
var (
	CostsByCategory = Breakdown{Group: "category", Shape: Money, Table: rows.Table[rows.Cost](), Column: "category", First: rows.CategoryMachines}
	CostsByYear     = Breakdown{Group: "year", Shape: Money}
	CostsByLine     = Breakdown{Group: "line", Shape: Money, Table: rows.Table[rows.Line]()}

	JobsByCategory = Breakdown{Group: "category", Shape: FTE, Table: rows.Table[rows.Post](), Column: "category"}
	JobsByContract = Breakdown{
		Group: "contract", Shape: FTE, Table: rows.Table[rows.Post](), Column: "contract",
		Apart: func(key string) bool { return !rows.Lasting(key) },
	}

	PlanPublic  = Breakdown{Group: "public", Shape: Money, Table: rows.Table[rows.Resource](), Column: "source", First: rows.Programme}
	PlanPrivate = Breakdown{Group: "private", Shape: Money, Table: rows.Table[rows.Resource](), Column: "source"}
	PlanByYear  = Breakdown{Group: "year", Shape: Money}
)

// By returns the parts of a breakdown.
func (f Figure) By(of Breakdown) []Part { return f.Group(of.Group) }
