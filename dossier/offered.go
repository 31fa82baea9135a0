package dossier

// Offered is the value that a button can type into an optional field that is empty, and
// where it was found; nil where there is none.
func (v *View) Offered(f *Field) (Value, []Place) {
	carry := CarryOf(v.UseOf(f).Offered)
	if carry == nil || carry.Kind != f.Kind || !v.Visible(f.ID) {
		return nil, nil
	}
	if val := v.Get(f.ID); val != nil && !val.Empty() {
		return nil, nil
	}
	val, from := carry.Of(v)
	if val == nil || !f.takes(val) {
		return nil, nil
	}
	return val, from
}
