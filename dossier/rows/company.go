package rows

import "dossierpme/dossier"

// Company is a row of the group: an enterprise or a person that is linked to
// the applicant, or may be.
type Company struct {
	ID            string       `col:"id"`
	Name          string       `col:"name"`
	Kind          string       `col:"kind"`
	SIREN         string       `col:"siren"`
	Country       string       `col:"country"`
	Direction     string       `col:"direction"`
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

// Person reports whether it is somebody and no company.
func (c Company) Person() bool { return c.Kind == "person" }

// Upstream reports whether it holds, or may decide for, the applicant.
func (c Company) Upstream() bool { return c.Direction == "upstream" }

// Downstream reports whether the applicant holds, or may decide for, it.
func (c Company) Downstream() bool { return c.Direction == "downstream" }

// Where is the company's row.
func (c Company) Where() Place { return Place{"group", c.ID} }

// Companies reads the group in the order of the row ids.
func Companies(v *dossier.View) []Company { return read[Company](v) }

// Year is a row of the table of closed years.
type Year struct {
	ID        string      `col:"id"`
	Year      dossier.Num `col:"year"`
	Months    dossier.Num `col:"months"`
	Turnover  dossier.Num `col:"turnover"`
	EBITDA    dossier.Num `col:"ebitda"`
	NetIncome dossier.Num `col:"net_income"`
	Equity    dossier.Num `col:"equity"`
	Capital   dossier.Num `col:"capital"`
	Premiums  dossier.Num `col:"premiums"`
	Debt      dossier.Num `col:"debt"`
	Cash      dossier.Num `col:"cash"`
	Balance   dossier.Num `col:"balance"`
	Headcount dossier.Num `col:"headcount"`
}

// Where is the year's row.
func (y Year) Where() Place { return Place{"years", y.ID} }

// Years reads the closed years in the order of the row ids.
func Years(v *dossier.View) []Year { return read[Year](v) }

// twelve are the months of a year.
var twelve = dossier.Int(12)

// Irregular reports whether the year is known to have more or fewer than twelve months. One
// that does not say how many it has is taken for a whole one.
func (y Year) Irregular() bool {
	return y.Months.OK && y.Months.Sign() > 0 && y.Months.Cmp(twelve) != 0
}

// Yearly brings an amount of the year to twelve months.
func (y Year) Yearly(amount dossier.Decimal) dossier.Decimal {
	if !y.Irregular() {
		return amount
	}
	return amount.Mul(twelve).Quo(y.Months.Decimal)
}

// Closings are the last closing and the one before, as dossier.View.Closings finds
// them. What is not there is the zero Year.
func Closings(v *dossier.View) (last, before Year) {
	l, b := v.Closings()
	for _, y := range Years(v) {
		switch y.ID {
		case "":
		case l.ID:
			last = y
		case b.ID:
			before = y
		}
	}
	return last, before
}

// ForecastYear is a row of the table of forecasts.
type ForecastYear struct {
	ID        string      `col:"id"`
	Year      dossier.Num `col:"year"`
	Turnover  dossier.Num `col:"turnover"`
	EBITDA    dossier.Num `col:"ebitda"`
	NetIncome dossier.Num `col:"net_income"`
	Repayment dossier.Num `col:"repayment"` // of all loans, those of the project included
	Headcount dossier.Num `col:"headcount"`
}

// Where is the forecast's row.
func (y ForecastYear) Where() Place { return Place{"forecast_years", y.ID} }

// ForecastYears reads the forecasts in the order of the row ids.
func ForecastYears(v *dossier.View) []ForecastYear { return read[ForecastYear](v) }
