package reference

// The methods of this file give the domain the reference data in the shape it
// asks for (dossier.Reference), which knows no type of this package.

// CommuneName returns the name of a commune by its INSEE code.
func (r *Reference) CommuneName(code string) (string, bool) {
	c, ok := r.Commune(code)
	return c.Name, ok
}

// CommunePostcodes returns the postcodes of a commune, none if it is unknown.
func (r *Reference) CommunePostcodes(code string) []string {
	c, _ := r.Commune(code)
	return c.Postcodes
}

// NAFLabel returns the title of an activity code of the NAF rév. 2.
func (r *Reference) NAFLabel(code string) (string, bool) { return r.NAF(code) }

// LegalFormLabel returns the title of a legal form by its code.
func (r *Reference) LegalFormLabel(code string) (string, bool) {
	f, ok := r.LegalForm(code)
	return f.Label, ok
}
