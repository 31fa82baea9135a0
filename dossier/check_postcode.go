package dossier

import "strings"

// foreignForm is a postcode outside France: the letters of the country before it.
var foreignForm = newPattern(`^[A-Za-z]{1,3}[- ]?[A-Za-z0-9 -]*[0-9][A-Za-z0-9 -]*$`)

// IsForeignPostcode reports whether s is a postcode with its country before it,
// such as DE-10115.
func IsForeignPostcode(s string) bool {
	letters := len(s) - len(strings.TrimLeft(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"))
	country := strings.ToUpper(s[:letters])
	return country != "F" && country != "FR" && foreignForm.MatchString(s)
}

// postcode holds the postcode that a call links with a commune against it.
func (k *checker) postcode(commune *Field) {
	code, insee := k.Text(commune.Postcode), k.Text(commune.ID)
	if code == "" || !k.Visible(commune.Postcode) {
		return
	}
	here := IsCommuneCode(insee) // in France, whatever the postcode says
	report := func(s Severity, args Args, also ...Spot) {
		args["typed"] = quoted(Typed(code))
		k.add(k.Problem(commune.Postcode, s, CodePostcode, args).See(also...))
	}
	switch {
	case here && IsForeignPostcode(code):
		report(Blocking, Args{"abroad": "1", "commune": Show(commune, Text(insee), k.Env.Ref)})
	case !IsFrenchPostcode(code) && (here || !IsForeignPostcode(code)):
		report(Blocking, Args{})
	case here && IsFrenchPostcode(code) && k.strange(code, insee):
		report(Warning, Args{"commune": Show(commune, Text(insee), k.Env.Ref)}, k.Spot(commune.ID))
	}
}

// strange reports whether a postcode is neither one of the commune nor one of its
// department, in which firms have postcodes of their own.
func (k *checker) strange(code, insee string) bool {
	if k.Env.Ref == nil || departmentOf(insee) == postalDepartment(code) {
		return false
	}
	known := k.Env.Ref.CommunePostcodes(insee)
	for _, p := range known {
		if p == code || postalDepartment(p) == postalDepartment(code) {
			return false
		}
	}
	return len(known) > 0
}

// departmentOf is the department of a commune as its postcodes begin: Corsica,
// which has two, begins with 20.
func departmentOf(insee string) string {
	switch d := insee[:2]; d {
	case "2A", "2B":
		return "20"
	case "97", "98":
		return insee[:3]
	default:
		return d
	}
}

func postalDepartment(code string) string {
	if d := code[:2]; d != "97" && d != "98" {
		return d
	}
	return code[:3]
}
