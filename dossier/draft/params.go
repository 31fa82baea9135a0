package draft

import (
	"maps"
	"slices"

	"dossierpme/dossier"
)

// SetParams stores several call parameters with their sources as one step, so
// that one undo takes them all back. It reports whether that changed anything.
func (s *Session) SetParams(params map[dossier.FieldID]dossier.Param) bool {
	var all many
	for _, id := range slices.Sorted(maps.Keys(params)) {
		if d := s.param(id, params[id]); !d.nothing() {
			all = append(all, d)
		}
	}
	if len(all) == 0 {
		return false
	}
	s.EndStep()
	changed := s.edit(Target{Field: all[0].id, Param: true}, Inserted, delta{area: inMany, after: all})
	s.EndStep()
	return changed
}

// many are the changes of one step that touches several values.
type many []delta

// param is the change that gives a call parameter its value, source and date.
func (s *Session) param(id dossier.FieldID, p dossier.Param) delta {
	before, had := s.now.d.Params[id]
	d := delta{area: inParams, id: id}
	if had {
		d.before = before
	}
	if p.Value != nil && p.Value.Empty() {
		p.Value = nil
	}
	if p.Value != nil || p.Source != "" || !p.Date.IsZero() {
		after := before
		after.Value, after.Source, after.Date = p.Value, dossier.CleanText(p.Source), p.Date
		d.after = after
	}
	return d
}
