package figures

// Picture says what there is to draw of a figure. Screen and paper go by it, each in its
// way; the figures that compare before and after are drawn together, see Spec.Change.
type Picture string

// The pictures.
const (
	NoPicture   Picture = ""
	Tree        Picture = "tree"         // the applicant between those that hold it and those that it holds
	Spending    Picture = "spending"     // the expenses by category, year and line
	Posts       Picture = "posts"        // the jobs by category and contract
	Balance     Picture = "balance"      // the expenses beside the resources
	SideBySide  Picture = "side_by_side" // the regimes of aid side by side
	Quarters    Picture = "quarters"     // balances at the end of each quarter
	Instalments Picture = "instalments"  // the instalments of each year beside what pays them
	Causes      Picture = "causes"       // what brings each gain
)
