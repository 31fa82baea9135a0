package rules

import "dossierpme/dossier"

type use struct {
	ID       string      `col:"id"`
	Source   string      `col:"source"`
	Before   dossier.Num `col:"before"`
	After    dossier.Num `col:"after"`
	Evidence string      `col:"evidence"`
}

var fossilSources = map[string]bool{
	"natural_gas": true, "heating_oil": true, "propane": true, "butane": true, "non_road_diesel": true,
}

// fossil warns where a fossil fuel appears or rises, and of a machine for heat
// while one remains: FEDER cannot pay for the combustion of fossil fuels
// (Regulation (EU) 2021/1058, article 7 (1) (h)).
func fossil(v *dossier.View) []dossier.Problem {
	var out []dossier.Problem
	remains := false
	for _, u := range dossier.RowsOf[use](v, "energy") {
		if !fossilSources[u.Source] || !u.After.OK {
			continue
		}
		remains = remains || u.After.Sign() > 0
		if u.Before.OK && u.After.Cmp(u.Before.Decimal) > 0 {
			out = append(out, v.RowProblem("energy", u.ID, "after", dossier.Warning, "fossil",
				dossier.Args{"before": u.Before.French(), "after": u.After.French()}))
		}
	}
	if !remains {
		return out
	}
	type machine struct {
		ID       string `col:"id"`
		Category string `col:"category"`
	}
	for _, m := range dossier.RowsOf[machine](v, "machines") {
		if m.Category == "heat_steam" {
			out = append(out, v.RowProblem("machines", m.ID, "category", dossier.Warning, "fossil", dossier.Args{"heat": "1"}))
		}
	}
	return out
}

var consumptions = []dossier.FieldID{"energy", "water", "waste"}

// consumptionRises warns where more is used or thrown away after the project,
// of a fossil fuel as well: the fossil rule says another thing of it. More
// recycled water is no consumption.
func consumptionRises(v *dossier.View) []dossier.Problem {
	var out []dossier.Problem
	for _, table := range consumptions {
		for _, u := range dossier.RowsOf[use](v, table) {
			if table == "water" && u.Source == "recycled" {
				continue
			}
			if u.Before.OK && u.After.OK && u.After.Cmp(u.Before.Decimal) > 0 {
				out = append(out, v.RowProblem(table, u.ID, "after", dossier.Warning, "consumption_rises",
					dossier.Args{"before": u.Before.French(), "after": u.After.French()}))
			}
		}
	}
	return out
}

// gainEvidence warns of a gain whose evidence is missing, and advises where it
// is an estimate only. A missing answer to a required question is reported as
// such; the gain says why it matters.
func gainEvidence(v *dossier.View) []dossier.Problem {
	var out []dossier.Problem
	for _, table := range consumptions {
		for _, u := range dossier.RowsOf[use](v, table) {
			gain := u.Before.OK && u.After.OK && u.After.Cmp(u.Before.Decimal) < 0
			if !gain {
				continue
			}
			switch u.Evidence {
			case "":
				out = append(out, v.RowProblem(table, u.ID, "evidence", dossier.Warning, "gain_evidence", nil))
			case "estimate":
				out = append(out, v.RowProblem(table, u.ID, "evidence", dossier.Advice, "gain_estimated", nil))
			}
		}
	}
	return out
}

func adviceAudit(v *dossier.View) []dossier.Problem {
	if !v.No("environment.audit") {
		return nil
	}
	return []dossier.Problem{v.Problem("environment.audit", dossier.Advice, "no_audit", nil)}
}
