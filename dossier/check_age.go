package dossier

import "strconv"

// age checks a day since which years must have passed, such as a date of birth:
// one that lies ahead cannot be, and neither can one that is too near.
// What its limits refuse already is said once.
func (k *checker) age(f *Field, years int, val Value, report func(finding)) {
	d, isDate := val.(Date)
	today := k.Env.Today
	if years == 0 || !isDate || today.IsZero() ||
		f.max != nil && Int(int64(d.key())).Cmp(*f.max) > 0 {
		return
	}
	args := Args{"date": d.French(), "age": strconv.Itoa(years)}
	switch {
	case d.After(today):
		args["ahead"] = "1"
	case !d.AddMonths(12 * years).After(today):
		return
	}
	report(finding{CodeOutOfRange, Blocking, args})
}
