package callfile

import (
	"maps"
	"regexp"
	"slices"

	"dossierpme/dossier"
	"dossierpme/internal/french"
)

var (
	idForm     = regexp.MustCompile(`^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*$`)
	columnForm = regexp.MustCompile(`^[a-z][a-z0-9_]*$`)
	optionForm = regexp.MustCompile(`^[a-z0-9][a-z0-9_]*$`)
	callForm   = regexp.MustCompile(`^[a-z0-9][a-z0-9-]{1,60}$`)
)

// reader turns one file into definitions and collects its faults.
type reader struct {
	file   string
	lines  *lines
	names  Names
	common *Common
	faults []Fault
	// lenient keeps what only a newer program knows.
	lenient bool
	// warnings are of what is read all the same.
	warnings []Fault
	// where each field of the call is defined in this file, for later faults
	at map[dossier.FieldID]where
}

type where struct {
	block                  string
	section, field, column int
}

// wordOf is the key whose word a fault is about: where there is no word, the line is
// what is wrong.
var wordOf = map[string]string{
	"bad_id": "id", "bad_status": "status", "unknown_phase": "phase", "unknown_kind": "kind", "unknown_need": "need",
}

func (r *reader) fault(line int, code string, args map[string]string) {
	if r.lenient && slices.Contains(unknownCodes, code) {
		return
	}
	if key := wordOf[code]; key != "" && args[key] == "" {
		code, args = "missing_key", map[string]string{"key": key, "id": args["id"]}
	}
	if len(r.faults) < maxFaults {
		r.faults = append(r.faults, Fault{r.file, line, code, args})
	}
}

// field reads one definition. block is "sections" or "params"; for a parameter
// the section index is its own and field is -1.
func (r *reader) field(block string, si, fi, ci int, in fieldFile) dossier.Field {
	line := func(key string) int { return r.lines.find(block, si, fi, ci, key) }
	f := in.Field
	r.given(line, &in, &f)
	if in.When != nil {
		f.When = r.conditions(func() int { return line("when") }, in.When)
	}
	if len(in.Columns) > 0 {
		f.Columns = make([]dossier.Field, len(in.Columns))
		for i, c := range in.Columns {
			f.Columns[i] = r.field(block, si, fi, i, *c)
		}
	}
	r.shape(line, ci >= 0, &f)
	if block == "params" && (f.Default != "" || f.Carried != "") {
		r.notRequired(line, &f)
	}
	if ci < 0 {
		r.defined(f.ID, where{block, si, fi, -1})
	}
	return f
}

// given takes over what the file form says otherwise than dossier.Field, where a
// definition or an override says it.
func (r *reader) given(line func(string) int, in *fieldFile, f *dossier.Field) {
	if in.Minutes != nil {
		f.Minutes = *in.Minutes
	}
	if in.Optional != nil {
		f.Optional = *in.Optional
	}
	for _, lim := range []struct {
		key string
		in  any
		to  *string
	}{{"min", in.Min, &f.Min}, {"max", in.Max, &f.Max}} {
		if lim.in == nil {
			continue
		}
		text, ok := limit(lim.in)
		if !ok {
			r.fault(line(lim.key), "bad_limit", map[string]string{"key": lim.key})
			continue
		}
		*lim.to = text
	}
}

// defined notes where a field of the call is defined.
func (r *reader) defined(id dossier.FieldID, at where) {
	if r.at == nil {
		r.at = map[dossier.FieldID]where{}
	}
	r.at[id] = at
}

// shape checks a definition by itself.
func (r *reader) shape(line func(string) int, column bool, f *dossier.Field) {
	id := string(f.ID)
	form := idForm
	if column {
		form = columnForm
	}
	switch {
	case id == "":
		r.fault(line("id"), "missing_key", map[string]string{"key": "id"})
	case !form.MatchString(id) || column && id == "id":
		r.fault(line("id"), "bad_id", map[string]string{"id": id})
	case r.common != nil && r.common.Retired[id]:
		r.fault(line("id"), "retired_id", map[string]string{"id": id})
	}
	if f.Label == "" {
		r.fault(line("label"), "missing_key", map[string]string{"key": "label", "id": id})
	}
	if !f.Kind.Known() {
		var known []string
		for _, k := range dossier.Kinds() {
			known = append(known, string(k))
		}
		r.fault(line("kind"), "unknown_kind", map[string]string{"kind": string(f.Kind), "near": french.Nearest(string(f.Kind), known)})
		return
	}
	choice := f.Kind == dossier.KindChoice || f.Kind == dossier.KindChoices
	switch {
	case choice && len(f.Options) == 0:
		r.fault(line("kind"), "options_missing", map[string]string{"id": id})
	case !choice && len(f.Options) > 0 && f.Kind != dossier.KindRef:
		r.fault(line("options"), "options_useless", map[string]string{"id": id})
	}
	r.optionIDs(line, "options", f.Options)
	r.optionIDs(line, "fixed", f.Fixed)
	table := f.Kind == dossier.KindRows
	switch {
	case table && column:
		r.fault(line("kind"), "nested_rows", map[string]string{"id": id})
	case table && len(f.Columns) == 0:
		r.fault(line("kind"), "columns_missing", map[string]string{"id": id})
	case !table && len(f.Columns) > 0:
		r.fault(line("columns"), "columns_useless", map[string]string{"id": id})
	}
	if f.Kind == dossier.KindComputed && f.Figure != id {
		r.fault(line("figure"), "figure_id", map[string]string{"id": id})
	}
	seen := map[dossier.FieldID]bool{}
	for _, c := range f.Columns {
		if seen[c.ID] {
			r.fault(line("columns"), "duplicate_id", map[string]string{"id": string(c.ID)})
		}
		seen[c.ID] = true
	}
	for key, cols := range map[string][]string{"titled": one(f.Titled), "summary": f.Summary, "paper": f.Paper, "amount": one(f.Amount)} {
		for _, c := range cols {
			if !seen[dossier.FieldID(c)] {
				r.fault(line(key), "bad_column", map[string]string{"column": c, "key": key})
			}
		}
	}
	r.uses(line, column, f)
	r.limits(line, f)
	r.standing(line, column, f)
	if f.Ask != "" && !slices.Contains(dossier.Askable, f.Ask) {
		r.fault(line("ask"), "unknown_ask", map[string]string{"option": f.Ask, "near": french.Nearest(f.Ask, dossier.Askable)})
	}
}

