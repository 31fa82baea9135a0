package rules

import (
	"dossierpme/dossier"
	"dossierpme/dossier/rows"
)

// fossil warns where a fossil fuel appears or rises, and of a machine for heat
// while one remains: FEDER cannot pay for the combustion of fossil fuels
// (Regulation (EU) 2021/1058, article 7 (1) (h)).
func fossil(v *dossier.View) []dossier.Problem {
	var out []dossier.Problem
	remains := false
	for _, u := range rows.EnergyUses(v) {
		if !u.Fossil() || !u.After.OK {
			continue
		}
		remains = remains || u.After.Sign() > 0
		if u.Rises() {
			out = append(out, u.Where().Problem(v, "after", dossier.Warning, "fossil",
				dossier.Args{"before": u.Before.French(), "after": u.After.French()}))
		}
	}
	if !remains {
		return out
	}
	for _, m := range rows.Machines(v) {
		if m.Category == "heat_steam" {
			out = append(out, m.Where().Problem(v, "category", dossier.Warning, "fossil", dossier.Args{"heat": "1"}))
		}
	}
	return out
}

// consumptionRises warns where more is used or thrown away after the project,
// of a fossil fuel as well: the fossil rule says another thing of it. More
// recycled water is no consumption. What a new line or a new company begins to use
// has not risen: there was nobody to use it.
func consumptionRises(v *dossier.View) []dossier.Problem {
	var out []dossier.Problem
	fresh := dueOf(v).fresh
	for _, c := range rows.Consumptions(v) {
		begins := c.Before.OK && c.Before.IsZero() && (v.Yes("size.new_company") || fresh[c.Line])
		if c.Rises() && !c.Recycled && !begins {
			out = append(out, c.Where().Problem(v, "after", dossier.Warning, "consumption_rises",
				dossier.Args{"before": c.Before.French(), "after": c.After.French()}))
		}
	}
	return out
}

// gainEvidence warns of a gain whose evidence is missing, and advises where it
// is an estimate only. A missing answer to a required question is reported as
// such; the gain says why it matters.
func gainEvidence(v *dossier.View) []dossier.Problem {
	var out []dossier.Problem
	for _, c := range rows.Consumptions(v) {
		if !c.Falls() {
			continue
		}
		switch c.Evidence {
		case "":
			out = append(out, c.Where().Problem(v, "evidence", dossier.Warning, "gain_evidence", nil))
		case "estimate":
			out = append(out, c.Where().Problem(v, "evidence", dossier.Advice, "gain_estimated", nil))
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
