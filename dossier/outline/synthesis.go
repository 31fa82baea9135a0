package outline

import (
	"slices"
	"strings"

	"dossierpme/dossier"
	"dossierpme/dossier/figures"
	"dossierpme/internal/figuretext"
	"dossierpme/internal/french"
)

// maxPoints is how many points the synthesis shows at most; where they would
// run over the page, fewer, and then without the calendar, whose dates stand on
// the cover too. The rest is counted.
const maxPoints = 5

// synthesis is the page for the case officer: what the project is, costs,
// gains, what to look at, when.
func (p *printer) synthesis() []Block {
	chapter := Chapter{ID: p.id("synthesis"), Title: p.t("paper.synthesis.title"), Lead: p.who(), NewPage: true}
	var page OnePage
	variants := []shorter{
		{points: maxPoints},
		{points: maxPoints, heading: true},
		{points: 3, heading: true},
		{points: 2, heading: true},
		{points: 1, heading: true},
		{points: 3, calendar: true},
		{points: 1, calendar: true},
		{heading: true, calendar: true},
	}
	if explained, _ := p.explained(); len(explained) > 0 {
		for i := range variants {
			variants[i].explained = variants[i].points
		}
		variants = append(saying(), variants...)
	}
	for _, v := range variants {
		blocks := p.synthesisWith(chapter, v)
		if len(blocks) == 1 {
			return nil
		}
		page.Variants = append(page.Variants, blocks)
	}
	return []Block{page}
}

// saying are the variants that print the explanations too. What the applicant says of a
// point is worth more to the reader than the calendar, whose dates stand on the cover,
// and its beginning more than a second point.
func saying() []shorter {
	const whole, much, some = 1 << 20, 240, 120
	return []shorter{
		{points: maxPoints, explained: maxPoints, said: whole},
		{points: maxPoints, explained: maxPoints, said: whole, heading: true},
		{points: maxPoints, explained: maxPoints, said: whole, calendar: true},
		{points: maxPoints, explained: maxPoints, said: whole, heading: true, calendar: true},
		{points: 3, explained: 3, said: much, heading: true, calendar: true},
		{points: 3, explained: 3, said: some, heading: true, calendar: true},
		{points: 2, explained: 2, said: some, heading: true, calendar: true},
		{points: 1, explained: 2, said: some, heading: true, calendar: true},
		{points: 1, explained: 1, said: some, heading: true, calendar: true},
	}
}

// shorter says how many points the synthesis shows, and what it leaves out.
type shorter struct {
	points            int
	heading, calendar bool
	explained         int
	said              int // how much of an explanation, in characters; 0 for nothing
}

// who is the applicant in a line: name, number, size, place.
func (p *printer) who() string {
	siren := p.show(dossier.RoleSIREN)
	if siren != "" {
		siren = p.t("paper.sheet.siren") + french.Hard + siren
	}
	return strings.Join(filled(p.v.Text(p.v.ID(dossier.RoleCompany)), siren, p.main(figures.SizeID), strings.ReplaceAll(p.town(), " ", french.Hard)), french.Hard+"· ")
}

