package figure

import "dossierpme/dossier"

// Phase is a phase of a call with its computed fields, in the order of the call.
type Phase struct {
	dossier.Phase
	Last   int // the place of its last section among those of the call
	Fields []*dossier.Field
}

// PhasesOf are the phases of a call that have something to sum up, by their ids.
func PhasesOf(c *dossier.Call) map[string]*Phase {
	out := map[string]*Phase{}
	for _, p := range c.Phases {
		sum := &Phase{Phase: p}
		for i := range c.Sections {
			s := &c.Sections[i]
			if s.Phase != p.ID {
				continue
			}
			sum.Last = i
			for k := range s.Fields {
				if s.Fields[k].Figure != "" {
					sum.Fields = append(sum.Fields, &s.Fields[k])
				}
			}
		}
		if len(sum.Fields) > 0 {
			out[p.ID] = sum
		}
	}
	return out
}
