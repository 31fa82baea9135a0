package sheet

import (
	"slices"
	"strings"

	"dossierpme/dossier"
	"dossierpme/dossier/rows"
)

// expense is one line of expenses: a machine, or another cost.
type expense struct {
	name, category, line, supplier, proof string
	year, quantity, price                 dossier.Num
	eligible                              string // one of the words that formulas compare
}

// amount is quantity × unit price; false where one is missing.
func (e expense) amount() (dossier.Decimal, bool) {
	return e.quantity.Mul(e.price.Decimal), e.quantity.OK && e.price.OK
}

// resource is one line of resources.
type resource struct {
	source, nature, body, state, proof string
	amount, year                       dossier.Num
	date                               dossier.Date
	share                              string // one of the words that formulas compare
}

// counted is what the resource brings to the plan; false where it cannot be said.
func (r resource) counted() (dossier.Decimal, bool) {
	if r.share == wordGuarantee {
		return dossier.Decimal{}, r.amount.OK
	}
	return r.amount.Decimal, r.amount.OK && r.share != wordUnclear
}

// plan is the funding plan as the workbook shows it, in the dossier's order.
type plan struct {
	expenses  []expense
	resources []resource
}

// purchase is what the table of machines and that of costs say of a quote,
// beyond what figures read.
type purchase struct {
	Supplier string `col:"supplier"`
	QuoteRef string `col:"quote_ref"`
}

// promise is what the table of resources says beyond what figures read.
type promise struct {
	Body string       `col:"organisation"`
	Date dossier.Date `col:"date"`
}

func collect(v *dossier.View) *plan {
	p := &plan{}
	annexes := annexesOf(v)
	buys := dossier.RowsOf[purchase](v, "machines")
	for i, m := range dossier.RowsOf[rows.Machine](v, "machines") {
		p.expenses = append(p.expenses, expense{
			name: clean(m.Name), category: wordMachines, line: shown(v, "machines", i, "line"), supplier: clean(buys[i].Supplier),
			proof: proof(buys[i].QuoteRef, m.QuoteDate, annexes.of("machines", m.ID, "quotes")),
			year:  m.Year, quantity: m.Quantity, price: m.UnitPrice,
			eligible: eligibility(rows.Eligibility(v, m.Eligible, m.Params()...)),
		})
	}
	buys = dossier.RowsOf[purchase](v, "costs")
	for i, c := range dossier.RowsOf[rows.Cost](v, "costs") {
		category := cleanLine(shown(v, "costs", i, "category"))
		p.expenses = append(p.expenses, expense{
			name: clean(c.Name), category: category, line: shown(v, "costs", i, "line"), supplier: clean(buys[i].Supplier),
			proof: proof(buys[i].QuoteRef, c.QuoteDate, annexes.of("costs", c.ID, "quotes")),
			year:  c.Year, quantity: dossier.Num{Decimal: dossier.Int(1), OK: true}, price: c.Amount,
			eligible: eligibility(rows.Eligibility(v, c.Eligible, c.Param())),
		})
	}
	promises := dossier.RowsOf[promise](v, "resources")
	for i, r := range dossier.RowsOf[rows.Resource](v, "resources") {
		p.resources = append(p.resources, resource{
			source: cleanLine(shown(v, "resources", i, "source")), nature: shown(v, "resources", i, "nature"),
			body: clean(promises[i].Body), state: shown(v, "resources", i, "state"), date: promises[i].Date,
			amount: r.Amount, year: r.Year, share: share(r),
			proof: proof("", dossier.Date{}, annexes.of("resources", r.ID, "cofunding")),
		})
	}
	return p
}

func eligibility(answer string) string {
	switch answer {
	case "yes":
		return wordYes
	case "no":
		return wordNo
	}
	return wordToCheck
}

func share(r rows.Resource) string {
	switch {
	case r.Source == "" || r.Nature == "":
		return wordUnclear
	case !r.Cash():
		return wordGuarantee
	case r.Public():
		return wordPublic
	}
	return wordPrivate
}

// shown is a cell as people read it.
func shown(v *dossier.View, table dossier.FieldID, row int, col string) string {
	f := v.Call.Field(table)
	if f == nil {
		return ""
	}
	c := f.Column(col)
	if c == nil {
		return ""
	}
	if _, bad := v.Rows(table)[row].Get(col).(dossier.Unknown); bad {
		return "" // it is no answer, and figures do not read it either
	}
	return clean(v.ShowCell(f, v.Rows(table)[row], c))
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
		case x.Name == "":
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
func (a annexes) of(table, row, piece string) []string {
	if own := a.rows[table+"/"+row]; len(own) > 0 {
		return own
	}
	return a.general[piece]
}

// proof words the supporting documents of a line.
func proof(quote string, day dossier.Date, files []string) string {
	var lines []string
	if quote != "" || !day.IsZero() {
		s := wordQuote
		if quote != "" {
			s += " " + quote
		}
		if !day.IsZero() {
			s += wordOn + day.French()
		}
		lines = append(lines, s)
	}
	switch len(files) {
	case 0:
	case 1:
		lines = append(lines, wordAnnex+files[0])
	default:
		lines = append(lines, wordAnnexes+strings.Join(files, ", "))
	}
	return clean(strings.Join(lines, "\n"))
}

// sums are the results of the formulas, computed exactly.
type sums struct{ total, eligible, toCheck, ineligible, resources, public, private dossier.Decimal }

func (s *sums) spend(e expense) {
	amount, ok := e.amount()
	if !ok {
		return
	}
	s.total = s.total.Add(amount)
	switch e.eligible {
	case wordYes:
		s.eligible = s.eligible.Add(amount)
	case wordNo:
		s.ineligible = s.ineligible.Add(amount)
	default:
		s.toCheck = s.toCheck.Add(amount)
	}
}

func (s *sums) receive(r resource) {
	amount, ok := r.counted()
	if !ok {
		return
	}
	s.resources = s.resources.Add(amount)
	switch r.share {
	case wordPublic:
		s.public = s.public.Add(amount)
	case wordPrivate:
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
		if _, ok := e.amount(); !ok {
			n++
		}
	}
	for _, r := range p.resources {
		if _, ok := r.counted(); !ok {
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
		add(e.year)
	}
	for _, r := range p.resources {
		add(r.year)
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
