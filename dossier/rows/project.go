package rows

import "dossierpme/dossier"

// Post is a row of the table of created posts.
type Post struct {
	ID       string       `col:"id"`
	Title    string       `col:"title"`
	Category string       `col:"category"`
	Contract string       `col:"contract"`
	Count    dossier.Num  `col:"count"`
	FTE      dossier.Num  `col:"fte"`
	Date     dossier.Date `col:"date"`
}

// Where is the post's row.
func (p Post) Where() Place { return Place{"posts", p.ID} }

// Posts reads the created posts in the order of the row ids.
func Posts(v *dossier.View) []Post { return read[Post](v) }

// Work is the full-time equivalents of the post, nothing while a part of it is missing.
func (p Post) Work() dossier.Decimal { return p.Count.Mul(p.FTE.Decimal) }

// Lasting reports whether posts of a contract count as created: permanent ones
// and those of twelve months and more.
func Lasting(contract string) bool { return contract == "permanent" || contract == "fixed_12" }

// Milestone is a row of the table of milestones.
type Milestone struct {
	ID    string       `col:"id"`
	Title string       `col:"title"`
	Date  dossier.Date `col:"date"`
}

// Where is the milestone's row.
func (m Milestone) Where() Place { return Place{"milestones", m.ID} }

// Milestones reads the milestones of the project in the order of the row ids.
func Milestones(v *dossier.View) []Milestone { return read[Milestone](v) }

// Line is a row of the table of production lines.
type Line struct {
	ID               string       `col:"id"`
	Name             string       `col:"name"`
	Kind             string       `col:"kind"` // new, modernised
	Unit             string       `col:"unit"`
	Next             string       `col:"next"` // the line on which its products go on
	CapacityBefore   dossier.Num  `col:"capacity_before"`
	CapacityAfter    dossier.Num  `col:"capacity_after"`
	OutputBefore     dossier.Num  `col:"output_before"`
	OutputAfter      dossier.Num  `col:"output_after"`
	OEEBefore        dossier.Num  `col:"oee_before"`
	OEEAfter         dossier.Num  `col:"oee_after"`
	ScrapBefore      dossier.Num  `col:"scrap_before"`
	ScrapAfter       dossier.Num  `col:"scrap_after"`
	OperatorsBefore  dossier.Num  `col:"operators_before"`
	OperatorsAfter   dossier.Num  `col:"operators_after"`
	AutomationBefore string       `col:"automation_before"`
	AutomationAfter  string       `col:"automation_after"`
	Commissioning    dossier.Date `col:"commissioning"`
}

// New reports whether the line does not exist yet.
func (l Line) New() bool { return l.Kind == "new" }

// Rises reports whether the line can make more after the project.
func (l Line) Rises() bool {
	return l.CapacityAfter.OK && l.CapacityAfter.Cmp(l.CapacityBefore.Decimal) > 0
}

// Modernised reports whether the line exists already.
func (l Line) Modernised() bool { return l.Kind == "modernised" }

// Where is the line's row.
func (l Line) Where() Place { return Place{"lines", l.ID} }

// Lines reads the production lines in the order of the row ids.
func Lines(v *dossier.View) []Line { return read[Line](v) }
