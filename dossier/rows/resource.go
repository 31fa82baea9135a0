package rows

import "dossierpme/dossier"

// Resource is a row of the table of resources.
type Resource struct {
	ID     string       `col:"id"`
	Source string       `col:"source"`
	Nature string       `col:"nature"`
	Body   string       `col:"organisation"`
	Amount dossier.Num  `col:"amount"`
	Year   dossier.Num  `col:"year"`
	State  string       `col:"state"`
	Date   dossier.Date `col:"date"`

	// What a funder says of public support that is no grant. A form that does not
	// ask leaves them unknown.
	Element     string       `col:"aid_element"` // none (at market terms), some, unknown
	Repayment   string       `col:"repayment"`   // of an advance: always, on_success
	Equivalent  dossier.Num  `col:"gge"`         // the gross grant equivalent
	Guaranteed  dossier.Num  `col:"guaranteed"`
	Months      dossier.Num  `col:"months"`       // of a loan or a guarantee
	SecuredHalf dossier.Bool `col:"secured_half"` // a loan that is secured by half or more
}

// What a dossier asks first: a grant of the programme.
const (
	Programme = "feder"
	Grant     = "grant"
)

// Where is the resource's row.
func (r Resource) Where() Place { return Place{"resources", r.ID} }

// Resources reads the table of resources in the order of the row ids.
func Resources(v *dossier.View) []Resource { return read[Resource](v) }

// Share is how a resource counts in the plan.
type Share string

// How a resource counts. Unclear is one whose source or nature is not said.
const (
	Public    Share = "public"
	Private   Share = "private"
	Guarantee Share = "guarantee"
	Unclear   Share = ""
)

// publicSources are the funders whose grants and repayable advances are public aid.
var publicSources = map[string]bool{
	Programme: true, "region": true, "state": true, "bpifrance": true,
	"ademe": true, "local_authority": true, "other_public": true,
}

// Public reports whether the resource counts as public aid: a grant or a
// repayable advance of a public funder. A loan at market terms is no aid.
func (r Resource) Public() bool { return r.FromPublic() && (r.Grant() || r.Advance()) }

// FromPublic reports whether a public body provides the resource.
func (r Resource) FromPublic() bool { return publicSources[r.Source] }

// Grant reports whether the resource is given for good.
func (r Resource) Grant() bool { return r.Nature == Grant }

// Programme reports whether it is asked of the programme that the call belongs to.
func (r Resource) Programme() bool { return r.Source == Programme }

// OwnFunds reports whether it is money of the funder that becomes the applicant's own.
func (r Resource) OwnFunds() bool { return r.Nature == "own_funds" }

// Advance reports whether the resource is a repayable advance.
func (r Resource) Advance() bool { return r.Nature == "repayable_advance" }

// Outside reports whether the resource comes from somebody else, who can prove
// it: neither the programme nor the company or its partners.
func (r Resource) Outside() bool {
	return r.Source != "" && !r.Programme() && r.Source != "equity" && r.Source != "partner_account"
}

// Cash reports whether the resource brings money: a guarantee does not.
func (r Resource) Cash() bool { return r.Nature != "guarantee" }

// Share is how the resource counts.
func (r Resource) Share() Share {
	switch {
	case r.Source == "" || r.Nature == "":
		return Unclear
	case !r.Cash():
		return Guarantee
	case r.Public():
		return Public
	}
	return Private
}

// Typed is the amount that was typed, whether the resource brings money or not.
func (r Resource) Typed() (dossier.Decimal, bool) { return r.Amount.Decimal, r.Amount.OK }

// Brings is what the resource brings to the plan: nothing of a guarantee. False
// where it cannot be said, for want of an amount or of what counts.
func (r Resource) Brings() (dossier.Decimal, bool) {
	switch r.Share() {
	case Unclear:
		return dossier.Decimal{}, false
	case Guarantee:
		return dossier.Decimal{}, r.Amount.OK
	}
	return r.Typed()
}

// FEDER lists the resources that are asked of the programme.
func FEDER(v *dossier.View) []Resource {
	var out []Resource
	for _, r := range Resources(v) {
		if r.Programme() {
			out = append(out, r)
		}
	}
	return out
}
