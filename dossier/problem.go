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
		if p.Severity == Blocking || p.Severity == Missing {
			return false
		}
	}
	return true
}

// Counts are how many problems there are of the severities that keep an export from
// being final, or are said before it. Of those that are missing Pieces says how many
// are pieces. Warnings that are explained count apart.
type Counts struct{ Blocking, Missing, Pieces, Warnings, Explained int }

// Count counts problems.
func Count(problems []Problem) Counts {
	var n Counts
	for _, p := range problems {
		switch p.Severity {
		case Blocking:
			n.Blocking++
		case Missing:
			n.Missing++
			if p.Piece {
				n.Pieces++
			}
		case Warning:
			if p.Explained {
				n.Explained++
			} else {
				n.Warnings++
			}
		}
	}
	return n
}
