package outline

import (
	"slices"
	"strings"
	"unicode/utf8"

	"dossierpme/dossier"
	"dossierpme/dossier/figures"
	"dossierpme/dossier/rows"
	"dossierpme/internal/french"
)

// picture is printed before the field that it belongs to.
func (p *printer) picture(f *dossier.Field) []Block {
	switch {
	case f.ID == p.v.ID(dossier.RoleAtSeat):
		return p.placeCard()
	case f.ID == rows.Table[rows.Milestone]():
		return p.projectLine()
	case p.comparesFirst(f):
		return p.beforeAfter()
	}
	return nil
}

// figurePicture is the chart of a figure, after its numbers.
func (p *printer) figurePicture(fig figures.Figure) []Block {
	if fig.Spec == nil {
		return nil
	}
	switch fig.Picture {
	case figures.Spending:
		return p.lengths(fig, figures.CostsByCategory, figures.CostsByYear)
	case figures.Posts:
		return p.lengths(fig, figures.JobsByCategory, figures.JobsByContract)
	case figures.SideBySide:
		return p.ways(fig)
	case figures.Balance:
		if bars, ok := p.funding(); ok {
			bars.ID = ID(fig.ID + ".balance")
			return []Block{bars}
		}
	}
	return p.figureBars(fig)
}

// figureBars draws a figure as the screen draws it too.
func (p *printer) figureBars(fig figures.Figure) []Block {
	groups, shared := p.texts.Bars(fig)
	chart := Lengths{ID: ID(fig.ID + ".bars"), Shared: shared}
	var words []string
	for _, g := range groups {
		out := LengthGroup{Title: g.Title, Note: Text{S: g.Note, Strong: true}}
		var said []string
		for _, b := range g.Bars {
			out.Items = append(out.Items, Length{Label: b.Label, Value: b.Text, Amount: b.Amount.Float(), Pale: b.Pale})
			said = append(said, b.Label+" "+b.Text)
		}
		chart.Groups = append(chart.Groups, out)
		title := g.Title
		if g.Note != "" {
			title += ", " + g.Note
		}
		words = append(words, title+french.Hard+": "+strings.Join(said, ", "))
	}
	if len(chart.Groups) == 0 {
		return nil
	}
	chart.Alt = strings.Join(words, ". ")
	return []Block{chart}
}

// lengths draws breakdowns of one figure to one scale. A breakdown into one
// part says nothing that the total does not.
func (p *printer) lengths(fig figures.Figure, of ...figures.Breakdown) []Block {
	chart := Lengths{Shared: true}
	var words []string
	for _, o := range of {
		parts := p.texts.Breakdown(fig, o)
		if len(parts) < 2 {
			continue
		}
		g := LengthGroup{Title: p.t("paper.chart.by." + o.Group)}
		var said []string
		for _, part := range parts {
			g.Items = append(g.Items, Length{Label: part.Label, Value: part.Text, Amount: amount(part.Amount)})
			said = append(said, part.Label+" "+part.Text)
		}
		chart.Groups = append(chart.Groups, g)
		words = append(words, g.Title+french.Hard+": "+strings.Join(said, ", "))
	}
	if len(chart.Groups) == 0 {
		return nil
	}
	chart.Alt = strings.Join(words, ". ")
	return []Block{chart}
}

// amount is the length of a bar that begins at zero.
func amount(d dossier.Decimal) float64 { return max(d.Float(), 0) }

// change is a figure with a state before and after.
type change struct {
	figures.Figure
	label, before, after string
}

// changes are the figures that compare a state before and after, in the order of
// their questions.
func (p *printer) changes() []change {
	var out []change
	for _, s := range p.v.Call.Sections {
		for _, f := range s.Fields {
			fig, ok := p.in.Figures[f.Figure]
			if !ok || fig.Spec == nil {
				continue
			}
			if before, after, ok := fig.Change(); ok {
				out = append(out, change{fig, p.texts.Compared(fig), before, after})
			}
		}
	}
	return out
}

// comparesFirst reports whether a field is the first whose figure compares before and
// after: all of them are drawn together before it.
func (p *printer) comparesFirst(f *dossier.Field) bool {
	of := p.changes()
	return len(of) > 0 && f.Figure == of[0].ID
}

