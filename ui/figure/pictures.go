package figure

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"dossierpme/dossier"
	"dossierpme/dossier/figures"
	"dossierpme/internal/figuretext"
	"dossierpme/internal/french"
	"dossierpme/ui/chart"
	"dossierpme/ui/kit"
)

// picture is what there is to see of a figure, nil where there is nothing.
func (p *Summary) picture(v *dossier.View, fig figures.Figure) fyne.CanvasObject {
	if fig.Spec == nil {
		return nil
	}
	switch fig.Picture {
	case figures.Tree:
		return p.groupPicture(v)
	case figures.Spending:
		return p.costsPicture(v, fig)
	case figures.Balance:
		return p.balance(v, fig)
	case figures.Posts:
		return p.jobsPicture(v, fig)
	}
	return p.bars(v, fig)
}

// bars draws a figure as paper draws it too.
func (p *Summary) bars(v *dossier.View, fig figures.Figure) fyne.CanvasObject {
	groups, shared := p.f.texts(v).Bars(fig)
	var out []chart.Bars
	for _, g := range groups {
		heading := g.Title
		if g.Note != "" {
			heading += french.Hard + "· " + g.Note
		}
		bars := chart.Bars{Heading: heading}
		for _, b := range g.Bars {
			bars.Bars = append(bars.Bars, chart.Bar{Label: b.Label, Text: b.Text, Size: b.Amount.Float(), Pale: b.Pale})
		}
		out = append(out, bars)
	}
	if len(out) == 0 {
		return nil
	}
	if shared {
		return chart.NewBars(out...)
	}
	column := kit.NewColumn(kit.Space8)
	for _, g := range out {
		column.Add(chart.NewBars(g))
	}
	return column
}

// groupPicture shows the applicant between those that hold it and those that it
// holds.
func (p *Summary) groupPicture(v *dossier.View) fyne.CanvasObject {
	s := p.shown
	name := s.title
	if name == "" {
		name = p.f.T("summary.group.unnamed")
	}
	of := chart.GroupOf{
		Applicant: name, Caption: p.f.T("summary.group.applicant"), Above: p.f.T("summary.group.above"), Below: p.f.T("summary.group.below"),
	}
	if len(s.group) == 0 {
		if s.figures[figures.SizeID].Status == figures.Unknown {
			return nil
		}
		of.Caption = p.f.T("summary.group.alone")
		return chart.NewGroup(of)
	}
	index := map[string]int{}
	for i, m := range s.group {
		index[m.ID] = i
	}
	for _, m := range s.group {
		through, ok := index[m.Through]
		if !ok || m.Through == "" {
			through = -1
		}
		tie, word := p.tie(m)
		name := m.Name
		if name == "" {
			name = p.f.T("summary.group.unnamed")
		}
		of.Members = append(of.Members, chart.Member{
			Name: name, Share: p.share(m), Word: word, Tie: tie, Through: through,
			Above: m.Upstream(),
		})
	}
	return chart.NewGroup(of)
}

// share writes what is held of a member, or what it holds.
func (p *Summary) share(m figures.Member) string {
	var parts []string
	if m.Person {
		parts = append(parts, p.f.T("summary.group.person"))
	}
	if m.Capital.OK {
		parts = append(parts, p.f.T("summary.group.capital", "share", m.Capital.French()))
	}
	if m.Votes.OK {
		parts = append(parts, p.f.T("summary.group.votes", "share", m.Votes.French()))
	}
	if !m.Capital.OK && !m.Votes.OK {
		parts = append(parts, p.f.T("summary.group.no_share"))
	}
	return strings.Join(parts, ", ")
}

// tie says how a member counts.
func (p *Summary) tie(m figures.Member) (chart.Tie, string) {
	if slices.ContainsFunc(p.shown.missing, func(s dossier.Spot) bool { return s.Row == m.ID }) {
		return chart.Open, p.f.T("summary.group.open")
	}
	chain, known := m.Chain, len(p.shown.missing) == 0
	if !known { // the chain is not followed yet: the row alone
		chain = m.Relation
	}
	percent := m.Weight.Mul(dossier.Int(100)).Round(2).French()
	switch {
	case chain == figures.None:
		return chart.Apart, p.f.T("summary.group.apart")
	case chain == figures.Partner && known:
		return chart.Partner, p.f.T("summary.group.partner", "share", percent)
	case chain == figures.Partner:
		return chart.Partner, p.f.T("summary.group.partner_row")
	case m.Person:
		return chart.Linked, p.f.T("summary.group.linked_person")
	case m.Consolidated.Yes():
		return chart.Linked, p.f.T("summary.group.consolidated")
	case known && m.Weight.Sign() > 0:
		return chart.Linked, p.f.T("summary.group.linked", "share", percent)
	}
	return chart.Linked, p.f.T("summary.group.linked_row")
}

// costsPicture shows the costs by category, by year and by line.
func (p *Summary) costsPicture(v *dossier.View, fig figures.Figure) fyne.CanvasObject {
	var groups []chart.Bars
	for _, of := range []figures.Breakdown{figures.CostsByCategory, figures.CostsByYear, figures.CostsByLine} {
		if parts := fig.By(of); of.Column == "" && len(parts) == 1 && parts[0].Key == "" {
			continue // nobody said a year, or a line
		}
		groups = append(groups, p.breakdown(v, fig, of, "summary.costs."))
	}
	return breakdowns(groups)
}

