package outline

import (
	"slices"
	"strings"

	"dossierpme/dossier"
	"dossierpme/dossier/figures"
	"dossierpme/dossier/rows"
	"dossierpme/internal/french"
)

// smeDeclaration declares the size on the Commission's model (communication 2003/C
// 118/03): the declaration with its annexes, again for the year before where the
// category changed, then our own sheet with what the model does not ask.
func (p *printer) smeDeclaration() []Block {
	fig := p.in.Figures[figures.SizeID]
	basis := fig.Basis
	if basis == nil {
		basis = &figures.Basis{}
	}
	last, before := fig.Code(figures.SizeLast), fig.Code(figures.SizePrevious)
	changed := last != "" && before != "" && last != before
	out := p.smeYear(basis, basis.Last, false, changed)
	if changed {
		out = append(out, PageBreak{}, Heading{Level: 2, Title: p.t("paper.sme.again")})
		out = append(out, p.smeYear(basis, basis.Before, true, false)...)
	}
	return append(out, p.sizeSheet(fig, basis)...)
}

// smeYear is the declaration of one year.
type smeYear struct {
	*printer
	basis  *figures.Basis
	closed *figures.Closing
	before bool
	parts  [3][]dossier.Decimal // as printed: the applicant's own, then each addition
	whole  bool                 // every amount is one of whole thousands
}

func (p *printer) smeYear(basis *figures.Basis, closed *figures.Closing, before, changed bool) []Block {
	known := closed != nil
	if closed == nil {
		closed = &figures.Closing{}
	}
	y := &smeYear{printer: p, basis: basis, closed: closed, before: before}
	y.fit()
	partner, linked := basis.Related()
	out := []Block{
		Heading{Level: 2, Title: p.t("paper.sme.who")},
		y.applicant(),
		Heading{Level: 2, Title: p.t("paper.sme.type")},
		Boxes{Items: []Box{
			{Text: p.t("paper.sme.alone"), Detail: p.t("paper.sme.alone_note"), Ticked: known && !partner && !linked},
			{Text: p.t("paper.sme.partner"), Detail: p.t("paper.sme.annexed"), Ticked: known && partner},
			{Text: p.t("paper.sme.linked"), Detail: p.t("paper.sme.annexed"), Ticked: known && linked},
		}},
	}
	if !known {
		out = append(out, Prose{Text: Text{S: p.t("paper.size.unknown", "who", p.signer()), Tone: Todo}})
		out = append(out, p.lacks(p.in.Figures[figures.SizeID])...)
	}
	out = append(out, Heading{Level: 2, Title: p.t("paper.sme.data")}, note(p.t("paper.sme.data_how")),
		Table{Columns: y.columns(p.t("paper.sme.period")), Rows: []Row{y.row(y.period(), y.total)}},
		note(p.t("paper.sme.notes")))
	if before {
		out = append(out, Prose{Text: T(p.t("paper.sme.change_before"))})
	} else {
		out = append(out, y.change(changed))
	}
	out = append(out, y.signing(), note(p.t("paper.sme.source")))
	if partner || linked {
		out = append(out, y.calculation(partner, linked)...)
	}
	if partner {
		out = append(out, y.annexA()...)
	}
	if linked {
		out = append(out, y.annexB()...)
	}
	return out
}

// signing is the statement with the place to sign, on one page and as low as the model
// has it: the declaration of a company alone is one page.
func (y *smeYear) signing() Group {
	name, capacity := y.signatory()
	signer := y.t("paper.sme.signer", "signer", y.stated(strings.Join(filled(name, capacity), ", ")))
	sign := y.signature("")
	sign.Low, sign.Hand, sign.Stamp, sign.Fields = true, y.t("paper.sme.hand"), "", sign.Fields[:2] // who signs is said
	return Group{Whole: true, Blocks: []Block{Heading{Level: 2, Title: y.t("paper.sme.signing")}, statement(signer), statement(y.t("paper.sme.honour")), sign}}
}

