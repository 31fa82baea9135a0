package dossier

import "strings"

// Use is what the program makes of a field beyond asking and printing it: what
// its answer is to the cover and the synthesis, how the amounts of a table are
// made and added up.
//
// The uses of common fields are no part of a merged call: neither a stored call
// nor a printed view has them, so that both keep their bytes, and a call that
// was stored before a use was thought of is printed as one that was not. They
// are looked up by the id of the field, which means the same for ever (Env.Uses).
// A field of a call's own has them with it.
type Use struct {
	Role     Role   `json:"role,omitempty"`
	Declared string `json:"declared,omitempty"` // the piece to sign on which it is printed, and nowhere else
	Times    string `json:"times,omitempty"`    // the column that multiplies Field.Amount
	Total    string `json:"total,omitempty"`    // the figure that explains the total, or NoTotal
	Apart    *Apart `json:"apart,omitempty"`
	Age      int    `json:"age,omitempty"`  // of a date: the years, at least, that have passed since
	Once     bool   `json:"once,omitempty"` // said for one application: a copy for another asks it again
	Own      bool   `json:"own,omitempty"`  // of a column: of its row alone, a copy of the row has none
	// Offer is, of a column, the offer that it describes: 1 is the one that was
	// chosen, the others are printed beside it.
	Offer int `json:"offer,omitempty"`
	// Offered is, of an optional field, the carried function whose value a button
	// types. It never stands by itself: the field could not be left blank.
	Offered string `json:"offered,omitempty"`
	// Usual is, of a table, how many rows most dossiers have of it: what the estimate of
	// the time counts until there are so many, or nothing is missing in the step.
	Usual int `json:"usual,omitempty"`
	// Was names the field, of a column the column, that says the same of before the
	// project: both are printed beside each other, with their difference.
	Was *Was `json:"was,omitempty"`
	// Fact says, of a column, that its value says by itself what it is: « Neuf ». It is
	// printed beside the title of its row, without a label.
	Fact bool `json:"fact,omitempty"`
	// With names the field, of a column the column, without which the answer says
	// nothing, such as its unit: where two dossiers are put together whose units differ,
	// both are of one side.
	With string `json:"with,omitempty"`
	Lesson
}

// Lesson is what helps to write an answer: one that a case officer would gladly read,
// one that says nothing, and what he looks for. It is shown where somebody asks for it
// and never typed.
type Lesson struct {
	Good   string `json:"good,omitempty"`
	Weak   string `json:"weak,omitempty"`
	Sought string `json:"sought,omitempty"`
}

// Empty reports whether nothing helps.
func (l Lesson) Empty() bool { return l == Lesson{} }

// NoTotal is the total of amounts that do not add up, such as those of several years.
const NoTotal = "none"

// Apart says which rows are listed and not counted.
type Apart struct {
	Column string `json:"column"`
	Is     string `json:"is"`
	Label  string `json:"label"` // of a total that leaves some out
}

// Was is the twin of an answer that tells how things are once the project is done.
type Was struct {
	ID    string `json:"id"`    // of the field, or of the column, that tells how they are today
	Label string `json:"label"` // what both measure, without a word of when
}

func (u Use) none() bool { return u == Use{} }

// Role is what an answer is to the program, whatever the id of its field.
type Role string

// The roles of answers on the cover, on the synthesis, on the pages to sign and
// on screen.
const (
	RoleTitle    Role = "title"   // of the project
	RoleSummary  Role = "summary" // of the project
	RoleRequest  Role = "request" // the grant that is asked for
	RoleCompany  Role = "company" // the applicant's name
	RoleSIREN    Role = "siren"
	RoleSIRET    Role = "siret"    // of the establishment that asks
	RoleRegime   Role = "regime"   // of state aid
	RoleAtSeat   Role = "at_seat"  // yes: the project takes place at the seat
	RoleZone     Role = "zone"     // for regional aid
	RoleGrouped  Role = "grouped"  // yes: the applicant belongs to a group
	RoleYearEnd  Role = "year_end" // of the last closed year
	RoleDelegate Role = "delegate" // yes: somebody signs for the representative

	RoleIntention         Role = "intention"          // the prior request was sent
	RoleIntentionComplete Role = "intention_complete" // yes: it had the five items
	RoleIntentionAnswer   Role = "intention_answer"   // an answer to it came
	RoleApplication       Role = "application"
	RoleCloses            Role = "closes" // a parameter: the last day of the call
	RoleFirstOrder        Role = "first_order"
	RoleStart             Role = "start"
	RoleCommissioning     Role = "commissioning"
	RoleEnd               Role = "end"

	RoleSignedAt Role = "signed_at"
	RoleSignedOn Role = "signed_on"
)

// Address names the roles of an address.
type Address struct{ Street, More, Postcode, Commune Role }

// The addresses of a dossier.
var (
	SeatAddress = Address{"seat_street", "seat_more", "seat_postcode", "seat_commune"}
	SiteAddress = Address{"site_street", "", "site_postcode", "site_commune"} // asked in one line
)

