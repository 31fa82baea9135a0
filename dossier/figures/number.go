package figures

import "dossierpme/dossier"

// Number is one result of a figure: a rounded number, or a code of a list.
type Number struct {
	dossier.Decimal
	Code string
}

// Number returns a number; false where it could not be given.
func (f Figure) Number(key string) (dossier.Decimal, bool) {
	n, ok := f.Numbers[key]
	return n.Decimal, ok
}

// Code returns a result that is a code, "" where it could not be given.
func (f Figure) Code(key string) string { return f.Numbers[key].Code }

// Main is the number that the figure is known by; false where there is none.
func (f Figure) Main() (dossier.Decimal, bool) {
	if f.Spec == nil {
		return dossier.Decimal{}, false
	}
	return f.Number(f.Spec.Main)
}

// Known reports whether the number that the figure is known by could be given.
func (f Figure) Known() bool {
	_, ok := f.Main()
	return ok
}

// Wire writes a result as the command line's JSON has it, "" where it could not
// be given.
func (f Figure) Wire(key string) string {
	n, ok := f.Numbers[key]
	if !ok {
		return ""
	}
	if n.Code != "" {
		return n.Code
	}
	d, _ := f.Declared(key)
	return d.Shape.Wire(n.Decimal)
}
