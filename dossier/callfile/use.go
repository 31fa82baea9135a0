package callfile

import (
	"slices"

	"dossierpme/dossier"
	"dossierpme/internal/french"
)

// takeUses takes the uses out of common fields: they are looked up by id, and
// neither a stored call nor a printed view says them. See dossier.Use.
func (c *Common) takeUses(commitments string) {
	of := map[dossier.FieldID]dossier.Use{}
	take := func(id dossier.FieldID, f *dossier.Field) {
		if f.Use != (dossier.Use{}) {
			of[id], f.Use = f.Use, dossier.Use{}
		}
	}
	for f := range dossier.Questions(c.Sections) {
		take(f.ID, f)
		for k := range f.Columns {
			take(f.ID+"."+f.Columns[k].ID, &f.Columns[k])
		}
	}
	for i := range c.Params {
		take(c.Params[i].ID, &c.Params[i])
	}
	c.Uses = dossier.NewUses(of, commitments)
}

// uses checks what a field, or a column, says that the program makes of it.
func (r *reader) uses(line func(string) int, column bool, f *dossier.Field) {
	bad := func(key, word string) {
		r.fault(line(key), "bad_column", map[string]string{"column": word, "key": key})
	}
	if f.Role != "" && (column || !slices.Contains(dossier.Roles(), f.Role)) {
		r.fault(line("role"), "unknown_role", map[string]string{"role": string(f.Role), "near": french.Nearest(string(f.Role), roleNames())})
	}
	if f.Declared != "" && column {
		bad("declared", f.Declared)
	}
	if f.Times != "" {
		if c := f.Column(f.Times); c == nil || f.Amount == "" || c.Kind != dossier.KindInteger && c.Kind != dossier.KindDecimal {
			bad("times", f.Times)
		}
	}
	if f.Total != "" && f.Amount == "" {
		bad("total", f.Total)
	}
	if f.Age != 0 && (f.Kind != dossier.KindDate || f.Age < 0) {
		r.fault(line("age"), "bad_limit", map[string]string{"key": "age"})
	}
	if f.Usual != 0 && (column || f.Kind != dossier.KindRows || f.Usual < 0) {
		r.fault(line("usual"), "bad_limit", map[string]string{"key": "usual"})
	}
	if f.Own && !column {
		bad("own", string(f.ID))
	}
	if f.Offer != 0 && (!column || f.Offer < 0) {
		r.fault(line("offer"), "bad_limit", map[string]string{"key": "offer"})
	}
	if f.Fact && !column {
		bad("fact", string(f.ID))
	}
	if f.Offered != "" {
		r.carry(line, "offered", f.Offered, column || f.Required(), f)
	}
	for i := range f.Columns {
		if was := f.Columns[i].Was; was != nil {
			if twin := f.Column(was.ID); twin == nil || twin.Kind != f.Columns[i].Kind || was.Label == "" {
				bad("columns", was.ID)
			}
		}
	}
	for i := range f.Columns {
		if with := f.Columns[i].With; with != "" && !slices.ContainsFunc(f.Columns[:i], func(c dossier.Field) bool { return string(c.ID) == with }) {
			bad("columns", with)
		}
	}
	if f.Apart == nil {
		return
	}
	c := f.Column(f.Apart.Column)
	if c == nil || f.Amount == "" {
		bad("apart", f.Apart.Column)
		return
	}
	if _, ok := c.Option(f.Apart.Is); !ok || f.Apart.Label == "" {
		r.fault(line("apart"), "when_option", map[string]string{"field": f.Apart.Column, "option": f.Apart.Is})
	}
}

func roleNames() []string {
	var out []string
	for _, r := range dossier.Roles() {
		out = append(out, string(r))
	}
	return out
}

// usesAgree checks what only the whole call can tell: a role belongs to one
// field or parameter, and the figure of a total is one that the call shows.
func (r *reader) usesAgree(c *dossier.Call) {
	has := map[dossier.FieldID]bool{}
	kinds := map[dossier.FieldID]dossier.Kind{}
	taken := map[dossier.Role]dossier.FieldID{}
	var common *dossier.Uses
	if r.common != nil {
		common = r.common.Uses
	}
	for f := range c.Questions() {
		has[f.ID], kinds[f.ID] = true, f.Kind
	}
	all := slices.Collect(c.Questions())
	for i := range c.Params {
		all = append(all, &c.Params[i])
	}
	for _, f := range all {
		if role := common.Of(f.ID).Role; role != "" {
			taken[role] = f.ID
		}
	}
	asked := map[string]bool{}
	for _, f := range all {
		if f.With != "" && !asked[f.With] {
			r.fault(r.lineOf(f.ID, "with"), "bad_reference", map[string]string{"id": f.With})
		}
		asked[string(f.ID)] = true
	}
	for _, f := range all {
		if f.Role != "" {
			if other, twice := taken[f.Role]; twice && other != f.ID {
				r.fault(r.lineOf(f.ID, "role"), "role_taken", map[string]string{"role": string(f.Role), "id": string(other)})
			}
			taken[f.Role] = f.ID
		}
		if f.Total != "" && f.Total != dossier.NoTotal && !has[dossier.FieldID(f.Total)] {
			r.fault(r.lineOf(f.ID, "total"), "bad_reference", map[string]string{"id": f.Total})
		}
		if f.Was != nil && (kinds[dossier.FieldID(f.Was.ID)] != f.Kind || f.Was.Label == "") {
			r.fault(r.lineOf(f.ID, "was"), "bad_reference", map[string]string{"id": f.Was.ID})
		}
		if p := c.Piece(f.Declared); f.Declared != "" && (p == nil || !p.Printed) {
			r.fault(r.lineOf(f.ID, "declared"), "bad_reference", map[string]string{"id": f.Declared})
		}
	}
}