// Person names the roles of who signs.
type Person struct{ FirstName, LastName, Capacity Role }

// Who may sign.
var (
	Representative = Person{"representative_first_name", "representative_last_name", "representative_capacity"}
	Delegate       = Person{"delegate_first_name", "delegate_last_name", "delegate_capacity"}
)

// Account names the roles of the applicant's size in a year.
type Account struct{ Headcount, Turnover, Balance Role }

// The years whose size counts.
var (
	LastYear     = Account{"headcount", "turnover", "balance"}
	PreviousYear = Account{"headcount_before", "turnover_before", "balance_before"}
)

// Roles lists every role.
func Roles() []Role {
	out := []Role{
		RoleTitle, RoleSummary, RoleRequest, RoleCompany, RoleSIREN, RoleSIRET, RoleRegime, RoleAtSeat, RoleZone, RoleGrouped, RoleYearEnd,
		RoleDelegate, RoleIntention, RoleIntentionComplete, RoleIntentionAnswer, RoleApplication, RoleCloses, RoleFirstOrder, RoleStart, RoleCommissioning, RoleEnd, RoleSignedAt, RoleSignedOn,
	}
	for _, a := range []Address{SeatAddress, SiteAddress} {
		out = append(out, a.Street, a.Postcode, a.Commune)
	}
	out = append(out, SeatAddress.More)
	for _, p := range []Person{Representative, Delegate} {
		out = append(out, p.FirstName, p.LastName, p.Capacity)
	}
	for _, a := range []Account{LastYear, PreviousYear} {
		out = append(out, a.Headcount, a.Turnover, a.Balance)
	}
	return out
}

// Uses are the uses of the common fields, by id.
type Uses struct {
	of          map[FieldID]Use
	roles       map[Role]FieldID
	commitments string
}

// NewUses indexes the uses of fields. What is agreed to in the letter of
// commitment is told by how its id begins.
func NewUses(of map[FieldID]Use, commitments string) *Uses {
	u := &Uses{of: of, roles: map[Role]FieldID{}, commitments: commitments}
	for id, use := range of {
		if use.Role != "" {
			u.roles[use.Role] = id
		}
	}
	return u
}

// Of is the use of a common field.
func (u *Uses) Of(id FieldID) Use {
	if u == nil {
		return Use{}
	}
	return u.of[id]
}

// For is the use of a field, or of a column by its id behind that of its table: its own,
// else that of the common field of this id.
func (u *Uses) For(id FieldID, f *Field) Use {
	if !f.none() {
		return f.Use
	}
	return u.Of(id)
}

// UseOf is the use of a field.
func (v *View) UseOf(f *Field) Use { return v.Env.Uses.For(f.ID, f) }

// ColumnUse is the use of a column of a table, found as that of a field.
func (v *View) ColumnUse(table, col *Field) Use { return v.Env.Uses.For(table.ID+"."+col.ID, col) }

// ID is the field, or the parameter, that has a role in this call, "" where none has.
func (v *View) ID(r Role) FieldID {
	if id, ok := v.Call.roles[r]; ok {
		return id
	}
	if v.Env.Uses == nil {
		return ""
	}
	return v.Env.Uses.roles[r]
}

// Commitment reports whether a field is a sentence that is agreed to in the
// letter of commitment.
func (v *View) Commitment(f *Field) bool {
	u := v.Env.Uses
	return u != nil && u.commitments != "" && f.Kind == KindYesNo && strings.HasPrefix(string(f.ID), u.commitments)
}

// Counts reports whether the amount of a row of a table is counted.
func (v *View) Counts(f *Field, r Row) bool {
	apart := v.UseOf(f).Apart
	return apart == nil || v.filledRow(f, r).Get(apart.Column) != Text(apart.Is)
}

// Amount is the amount of a row of a table, multiplied where the call says so;
// false where a part of it is missing.
func (v *View) Amount(f *Field, r Row) (Decimal, bool) {
	r = v.filledRow(f, r)
	amount, ok := AsDecimal(r.Get(f.Amount))
	if times := v.UseOf(f).Times; times != "" && ok {
		n, known := AsDecimal(r.Get(times))
		return amount.Mul(n), known
	}
	return amount, ok
}

// Sum adds up the amounts of the rows that count; all is false where some do not.
func (v *View) Sum(f *Field, rows Rows) (sum Decimal, all bool) {
	all = true
	for _, r := range rows {
		if !v.Counts(f, r) {
			all = false
		} else if d, ok := v.Amount(f, r); ok {
			sum = sum.Add(d)
		}
	}
	return sum, all
}

// AddsUp reports whether the amounts of a table have a total.
func (v *View) AddsUp(f *Field) bool {
	col := f.Column(f.Amount)
	if col == nil || v.UseOf(f).Total == NoTotal {
		return false
	}
	return col.spec().addsUp()
}
