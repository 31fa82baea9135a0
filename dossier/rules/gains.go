package rules

import (
	"strconv"

	"dossierpme/dossier"
	"dossierpme/dossier/figures"
	"dossierpme/dossier/rows"
)

// due says on which line each thing of the project stands that may bring a gain, by
// its value in due_to; and of each line its name, and whether it is new and no machine
// on it replaces another.
type due struct {
	line  map[string]string
	fresh map[string]bool
	name  map[string]string
}

func dueOf(v *dossier.View) due {
	d := due{map[string]string{}, map[string]bool{}, map[string]string{}}
	for _, l := range rows.Lines(v) {
		d.line[l.Where().Ref()] = l.ID
		d.fresh[l.ID], d.name[l.ID] = l.New(), l.Name
	}
	for _, m := range rows.Machines(v) {
		d.line[m.Where().Ref()] = m.Line
		if m.Replaces.Yes() {
			d.fresh[m.Line] = false
		}
	}
	for _, c := range rows.Costs(v) {
		d.line[c.Where().Ref()] = c.Line
	}
	return d
}

// beforeWithoutPast: something is used before by what does not exist yet: a new line
// none of whose machines takes the place of another.
func beforeWithoutPast(v *dossier.View) []dossier.Problem {
	d := dueOf(v)
	var out []dossier.Problem
	for _, c := range rows.Consumptions(v) {
		if !c.Before.OK || c.Before.Sign() <= 0 {
			continue
		}
		line := c.Line
		if c.DueTo != "" && c.DueTo != rows.Untied {
			of := d.line[c.DueTo]
			if of == "" || line != "" && of != line && !d.fresh[of] {
				continue
			}
			if line == "" {
				line = of
			}
		}
		if line == "" || !d.fresh[line] {
			continue
		}
		out = append(out, c.Where().Problem(v, "before", dossier.Warning, "before_without_past", dossier.Args{
			"before": c.Before.French(), "line": d.name[line],
		}).See(c.Where().Spot("line"), rows.Place{Table: rows.Table[rows.Line](), Row: line}.Spot("kind")))
	}
	return out
}

// What machines must draw together before it is asked where their energy stands.
var (
	drawnLeast = dossier.Int(20) // kW
	drawnShare = dossier.Cents(10)
)

// newWithoutUse: machines that draw power and that no use of energy takes in, by its
// line or by what brings its gain.
func newWithoutUse(v *dossier.View) []dossier.Problem {
	named, lines := map[string]bool{}, map[string]bool{}
	for _, u := range rows.EnergyUses(v) {
		if u.Line != "" {
			lines[u.Line] = true
		}
		if u.DueTo != "" && u.DueTo != rows.Untied {
			named[u.DueTo] = true
			if table, line, ok := dossier.ParseRowRef(u.DueTo); ok && table == rows.Table[rows.Line]() {
				lines[line] = true
			}
		}
	}
	if len(named)+len(lines) == 0 {
		return nil
	}
	var all, left dossier.Decimal
	var also []dossier.Spot
	var names []string
	for _, m := range rows.AsTyped(v, rows.Machines(v)) {
		power := m.Power.Decimal
		if m.Quantity.OK {
			power = power.Mul(m.Quantity.Decimal)
		}
		all = all.Add(power)
		if power.Sign() > 0 && !named[m.Where().Ref()] && (m.Line == "" || !lines[m.Line]) {
			left = left.Add(power)
			also, names = append(also, m.Where().Spot("power")), append(names, m.Name)
		}
	}
	if left.Cmp(drawnLeast) <= 0 || left.Cmp(all.Mul(drawnShare)) <= 0 {
		return nil
	}
	return []dossier.Problem{v.Problem("energy", dossier.Warning, "new_without_use", dossier.Args{
		"machine": names[0], "more": strconv.Itoa(len(names) - 1), "power": left.French(), "total": all.French(),
	}).See(also...)}
}

// Gains that hardly any project has.
var (
	hugeEnergy = dossier.Int(80)
	hugeOther  = dossier.Int(90)
)

// gains are the tables whose gain is a figure.
var gains = []struct {
	table     dossier.FieldID
	figure    string
	huge      dossier.Decimal
	objective string
}{
	{"energy", figures.EnergyID, hugeEnergy, "energy"},
	{"water", figures.WaterID, hugeOther, "water"},
	{"waste", figures.WasteID, hugeOther, "waste"},
}

// gainHuge: nearly all of it is saved; or nothing is left of water or waste, and
// nothing of the project is said to bring it.
func gainHuge(v *dossier.View, law *figures.Rules) []dossier.Problem {
	var out []dossier.Problem
	for _, g := range gains {
		if pct, ok := figure(v, law, g.figure).Number(figures.GainPercent); ok && pct.Cmp(g.huge) > 0 {
			var also []dossier.Spot
			for _, c := range rows.Consumptions(v) {
				if c.Table == g.table && c.Falls() {
					also = append(also, c.Where().Spot("after"))
				}
			}
			out = append(out, v.Problem(g.table, dossier.Warning, "gain_huge", dossier.Args{"of": string(g.table), "pct": pct.French()}).See(also...))
		}
	}
	for _, c := range rows.Consumptions(v) {
		if c.Table != "energy" && c.Before.OK && c.Before.Sign() > 0 && c.After.OK && c.After.IsZero() && (c.DueTo == "" || c.DueTo == rows.Untied) {
			out = append(out, c.Where().Problem(v, "after", dossier.Warning, "gain_huge", dossier.Args{"before": c.Before.French()}).
				See(c.Where().Spot("before"), c.Where().Spot("due_to")))
		}
	}
	return out
}

// How much of a gain that counts must hang on what the project pays for.
var (
	tiedLeast = dossier.Int(80)
	gainLeast = dossier.Int(5)
)

// gainUntied: of a gain a service retains what the project pays for.
func gainUntied(v *dossier.View, law *figures.Rules) []dossier.Problem {
	ties, tied := figure(v, law, figures.TiesID), rows.Tied(v)
	var out []dossier.Problem
	for _, g := range gains {
		share, ok1 := ties.Number(string(g.table) + "_pct")
		pct, ok2 := figure(v, law, g.figure).Number(figures.GainPercent)
		if !ok1 || !ok2 || share.Cmp(tiedLeast) >= 0 || pct.Cmp(gainLeast) < 0 {
			continue
		}
		var also []dossier.Spot
		for _, c := range rows.Consumptions(v) {
			if c.Table == g.table && c.Falls() && !tied[c.DueTo] {
				also = append(also, c.Where().Spot("due_to"))
			}
		}
		out = append(out, v.Problem(g.table, dossier.Warning, "gain_untied", dossier.Args{
			"of": string(g.table), "tied": share.French(), "pct": pct.French(), "retained": pct.Mul(share).Mul(dossier.Cents(1)).Round(2).French(),
		}).See(also...))
	}
	return out
}
