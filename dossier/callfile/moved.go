package callfile

import (
	"slices"

	"dossierpme/dossier"
)

// moved adds the common sections that took over questions of others: a call that was
// written when the questions stood there takes those with them, and is warned of. Own
// words of such a call for one of the questions stay where it has them.
func (r *reader) moved(c *dossier.Call, in []sectionFile) {
	for _, base := range r.common.Sections {
		from := r.common.cameFrom[base.ID]
		if len(from) == 0 || slices.ContainsFunc(c.Sections, func(s dossier.Section) bool { return s.ID == base.ID }) {
			continue
		}
		first := slices.IndexFunc(in, func(s sectionFile) bool { return slices.Contains(from, s.Use) })
		if first < 0 {
			continue
		}
		at := slices.IndexFunc(c.Sections, func(s dossier.Section) bool { return s.ID == in[first].Use })
		if at < 0 {
			continue // it was faulty
		}
		s := base
		s.Fields = slices.DeleteFunc(slices.Clone(base.Fields), func(f dossier.Field) bool {
			left := slices.ContainsFunc(in, func(s sectionFile) bool { return slices.Contains(s.Without, string(f.ID)) })
			return left || slices.ContainsFunc(c.Sections, func(s dossier.Section) bool {
				return slices.ContainsFunc(s.Fields, func(had dossier.Field) bool { return had.ID == f.ID })
			})
		})
		if len(s.Fields) == 0 {
			continue
		}
		c.Sections = slices.Insert(c.Sections, at, s)
		if len(r.warnings) < maxFaults {
			r.warnings = append(r.warnings, Fault{
				r.file, r.lines.find("sections", first, -1, -1, "use"), "section_moved",
				map[string]string{"use": base.ID, "id": in[first].Use},
			})
		}
	}
}

// movedTo reports whether a question of a common section stands in another one now.
func (r *reader) movedTo(section, id string) bool {
	for _, s := range r.common.Sections {
		if slices.Contains(r.common.cameFrom[s.ID], section) && slices.ContainsFunc(s.Fields, func(f dossier.Field) bool { return string(f.ID) == id }) {
			return true
		}
	}
	return false
}