func (p *printer) synthesisWith(chapter Chapter, less shorter) []Block {
	out := []Block{chapter}
	if tiles := p.tiles(); len(tiles) > 0 {
		out = append(out, KeyFigures{Items: tiles})
	}
	if s := p.v.Text(p.v.ID(dossier.RoleSummary)); s != "" {
		if !less.heading {
			out = append(out, Heading{Level: 2, Title: p.t("paper.synthesis.project")})
		}
		out = append(out, Prose{Text: T(s)})
	}
	if bars, ok := p.funding(); ok {
		out = append(out, Group{Blocks: []Block{Heading{Level: 2, Title: p.t("paper.synthesis.funding"), Note: p.t("paper.synthesis.funding_note")}, bars}})
	}
	if gains := p.gains(); len(gains.Rows) > 0 {
		out = append(out, Group{Blocks: []Block{Heading{Level: 2, Title: p.t("paper.synthesis.gains"), Note: p.t("paper.synthesis.gains_note")}, gains}})
	}
	if line := p.calendar(); !less.calendar && len(line.Items) > 1 {
		out = append(out, Group{Blocks: []Block{Heading{Level: 2, Title: p.t("paper.synthesis.calendar")}, line}})
	}
	if points := p.points(less.points); len(points.Items) > 0 {
		out = append(out, Heading{Level: 2, Title: p.t("paper.synthesis.points")}, points)
	}
	if points := p.explainedPoints(less.explained, less.said); len(points.Items) > 0 {
		out = append(out, Heading{Level: 2, Title: p.t("paper.explained.title")}, points)
	}
	return out
}

func (p *printer) tiles() []KeyFigure {
	var out []KeyFigure
	add := func(value, caption string) {
		if value != "" {
			out = append(out, KeyFigure{Value: value, Caption: caption})
		}
	}
	if total, ok := p.in.Figures[figures.CostsID].Number(figures.CostsTotal); ok {
		add(total.ShortEuros(), p.t("paper.synthesis.tile.cost"))
	}
	requested := p.show(dossier.RoleRequest)
	if d, ok := p.v.Number(p.v.ID(dossier.RoleRequest)); ok {
		requested = d.ShortEuros()
	}
	add(requested, p.t("paper.synthesis.tile.feder"))
	add(p.main(figures.JobsID), p.t("paper.synthesis.tile.jobs"))
	if pct, ok := p.in.Figures[figures.EnergyID].Number(figures.GainPercent); ok {
		if pct.Sign() >= 0 {
			add(pct.Percent(), p.t("paper.synthesis.tile.energy_less"))
		} else {
			add(pct.Neg().Percent(), p.t("paper.synthesis.tile.energy_more"))
		}
	}
	return out
}

// funding draws expenses and resources to one scale.
func (p *printer) funding() (Bars, bool) {
	costs, plan := p.in.Figures[figures.CostsID], p.in.Figures[figures.PlanID]
	bars := Bars{ID: "synthesis.funding"}
	add := func(label, total string, parts []figures.Part, of figures.Breakdown) {
		bar := Bar{Label: label, Total: total}
		parts, _ = figuretext.Fewer(parts)
		for _, part := range parts {
			if part.Value.Sign() <= 0 {
				continue
			}
			value := part.Value.FrenchAmount()
			bar.Parts = append(bar.Parts, Part{Label: p.texts.Part(of, part.Key), Value: value, Amount: part.Value.Float()})
		}
		if len(bar.Parts) > 0 {
			bars.Items = append(bars.Items, bar)
		}
	}
	add(p.t("paper.synthesis.expenses"), p.main(figures.CostsID), figuretext.Ordered(costs, figures.CostsByCategory), figures.CostsByCategory)
	resources := append(figuretext.Ordered(plan, figures.PlanPublic), figuretext.Ordered(plan, figures.PlanPrivate)...)
	add(p.t("paper.synthesis.resources"), p.number(figures.PlanID, figures.PlanResources), resources, figures.PlanPublic)
	if len(bars.Items) == 0 {
		return bars, false
	}
	var words []string
	for _, bar := range bars.Items {
		var parts []string
		for _, part := range bar.Parts {
			parts = append(parts, part.Label+" "+part.Value)
		}
		words = append(words, bar.Label+french.Hard+": "+strings.Join(parts, ", "))
	}
	bars.Alt = strings.Join(words, ". ")
	switch gap, known := plan.Number("gap"); {
	case !known:
	case gap.IsZero():
		bars.Note = Text{S: p.t("paper.synthesis.balanced"), Tone: Good}
	default:
		bars.Note = Text{S: p.t("paper.synthesis.gap", "gap", p.main(figures.PlanID)), Tone: Todo}
	}
	return bars, true
}