func one(s string) []string {
	if s == "" {
		return nil
	}
	return []string{s}
}

func (r *reader) optionIDs(line func(string) int, key string, options []dossier.Option) {
	seen := map[string]bool{}
	for _, o := range options {
		switch {
		case !optionForm.MatchString(o.ID):
			r.fault(line(key), "bad_id", map[string]string{"id": o.ID})
		case seen[o.ID]:
			r.fault(line(key), "duplicate_id", map[string]string{"id": o.ID})
		case o.Label == "":
			r.fault(line(key), "missing_key", map[string]string{"key": "label", "id": o.ID})
		}
		seen[o.ID] = true
	}
}

// limitsFit reports whether a field of this kind can have such limits.
func limitsFit(f *dossier.Field) bool {
	probe := dossier.Field{ID: f.ID, Kind: f.Kind, Min: f.Min, Max: f.Max}
	c := dossier.Call{Sections: []dossier.Section{{Fields: []dossier.Field{probe}}}}
	return c.Prepare() == nil
}

func (r *reader) limits(line func(string) int, f *dossier.Field) {
	if (f.Min != "" || f.Max != "") && !limitsFit(f) {
		key := "max"
		if f.Max == "" {
			key = "min"
		}
		r.fault(line(key), "bad_limit", map[string]string{"key": key})
		return
	}
	if f.Min != "" && f.Max != "" {
		lo, okLo := dossier.ParseDecimal(f.Min)
		hi, okHi := dossier.ParseDecimal(f.Max)
		if okLo && okHi && lo.Cmp(hi) > 0 || f.Kind == dossier.KindDate && f.Min > f.Max {
			r.fault(line("min"), "bad_min_max", map[string]string{"id": string(f.ID)})
		}
	}
	if n := len(f.Useful); n != 0 && (n != 2 || f.Useful[0] < 0 || f.Useful[0] > f.Useful[1]) {
		r.fault(line("useful"), "bad_limit", map[string]string{"key": "useful"})
	}
}

func (r *reader) piece(i int, in pieceFile) dossier.Piece {
	line := func(key string) int { return r.lines.find("pieces", i, -1, -1, key) }
	if !columnForm.MatchString(in.ID) {
		r.fault(line("id"), "bad_id", map[string]string{"id": in.ID})
	}
	if in.Title == "" {
		r.fault(line("title"), "missing_key", map[string]string{"key": "title", "id": in.ID})
	}
	if _, ok := r.names.Needs[in.Need]; !ok {
		r.fault(line("need"), "unknown_need", map[string]string{"id": in.ID, "need": in.Need, "near": french.Nearest(in.Need, slices.Sorted(maps.Keys(r.names.Needs)))})
	}
	switch in.Status {
	case "C", "C2", "A", "U":
	default:
		r.fault(line("status"), "bad_status", map[string]string{"id": in.ID, "status": in.Status})
	}
	if in.When != nil { // of a stored one they are read already
		in.Piece.When = r.conditions(func() int { return line("when") }, in.When)
	}
	return in.Piece
}

func (r *reader) ownSection(i int, in sectionFile) dossier.Section {
	line := func(key string) int { return r.lines.find("sections", i, -1, -1, key) }
	if !columnForm.MatchString(in.ID) || in.ID == dossier.ParamsSection {
		r.fault(line("id"), "bad_id", map[string]string{"id": in.ID})
	}
	if in.Title == "" {
		r.fault(line("title"), "missing_key", map[string]string{"key": "title", "id": in.ID})
	}
	known := false
	var phases []string
	for _, p := range r.common.Phases {
		known = known || p.ID == in.Phase
		phases = append(phases, p.ID)
	}
	if !known {
		r.fault(line("phase"), "unknown_phase", map[string]string{"id": in.ID, "phase": in.Phase, "near": french.Nearest(in.Phase, phases)})
	}
	s := in.Section
	s.Fields = make([]dossier.Field, 0, len(in.Fields))
	for j, f := range in.Fields {
		s.Fields = append(s.Fields, r.field("sections", i, j, -1, *f))
	}
	return s
}
