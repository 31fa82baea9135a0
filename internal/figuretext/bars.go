package figuretext

import (
	"slices"
	"strings"

	"dossierpme/dossier"
	"dossierpme/dossier/figures"
)

// Bars are amounts of one kind that are drawn to one scale, by screen and paper.
type Bars struct {
	Title, Note string
	Bars        []Bar
}

// Bar is one of them. It may lie below zero.
type Bar struct {
	Label, Text string
	Amount      dossier.Decimal
	Pale        bool // it stands beside the others for comparison
	Apart       bool // the figure does not count it
}

// Bars are what there is to draw of the figures whose picture is one and the same on
// screen and paper, nil where there is nothing; shared where all are of one scale.
func (t *Texts) Bars(f figures.Figure) (groups []Bars, shared bool) {
	switch f.Picture {
	case figures.Quarters:
		return t.cashBars(f), true
	case figures.Instalments:
		return t.forecastBars(f), true
	case figures.Causes:
		return t.tieBars(f), false
	}
	return nil, false
}

// cashBars are the balances at the end of each quarter in which something moves.
func (t *Texts) cashBars(f figures.Figure) []Bars {
	g := Bars{Title: t.t("chart.cash")}
	for _, p := range f.Group("quarter") {
		g.Bars = append(g.Bars, Bar{Label: t.Code(figures.Quarter, p.Key), Text: p.Value.ShortEuros(), Amount: p.Value})
	}
	if len(g.Bars) < 2 {
		return nil
	}
	return []Bars{g}
}

// forecastBars set the instalments of each year beside what pays them.
func (t *Texts) forecastBars(f figures.Figure) []Bars {
	var out []Bars
	ebitda, due := f.Group("ebitda"), f.Group("repayment")
	for _, p := range ebitda {
		g := Bars{Title: p.Key, Bars: []Bar{{Label: t.t("chart.ebitda"), Text: p.Value.ShortEuros(), Amount: p.Value}}}
		if i := slices.IndexFunc(due, func(d figures.Part) bool { return d.Key == p.Key }); i >= 0 {
			g.Bars = append(g.Bars, Bar{Label: t.t("chart.repayment"), Text: due[i].Value.ShortEuros(), Amount: due[i].Value, Pale: true})
		}
		out = append(out, g)
	}
	return out
}

// tieBars show what brings each gain, the largest first, and what hangs on nothing.
func (t *Texts) tieBars(f figures.Figure) []Bars {
	var out []Bars
	for _, d := range f.Spec.Numbers {
		key, _ := strings.CutSuffix(d.Key, "_pct")
		g := Bars{Title: t.t("chart.ties." + key)}
		if share := t.Number(f, d.Key); share != "" {
			g.Note = t.t("chart.ties.note", "share", share)
		}
		parts := f.Group(key)
		slices.SortStableFunc(parts, func(a, b figures.Part) int {
			if (a.Key == "") != (b.Key == "") { // what hangs on nothing comes last
				return strings.Compare(b.Key, a.Key)
			}
			return b.Value.Cmp(a.Value)
		})
		for _, p := range parts {
			g.Bars = append(g.Bars, Bar{Label: t.cause(p), Text: t.Quantity(p.Value, figures.TieShape(key)), Amount: p.Value, Pale: p.Key == ""})
		}
		if len(g.Bars) > 0 {
			out = append(out, g)
		}
	}
	return out
}

// cause names what brings a gain, a row of one of the tables of the project.
func (t *Texts) cause(part figures.Part) string {
	title := t.v.RefTitle(part.Key)
	switch {
	case title == "":
		return t.t("chart.ties.untied")
	case part.OnLine():
		return t.t("chart.ties.line", "name", title)
	}
	return title
}
