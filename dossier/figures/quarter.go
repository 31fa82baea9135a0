package figures

import (
	"strconv"

	"dossierpme/dossier"
)

// quarter is a quarter of a year, counted from that of the year 0; none is 0.
type quarter int

func quarterOf(day dossier.Date) quarter {
	if day.IsZero() {
		return 0
	}
	return quarter(4*day.Year + (day.Month-1)/3)
}

// firstOf and lastOf are the ends of a year.
func firstOf(year dossier.Num) quarter { return quarter(4 * whole(year.Decimal)) }
func lastOf(year dossier.Num) quarter  { return firstOf(year) + 3 }

// either is the first of two quarters that is said.
func either(q, other quarter) quarter {
	if q == 0 {
		return other
	}
	return q
}

// code is how a quarter is written for machines, 2027-Q3.
func (q quarter) code() string {
	return strconv.Itoa(int(q)/4) + "-Q" + strconv.Itoa(int(q)%4+1)
}

func inQuarter(name string, q quarter) Arg { return Arg{name, Code{Quarter, q.code()}} }