// breakdown is one breakdown of a figure, with what the figure does not count last.
func (p *Summary) breakdown(v *dossier.View, fig figures.Figure, of figures.Breakdown, heading string) chart.Bars {
	out := chart.Bars{Heading: p.f.T(heading + of.Group)}
	var apart []chart.Bar
	for _, x := range p.f.texts(v).Breakdown(fig, of) {
		b := chart.Bar{Label: x.Label, Text: x.Text, Size: x.Amount.Float(), Hollow: x.Apart}
		if x.Apart {
			b.Text = p.f.T("summary.jobs.apart", "amount", b.Text)
			apart = append(apart, b)
			continue
		}
		out.Bars = append(out.Bars, b)
	}
	out.Bars = append(out.Bars, apart...)
	return out
}

// breakdowns draws those that have parts; nil where none has.
func breakdowns(groups []chart.Bars) fyne.CanvasObject {
	groups = slices.DeleteFunc(groups, func(g chart.Bars) bool { return len(g.Bars) == 0 })
	if len(groups) == 0 {
		return nil
	}
	return chart.NewBars(groups...)
}

// balance shows the expenses beside the resources.
func (p *Summary) balance(v *dossier.View, plan figures.Figure) fyne.CanvasObject {
	costs := p.shown.figures[figures.CostsID]
	words := p.f.texts(v)
	gap, ok := plan.Main()
	if !ok || len(costs.Parts) == 0 {
		return nil
	}
	left := chart.Stack{Label: p.f.T("summary.balance.expenses"), Text: words.Number(plan, "total")}
	parts, joined := figuretext.Fewer(figuretext.Ordered(costs, figures.CostsByCategory))
	for _, x := range parts {
		label := words.Part(figures.CostsByCategory, x.Key)
		if x.Key == figuretext.RestKey {
			label = p.f.T("summary.balance.rest", "n", joined)
		}
		left.Portions = append(left.Portions, chart.Portion{Label: label, Text: x.Value.ShortEuros(), Size: x.Value.Float()})
	}
	right := chart.Stack{Label: p.f.T("summary.balance.resources"), Text: words.Number(plan, figures.PlanResources)}
	for _, x := range figuretext.Ordered(plan, figures.PlanPublic) {
		label := p.f.T("summary.balance.public", "source", words.Part(figures.PlanPublic, x.Key))
		right.Portions = append(right.Portions, chart.Portion{Label: label, Text: x.Value.ShortEuros(), Size: x.Value.Float(), Strong: true})
	}
	for _, x := range figuretext.Ordered(plan, figures.PlanPrivate) {
		right.Portions = append(right.Portions, chart.Portion{Label: words.Part(figures.PlanPrivate, x.Key), Text: x.Value.ShortEuros(), Size: x.Value.Float()})
	}
	of := chart.BalanceOf{Left: left, Right: right, Even: gap.Sign() == 0}
	switch gap.Sign() {
	case 0:
		of.Gap = p.f.T("summary.balance.even")
	case -1:
		of.Gap = p.f.T("summary.balance.lacks", "amount", gap.Neg().Euros())
	default:
		of.Gap = p.f.T("summary.balance.over", "amount", gap.Euros())
	}
	return chart.NewBalance(of)
}

// changes shows before and after of all that is known, nil where nothing is.
func (p *Summary) changes(s *summaryState) fyne.CanvasObject {
	words := p.f.texts(p.d.View())
	of := chart.ChangesOf{Before: p.f.T("summary.changes.before"), After: p.f.T("summary.changes.after")}
	for _, f := range p.of.Fields {
		fig := s.figures[f.Figure]
		x, ok := words.Change(fig)
		if !ok {
			continue
		}
		c := chart.Change{Label: x.Label, Before: x.Before, After: x.After, From: x.From.Float(), To: x.To.Float(), Gain: x.Effect}
		if gain, ok := fig.Main(); ok {
			key := "summary.changes.less"
			if gain.Sign() < 0 {
				key, gain, c.Worse = "summary.changes.more", gain.Neg(), true
			}
			d, _ := fig.Declared(fig.Spec.Main)
			c.Note = p.f.T(key, "amount", words.Quantity(gain, d.Shape))
			if gain.Sign() == 0 {
				c.Note = p.f.T("summary.changes.same")
			}
		}
		of.Changes = append(of.Changes, c)
	}
	if len(of.Changes) == 0 {
		return nil
	}
	return kit.NewCard(kit.NewColumn(kit.Space12, kit.NewSubtitle(p.f.T("summary.changes.title")), chart.NewChanges(of)))
}

// jobsPicture shows the created posts by category and by contract.
func (p *Summary) jobsPicture(v *dossier.View, fig figures.Figure) fyne.CanvasObject {
	var groups []chart.Bars
	for _, of := range []figures.Breakdown{figures.JobsByCategory, figures.JobsByContract} {
		groups = append(groups, p.breakdown(v, fig, of, "summary.jobs."))
	}
	return breakdowns(groups)
}
