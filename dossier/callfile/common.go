package callfile

import "dossierpme/dossier"

// Common is what all calls pick from: every phase, section, field, parameter
// and piece, defined once.
type Common struct {
	Retired  map[string]bool
	Phases   []dossier.Phase
	Sections []dossier.Section
	Params   []dossier.Field
	Pieces   []dossier.Piece
	Uses     *dossier.Uses // what the program makes of the fields

	cameFrom map[string][]string // the sections that asked the questions of one before
}

// Names are the names that a call may use, with the fields that each needs.
type Names struct {
	Rules, Needs map[string][]dossier.FieldID
}

// NamesOf collects the names of the rules and needs of an Env.
func NamesOf(e dossier.Env) Names {
	n := Names{map[string][]dossier.FieldID{}, map[string][]dossier.FieldID{}}
	for name, r := range e.Rules {
		n.Rules[name] = r.Fields
	}
	for name, need := range e.Needs {
		n.Needs[name] = need.Fields
	}
	return n
}

// ParseCommon reads the common definitions.
func ParseCommon(file string, src []byte, names Names) (*Common, []Fault) {
	if faults := bounded(file, src); faults != nil {
		return nil, faults
	}
	return parseCommon(file, src, names)
}

// parseCommon trusts the size of what it reads: every start reads the shipped
// definitions, and counting their keys takes longer than reading them.
func parseCommon(file string, src []byte, names Names) (*Common, []Fault) {
	r := &reader{file: file, lines: linesOf(src), names: names}
	return r.commonOf(src)
}

func (r *reader) commonOf(src []byte) (*Common, []Fault) {
	var in commonFile
	if faults := decode(r.file, src, &in); faults != nil {
		return nil, faults
	}
	c := &Common{Retired: map[string]bool{}, cameFrom: map[string][]string{}}
	for _, id := range in.Retired {
		c.Retired[id] = true
	}
	r.common = c
	c.Phases = in.Phases
	for i, s := range in.Sections {
		c.Sections = append(c.Sections, r.ownSection(i, s))
		c.cameFrom[s.ID] = s.CameFrom
	}
	for i, p := range in.Params {
		c.Params = append(c.Params, r.field("params", i, -1, -1, p))
	}
	for i, p := range in.Pieces {
		c.Pieces = append(c.Pieces, r.piece(i, p))
	}
	if len(r.faults) == 0 {
		all := &dossier.Call{Phases: c.Phases, Sections: c.Sections, Params: c.Params, Pieces: c.Pieces}
		r.whole(all)
	}
	sortFaults(r.faults)
	if len(r.faults) > 0 {
		return nil, r.faults
	}
	c.takeUses(in.Commitments)
	return c, nil
}

func (c *Common) section(id string) *dossier.Section {
	for i := range c.Sections {
		if c.Sections[i].ID == id {
			return &c.Sections[i]
		}
	}
	return nil
}

func (c *Common) field(id string) *dossier.Field {
	for f := range dossier.Questions(c.Sections) {
		if string(f.ID) == id {
			return f
		}
	}
	return nil
}

func (c *Common) ids() []string {
	var out []string
	for f := range dossier.Questions(c.Sections) {
		out = append(out, string(f.ID))
	}
	return out
}
