package rows

import "dossierpme/dossier"

// Company is a row of the group: an enterprise or a person that is linked to
// the applicant, or may be.
type Company struct {
	ID            string       `col:"id"`
	Name          string       `col:"name"`
	Kind          string       `col:"kind"`
	SIREN         string       `col:"siren"`
	Through       string       `col:"through"`
	Capital       dossier.Num  `col:"capital"`
	Votes         dossier.Num  `col:"votes"`
	Control       dossier.Bool `col:"control"`
	Investor      string       `col:"investor"`
	Consolidated  dossier.Bool `col:"consolidated"`
	Headcount     dossier.Num  `col:"headcount"`
	Turnover      dossier.Num  `col:"turnover"`
	Balance       dossier.Num  `col:"balance"`
	HeadcountPrev dossier.Num  `col:"headcount_prev"`
	TurnoverPrev  dossier.Num  `col:"turnover_prev"`
	BalancePrev   dossier.Num  `col:"balance_prev"`
}

// Where is the company's row.
func (c Company) Where() Place { return Place{"group", c.ID} }

// Companies reads the group in the order of the row ids.
func Companies(v *dossier.View) []Company { return read[Company](v) }

// Year is a row of the table of closed years.
type Year struct {
	ID       string      `col:"id"`
	Year     dossier.Num `col:"year"`
	Turnover dossier.Num `col:"turnover"`
	EBITDA   dossier.Num `col:"ebitda"`
	Equity   dossier.Num `col:"equity"`
	Debt     dossier.Num `col:"debt"`
}

// Where is the year's row.
func (y Year) Where() Place { return Place{"years", y.ID} }

// Years reads the closed years in the order of the row ids.
func Years(v *dossier.View) []Year { return read[Year](v) }
