package sheet

import (
	"fmt"
)

// resources is the sheet of resources: I says how a line counts, J what of it
// counts.
func (b *book) resources(p *plan, who identity) *table {
	t := &table{page: &page{b: b, name: b.t("name.resources"), widths: []float64{5, 22, 20, 32, 16, 8, 13, 15, 17, 16, 34}, stay: "C"}}
	t.titles(b.t("resources.title"), b.under(who))
	t.head = t.heading(b.heads("resources", resourceHeads))
	t.span = span{b.t("name.resources"), t.head + 1, t.head + max(1, len(p.resources))}
	for i, r := range p.resources {
		row := len(t.rows) + 1
		counted, known := r.Brings()
		t.add(b.order(i), b.text(r.source, lookText), b.text(r.nature, lookText), b.text(r.body, lookText),
			b.number(r.Amount, lookMoney), b.number(r.Year, lookYear), b.text(r.state, lookMid), b.day(r.Date, lookMid),
			b.text(b.share(r.Share()), lookMid),
			b.maybe(fmt.Sprintf(`IF(AND(ISNUMBER(E%d),I%d<>%s),IF(I%d=%s,0,E%d),"")`, row, row, quoted(b.t("share.unclear")), row, quoted(b.t("share.guarantee")), row), counted, known, lookMoney),
			b.text(r.proof, lookText))
	}
	if len(p.resources) == 0 {
		t.add(b.blanks(len(resourceHeads))...)
	}
	line := b.blanks(len(resourceHeads))
	for i := range line {
		line[i] = b.blank(totals(lookText))
	}
	line[1] = b.text(b.t("total"), totals(lookText))
	line[9] = b.formula(b.sumOf("J", t.span), p.all().resources, totals(lookMoney))
	t.add(line...)
	t.finish = append(t.finish, func() error {
		return t.choose("I", b.t("resources.tip"), b.t("share.public"), b.t("share.private"), b.t("share.guarantee"), b.t("share.unclear"))
	}, t.filter)
	return t
}
