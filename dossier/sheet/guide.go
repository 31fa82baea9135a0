package sheet

import (
	"fmt"
	"strings"

	"dossierpme/dossier"
	"dossierpme/internal/french"
)

// guide is the sheet that says what the workbook is and how to read it.
func (b *book) guide(who identity) *page {
	p := &page{b: b, name: guideName, widths: []float64{112}, quiet: true, single: true}
	p.titles(wordPlan, "")
	p.rows[1] = []any{b.text(who.under(), look{ink: inkQuiet, wrap: true})}
	text := append([]string{}, guideText...)
	text = append(text, fmt.Sprintf(guideMade, dossier.DateOf(who.date).French(), who.program), guideIndependent)
	for _, s := range text {
		if head, ok := strings.CutPrefix(s, "# "); ok {
			p.add()
			p.add(b.text(head, look{bold: true, size: 12, ink: inkTitle}))
			continue
		}
		p.add(b.text(french.Typeset(s), look{wrap: true, size: 11}))
	}
	return p
}
