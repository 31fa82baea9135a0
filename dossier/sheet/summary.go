package sheet

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"dossierpme/dossier"
	"dossierpme/dossier/figures"
)

var (
	lookLabel = look{edge: true, wrap: true, indent: 1}
	lookStrip = look{bold: true, size: 12, ink: inkTitle}
)

// Where the numbers of the summary stand, for the formulas that use them. The
// rows are those of the table below the identity of the dossier.
type balance struct{ cost, eligible, open, ineligible, resources, public, private, gap, rate, lacking, check int }

// summary is the sheet of totals; spent and received are the lines of the other
// sheets that it adds up.
func (b *book) summary(p *plan, who identity, spent, received span) *page {
	s := &page{b: b, name: b.t("name.summary"), widths: []float64{56, 19, 19, 19, 19}, quiet: true, single: true}
	s.titles(b.t("plan"), clip(who.project))
	b.who(s, who)
	b.balance(s, p, spent, received)
	b.byCategory(s, p, spent)
	b.byYear(s, p, spent, received)
	b.bySource(s, p, received)
	return s
}

// who adds the lines that say which dossier this is.
func (b *book) who(s *page, who identity) {
	line := func(label string, c excelize.Cell) {
		s.add(b.text(label, look{ink: inkQuiet}), c)
	}
	plain := look{}
	short := func(s string) excelize.Cell { return b.text(clip(s), plain) }
	line(b.t("summary.company"), short(who.company))
	if who.siret != "" {
		line(b.t("summary.siret"), short(who.siret))
	}
	line(b.t("summary.call"), short(who.call))
	line(b.t("summary.reference"), b.text(who.reference, plain))
	line(b.t("summary.version"), b.number(dossier.Num{Decimal: dossier.Int(int64(who.version)), OK: true}, look{format: formatYear, align: "left"}))
	if who.fingerprint != "" {
		line(b.t("summary.fingerprint"), short(who.fingerprint))
	}
	line(b.t("summary.date"), b.day(dossier.DateOf(who.date), look{align: "left"}))
	s.add()
}

// balance adds the totals, the gap and the check.
func (b *book) balance(s *page, p *plan, spent, received span) {
	s.add(b.text(b.t("summary.balance"), lookStrip))
	first := s.heading([]string{"", b.t("summary.amount")}) + 1
	at := balance{}
	for i, row := range []*int{&at.cost, &at.eligible, &at.open, &at.ineligible, &at.resources, &at.public, &at.private, &at.gap, &at.rate, &at.lacking, &at.check} {
		*row = first + i
	}
	cell := func(row int) string { return "$B$" + strconv.Itoa(row) }
	sum := p.all()
	line := func(label string, c excelize.Cell, bold bool) {
		l := lookLabel
		l.bold = bold
		s.add(b.text(label, l), c)
	}
	part := func(figure, key string, c excelize.Cell) { // of the line above
		l := lookLabel
		l.indent++
		s.add(b.text(b.label(figure, key), l), c)
	}
	strong := lookMoney
	strong.bold = true
	line(b.label(figures.CostsID, figures.CostsTotal), b.formula(spent.total("J"), sum.total, strong), true)
	part(figures.CostsID, "eligible", b.formula(sumIfs(spent, "J", "K", quoted(b.t("eligible.yes"))), sum.eligible, lookMoney))
	part(figures.CostsID, "to_check", b.formula(sumIfs(spent, "J", "K", quoted(b.t("eligible.unknown"))), sum.toCheck, lookMoney))
	part(figures.CostsID, "ineligible", b.formula(sumIfs(spent, "J", "K", quoted(b.t("eligible.no"))), sum.ineligible, lookMoney))
	line(b.label(figures.PlanID, figures.PlanResources), b.formula(received.total("J"), sum.resources, strong), true)
	part(figures.PlanID, "public", b.formula(sumIfs(received, "J", "I", quoted(b.t("share.public"))), sum.public, lookMoney))
	part(figures.PlanID, "private", b.formula(sumIfs(received, "J", "I", quoted(b.t("share.private"))), sum.private, lookMoney))
	gap := sum.resources.Sub(sum.total)
	line(b.t("summary.gap", "label", b.label(figures.PlanID, "gap")), b.maybe(fmt.Sprintf(`IF(%s=0,ROUND(%s-%s,2),"")`, cell(at.lacking), cell(at.resources), cell(at.cost)),
		gap, p.complete(), strong), true)
	rate, known := sum.rate()
	known = known && p.complete()
	line(b.t("summary.rate", "label", b.label(figures.PlanID, "public_rate")), b.maybe(fmt.Sprintf(`IF(AND(%s=0,%s>0),ROUND(%s/%s,4),"")`, cell(at.lacking), cell(at.eligible), cell(at.public), cell(at.eligible)),
		rate, known, look{edge: true, format: formatPercent}), false)
	line(b.t("summary.lacking"), b.formula(lackingFormula(spent, received), dossier.Int(int64(p.open())), look{edge: true, format: formatWhole}), false)
	l := look{edge: true, bold: true, wrap: true, align: "center"}
	line(b.t("summary.check"), b.textFormula(fmt.Sprintf(`IF(%s>0,%s,IF(%s=0,%s,IF(%s<0,%s,%s)))`, cell(at.lacking), quoted(b.t("check.incomplete")),
		cell(at.gap), quoted(b.t("check.balanced")), cell(at.gap), quoted(b.t("check.short")), quoted(b.t("check.over"))), p.verdict(), l), true)
	s.finish = append(s.finish, func() error { return b.colour(s.name, "B"+strconv.Itoa(at.check)) })
}

