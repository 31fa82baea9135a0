package sheet

import (
	"dossierpme/dossier"
)

// guideLines are the texts of the guide; a head stands over those that follow.
var guideLines = []struct {
	key  string
	head bool
}{
	{"what", false},
	{"sheets", true},
	{"summary", false},
	{"expenses", false},
	{"resources", false},
	{"amounts", true},
	{"before_tax", false},
	{"to_check", false},
	{"guarantees", false},
	{"incomplete", false},
	{"changes", true},
	{"formulas", false},
	{"origin", true},
}

// guide is the sheet that says what the workbook is and how to read it.
func (b *book) guide(who identity) *page {
	p := &page{b: b, name: b.t("name.guide"), widths: []float64{112}, quiet: true, single: true}
	p.titles(b.t("plan"), "")
	p.rows[1] = []any{b.text(b.under(who), look{ink: inkQuiet, wrap: true})}
	say := func(text string) { p.add(b.text(text, look{wrap: true, size: 11})) }
	for _, l := range guideLines {
		text := b.t("guide." + l.key)
		if l.head {
			p.add()
			p.add(b.text(text, look{bold: true, size: 12, ink: inkTitle}))
			continue
		}
		say(text)
	}
	say(b.t("guide.made", "date", dossier.DateOf(who.date).French(), "version", who.release))
	say(b.t("guide.independent"))
	return p
}
