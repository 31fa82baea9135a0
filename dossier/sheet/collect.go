package sheet

import (
	"slices"
	"strings"

	"dossierpme/dossier"
	"dossierpme/dossier/rows"
)

// expense is one line of expenses: a machine, or another cost.
type expense struct {
	rows.Purchase
	name, category, line, supplier, proof string
	eligible                              string // what counts, after the call's parameters
}

// quantity and price are what the amount of the line is made of; a cost is
// bought once, at its amount.
func (e expense) quantity() dossier.Num {
	if len(e.Price) > 1 {
		return e.Price[0].Num
	}
	return dossier.Num{Decimal: dossier.Int(1), OK: true}
}

func (e expense) price() dossier.Num { return e.Price[len(e.Price)-1].Num }

// resource is one line of resources.
type resource struct {
	rows.Resource
	source, nature, body, state, proof string
}

// plan is the funding plan as the workbook shows it, in the dossier's order.
type plan struct {
	words
	expenses  []expense
	resources []resource
}

// collector reads a plan from a dossier.
type collector struct {
	words
	v *dossier.View
}

func collect(v *dossier.View, w words) *plan {
	p, c := &plan{words: w}, collector{w, v}
	annexes := annexesOf(v)
	for _, b := range rows.AsTyped(v, rows.Purchases(v)) {
		at, category := b.Where(), w.t("machines")
		if !b.Machine() {
			category = cleanLine(c.shown(at, "category"))
		}
		p.add(expense{
			Purchase: b, name: w.clean(b.Name), category: category, line: c.shown(at, "line"), supplier: w.clean(b.Supplier),
			proof:    w.proof(b.QuoteRef, b.QuoteDate, annexes.of(at, "quotes")),
			eligible: b.Eligibility(v),
		})
	}
	for _, r := range rows.AsTyped(v, rows.Resources(v)) {
		at := r.Where()
		p.resources = append(p.resources, resource{
			Resource: r, source: cleanLine(c.shown(at, "source")), nature: c.shown(at, "nature"),
			body: w.clean(r.Body), state: c.shown(at, "state"),
			proof: w.proof("", dossier.Date{}, annexes.of(at, "cofunding")),
		})
	}
	return p
}

// add adds an expense: a line for each year in which a part of it is paid.
func (p *plan) add(e expense) {
	amount, known := e.Amount()
	first, next := e.ByYear(amount)
	if !known || next.IsZero() {
		p.expenses = append(p.expenses, e)
		return
	}
	part := func(year dossier.Num, amount dossier.Decimal) expense {
		e := e
		e.Year, e.NextYear = year, dossier.Num{}
		e.Price = []rows.Factor{{Num: dossier.Num{Decimal: amount, OK: true}}}
		return e
	}
	if !first.IsZero() {
		p.expenses = append(p.expenses, part(e.Year, first))
	}
	p.expenses = append(p.expenses, part(e.YearAfter(), next))
}

// shown is a cell as people read it.
func (c collector) shown(at rows.Place, col string) string {
	f := c.v.Call.Field(at.Table)
	if f == nil {
		return ""
	}
	column := f.Column(col)
	if column == nil {
		return ""
	}
	all := c.v.Rows(at.Table)
	row := all[c.v.RowIndex(at.Table, at.Row)]
	if _, bad := row.Get(col).(dossier.Unknown); bad {
		return "" // it is no answer, and figures do not read it either
	}
	return c.clean(c.v.ShowCell(f, row, column))
}

// annexes are the names of the attached files, by what they are for.
type annexes struct {
	rows    map[string][]string // by table/row
	general map[string][]string // those for no row in particular, by piece
}

func annexesOf(v *dossier.View) annexes {
	a := annexes{map[string][]string{}, map[string][]string{}}
	for _, x := range v.Annexes() {
		switch {
		case x.Name == "", x.State != "":
		case x.For != "":
			a.rows[x.For] = append(a.rows[x.For], x.Name)
		default:
			a.general[x.Piece] = append(a.general[x.Piece], x.Name)
		}
	}
	return a
}

