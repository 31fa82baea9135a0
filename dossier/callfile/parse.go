package callfile

import (
	"maps"
	"slices"

	"dossierpme/dossier"
	"dossierpme/internal/french"
)

// MaxFile is the size of the largest call file that is read. The shipped ones have
// some kilobytes, the common definitions 200.
const MaxFile = 512 << 10

// Parse reads one call and merges it with the common definitions.
func Parse(common *Common, file string, src []byte, names Names) (*dossier.Call, []Fault) {
	c, faults, _ := Lint(common, file, src, names)
	return c, faults
}

// Lint is Parse with what is no fault and worth a change all the same.
func Lint(common *Common, file string, src []byte, names Names) (c *dossier.Call, faults, warnings []Fault) {
	if faults := bounded(file, src); faults != nil {
		return nil, faults, nil
	}
	at := linesOf(src)
	in, faults := decodeCall(file, src, at)
	if faults != nil {
		return nil, faults, nil
	}
	r := &reader{file: file, lines: at, names: names, common: common}
	c = r.call(in)
	r.openGates(c)
	if len(r.faults) == 0 {
		r.whole(c)
		r.rules(c)
	}
	if len(r.faults) == 0 {
		if err := c.Prepare(); err != nil {
			r.fault(0, "syntax", map[string]string{"key": err.Error()})
		}
	}
	if len(r.faults) > 0 {
		sortFaults(r.faults)
		return nil, r.faults, nil
	}
	sortFaults(r.warnings)
	return c, nil, r.warnings
}

// bounded refuses what no parser should be given.
func bounded(file string, src []byte) []Fault {
	if len(src) > MaxFile {
		return []Fault{TooLarge(file)}
	}
	if fault := nests(file, src); fault != nil {
		return []Fault{*fault}
	}
	return nil
}

func (r *reader) call(in callFile) *dossier.Call {
	c := &dossier.Call{
		ID: in.ID, Revision: in.Revision, Status: in.Status, Title: in.Title, Short: in.Short, Year: in.Year,
		Announced: in.Announced, Programme: in.Programme, CCI: in.CCI, Departments: in.Departments, NAF: in.NAF,
		About: in.About, Source: in.Source, Rules: in.Rules, WithoutRules: in.WithoutRules, Phases: r.common.Phases,
	}
	if !callForm.MatchString(c.ID) {
		r.fault(r.lines.top("id"), "bad_id", map[string]string{"id": c.ID})
	}
	if c.Title == "" {
		r.fault(r.lines.top("title"), "missing_key", map[string]string{"key": "title"})
	}
	if c.Revision < 1 {
		r.fault(r.lines.top("revision"), "missing_key", map[string]string{"key": "revision"})
	}
	if len(in.Sections) == 0 {
		r.fault(1, "missing_key", map[string]string{"key": "sections"})
	}
	if !slices.Contains([]string{"open", "closed", "unverified"}, c.Status) {
		r.fault(r.lines.top("status"), "bad_status", map[string]string{"status": c.Status})
	}
	if c.Announced != "" {
		if _, ok := dossier.ParseDate(c.Announced); !ok {
			r.fault(r.lines.top("announced"), "type", map[string]string{"key": "announced"})
		}
	}
	c.Params, c.Pieces = r.params(in.Params), r.pieces(in.Pieces)
	for i, s := range in.Sections {
		if len(r.faults) == maxFaults {
			break // finding their lines would take longer than anybody reads them
		}
		if s.Use == "" {
			c.Sections = append(c.Sections, r.ownSection(i, s))
		} else if sec, ok := r.usedSection(i, s); ok {
			c.Sections = append(c.Sections, sec)
		}
		if len(s.CameFrom) > 0 {
			r.fault(r.lines.find("sections", i, -1, -1, "came_from"), "not_overridable", map[string]string{"key": "came_from"})
		}
	}
	r.moved(c, in.Sections)
	return c
}

