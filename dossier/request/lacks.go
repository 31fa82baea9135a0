package request

import (
	"slices"
	"strings"

	"dossierpme/dossier"
	"dossierpme/dossier/rows"
)

// Item is one of the five that article 6 (2) asks for.
type Item string

// The items. Who signs belongs to the first.
const (
	ItemCompany Item = "company" // name and size
	ItemProject Item = "project" // description and dates
	ItemPlace   Item = "place"
	ItemCosts   Item = "costs"
	ItemAid     Item = "aid" // kind and amount
)

// Need is one item with what it still lacks.
type Need struct {
	Item  Item
	Lacks []dossier.Problem
}

// The answers that the first two items cannot do without.
var (
	ofCompany = []dossier.Role{
		dossier.RoleCompany, dossier.RoleSIRET, dossier.Representative.LastName, dossier.Representative.FirstName,
		dossier.LastYear.Headcount, dossier.LastYear.Turnover, dossier.LastYear.Balance,
	}
	ofProject = []dossier.Role{dossier.RoleTitle, dossier.RoleSummary, dossier.RoleStart, dossier.RoleEnd}
)

// Needs lists the items of the page in its order, each with what it lacks or what
// cannot be read of it: problems of the dossier are those that Check found. A call that
// does not ask something does not lack it, and what a rule has against an answer is no
// matter of this page.
func Needs(v *dossier.View, problems []dossier.Problem) []Need {
	l := lacks{v: v}
	for _, p := range problems {
		if p.Unread() {
			l.problems = append(l.problems, p)
		}
	}
	var out []Need
	item := func(of Item, look func()) {
		l.out = nil
		look()
		out = append(out, Need{of, l.out})
	}
	item(ItemCompany, func() { l.answers(ofCompany) })
	item(ItemProject, func() { l.answers(ofProject) })
	item(ItemPlace, l.place)
	item(ItemCosts, l.costs)
	item(ItemAid, l.aid)
	return out
}

// Lacks lists what is missing for the page alone, in its order.
func Lacks(v *dossier.View, problems []dossier.Problem) (out []dossier.Problem) {
	for _, n := range Needs(v, problems) {
		out = append(out, n.Lacks...)
	}
	return out
}

type lacks struct {
	v             *dossier.View
	problems, out []dossier.Problem // out of the present item
}

func (l *lacks) answers(to []dossier.Role) {
	for _, r := range to {
		l.answer(l.v.ID(r))
	}
}

// answer wants an answer to a field.
func (l *lacks) answer(id dossier.FieldID) {
	if l.v.Call.Field(id) == nil {
		return
	}
	at := slices.IndexFunc(l.problems, func(p dossier.Problem) bool { return p.Field == id && p.Row == "" })
	if at >= 0 {
		l.out = append(l.out, l.problems[at])
		return
	}
	switch val := l.v.Get(id).(type) {
	case nil, dossier.Unknown:
		l.missing(id)
	case dossier.Text:
		if strings.TrimSpace(string(val)) == "" {
			l.missing(id)
		}
	}
}

func (l *lacks) missing(id dossier.FieldID) {
	l.out = append(l.out, l.v.Problem(id, dossier.Missing, dossier.CodeMissing, nil))
}

// place wants to know where the project is carried out.
func (l *lacks) place() {
	same := l.v.ID(dossier.RoleAtSeat)
	switch {
	case l.v.Yes(same):
	case l.v.Call.Field(same) == nil || l.v.No(same):
		l.answer(l.v.ID(dossier.SiteAddress.Commune))
	default:
		l.answer(same)
	}
}

// costs wants one expense with its amount, and no amount that cannot be read.
func (l *lacks) costs() {
	known := false
	var first *dossier.Problem
	for _, p := range rows.Purchases(l.v) {
		amount, ok := p.Amount()
		known = known || ok && amount.Sign() > 0
		for _, f := range p.Price {
			pb, wrong := l.cell(p.Where(), f.Column)
			switch {
			case wrong && pb.Code != dossier.CodeMissing:
				l.out = append(l.out, pb)
			case !f.OK && first == nil:
				pb = p.Where().Problem(l.v, f.Column, dossier.Missing, dossier.CodeMissing, nil)
				first = &pb
			}
		}
	}
	table := rows.Table[rows.Machine]()
	switch {
	case known || slices.ContainsFunc(l.out, func(p dossier.Problem) bool { return p.Row != "" }):
	case first != nil:
		l.out = append(l.out, *first)
	case l.v.Call.Field(table) != nil:
		l.missing(table)
	}
}

// aid wants the grant that is asked for, and of each other public funder how much in
// which form: the total of the page would be wrong without.
func (l *lacks) aid() {
	id := l.v.ID(dossier.RoleRequest)
	before := len(l.out)
	l.answer(id)
	if asked, ok := l.v.Number(id); ok && asked.IsZero() && len(l.out) == before {
		l.missing(id)
	}
	for _, r := range others(l.v) {
		if r.Nature == "" {
			l.inRow(r.Where(), "nature")
		}
		if !r.Amount.OK {
			l.inRow(r.Where(), "amount")
		} else if pb, wrong := l.cell(r.Where(), "amount"); wrong {
			l.out = append(l.out, pb)
		}
	}
}

// inRow notes a cell that is empty or cannot be read.
func (l *lacks) inRow(at rows.Place, col string) {
	pb, ok := l.cell(at, col)
	if !ok {
		pb = at.Problem(l.v, col, dossier.Missing, dossier.CodeMissing, nil)
	}
	l.out = append(l.out, pb)
}

// cell is the problem of a cell that says nothing.
func (l *lacks) cell(at rows.Place, col string) (dossier.Problem, bool) {
	id := at.Table + "." + dossier.FieldID(col)
	i := slices.IndexFunc(l.problems, func(p dossier.Problem) bool { return p.Field == id && p.Row == at.Row })
	if i < 0 {
		return dossier.Problem{}, false
	}
	return l.problems[i], true
}
