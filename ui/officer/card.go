package officer

import (
	"strconv"

	"fyne.io/fyne/v2"

	"dossierpme/dossier"
	"dossierpme/internal/problemtext"
	"dossierpme/ui/kit"
	"dossierpme/ui/severity"
)

// most is how many places a card shows at first.
const most = 6

// placeWidth is the least width of a place.
const placeWidth float32 = 220

// card is one point: what is wrong, what to do, the places beside each other, and what
// can be done at once.
func (p *Page) card(pr dossier.Problem) fyne.CanvasObject {
	p.cards++
	tone, word := severity.ToneOf(pr.CountsAs()), severity.WordOf(p.Words, pr.CountsAs())
	says := problemtext.Of(p.Words, p.Session.View(), pr)
	what := kit.NewBody(says.What).Bold() // the places say which row it is about
	column := kit.NewColumn(kit.Space8, kit.NewRow(kit.Space12, kit.NewStretch(what), kit.NewPill(tone, word)))
	if pr.Explained {
		column.Add(kit.NewBody(p.Words.T("officer.quoted", "text", p.Explanation(pr))))
		column.Add(kit.NewHint(p.Words.T("officer.printed")))
	} else if says.Do != "" {
		column.Add(kit.NewHint(says.Do))
	}
	if places := p.places(pr); places != nil {
		column.Add(places)
	}
	if ways := p.ways(pr); ways != nil {
		column.Add(ways)
	}
	return kit.NewMarkedCard(tone, column)
}

// places are all the places of a problem, each with the way to it.
func (p *Page) places(pr dossier.Problem) fyne.CanvasObject {
	key := keyOf(pr)
	all := problemtext.Places(p.Words, p.Session.View(), pr)
	if len(all) == 0 {
		return nil
	}
	shown := all
	if len(all) > most && !p.whole[key] {
		shown = all[:most-1]
	}
	boxes := kit.NewColumns(placeWidth)
	for i, s := range shown {
		id := key + strconv.Itoa(i)
		box := kit.NewJump(s.Full(), s.Value, p.Words.T("officer.go"), func() {
			p.Left(id)
			p.Lead(dossier.Spot{Field: pr.Field, Row: pr.Row}, s.At)
		})
		p.add(id, box)
		boxes.Add(box)
	}
	if len(shown) == len(all) {
		return boxes
	}
	more := kit.NewQuiet(p.Words.T("officer.more", "n", len(all)-len(shown)), func() {
		p.whole[key] = true
		p.Refresh()
	})
	p.add(key+"more", more)
	return kit.NewColumn(kit.Space4, boxes, kit.NewRow(0, more, kit.NewSpring()))
}

// ways are what can be done about a problem, nil where only its answers can be changed.
func (p *Page) ways(pr dossier.Problem) fyne.CanvasObject {
	remedies := p.Remedies(pr)
	if len(remedies) == 0 {
		return nil
	}
	row := kit.NewFlow(kit.Space8)
	for _, a := range remedies {
		var own stop
		b := kit.NewSecondary(a.Label, func() {
			p.acting = &own // what is settled takes its own button away
			a.Do()
			p.acting = nil
		})
		p.add(keyOf(pr)+a.Label, b)
		own = p.stops[len(p.stops)-1]
		row.Add(b)
	}
	return row
}
