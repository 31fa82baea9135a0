package dossier

import "slices"

// Carry finds the value of a field in other answers. It reads answers alone, no day,
// no law and no reference data, and what it gives for the same answers never changes:
// it is part of what is sealed. Another behaviour is another name.
type Carry struct {
	Name   string
	Kind   Kind      // of the fields that it fills
	Fields []FieldID // what it reads
	// Of returns the value and where it was found, nil where the answers give none.
	Of func(v *View) (Value, []Place)
}

// Carries are all carried functions; their names are permanent.
func Carries() []Carry { return carries }

var carries = []Carry{
	{"siren_of_siret", KindSIREN, []FieldID{siret}, sirenOfSIRET},
	{"vat_of_siren", KindVAT, []FieldID{"company.siren"}, vatOfSIREN},
	{"company_name", KindText, []FieldID{"company.name"}, copied("company.name")},

	{"last_turnover", KindMoney, closingFields, lastClosing("turnover")},
	{"last_balance", KindMoney, closingFields, lastClosing("balance")},
	{"last_headcount", KindDecimal, closingFields, lastClosing("headcount")},
	{"last_equity", KindMoney, closingFields, lastClosing("equity")},
	{"last_capital", KindMoney, closingFields, lastClosing("capital")},
	{"last_premiums", KindMoney, closingFields, lastClosing("premiums")},
	{"previous_turnover", KindMoney, closingFields, previousClosing("turnover")},
	{"previous_balance", KindMoney, closingFields, previousClosing("balance")},
	{"previous_headcount", KindDecimal, closingFields, previousClosing("headcount")},
	{"category_of_two_years", KindChoice, append(slices.Clone(closingFields), inGroup), categoryOfTwoYears},
	{"company_headcount", KindDecimal, []FieldID{"size.headcount"}, copied("size.headcount")},

	{"feder_grants", KindMoney, []FieldID{"resources"}, federGrants},
	{"first_order", KindDate, []FieldID{"machines", "costs"}, firstOrder},
	{"last_commissioning", KindDate, []FieldID{productionLines}, lastCommissioning},
	{"unit_of_lines", KindText, []FieldID{productionLines}, unitOfLines},
	{"output_before_of_lines", KindDecimal, []FieldID{productionLines}, outputOfLines("output_before")},
	{"output_after_of_lines", KindDecimal, []FieldID{productionLines}, outputOfLines("output_after")},
	{"kinds_of_investment", KindChoices, []FieldID{productionLines, "machines"}, kindsOfInvestment},

	{"confirmed_rco01", KindYesNo, []FieldID{confirmed}, confirmedWith()},
	{"confirmed_rco02", KindYesNo, []FieldID{confirmed, "funding.requested"}, confirmedWith("funding.requested")},
	{"confirmed_rcr01", KindYesNo, []FieldID{confirmed, "posts", "jobs.creates"}, confirmedWith("posts", "jobs.creates")},
	{"confirmed_rcr02", KindYesNo, []FieldID{confirmed, "machines", "costs"}, confirmedWith("machines", "costs")},
	{"confirmed_rcr03", KindYesNo, []FieldID{confirmed, "project.innovation"}, confirmedWith("project.innovation")},
}

const (
	siret           FieldID = "company.siret"
	inGroup         FieldID = "size.in_group"
	productionLines FieldID = "lines"
	confirmed       FieldID = "indicators.confirmed"
)

// Carry is the function that finds the value of a field, nil where it has none.
func (f *Field) Carry() *Carry {
	return CarryOf(f.Carried)
}

// CarryOf is the carried function of a name, nil where there is none.
func CarryOf(name string) *Carry {
	i := slices.IndexFunc(carries, func(c Carry) bool { return c.Name == name })
	if i < 0 {
		return nil
	}
	return &carries[i]
}

// readable is an answer that could be read, nil where there is none.
func (v *View) readable(id FieldID) Value {
	val := v.Get(id)
	if _, unknown := val.(Unknown); unknown || val == nil || val.Empty() {
		return nil
	}
	return val
}

// readableCell is readable for a cell.
func (v *View) readableCell(table *Field, r Row, col string) Value {
	c := table.Column(col)
	if c == nil {
		return nil
	}
	val := v.Cell(table, r, c)
	if _, unknown := val.(Unknown); unknown || val == nil || val.Empty() {
		return nil
	}
	return val
}

// copied is the answer of another field.
func copied(id FieldID) func(v *View) (Value, []Place) {
	return func(v *View) (Value, []Place) {
		if val := v.readable(id); val != nil {
			return val, []Place{PlaceOf(id, "", "")}
		}
		return nil, nil
	}
}

// sirenOfSIRET is the first nine digits.
func sirenOfSIRET(v *View) (Value, []Place) {
	if s := v.Text(siret); validSIRET(s) {
		return Text(s[:9]), []Place{PlaceOf(siret, "", "")}
	}
	return nil, nil
}

// vatOfSIREN is the French VAT number of a company.
func vatOfSIREN(v *View) (Value, []Place) {
	const siren FieldID = "company.siren"
	if s := v.Text(siren); validSIREN(s) {
		return Text("FR" + vatKey(s) + s), []Place{PlaceOf(siren, "", "")}
	}
	return nil, nil
}

// confirmedWith is a yes where all indicators were confirmed together, and one of the
// answers that this one is computed from is there; without such an answer it has no
// number that could have been confirmed.
func confirmedWith(needs ...FieldID) func(v *View) (Value, []Place) {
	return func(v *View) (Value, []Place) {
		given := len(needs) == 0 || slices.ContainsFunc(needs, func(id FieldID) bool { return v.readable(id) != nil })
		if !v.Yes(confirmed) || !given {
			return nil, nil
		}
		return YesNo(true), []Place{PlaceOf(confirmed, "", "")}
	}
}
