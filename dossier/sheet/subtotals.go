package sheet

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"dossierpme/dossier"
	"dossierpme/dossier/figures"
)

// group is one line of a table of subtotals.
type group struct {
	name excelize.Cell
	key  func(row int) string // the criterion; nil for the lines that name no group
	sum  sums
}

// column is one column of amounts of a table of subtotals.
type column struct {
	of    func(sums) dossier.Decimal
	sheet span
	pairs []string // the criteria besides the group
	by    string   // the column that names the group
}

func (c column) formula(key string) string {
	return sumIfs(c.sheet, "J", append([]string{c.by, key}, c.pairs...)...)
}

// whole is the sum of the column over all groups.
func (c column) whole() string {
	if len(c.pairs) == 0 {
		return c.sheet.total("J")
	}
	return sumIfs(c.sheet, "J", c.pairs...)
}

// subtotals adds a table of amounts by group, with the difference of the last
// two amounts where differ is set. Lines without a group are what the others
// leave of the whole, so that the table always adds up to it.
func (b *book) subtotals(s *page, title string, heads []string, groups []group, cols []column, all sums, differ bool) {
	s.add()
	s.add(b.text(title, lookStrip))
	first := s.heading(heads) + 1
	add := func(name excelize.Cell, sum sums, l look, formula func(c column, letter string) string) {
		row := len(s.rows) + 1
		cells := []excelize.Cell{name}
		for i, c := range cols {
			cells = append(cells, b.formula(formula(c, letter(i+2)), c.of(sum), l))
		}
		if differ {
			cells = append(cells, b.formula(fmt.Sprintf("ROUND(%s-%s,2)", at("D", row), at("B", row)), sum.resources.Sub(sum.total), l))
		}
		s.add(cells...)
	}
	for _, g := range groups {
		row := len(s.rows) + 1
		add(g.name, g.sum, lookMoney, func(c column, letter string) string {
			switch {
			case g.key != nil:
				return c.formula(g.key(row))
			case row == first:
				return c.whole()
			}
			return fmt.Sprintf("ROUND(%s-SUM(%s:%s),2)", c.whole(), at(letter, first), at(letter, row-1))
		})
	}
	last := len(s.rows)
	add(b.text(b.t("total"), totals(lookText)), all, totals(lookMoney), func(c column, letter string) string {
		if last < first {
			return c.whole()
		}
		return fmt.Sprintf("ROUND(SUM(%s:%s),2)", at(letter, first), at(letter, last))
	})
}

func (b *book) byCategory(s *page, p *plan, spent span) {
	all := make([]string, len(p.expenses))
	for i, e := range p.expenses {
		all[i] = e.category
	}
	groups := b.named(all, b.t("no_category"), func(label string) sums {
		return p.sum(func(e expense) bool { return strings.EqualFold(e.category, label) }, nil)
	})
	by := func(of func(sums) dossier.Decimal, pairs ...string) column { return column{of, spent, pairs, "C"} }
	b.subtotals(s, b.t("by_category.title"), b.heads("by_category", categoryHeads), groups, []column{
		by(total), by(eligible, "K", quoted(b.t("eligible.yes"))), by(toCheck, "K", quoted(b.t("eligible.unknown"))), by(ineligible, "K", quoted(b.t("eligible.no"))),
	}, p.sum(func(expense) bool { return true }, nil), false)
}

func (b *book) byYear(s *page, p *plan, spent, received span) {
	years, none := p.years()
	var groups []group
	is := func(y dossier.Num, year int64) bool { return y.OK && y.Cmp(dossier.Int(year)) == 0 }
	for _, y := range years {
		groups = append(groups, group{
			name: b.number(dossier.Num{Decimal: dossier.Int(y), OK: true}, look{edge: true, format: formatYear, indent: 1}),
			key:  func(row int) string { return at("A", row) },
			sum:  p.sum(func(e expense) bool { return is(e.Year, y) }, func(r resource) bool { return is(r.Year, y) }),
		})
	}
	if none {
		groups = append(groups, group{
			name: b.text(b.t("no_year"), lookText),
			sum:  p.sum(func(e expense) bool { return !e.Year.OK }, func(r resource) bool { return !r.Year.OK }),
		})
	}
	b.subtotals(s, b.t("by_year.title"), b.heads("by_year", yearHeads), groups, []column{
		{total, spent, nil, "G"}, {eligible, spent, []string{"K", quoted(b.t("eligible.yes"))}, "G"}, {counted, received, nil, "F"},
	}, p.all(), true)
}

func (b *book) bySource(s *page, p *plan, received span) {
	all := make([]string, len(p.resources))
	for i, r := range p.resources {
		all[i] = r.source
	}
	groups := b.named(all, b.t("no_source"), func(label string) sums {
		return p.sum(nil, func(r resource) bool { return strings.EqualFold(r.source, label) })
	})
	by := func(of func(sums) dossier.Decimal, pairs ...string) column { return column{of, received, pairs, "B"} }
	b.subtotals(s, b.t("by_source.title"), []string{
		b.t("by_source.source"), b.t("by_source.counted"), b.label(figures.PlanID, "public"), b.label(figures.PlanID, "private"),
	}, groups, []column{
		by(counted), by(public, "I", quoted(b.t("share.public"))), by(private, "I", quoted(b.t("share.private"))),
	}, p.sum(nil, func(resource) bool { return true }), false)
}

// named are the groups of labels, and one for the lines without a label.
func (b *book) named(all []string, without string, sum func(label string) sums) []group {
	var groups []group
	list, none := labels(all)
	for _, label := range list {
		groups = append(groups, group{
			name: b.text(label, lookText), sum: sum(label),
			key: func(row int) string { return criterion(label, at("A", row)) },
		})
	}
	if none {
		groups = append(groups, group{name: b.text(without, lookText), sum: sum("")})
	}
	return groups
}

// The amounts of a sum, as columns show them.
func total(s sums) dossier.Decimal      { return s.total }
func eligible(s sums) dossier.Decimal   { return s.eligible }
func toCheck(s sums) dossier.Decimal    { return s.toCheck }
func ineligible(s sums) dossier.Decimal { return s.ineligible }
func counted(s sums) dossier.Decimal    { return s.resources }
func public(s sums) dossier.Decimal     { return s.public }
func private(s sums) dossier.Decimal    { return s.private }