// of names the files attached for a row; where there are none, those of the
// piece that are attached for all rows.
func (a annexes) of(at rows.Place, piece string) []string {
	if own := a.rows[at.Ref()]; len(own) > 0 {
		return own
	}
	return a.general[piece]
}

// proof words the supporting documents of a line.
func (w words) proof(quote string, day dossier.Date, files []string) string {
	var lines []string
	switch {
	case quote != "" && !day.IsZero():
		lines = append(lines, w.t("quote_both", "ref", quote, "date", day.French()))
	case quote != "":
		lines = append(lines, w.t("quote_ref", "ref", quote))
	case !day.IsZero():
		lines = append(lines, w.t("quote_date", "date", day.French()))
	}
	switch len(files) {
	case 0:
	case 1:
		lines = append(lines, w.t("annex", "name", files[0]))
	default:
		lines = append(lines, w.t("annexes", "names", strings.Join(files, ", ")))
	}
	return w.clean(strings.Join(lines, "\n"))
}

// sums are the results of the formulas, computed exactly.
type sums struct{ total, eligible, toCheck, ineligible, resources, public, private dossier.Decimal }

func (s *sums) spend(e expense) {
	amount, ok := e.Amount()
	if !ok {
		return
	}
	s.total = s.total.Add(amount)
	switch e.eligible {
	case rows.Eligible:
		s.eligible = s.eligible.Add(amount)
	case rows.Ineligible:
		s.ineligible = s.ineligible.Add(amount)
	default:
		s.toCheck = s.toCheck.Add(amount)
	}
}

func (s *sums) receive(r resource) {
	amount, ok := r.Brings()
	if !ok {
		return
	}
	s.resources = s.resources.Add(amount)
	switch r.Share() {
	case rows.Public:
		s.public = s.public.Add(amount)
	case rows.Private:
		s.private = s.private.Add(amount)
	}
}

// sum adds up the lines that fit; a nil test fits none.
func (p *plan) sum(spent func(expense) bool, received func(resource) bool) sums {
	var s sums
	for _, e := range p.expenses {
		if spent != nil && spent(e) {
			s.spend(e)
		}
	}
	for _, r := range p.resources {
		if received != nil && received(r) {
			s.receive(r)
		}
	}
	return s
}

func (p *plan) all() sums {
	return p.sum(func(expense) bool { return true }, func(resource) bool { return true })
}

// lacking counts the lines whose amount cannot be said.
func (p *plan) lacking() int {
	n := 0
	for _, e := range p.expenses {
		if _, ok := e.Amount(); !ok {
			n++
		}
	}
	for _, r := range p.resources {
		if _, ok := r.Brings(); !ok {
			n++
		}
	}
	return n
}

// complete reports whether the gap can be said.
func (p *plan) complete() bool {
	return len(p.expenses) > 0 && len(p.resources) > 0 && p.lacking() == 0
}

// years lists the years that lines name, and whether a line names none.
func (p *plan) years() (years []int64, none bool) {
	add := func(y dossier.Num) {
		if !y.OK {
			none = true
			return
		}
		if n, ok := y.Int64(); ok && !slices.Contains(years, n) {
			years = append(years, n)
		}
	}
	for _, e := range p.expenses {
		add(e.Year)
	}
	for _, r := range p.resources {
		add(r.Year)
	}
	slices.Sort(years)
	return years, none
}

// labels lists texts once, in their order; SUMIFS knows no upper and lower
// case. none reports an empty one.
func labels(all []string) (out []string, none bool) {
	for _, s := range all {
		switch {
		case s == "":
			none = true
		case !slices.ContainsFunc(out, func(o string) bool { return strings.EqualFold(o, s) }):
			out = append(out, s)
		}
	}
	return out, none
}
