package dossier

const (
	years   FieldID = "years"
	yearEnd FieldID = "size.year_end"
)

// closingFields are what tells which closing is the last.
var closingFields = []FieldID{years, yearEnd}

// Closings are the rows of the last closing and of the one before, which the size of
// the company rests on; without an id where there is none. The last is the one of the
// year in which the accounts were closed, else the latest; the one before is the next
// lower. Two rows of one year say nothing. Carried values rest on it: it never changes.
func (v *View) Closings() (last, before Row) {
	table, rows := v.Call.Field(years), v.Rows(years)
	newest := func(fits func(year int64) bool) Row {
		var found Row
		best, twice := int64(0), false
		for _, r := range rows {
			year, ok := v.readableCell(table, r, "year").(Integer)
			switch n := int64(year); {
			case !ok || !fits(n):
			case found.ID != "" && n == best:
				twice = true
			case found.ID == "" || n > best:
				found, best, twice = r, n, false
			}
		}
		if twice {
			return Row{}
		}
		return found
	}
	closed := int64(v.Date(yearEnd).Year)
	last = newest(func(year int64) bool { return year == closed })
	if last.ID == "" {
		last = newest(func(int64) bool { return true })
	}
	if last.ID == "" {
		return last, before
	}
	year, _ := v.readableCell(table, last, "year").(Integer)
	return last, newest(func(n int64) bool { return n < int64(year) })
}

// lastClosing is a cell of the last closing.
func lastClosing(col string) func(v *View) (Value, []Place) {
	return func(v *View) (Value, []Place) {
		last, _ := v.Closings()
		return v.ofClosing(last, col)
	}
}

// previousClosing is a cell of the closing before the last.
func previousClosing(col string) func(v *View) (Value, []Place) {
	return func(v *View) (Value, []Place) {
		_, before := v.Closings()
		return v.ofClosing(before, col)
	}
}

func (v *View) ofClosing(r Row, col string) (Value, []Place) {
	table := v.Call.Field(years)
	if table == nil || r.ID == "" {
		return nil, nil
	}
	if val := v.readableCell(table, r, col); val != nil {
		return val, []Place{PlaceOf(years, r.ID, col)}
	}
	return nil, nil
}

// categoryOfTwoYears is the size class of an enterprise that stands alone and had the
// same class at its last two closings: it then held that class already at the first.
func categoryOfTwoYears(v *View) (Value, []Place) {
	if !v.No(inGroup) {
		return nil, nil
	}
	last, before := v.Closings()
	class := v.classOf(last)
	if class == "" || class != v.classOf(before) {
		return nil, nil
	}
	var from []Place
	for _, r := range []Row{last, before} {
		for _, col := range []string{"headcount", "turnover", "balance"} {
			from = append(from, PlaceOf(years, r.ID, col))
		}
	}
	return Text(class), from
}

// classes are the size classes below large with their limits: annex I, article 2, of
// Regulation (EU) 651/2014 as it stood when this function was named. They are part of
// the function, and so of what is sealed: other limits are another function.
var classes = []struct {
	class                        string
	headcount, turnover, balance int64 // fewer than, at most, at most
}{
	{"micro", 10, 2_000_000, 2_000_000},
	{"small", 50, 10_000_000, 10_000_000},
	{"medium", 250, 50_000_000, 43_000_000},
}

// classOf is the size class at a closing, "" where its row does not tell. The turnover
// of a longer or shorter year is held against the limit as if for twelve months.
func (v *View) classOf(r Row) string {
	table := v.Call.Field(years)
	if table == nil || r.ID == "" {
		return ""
	}
	number := func(col string) (Decimal, bool) { return asDecimal(v.readableCell(table, r, col)) }
	headcount, ok1 := number("headcount")
	turnover, ok2 := number("turnover")
	balance, ok3 := number("balance")
	months, given := number("months")
	if !given && table.Column("months") == nil {
		months, given = Int(12), true
	}
	if !ok1 || !ok2 || !ok3 || !given || months.Sign() <= 0 {
		return ""
	}
	for _, c := range classes {
		small := turnover.Mul(Int(12)).Cmp(Int(c.turnover).Mul(months)) <= 0 || balance.Cmp(Int(c.balance)) <= 0
		if headcount.Cmp(Int(c.headcount)) < 0 && small {
			return c.class
		}
	}
	return "large"
}
