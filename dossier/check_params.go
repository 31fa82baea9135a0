package dossier

import (
	"maps"
	"slices"
)

// ParamsSection is the section that call parameters are reported and listed under.
const ParamsSection = "params"

// params checks the call parameters that are filled in; what is empty, a cell
// of a table as well, is never a problem of form.
func (k *checker) params() {
	for _, id := range slices.Sorted(maps.Keys(k.Dossier.Params)) {
		p := k.Dossier.Params[id]
		report := k.reportParam(id, "")
		f := k.Call.Param(id)
		if f == nil {
			report(finding{CodeUnknownField, Warning, nil})
			continue
		}
		for _, part := range []struct {
			key  string
			kind Kind
		}{{"source", KindText}, {"date", KindDate}} {
			// What could be read is not among the rest.
			if raw, unread := p.extra[part.key]; unread && string(raw) != "null" {
				report(finding{CodeForm, Blocking, Args{"kind": string(part.kind), "typed": quoted(Unknown{raw})}})
			}
		}
		for _, key := range slices.Sorted(maps.Keys(p.extra)) {
			if key != "source" && key != "date" {
				k.reportParam(id+"."+FieldID(key), "")(finding{CodeUnknownField, Warning, Args{"key": "1"}})
			}
		}
		if p.Value == nil || p.Value.Empty() {
			continue
		}
		k.value(f, p.Value, report)
		if rows, ok := p.Value.(Rows); ok {
			k.paramRows(f, rows)
		}
	}
}

func (k *checker) paramRows(f *Field, rows Rows) {
	for _, r := range rows {
		for i := range f.Columns {
			c := &f.Columns[i]
			if val := r.Get(string(c.ID)); val != nil && !val.Empty() {
				k.value(c, val, k.reportParam(f.ID+"."+c.ID, r.ID))
			}
		}
		for _, name := range unknownCells(f, r) {
			k.reportParam(f.ID+"."+FieldID(name), r.ID)(finding{CodeUnknownField, Warning, nil})
		}
	}
}

func (k *checker) reportParam(id FieldID, row string) func(finding) {
	return func(fd finding) {
		k.add(Problem{Field: id, Row: row, Section: ParamsSection, Severity: fd.severity, Code: fd.code, Args: fd.args})
	}
}

// LocateParam splits the field of a problem into the call parameter and, inside
// a table, its column. An unknown parameter gives nil.
func (v *View) LocateParam(id FieldID) (f *Field, col FieldID) { return locate(v.Call.Param, id) }
