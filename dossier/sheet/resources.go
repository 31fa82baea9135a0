package sheet

import (
	"fmt"
)

// resources is the sheet of resources: I says how a line counts, J what of it
// counts.
func (b *book) resources(p *plan, who identity) *table {
	t := &table{page: &page{b: b, name: resourcesName, widths: []float64{5, 22, 20, 32, 16, 8, 13, 15, 17, 16, 34}, stay: "C"}}
	t.titles(wordResources, who.under())
	t.head = t.heading(resourceHeads)
	t.span = span{resourcesName, t.head + 1, t.head + max(1, len(p.resources))}
	for i, r := range p.resources {
		row := len(t.rows) + 1
		counted, known := r.Brings()
		t.add(b.order(i), b.text(r.source, lookText), b.text(r.nature, lookText), b.text(r.body, lookText),
			b.number(r.Amount, lookMoney), b.number(r.Year, lookYear), b.text(r.state, lookMid), b.day(r.Date, lookMid),
			b.text(r.share, lookMid),
			b.maybe(fmt.Sprintf(`IF(AND(ISNUMBER(E%d),I%d<>%s),IF(I%d=%s,0,E%d),"")`, row, row, quoted(wordUnclear), row, quoted(wordGuarantee), row), counted, known, lookMoney),
			b.text(r.proof, lookText))
	}
	if len(p.resources) == 0 {
		t.add(b.blanks(len(resourceHeads))...)
	}
	line := b.blanks(len(resourceHeads))
	for i := range line {
		line[i] = b.blank(totals(lookText))
	}
	line[1] = b.text(wordTotal, totals(lookText))
	line[9] = b.formula(b.sumOf("J", t.span), p.all().resources, totals(lookMoney))
	t.add(line...)
	t.finish = append(t.finish, func() error {
		return t.choose("I", wordShareTip, wordPublic, wordPrivate, wordGuarantee, wordUnclear)
	}, t.filter)
	return t
}
