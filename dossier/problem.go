package dossier

import "slices"

// Severity says what a problem means for the dossier.
type Severity string

// Blocking and Missing keep a dossier from being complete; Warning and Advice
// never do.
const (
	Blocking Severity = "blocking"
	Missing  Severity = "missing"
	Warning  Severity = "warning"
	Advice   Severity = "advice"
)

// Explained is what a warning counts as once a sentence of the applicant answers
// it. No problem has it as its severity: CountsAs gives it.
const Explained Severity = "explained"

// Severities are those that a problem has, worst first.
func Severities() []Severity { return []Severity{Blocking, Missing, Warning, Advice} }

// Worse reports whether a severity weighs more than another one; each weighs more
// than none.
func (s Severity) Worse(than Severity) bool {
	all := Severities()
	at, other := slices.Index(all, s), slices.Index(all, than)
	return at >= 0 && (other < 0 || at < other)
}

// Args are the values that a problem's wording needs, already in French form.
type Args map[string]string

// Problem is one thing that is wrong, missing or worth a look. It is not a Go
// error: it is worded by the catalogue, with the same words everywhere.
type Problem struct {
	Field    FieldID // field id, or table + "." + column
	Row      string  // the row's id, "" outside tables
	Section  string
	Severity Severity
	Code     string
	Args     Args
	Also     []Spot // where else the same is to be seen
	// Fact says that the places state one and the same fact: the value of one may stand
	// in the others.
	Fact bool
	// Rests names the piece without which no sentence answers the problem.
	Rests string
	// Piece says that it is about a piece that lacks, or a file that counts as none: the
	// argument "reason" says which.
	Piece bool
	// ForOfficer says of an advice that it concerns the case officer as well.
	ForOfficer bool
	// Explainable says that a sentence of the applicant can answer the problem,
	// Explained that one does. Check notes both.
	Explainable, Explained bool
}

// Open reports whether the problem keeps a dossier from being complete.
func (p Problem) Open() bool { return p.Severity == Blocking || p.Severity == Missing }

// CountsAs is the severity under which the problem is counted and listed.
func (p Problem) CountsAs() Severity {
	if p.Explained {
		return Explained
	}
	return p.Severity
}

// Spot is a place that a problem points to besides its own, named as that one is.
type Spot struct {
	Field FieldID `json:"field"`
	Row   string  `json:"row"`
}

// See returns the problem with places that it points to besides its own.
func (p Problem) See(also ...Spot) Problem {
	p.Also = append(slices.Clip(p.Also), also...)
	return p
}

// AsFact returns the problem as one whose places state one and the same fact.
func (p Problem) AsFact() Problem {
	p.Fact = true
	return p
}

// Places are all the places that a problem names, its own first, each once.
func (p Problem) Places() []Spot {
	out := []Spot{{p.Field, p.Row}}
	for _, s := range p.Also {
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

// Complete reports whether no problem is blocking or missing.
func Complete(problems []Problem) bool {
	for _, p := range problems {
		if p.Open() {
			return false
		}
	}
	return true
}

// Counts are how many problems there are of each severity. Of those that are missing
// Pieces says how many are pieces. Warnings that are explained count apart.
type Counts struct{ Blocking, Missing, Pieces, Warnings, Advice, Explained int }

// Of is how many count as a severity.
func (n Counts) Of(s Severity) int { return *n.of(s) }

func (n *Counts) of(s Severity) *int {
	switch s {
	case Blocking:
		return &n.Blocking
	case Missing:
		return &n.Missing
	case Warning:
		return &n.Warnings
	case Advice:
		return &n.Advice
	case Explained:
		return &n.Explained
	}
	return new(int)
}

// Count counts problems.
func Count(problems []Problem) Counts {
	var n Counts
	for _, p := range problems {
		*n.of(p.CountsAs())++
		if p.Severity == Missing && p.Piece {
			n.Pieces++
		}
	}
	return n
}
