package officer

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"dossierpme/dossier"
	"dossierpme/internal/problemtext"
	"dossierpme/ui/form"
	"dossierpme/ui/kit"
)

// Config is what the page needs from around it.
type Config struct {
	form.Env // Lead and GoTo are never nil

	// Left is told what had the cursor when a way leads away from the page, for Focus to
	// bring back.
	Left func(key string)
}

// Page is « Ce qu’un service instructeur verrait ».
type Page struct {
	Config
	column *fyne.Container
	said   string // what is shown
	stops  []stop
	cards  int             // built so far
	acting *stop           // whose button is being pressed
	whole  map[string]bool // the problems whose places are all shown
}

// stop is something on the page that takes the cursor.
type stop struct {
	key  string
	card int // the place of its card among the others
	at   fyne.Focusable
}

// New returns the page as the dossier is now.
func New(of Config) *Page {
	p := &Page{Config: of, column: kit.NewColumn(kit.Space16), whole: map[string]bool{}}
	p.Refresh()
	return p
}

// Object is what is shown.
func (p *Page) Object() fyne.CanvasObject { return p.column }

// First is where the cursor begins, nil where nothing takes it.
func (p *Page) First() fyne.Focusable {
	if len(p.stops) == 0 {
		return nil
	}
	return p.stops[0].at
}

// Focus puts the cursor back to what it had, else on the first place of a problem, else
// where it begins.
func (p *Page) Focus(key string, field dossier.FieldID, row string) {
	is := func(ok func(s stop) bool) fyne.Focusable {
		if i := slices.IndexFunc(p.stops, ok); i >= 0 {
			return p.stops[i].at
		}
		return nil
	}
	at := is(func(s stop) bool { return key != "" && s.key == key })
	if at == nil {
		at = is(func(s stop) bool { return strings.Contains(s.key, keyAt(field, row)) })
	}
	if at == nil {
		at = p.First()
	}
	if at != nil {
		p.Canvas.Focus(at)
	}
}

// keyOf names a problem among the stops.
func keyOf(pr dossier.Problem) string { return pr.Code + keyAt(pr.Field, pr.Row) }

func keyAt(field dossier.FieldID, row string) string { return "|" + string(field) + "|" + row + "|" }

// add remembers what takes the cursor.
func (p *Page) add(key string, at fyne.Focusable) { p.stops = append(p.stops, stop{key, p.cards, at}) }

// found are the problems in the order of the reading, by what they mean.
type found struct {
	wrong, asked, explained, advice, missing []dossier.Problem
}

func (p *Page) found() found {
	v := p.Session.View()
	order := dossier.Topics()
	all := slices.Clone(p.Session.Problems())
	slices.SortStableFunc(all, func(a, b dossier.Problem) int {
		return slices.Index(order, v.TopicOf(a)) - slices.Index(order, v.TopicOf(b))
	})
	var out found
	for _, pr := range all {
		switch pr.CountsAs() {
		case dossier.Blocking:
			out.wrong = append(out.wrong, pr)
		case dossier.Missing:
			out.missing = append(out.missing, pr)
		case dossier.Advice:
			out.advice = append(out.advice, pr)
		case dossier.Explained:
			out.explained = append(out.explained, pr)
		default:
			out.asked = append(out.asked, pr)
		}
	}
	return out
}

// Refresh shows what the session says now; where that is what is shown, nothing moves.
func (p *Page) Refresh() {
	f := p.found()
	said := p.saying(f)
	if said == p.said {
		return
	}
	before, had := p.focused()
	first := p.said == ""
	p.said, p.stops, p.cards = said, nil, 0
	p.column.Objects = p.build(f)
	p.column.Refresh()
	kit.Relayout(p.column)
	if first || !had {
		return
	}
	p.keepCursor(before)
}

// focused is the stop that has the cursor.
func (p *Page) focused() (at stop, ok bool) {
	if p.acting != nil {
		return *p.acting, true
	}
	now := p.Canvas.Focused()
	i := slices.IndexFunc(p.stops, func(s stop) bool { return s.at == now })
	if i < 0 {
		return stop{}, false
	}
	return p.stops[i], true
}

// keepCursor puts the cursor where it was; where what had it is settled, on what has
// taken its place.
func (p *Page) keepCursor(before stop) {
	i := slices.IndexFunc(p.stops, func(s stop) bool { return s.key == before.key })
	if i < 0 {
		i = slices.IndexFunc(p.stops, func(s stop) bool { return s.card >= before.card })
	}
	switch {
	case i >= 0:
		p.Canvas.Focus(p.stops[i].at)
	case len(p.stops) > 0:
		p.Canvas.Focus(p.stops[len(p.stops)-1].at)
	default:
		p.Canvas.Unfocus()
	}
}

// saying is all that the page shows, for telling whether that changed.
func (p *Page) saying(f found) string {
	v := p.Session.View()
	var b strings.Builder
	for _, list := range [][]dossier.Problem{f.wrong, f.asked, f.explained, f.advice} {
		for _, pr := range list {
			fmt.Fprintln(&b, keyOf(pr), pr.Severity, problemtext.Line(p.Words, v, pr), problemtext.Of(p.Words, v, pr).Text(), p.whole[keyOf(pr)], p.Explanation(pr))
			for _, s := range problemtext.Places(p.Words, v, pr) {
				fmt.Fprintln(&b, s.Full(), s.Value)
			}
			for _, a := range p.Remedies(pr) {
				fmt.Fprintln(&b, a.Label)
			}
		}
	}
	fmt.Fprintln(&b, len(f.missing), p.lacking(f.missing), v.Held(), p.emptyParams())
	return b.String()
}

// build makes the page.
func (p *Page) build(f found) []fyne.CanvasObject {
	out := []fyne.CanvasObject{
		kit.NewColumn(kit.Space4, kit.NewTitle(p.Words.T("officer.title")), kit.NewIntro(p.Words.T("officer.intro"))),
		p.verdict(),
	}
	part := func(key string, cards ...fyne.CanvasObject) {
		if len(cards) == 0 {
			return
		}
		out = append(out, kit.NewInset(kit.Space8, 0, -kit.Space4, 0, kit.NewSubtitle(p.Words.T("officer."+key))))
		out = append(out, cards...)
	}
	cards := func(of []dossier.Problem) []fyne.CanvasObject {
		var out []fyne.CanvasObject
		for _, pr := range of {
			out = append(out, p.card(pr))
		}
		return out
	}
	refused := cards(f.wrong)
	if len(f.missing) > 0 {
		refused = append(refused, p.missingCard(f.missing))
	}
	part("refused", refused...)
	part("questioned", cards(f.asked)...)
	part("explained", cards(f.explained)...)
	if fine := p.fineCard(); fine != nil {
		part("fine", fine)
	}
	part("unseen", p.unseenCard())
	if len(f.advice) > 0 {
		part("advice", p.adviceCard(f.advice))
	}
	return out
}
