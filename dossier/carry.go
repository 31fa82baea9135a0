package dossier

import "slices"

// Carry finds the value of a field in other answers. It reads answers alone, no day,
// no law and no reference data, and what it gives for the same answers never changes:
// it is part of what is sealed. Another behaviour is another name.
type Carry struct {
	Name   string
	Kind   Kind      // of what it gives
	Fields []FieldID // what it reads
	// Of returns the value, nil where the answers give none.
	Of func(v *View) Value
}

// Carries are all carried functions; their names are permanent.
func Carries() []Carry { return carries }

var carries = []Carry{
	{"siren_of_siret", KindSIREN, []FieldID{"company.siret"}, sirenOfSIRET},
	{"company_name", KindText, []FieldID{"company.name"}, companyName},
}

// Carry is the function that finds the value of a field, nil where it has none.
func (f *Field) Carry() *Carry {
	i := slices.IndexFunc(carries, func(c Carry) bool { return c.Name == f.Carried })
	if f.Carried == "" || i < 0 {
		return nil
	}
	return &carries[i]
}

// sirenOfSIRET is the first nine digits.
func sirenOfSIRET(v *View) Value {
	if s := v.Text("company.siret"); validSIRET(s) {
		return Text(s[:9])
	}
	return nil
}

func companyName(v *View) Value {
	if s := v.Text("company.name"); s != "" {
		return Text(s)
	}
	return nil
}