// note is small print of the model.
func note(s string) Prose { return Prose{Text: Text{S: s, Tone: Muted}, Small: true} }

func (y *smeYear) change(changed bool) Block {
	fig := y.in.Figures[figures.SizeID]
	both := fig.Code(figures.SizeLast) != "" && fig.Code(figures.SizePrevious) != ""
	if fig.Basis != nil && fig.Basis.Last != nil && fig.Basis.Before == nil {
		return Prose{Text: T(y.t("paper.sme.change_none"))}
	}
	return Boxes{Label: y.t("paper.sme.change"), Items: []Box{
		{Text: y.t("paper.sme.no"), Ticked: both && !changed},
		{Text: y.t("paper.sme.yes"), Ticked: both && changed},
	}}
}

// fit rounds headcounts to the hundredth and amounts to the euro, so that all parts
// add up to their total.
func (y *smeYear) fit() {
	y.whole = true
	thousand := dossier.Int(1000)
	for q := range y.parts {
		exact, ok := y.closed.Parts(q)
		if !ok {
			continue
		}
		y.parts[q] = figures.Fit(exact, places(q))
		if q == figures.Staff {
			continue
		}
		amounts := slices.Clone(y.parts[q])
		for _, a := range y.closed.Added {
			amounts = append(amounts, a.Data[q].Decimal)
		}
		for _, d := range amounts {
			y.whole = y.whole && d.Quo(thousand).Places() == 0 && !d.Quo(thousand).IsFraction()
		}
	}
}

// places is how exactly a size is printed: a headcount to the hundredth, an amount to
// the euro.
func places(q int) int {
	if q == figures.Staff {
		return 2
	}
	return 0
}

// size is a headcount, or an amount in thousands of euros.
func (y *smeYear) size(q int, d dossier.Decimal) string {
	if q == figures.Staff {
		return d.Round(2).French()
	}
	digits := 3
	if y.whole {
		digits = 0
	}
	return d.Quo(dossier.Int(1000)).FrenchFixed(digits)
}

// sum adds up printed parts: 0 is the applicant, i+1 the addition i.
func (y *smeYear) sum(which func(i int) bool) func(q int) dossier.Num {
	return func(q int) dossier.Num {
		if y.parts[q] == nil {
			return dossier.Num{}
		}
		var sum dossier.Decimal
		for i, d := range y.parts[q] {
			if which(i) {
				sum = sum.Add(d)
			}
		}
		return dossier.Num{Decimal: sum, OK: true}
	}
}

func (y *smeYear) total(q int) dossier.Num { return y.sum(func(int) bool { return true })(q) }

func (y *smeYear) own(q int) dossier.Num { return y.sum(func(i int) bool { return i == 0 })(q) }

func (y *smeYear) linkedSum(q int) dossier.Num {
	return y.sum(func(i int) bool { return i > 0 && y.closed.Added[i-1].Partner < 0 })(q)
}

func (y *smeYear) partnerSum(q int) dossier.Num {
	return y.sum(func(i int) bool { return i > 0 && y.closed.Added[i-1].Partner >= 0 })(q)
}

// columns are those of every table of the model.
func (y *smeYear) columns(first string) []Column {
	out := []Column{{Head: first}}
	for _, key := range []string{"paper.sme.headcount", "paper.sme.turnover", "paper.sme.balance"} {
		out = append(out, Column{Head: y.t(key), Align: Right, Whole: true})
	}
	return out
}

func (y *smeYear) cells(label string, of func(q int) dossier.Num) []Cell {
	out := []Cell{{Text: T(label)}}
	for q := range y.parts {
		c := Cell{Text: y.said("")}
		if n := of(q); n.OK {
			c.Text = T(y.size(q, n.Decimal))
		}
		out = append(out, c)
	}
	return out
}

func (y *smeYear) row(label string, of func(q int) dossier.Num) Row {
	return Row{Cells: y.cells(label, of)}
}