// gains compares today and after the project. What rises says so in words.
func (p *printer) gains() Table {
	cols := p.changeColumns()
	cols[0].Head = p.t("paper.gains.item")
	t := Table{Tight: true, Columns: append(cols, Column{Head: p.t("paper.gains.percent"), Align: Right, Whole: true}, Column{Head: p.t("paper.gains.remark"), Weight: 0.8})}
	for _, g := range p.changes() {
		before, ok := g.Number(g.before)
		if !ok {
			continue
		}
		declared, _ := g.Declared(g.after)
		quantity := func(d dossier.Decimal) string { return p.texts.Quantity(d, declared.Shape) }
		var gap, pct string
		var remarks []string
		after, known := g.Number(g.after)
		if known {
			rise := after.Sub(before)
			if gap = rise.Signed(quantity); rise.Sign() > 0 {
				remarks = append(remarks, p.t("paper.gains.rise", "amount", quantity(rise)))
				if per, ok := g.Number("gain_pct_per_unit"); ok {
					remarks = append(remarks, p.t("paper.gains.per_unit", "percent", figuretext.Effect(per)))
				}
			}
		}
		if d, ok := g.Number(figures.GainPercent); ok {
			pct = d.Neg().Signed(cents)
		}
		if g.Status != figures.Computed {
			remarks = append(remarks, p.texts.Status(g.Status))
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{
			{Text: T(g.label)},
			{Text: T(p.texts.Number(g.Figure, g.before))},
			{Text: T(p.texts.Number(g.Figure, g.after))},
			{Text: T(gap)},
			{Text: T(pct)},
			{Text: Text{S: strings.Join(remarks, " · "), Tone: Todo}},
		}})
	}
	if !slices.ContainsFunc(t.Rows, func(r Row) bool { return r.Cells[5].Text.S != "" }) {
		for i := range t.Rows {
			t.Rows[i].Cells = t.Rows[i].Cells[:5]
		}
		t.Columns = t.Columns[:5]
	}
	return t
}

// points are what the case officer will look at: the advice that is theirs, then
// the warnings. What is about the text and the file the applicant reads in the program.
func (p *printer) points(most int) Points {
	var shown, advice []dossier.Problem
	for _, pb := range p.in.Problems {
		switch {
		case !pb.Official():
		case pb.Severity == dossier.Advice:
			advice = append(advice, pb)
		default:
			shown = append(shown, pb)
		}
	}
	var out Points
	more := 0
	for _, pb := range append(advice, shown...) {
		if len(out.Items) == most {
			more++
			continue
		}
		out.Items = append(out.Items, Point{Text: p.brief(pb), Tone: Todo, Target: p.target(pb)})
	}
	if more > 0 {
		// Only a draft has the list.
		out.Items = append(out.Items, Point{Text: p.t("paper.synthesis.more_points", "n", more), Tone: Muted, Target: "problems"})
	}
	return out
}

// brief is the first sentence about a problem, with the row that it concerns.
func (p *printer) brief(pb dossier.Problem) string {
	s := french.FirstSentence(p.message(pb))
	f, _ := p.v.Locate(pb.Field)
	if f == nil || pb.Row == "" {
		return s
	}
	list := p.v.Rows(f.ID)
	i := p.v.RowIndex(f.ID, pb.Row)
	if i < 0 {
		return s
	}
	if title := p.v.Title(f, list, i); !strings.Contains(s, title) {
		return title + french.Hard + ": " + s
	}
	return s
}

// calendar draws the dates of the project.
func (p *printer) calendar() Timeline {
	out := p.moments([]dossier.Role{dossier.RoleApplication},
		dossier.RoleApplication, dossier.RoleFirstOrder, dossier.RoleStart, dossier.RoleCommissioning, dossier.RoleEnd)
	return timeline("synthesis.calendar", out)
}