// colour shows a balanced plan in green and anything else in amber, beside the
// words that say it.
func (b *book) colour(sheet, cell string) error {
	paint := func(ink, fill string) (*int, error) {
		id, err := b.f.NewConditionalStyle(&excelize.Style{
			Font: &excelize.Font{Color: ink, Bold: true},
			Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{fill}},
		})
		return &id, err
	}
	good, err := paint("1E5B2E", "DDF0E0")
	if err != nil {
		return err
	}
	bad, err := paint("7A3E00", "FCE8CF")
	if err != nil {
		return err
	}
	return b.f.SetConditionalFormat(sheet, cell, []excelize.ConditionalFormatOptions{
		{Type: "cell", Criteria: "==", Value: quoted(b.t("check.balanced")), Format: good},
		{Type: "cell", Criteria: "!=", Value: quoted(b.t("check.balanced")), Format: bad},
	})
}

// rate is public aid ÷ eligible costs as a fraction, rounded as its percentage
// is; false where there are no eligible costs.
func (s sums) rate() (dossier.Decimal, bool) {
	if s.eligible.Sign() <= 0 {
		return dossier.Decimal{}, false
	}
	return s.public.Quo(s.eligible).Round(4), true
}

// verdict is the result of the check.
func (p *plan) verdict() string {
	s := p.all()
	switch {
	case !p.complete():
		return p.t("check.incomplete")
	case s.resources.Cmp(s.total) == 0:
		return p.t("check.balanced")
	case s.resources.Cmp(s.total) < 0:
		return p.t("check.short")
	}
	return p.t("check.over")
}

// open counts the lines to fill; a table without a line has one.
func (p *plan) open() int {
	n := p.lacking()
	if len(p.expenses) == 0 {
		n++
	}
	if len(p.resources) == 0 {
		n++
	}
	return n
}

// lackingFormula counts the numbered lines without an amount that counts.
func lackingFormula(tables ...span) string {
	var parts []string
	for _, t := range tables {
		parts = append(parts, fmt.Sprintf("MAX(1,COUNT(%s))-COUNT(%s)", t.col("A"), t.col("J")))
	}
	return strings.Join(parts, "+")
}

// sumIfs adds a column of the lines that meet criteria, given as pairs of a
// column and what it must be.
func sumIfs(t span, col string, pairs ...string) string {
	f := "ROUND(SUMIFS(" + t.col(col)
	for i := 0; i+1 < len(pairs); i += 2 {
		f += "," + t.col(pairs[i]) + "," + pairs[i+1]
	}
	return f + "),2)"
}