// period is the year that the figures are of.
func (y *smeYear) period() string {
	day := y.v.Date(y.v.ID(dossier.RoleYearEnd)).French()
	switch {
	case y.basis.Last != nil && y.basis.Before == nil && day == "":
		return y.t("paper.sme.open")
	case y.before && day != "":
		return y.t("paper.sme.closed_before", "date", day)
	case y.before:
		return y.t("paper.sme.closed_previous")
	}
	return y.t("paper.sme.closed", "date", y.stated(day))
}

// applicant is the identification of the model.
func (y *smeYear) applicant() Pairs {
	seat := strings.Join(filled(y.show(dossier.SeatAddress.Street), y.townOf(dossier.SeatAddress)), ", ")
	who := dossier.Representative
	director := strings.Join(filled(strings.Join(filled(y.show(who.FirstName), y.show(who.LastName)), " "), y.show(who.Capacity)), ", ")
	return Pairs{Rows: []Pair{
		{Label: y.t("paper.sme.name"), Value: y.said(y.v.Text(y.v.ID(dossier.RoleCompany)))},
		{Label: y.t("paper.sme.seat"), Value: y.said(seat)},
		{Label: y.t("paper.sme.number"), Value: y.said(y.show(dossier.RoleSIREN))},
		{Label: y.t("paper.sme.directors"), Value: y.said(director)},
	}}
}

// calculation is the annex that adds up own, partners and linked enterprises.
func (y *smeYear) calculation(partner, linked bool) []Block {
	rows := []Row{y.row(y.t("paper.sme.line_own"), y.own), y.row(y.t("paper.sme.line_partners"), y.partnerSum), y.row(y.t("paper.sme.line_linked"), y.linkedSum)}
	return []Block{
		PageBreak{},
		Heading{Level: 2, Title: y.t("paper.sme.annex")},
		Boxes{Label: y.t("paper.sme.annexes"), Items: []Box{{Text: y.t("paper.sme.has_a"), Ticked: partner}, {Text: y.t("paper.sme.has_b"), Ticked: linked}}},
		Table{Caption: y.t("paper.sme.calculation"), Columns: y.columns(y.period()), Rows: rows, Totals: []Row{y.row(y.t("paper.answer.total"), y.total)}},
		note(y.t("paper.sme.carried")),
	}
}

// sizeSheet is what the model does not ask: the category and the group as a chart.
func (p *printer) sizeSheet(fig figures.Figure, basis *figures.Basis) []Block {
	f := p.v.Call.Field(rows.Table[rows.Company]())
	grouped, title := f != nil && p.v.Visible(f.ID), "paper.sme.own_sheet"
	if !grouped {
		title = "paper.sme.own_sheet_alone"
	}
	out := []Block{PageBreak{}, Heading{Level: 2, Title: p.t(title)}, p.identity(false)}
	noun := p.texts.Declared(fig, "category")
	switch {
	case noun == "":
		out = append(out, Prose{Text: Text{S: p.t("paper.sme.category_unknown"), Tone: Todo}})
	case fig.Status == figures.Computed:
		out = append(out, Prose{Text: T(p.t("paper.sme.category", "category", noun))})
	default:
		out = append(out, Prose{Text: T(p.t("paper.sme.category_estimate", "category", noun))})
	}
	out = append(out, p.lacks(fig)...)
	if pairs := p.figurePairs(figures.SizeID); len(pairs) > 0 {
		out = append(out, Pairs{Rows: pairs})
	}
	switch {
	case grouped:
		members := p.groupMembers(basis)
		if len(members) == 0 {
			out = append(out, p.tableAlone(f, f.Label)) // that it is empty
			break
		}
		out = append(out, Heading{Level: 2, Title: p.t("paper.sme.chart")}, p.firmTree(&figures.Basis{Members: members}), note(p.t("paper.sme.chart_note")))
	case p.v.No(p.v.ID(dossier.RoleGrouped)):
		out = append(out, Prose{Text: T(p.t("paper.size.no_group"))})
	}
	for _, c := range p.texts.Caveats(fig) {
		out = append(out, Prose{Text: Text{S: c, Tone: Todo}})
	}
	return append(out, p.declared(sizePiece)...)
}

