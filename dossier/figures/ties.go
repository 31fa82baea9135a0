package figures

import (
	"dossierpme/dossier"
	"dossierpme/dossier/rows"
)

// TiesID is the figure of what each gain hangs on.
const TiesID = "figure.ties"

var tiesSpec = Spec{ID: TiesID, Picture: Causes, Numbers: []Declared{
	{Key: "energy_pct", Shape: Percent},
	{Key: "water_pct", Shape: Percent},
	{Key: "waste_pct", Shape: Percent},
}}

// ties is how much of the gains of energy, water and waste hangs on what the project
// pays for. A row that rises counts as no gain, and one that does not say what brings
// its change as hanging on nothing.
func ties(s *Sheet) {
	open := len(s.f.Missing)
	s.tied("energy")
	s.tied("water")
	s.tied("waste")
	s.f.Status = Computed
	switch {
	case len(s.f.Missing) > open && len(s.f.Numbers) == 0:
		s.unknown()
	case len(s.f.Missing) > open:
		s.f.Status = Estimate
	}
}

// TieShape is what the gains of a table are measured in.
func TieShape(table string) Shape {
	switch table {
	case "water":
		return Volume
	case "waste":
		return Mass
	}
	return Energy
}

// changed is a row of such a table with its gain, in the unit of the table's total.
type changed struct {
	rows.Change
	name string
	gain operand
}

// tied gives the share of one table; absent where nothing is gained, or where an
// amount is missing.
func (s *Sheet) tied(table dossier.FieldID) {
	key := string(table)
	shape := TieShape(key)
	f := s.v.Call.Field(table)
	if f == nil || f.Column("due_to") == nil { // the form of this call does not ask it
		s.lack(at(table + ".due_to"))
		return
	}
	if f.Kind == dossier.KindRows && len(s.v.Rows(table)) == 0 {
		if table == "energy" {
			s.lack(at(table))
		} else {
			s.none(table)
		}
		return
	}
	changes, whole := s.gains(table)
	if !whole {
		return
	}
	paid := rows.Tied(s.v)
	var all, bound []operand
	var unsaid []string
	for _, c := range changes {
		all = append(all, c.gain)
		due := c.DueTo
		if paid[due] {
			bound = append(bound, c.gain)
		} else {
			due = ""
		}
		if c.gain.Value.Sign() == 0 {
			continue
		}
		if c.DueTo == "" {
			s.lack(rows.Place{Table: table, Row: c.ID}.Spot("due_to"))
			unsaid = append(unsaid, c.name)
		}
		s.f.Parts = append(s.f.Parts, Part{key, due, c.gain.Value.Round(shape.Places())})
	}
	s.f.Parts = merged(s.f.Parts)
	total := s.do(say("ties.all."+key), Sum, shape, Source{}, orZero(all)...)
	if total.Value.Sign() == 0 {
		s.lack(at(table + ".after"))
		s.caveat(say("ties.no_gain." + key))
		return
	}
	if len(unsaid) > 0 {
		s.caveat(say("ties.unsaid", list("names", distinct(unsaid))))
	}
	part := s.do(say("ties.bound."+key), Sum, shape, Source{}, orZero(bound)...)
	share := s.do(say("ties.share."+key), Quotient, Plain, Source{}, part, total)
	s.round(key+"_pct", say("ties.rounded."+key), s.percent(say("ties.percent."+key), share))
}

// OnLine reports whether the row that a part of the gains hangs on, its key, is a line.
func (p Part) OnLine() bool {
	table, _, _ := dossier.ParseRowRef(p.Key)
	return table == rows.Table[rows.Line]()
}

// merged adds up parts of one group and key, in the order in which they came.
func merged(parts []Part) []Part {
	var out []Part
	at := map[[2]string]int{}
	for _, p := range parts {
		k := [2]string{p.Group, p.Key}
		if i, ok := at[k]; ok {
			out[i].Value = out[i].Value.Add(p.Value)
			continue
		}
		at[k] = len(out)
		out = append(out, p)
	}
	return out
}

// gained is what a row saves, nothing where it rises; none where a quantity is
// missing.
func (s *Sheet) gained(name string, shape Shape, before, after operand) operand {
	if !before.given || !after.given {
		return operand{}
	}
	gain := s.do(about("ties.gain", name), Difference, shape, Source{}, before, after)
	if gain.Value.Sign() < 0 {
		gain = s.do(about("ties.rise", name), Max, shape, Source{}, gain, wholeNum(0))
	}
	return gain
}

// gains are the rows of a table with what each saves; whole is false where an amount is
// missing.
func (s *Sheet) gains(table dossier.FieldID) (out []changed, whole bool) {
	if table == rows.Table[rows.EnergyUse]() {
		return s.energyGains()
	}
	whole = true
	for _, r := range rows.Consumptions(s.v) {
		if r.Table != table {
			continue
		}
		o := s.gained(r.Name, TieShape(string(table)), s.cell(r.Before, r.Where().Spot("before")), s.cell(r.After, r.Where().Spot("after")))
		whole = whole && o.given
		out = append(out, changed{r.Change, r.Name, o})
	}
	return out, whole
}

// energyGains brings what each use saves to one unit.
func (s *Sheet) energyGains() (out []changed, whole bool) {
	whole = true
	for _, u := range rows.EnergyUses(s.v) {
		measured := s.measured(u)
		before, after := s.cell(u.Before, u.Where().Spot("before")), s.cell(u.After, u.Where().Spot("after"))
		var c conversion
		if measured {
			if c, measured = toKWh(s.b.law, u); !measured {
				s.lack(u.Where().Spot("kwh_per_unit"))
			}
		}
		if !measured || !before.given || !after.given {
			whole = false
			continue
		}
		if !c.own {
			s.rule("energy.units." + u.Source)
		}
		out = append(out, changed{u.Change, u.Name, s.gained(u.Name, Energy,
			s.convert(about("before", u.Name), Energy, before, c, c.source), s.convert(about("after", u.Name), Energy, after, c, c.source))})
	}
	return out, whole
}