// usedSection takes a common section, without some fields and with others
// overridden or added.
func (r *reader) usedSection(i int, in sectionFile) (dossier.Section, bool) {
	line := func(key string) int { return r.lines.find("sections", i, -1, -1, key) }
	base := r.common.section(in.Use)
	if base == nil {
		var ids []string
		for _, s := range r.common.Sections {
			ids = append(ids, s.ID)
		}
		r.fault(line("use"), "unknown_use", map[string]string{"use": in.Use, "near": french.Nearest(in.Use, ids)})
		return dossier.Section{}, false
	}
	s := *base
	s.Fields = make([]dossier.Field, 0, len(base.Fields)+len(in.Fields))
	for i, id := range in.Without {
		if next, ok := r.successor(dossier.FieldID(id)); ok {
			r.warn(line("without"), next)
			in.Without = slices.Clone(in.Without)
			in.Without[i], id = string(next.New), string(next.New)
		}
		if !slices.ContainsFunc(base.Fields, func(f dossier.Field) bool { return string(f.ID) == id }) && !r.movedTo(base.ID, id) {
			r.fault(line("without"), "unknown_use", map[string]string{"use": id, "near": french.Nearest(id, r.common.ids())})
		}
	}
	for _, f := range base.Fields {
		if !slices.Contains(in.Without, string(f.ID)) {
			s.Fields = append(s.Fields, f)
		}
	}
	if in.ID != "" || in.Phase != "" {
		r.fault(line("use"), "not_overridable", map[string]string{"key": "id, phase"})
	}
	for _, o := range []struct{ from, to *string }{{&in.Title, &s.Title}, {&in.Short, &s.Short}, {&in.Intro, &s.Intro}} {
		if *o.from != "" {
			*o.to = *o.from
		}
	}
	for j, f := range in.Fields {
		if f.Use == "" {
			s.Fields = append(s.Fields, r.field("sections", i, j, -1, *f))
			continue
		}
		r.override(i, j, *f, &s)
	}
	return s, true
}

// override changes a field that the section took from the common definitions.
// Its meaning stays: only words, options, limits and the step from required to
// optional may change.
func (r *reader) override(si, fi int, in fieldFile, s *dossier.Section) {
	line := func(key string) int { return r.lines.find("sections", si, fi, -1, key) }
	if next, ok := r.successor(dossier.FieldID(in.Use)); ok {
		r.warn(line("use"), next)
		in = fieldFile{Use: string(next.New)} // its words were those of the other question
	} else if r.common.Retired[in.Use] {
		r.fault(line("use"), "retired_id", map[string]string{"id": in.Use})
		return
	}
	k := slices.IndexFunc(s.Fields, func(f dossier.Field) bool { return string(f.ID) == in.Use })
	if k < 0 {
		base := r.common.field(in.Use)
		if base == nil || in.Use == "" {
			r.fault(line("use"), "unknown_use", map[string]string{"use": in.Use, "near": french.Nearest(in.Use, r.common.ids())})
			return
		}
		s.Fields = append(s.Fields, *base) // a common field of another section
		k = len(s.Fields) - 1
	}
	f := s.Fields[k]
	base := f
	if key := change(&f, &in.Field); key != "" {
		r.fault(line(key), "not_overridable", map[string]string{"key": key})
	}
	if len(in.Columns) > 0 {
		r.fault(line("columns"), "not_overridable", map[string]string{"key": "columns"})
	}
	if in.Optional != nil && !*in.Optional && f.Optional {
		r.fault(line("optional"), "stricter", map[string]string{"id": in.Use})
	}
	r.given(line, &in, &f)
	for _, o := range in.Options {
		if _, ok := base.Option(o.ID); !ok {
			r.fault(line("options"), "when_option", map[string]string{"field": in.Use, "option": o.ID})
		}
	}
	relaxed(&f)
	r.shape(line, false, &f)
	r.defined(f.ID, where{"sections", si, fi, -1})
	s.Fields[k] = f
}

// rules checks the names of rules and needs, and that the call has the fields
// that they read.
func (r *reader) rules(c *dossier.Call) {
	has := map[dossier.FieldID]bool{}
	for f := range c.Questions() {
		has[f.ID] = true
		if next, ok := dossier.SuccessorOf(f.ID); ok {
			has[next.New] = true
		}
	}
	for _, name := range c.Rules {
		fields, ok := r.names.Rules[name]
		if !ok {
			r.fault(r.lines.top("rules"), "unknown_rule", map[string]string{"rule": name, "near": french.Nearest(name, slices.Sorted(maps.Keys(r.names.Rules)))})
			continue
		}
		for _, id := range fields {
			if !has[id] {
				r.fault(r.lines.top("rules"), "rule_fields", map[string]string{"rule": name, "field": string(id)})
			}
		}
	}
	for _, name := range c.WithoutRules {
		if _, ok := r.names.Rules[name]; !ok {
			r.fault(r.lines.top("without_rules"), "unknown_rule", map[string]string{"rule": name, "near": french.Nearest(name, slices.Sorted(maps.Keys(r.names.Rules)))})
		}
	}
	for _, p := range c.Pieces {
		for _, id := range r.names.Needs[p.Need] {
			if !has[id] {
				r.fault(r.lines.top("pieces"), "need_fields", map[string]string{"need": p.Need, "field": string(id)})
			}
		}
	}
}
