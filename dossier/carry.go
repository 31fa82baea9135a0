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
	// Through, where it is not nil, is the cell in which another value is typed: the
	// question and the cell are one number. ok is false where there are several.
	Through func(v *View) (at Cell, ok bool)
}

// Cell is a cell of a table.
type Cell struct {
	Table FieldID
	Row   string           // "" where the row is still to be made
	Begun map[string]Value // what such a row has to begin with
	Col   string
}

// Through is the cell in which another value of a carried field is typed; see Carry.
func (v *View) Through(f *Field) (at Cell, ok bool) {
	if f.carry == nil || f.carry.Through == nil || !v.Visible(f.ID) {
		return Cell{}, false
	}
	return f.carry.Through(v)
}

// Carries are all carried functions; their names are permanent.
func Carries() []Carry { return carries }

var carries = []Carry{
	{Name: "siren_of_siret", Kind: KindSIREN, Fields: []FieldID{siret}, Of: sirenOfSIRET},
	{Name: "vat_of_siren", Kind: KindVAT, Fields: []FieldID{"company.siren"}, Of: vatOfSIREN},
	{Name: "company_name", Kind: KindText, Fields: []FieldID{"company.name"}, Of: copied("company.name")},

	{Name: "last_turnover", Kind: KindMoney, Fields: closingFields, Of: lastClosing("turnover")},
	{Name: "last_balance", Kind: KindMoney, Fields: closingFields, Of: lastClosing("balance")},
	{Name: "last_headcount", Kind: KindDecimal, Fields: closingFields, Of: lastClosing("headcount")},
	{Name: "last_equity", Kind: KindMoney, Fields: closingFields, Of: lastClosing("equity")},
	{Name: "last_capital", Kind: KindMoney, Fields: closingFields, Of: lastClosing("capital")},
	{Name: "last_premiums", Kind: KindMoney, Fields: closingFields, Of: lastClosing("premiums")},
	{Name: "previous_turnover", Kind: KindMoney, Fields: closingFields, Of: previousClosing("turnover")},
	{Name: "previous_balance", Kind: KindMoney, Fields: closingFields, Of: previousClosing("balance")},
	{Name: "previous_headcount", Kind: KindDecimal, Fields: closingFields, Of: previousClosing("headcount")},
	{Name: "category_of_two_years", Kind: KindChoice, Fields: append(slices.Clone(closingFields), inGroup), Of: categoryOfTwoYears},
	{Name: "company_headcount", Kind: KindDecimal, Fields: []FieldID{"size.headcount"}, Of: copied("size.headcount")},

	{Name: "feder_grants", Kind: KindMoney, Fields: []FieldID{"resources"}, Of: federGrants, Through: theFederGrant},
	{Name: "first_order", Kind: KindDate, Fields: []FieldID{"machines", "costs"}, Of: firstOrder},
	{Name: "last_commissioning", Kind: KindDate, Fields: []FieldID{productionLines}, Of: lastCommissioning},
	{Name: "unit_of_lines", Kind: KindText, Fields: []FieldID{productionLines}, Of: unitOfLines},
	{Name: "output_before_of_lines", Kind: KindDecimal, Fields: []FieldID{productionLines}, Of: outputOfLines("output_before")},
	{Name: "output_after_of_lines", Kind: KindDecimal, Fields: []FieldID{productionLines}, Of: outputOfLines("output_after")},
	{Name: "kinds_of_investment", Kind: KindChoices, Fields: []FieldID{productionLines, "machines"}, Of: kindsOfInvestment},

	{Name: "equality_at_work", Kind: KindProse, Fields: []FieldID{"jobs.equality"}, Of: copied("jobs.equality")},

	{Name: "confirmed_rco01", Kind: KindYesNo, Fields: []FieldID{confirmed}, Of: confirmedWith()},
	{Name: "confirmed_rco02", Kind: KindYesNo, Fields: []FieldID{confirmed, "funding.requested"}, Of: confirmedWith("funding.requested")},
	{Name: "confirmed_rcr01", Kind: KindYesNo, Fields: []FieldID{confirmed, "posts", "jobs.creates"}, Of: confirmedWith("posts", "jobs.creates")},
	{Name: "confirmed_rcr02", Kind: KindYesNo, Fields: []FieldID{confirmed, "machines", "costs"}, Of: confirmedWith("machines", "costs")},
	{Name: "confirmed_rcr03", Kind: KindYesNo, Fields: []FieldID{confirmed, "project.innovation"}, Of: confirmedWith("project.innovation")},
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