// beforeAfter draws what the site takes and leaves, before and after.
func (p *printer) beforeAfter() []Block {
	chart := Lengths{ID: "chart.before_after"}
	var words []string
	for _, c := range p.changes() {
		x, ok := p.texts.Change(c.Figure)
		if !ok || x.From.Sign() == 0 && x.To.Sign() == 0 {
			continue
		}
		g := LengthGroup{Title: x.Label, Items: []Length{
			{Label: p.t("paper.change.today"), Value: x.Before, Amount: amount(x.From), Pale: true},
			{Label: p.t("paper.change.after"), Value: x.After, Amount: amount(x.To)},
		}}
		said := x.Label + " " + p.t("paper.change.today") + " " + x.Before + ", " + p.t("paper.change.after") + " " + x.After
		if x.Effect != "" {
			g.Note = Text{S: x.Effect, Tone: Good, Strong: true}
			if x.Worse {
				g.Note.Tone = Todo
			}
			said += ", " + x.Effect
		}
		chart.Groups = append(chart.Groups, g)
		words = append(words, said)
	}
	if len(chart.Groups) == 0 {
		return nil
	}
	chart.Alt = strings.Join(words, ". ")
	return []Block{Group{Blocks: []Block{Heading{Level: 3, Title: p.t("paper.chart.before_after"), Note: p.t("paper.synthesis.gains_note")}, chart}}}
}

// moment is a date to draw.
type moment struct {
	day    dossier.Date
	label  string
	marked bool
}

// momentKeys name the days of a project in the catalogue.
var momentKeys = map[dossier.Role]string{
	dossier.RoleApplication: "application", dossier.RoleFirstOrder: "first_order", dossier.RoleStart: "start",
	dossier.RoleCommissioning: "commissioning", dossier.RoleEnd: "end",
}

// moments are the days of these roles that are known.
func (p *printer) moments(marked []dossier.Role, of ...dossier.Role) []moment {
	var out []moment
	for _, r := range of {
		if d := p.v.Date(p.v.ID(r)); !d.IsZero() {
			out = append(out, moment{d, p.t("paper.moment." + momentKeys[r]), slices.Contains(marked, r)})
		}
	}
	return out
}

// timeline draws dates in order; those of one day share their place.
func timeline(id ID, of []moment) Timeline {
	t := Timeline{ID: id}
	slices.SortStableFunc(of, func(a, b moment) int { return a.day.Time().Compare(b.day.Time()) })
	var words []string
	for _, m := range of {
		words = append(words, m.label+" "+m.day.French())
		if n := len(t.Items); n > 0 && t.Items[n-1].Date == m.day.French() {
			t.Items[n-1].Label += " · " + m.label
			t.Items[n-1].Marked = t.Items[n-1].Marked || m.marked
			continue
		}
		t.Items = append(t.Items, Moment{Date: m.day.French(), Label: m.label, Day: int(m.day.Time().Unix() / 86400), Marked: m.marked})
	}
	t.Alt = strings.Join(words, ", ")
	return t
}

// projectLine draws the milestones between the first order and the end.
func (p *printer) projectLine() []Block {
	// More are a list, not a picture; up to some they have their names, else their
	// numbers in the list below.
	const most, named, longest = 14, 9, 40
	bounds := []dossier.Role{dossier.RoleApplication, dossier.RoleEnd}
	of := p.moments(bounds, bounds...)
	milestones := rows.AsTyped(p.v, rows.Milestones(p.v))
	for i, m := range milestones {
		label := french.Nth(i + 1)
		if len(milestones) <= named && m.Title != "" && utf8.RuneCountInString(m.Title) <= longest {
			label = m.Title
		}
		if !m.Date.IsZero() {
			of = append(of, moment{m.Date, label, false})
		}
	}
	if len(of) < 3 || len(of) > most {
		return nil
	}
	return []Block{timeline("milestones.line", of)}
}

// placeCard says where the project is.
func (p *printer) placeCard() []Block {
	at := p.place()
	commune := p.v.Text(p.v.ID(at.Commune))
	c := Card{ID: "place.card", Title: p.town()}
	if c.Title == "" {
		return nil
	}
	c.Lines = filled(p.show(at.Street), p.show(at.More))
	fact := func(label, value string) {
		if value != "" {
			c.Facts = append(c.Facts, Pair{Label: label, Value: T(value)})
		}
	}
	if len(commune) == 5 {
		if key := "paper.department." + commune[:2]; p.in.Words.Has(key) {
			fact(p.t("paper.chart.department"), p.t(key)+" ("+commune[:2]+")")
		} else {
			fact(p.t("paper.chart.department"), commune[:2])
		}
	}
	if ref, ok := p.v.Env.Ref.(interface {
		EPCIOf(commune string) (string, bool)
	}); ok {
		name, _ := ref.EPCIOf(commune)
		fact(p.t("paper.chart.epci"), name)
	}
	fact(p.t("paper.chart.afr"), p.show(dossier.RoleZone))
	return []Block{c}
}
