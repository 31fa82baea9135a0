package rules

import (
	"strconv"

	"dossierpme/dossier"
	"dossierpme/dossier/figures"
	"dossierpme/dossier/rows"
)

// Beneficial owners own a whole company, rounding aside, and seldom less than half.
var (
	mostOwned  = dossier.Cents(10010)
	leastOwned = dossier.Int(50)
)

// owned adds up the shares of the owners by a kind of control; whole is false where
// one is missing.
func owned(v *dossier.View, control string) (sum dossier.Decimal, at []dossier.Spot, whole bool) {
	whole = true
	for _, o := range rows.AsTyped(v, rows.Owners(v)) {
		if o.Control != control {
			continue
		}
		sum, whole = sum.Add(o.Share.Decimal), whole && o.Share.OK
		at = append(at, o.Where().Spot("share"))
	}
	return sum, at, whole
}

// ownersOver100: capital and votes are shared out once.
func ownersOver100(v *dossier.View) []dossier.Problem {
	var out []dossier.Problem
	for _, control := range []string{"capital", "votes"} {
		if sum, at, _ := owned(v, control); sum.Cmp(mostOwned) > 0 {
			args := dossier.Args{"total": sum.French(), "by": control, "owners": strconv.Itoa(len(at))}
			p := v.Problem("owners", dossier.Blocking, "owners_over_100", args)
			p.Field, p.Row = at[0].Field, at[0].Row
			out = append(out, p.See(at[1:]...))
		}
	}
	return out
}

// ownersUnder: who holds the rest? A company in the group above, public bodies or
// another form of control may answer it; a co-operative has no such owners.
func ownersUnder(v *dossier.View, law *figures.Rules) []dossier.Problem {
	owners := rows.Owners(v)
	capital, at, whole := owned(v, "capital")
	votes, voters, whole2 := owned(v, "votes")
	public, _ := v.Number("size.public_share")
	if len(owners) == 0 || !whole || !whole2 || figures.Cooperative(v, law) ||
		capital.Add(public).Cmp(leastOwned) >= 0 || votes.Cmp(leastOwned) >= 0 {
		return nil
	}
	for _, o := range owners {
		if o.Control == "other" || o.Control == "" {
			return nil
		}
	}
	for _, c := range rows.Companies(v) {
		if c.Upstream() {
			return nil
		}
	}
	args := dossier.Args{"total": capital.French(), "by": "capital"}
	if votes.Cmp(capital) > 0 {
		args["total"], args["by"] = votes.French(), "votes"
	}
	return []dossier.Problem{v.Problem("owners", dossier.Warning, "owners_under", args).
		See(append(append(at, voters...), v.Spot("size.in_group"))...)}
}