// groupMembers are the rows with what they count for; as typed where the group could
// not be resolved.
func (p *printer) groupMembers(basis *figures.Basis) []figures.Member {
	if len(basis.Members) > 0 {
		return basis.Members
	}
	var out []figures.Member
	for _, c := range rows.Companies(p.v) {
		out = append(out, figures.Member{Company: c, Person: c.Person()})
	}
	return out
}

// firmTree is the group as a chart, the applicant first.
func (p *printer) firmTree(basis *figures.Basis) FirmTree {
	members := basis.Members
	ids := map[string]string{"": p.t("paper.sme.us")}
	for _, m := range members {
		ids[m.ID] = p.stated(m.Name)
	}
	us := p.stated(p.v.Text(p.v.ID(dossier.RoleCompany)))
	tree := FirmTree{ID: p.id("chart.group"), Items: []Firm{{Name: us, Lines: []string{p.t("paper.sme.applicant")}}}}
	drawn := map[int]bool{}
	add := func(i, depth int) {
		m := members[i]
		holder := !m.Downstream()
		key := "paper.sme.held"
		if holder {
			key = "paper.sme.holds"
		}
		lines := []string{p.t(key, "share", p.share(m.Company), "other", ids[m.Through])}
		if m.Person {
			lines = append(lines, p.t("paper.sme.person"))
		} else {
			lines = append(lines, strings.Join(filled(p.relation(m), p.counted(m, basis.Rows(i))), " · "))
		}
		tree.Items = append(tree.Items, Firm{Name: ids[m.ID], Lines: filled(lines...), Depth: depth, Holder: holder, Person: m.Person})
	}
	var below func(id string, depth int)
	below = func(id string, depth int) {
		for i, m := range members {
			if m.Through == id && !drawn[i] {
				drawn[i] = true
				add(i, depth)
				below(m.ID, depth+1)
			}
		}
	}
	below("", 1)
	for i, m := range members { // in a circle, or through a row that is not there
		if !drawn[i] {
			drawn[i] = true
			add(i, 1)
			below(m.ID, 2)
		}
	}
	for i := range tree.Items {
		it := &tree.Items[i]
		it.Alt = it.Name + french.Hard + ": " + strings.Join(it.Lines, ", ")
	}
	return tree
}

// share is the part of capital and votes that a row says.
func (p *printer) share(c rows.Company) string {
	part := func(n dossier.Num) string {
		if !n.OK {
			return p.stated("")
		}
		return p.texts.Quantity(n.Decimal, figures.Percent)
	}
	s := p.t("paper.sme.share", "capital", part(c.Capital), "votes", part(c.Votes))
	if c.Control.Yes() {
		s += p.t("paper.sme.control")
	}
	return s
}

// relation is how a row counts.
func (p *printer) relation(m figures.Member) string {
	switch m.Relation {
	case figures.Linked:
		return p.t("paper.sme.is_linked")
	case figures.Partner:
		return p.t("paper.sme.is_partner")
	case figures.None:
		if m.Exempt {
			return p.t("paper.sme.is_exempt")
		}
		return p.t("paper.sme.is_none")
	}
	return ""
}

// counted is what a row adds; an enterprise that has several adds once, by the highest.
func (p *printer) counted(m figures.Member, firm []figures.Member) string {
	switch {
	case m.Relation == "":
		return ""
	case m.Weight.Sign() == 0:
		return p.t("paper.sme.counts_not")
	case m.Consolidated.Yes():
		return p.t("paper.sme.counts_inside")
	}
	key, weight := "paper.sme.counts", m.Weight
	if len(firm) > 1 {
		key = "paper.sme.counts_once"
	}
	for _, other := range firm {
		if other.Weight.Cmp(weight) > 0 {
			weight = other.Weight
		}
	}
	return p.t(key, "percent", p.texts.Quantity(weight.Mul(dossier.Int(100)), figures.Percent))
}
