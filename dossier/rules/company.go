package rules

import (
	"slices"
	"strings"

	"dossierpme/dossier"
	"dossierpme/dossier/rows"
)

// identifiers compares the SIREN with what is built on it.
func identifiers(v *dossier.View) []dossier.Problem {
	siren := v.Text("company.siren")
	if siren == "" {
		return nil
	}
	var out []dossier.Problem
	for _, id := range []dossier.FieldID{"company.siret", "place.siret"} {
		if s := v.Text(id); s != "" && !strings.HasPrefix(s, siren) {
			out = append(out, v.Problem(id, dossier.Blocking, "siret_siren", dossier.Args{"siren": siren}).See(v.Spot("company.siren")))
		}
	}
	if vat := v.Text("company.vat"); strings.HasPrefix(vat, "FR") && !strings.HasSuffix(vat, siren) {
		out = append(out, v.Problem("company.vat", dossier.Warning, "siret_siren", dossier.Args{"siren": siren, "vat": "1"}).See(v.Spot("company.siren")))
	}
	return out
}

// siteOutsideCall wants the project's commune in a department of the call.
func siteOutsideCall(v *dossier.View) []dossier.Problem {
	id := dossier.FieldID("company.commune")
	switch {
	case v.No("place.same"):
		id = "place.commune"
	case !v.Yes("place.same"):
		return nil
	}
	code := v.Text(id)
	if code == "" || len(v.Call.Departments) == 0 {
		return nil
	}
	args := dossier.Args{"departments": strings.Join(v.Call.Departments, ", ")}
	if dossier.IsCommuneCode(code) {
		department := code[:2]
		if department == "97" || department == "98" {
			department = code[:3]
		}
		if slices.Contains(v.Call.Departments, department) {
			return nil
		}
		args["department"] = department
	} else {
		args["abroad"] = "1"
	}
	return []dossier.Problem{v.Problem(id, dossier.Blocking, "site_outside_call", args)}
}

// nafOutside compares the activity with the user's list of the call, else with
// the likely one, which the call has not confirmed.
func nafOutside(v *dossier.View) []dossier.Problem {
	naf, ok := v.Get("company.naf").(dossier.NAF)
	if !ok {
		return nil
	}
	prefixes, confirmed := v.Call.NAF, ""
	if p, ok := v.Param("params.naf").(dossier.Text); ok {
		prefixes, confirmed = strings.Fields(string(p)), "1"
	}
	if len(prefixes) == 0 || slices.ContainsFunc(prefixes, func(p string) bool { return nafWithin(naf.Code, p) }) {
		return nil
	}
	return []dossier.Problem{v.Problem("company.naf", dossier.Warning, "naf_outside",
		dossier.Args{"code": naf.Code, "list": strings.Join(prefixes, ", "), "confirmed": confirmed})}
}

// nafWithin reports whether a code begins with a prefix, dots or none.
func nafWithin(code, prefix string) bool {
	plain := func(s string) string { return strings.ToUpper(strings.ReplaceAll(s, ".", "")) }
	return strings.HasPrefix(plain(code), plain(strings.Trim(prefix, ",;")))
}

// duplicateCompany finds a company that stands twice in the group, or that is
// the applicant.
func duplicateCompany(v *dossier.View) []dossier.Problem {
	own := v.Text("company.siren")
	seen := map[string]rows.Company{}
	var out []dossier.Problem
	for _, c := range rows.AsTyped(v, rows.Companies(v)) {
		if c.SIREN == "" {
			continue
		}
		switch other, twice := seen[c.SIREN]; {
		case c.SIREN == own:
			out = append(out, c.Where().Problem(v, "siren", dossier.Warning, "duplicate_company",
				dossier.Args{"other": v.Text("company.name")}).See(v.Spot("company.siren")))
		case twice:
			out = append(out, c.Where().Problem(v, "siren", dossier.Warning, "duplicate_company",
				dossier.Args{"other": other.Name}).See(other.Where().Spot("siren")))
		default:
			seen[c.SIREN] = c
		}
	}
	return out
}

// ibanCountry compares the country of the account with that of the bank.
func ibanCountry(v *dossier.View) []dossier.Problem {
	iban, bic := v.Text("bank.iban"), v.Text("bank.bic")
	if len(iban) < 2 || len(bic) < 6 || iban[:2] == bic[4:6] {
		return nil
	}
	return []dossier.Problem{v.Problem("bank.bic", dossier.Warning, "iban_country",
		dossier.Args{"iban": iban[:2], "bic": bic[4:6]}).See(v.Spot("bank.iban"))}
}

func recoveryOrder(v *dossier.View) []dossier.Problem {
	if !v.Yes("finance.recovery_order") {
		return nil
	}
	return []dossier.Problem{v.Problem("finance.recovery_order", dossier.Blocking, "recovery_order", nil)}
}
