package officer

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"dossierpme/dossier"
	"dossierpme/internal/problemtext"
	"dossierpme/ui/kit"
	"dossierpme/ui/severity"
)

// verdict says in a sentence what would become of the dossier, and counts.
func (p *Page) verdict() fyne.CanvasObject {
	n := dossier.Count(p.Session.Problems())
	key, tone := "officer.verdict.quiet", kit.Success
	switch {
	case n.Blocking > 0:
		key, tone = "officer.verdict.refused", kit.Error
	case n.Missing > 0:
		key, tone = "officer.verdict.incomplete", kit.Warning
	case n.Warnings > 0:
		key, tone = "officer.verdict.questioned", kit.Warning
	case n.Explained > 0:
		key = "officer.verdict.explained"
	}
	counts := kit.NewFlow(kit.Space12)
	for _, s := range []dossier.Severity{dossier.Blocking, dossier.Missing, dossier.Warning, dossier.Explained, dossier.Advice} {
		if of := n.Of(s); of > 0 {
			counts.Add(kit.NewRow(kit.Space4, kit.NewStrong(severity.HeadOf(p.Words, s)), kit.NewPill(severity.ToneOf(s), strconv.Itoa(of))))
		}
	}
	column := kit.NewColumn(kit.Space8, kit.NewBody(p.Words.T(key)).Bold())
	if len(counts.Objects) > 0 {
		column.Add(counts)
	}
	return kit.NewMarkedCard(tone, column)
}

// lack is how much is missing in a step.
type lack struct {
	section string
	first   dossier.Problem
	n       int
}

// lacking counts what is missing, by step.
func (p *Page) lacking(missing []dossier.Problem) []lack {
	var out []lack
	for i := range p.Session.Call().Sections {
		s := &p.Session.Call().Sections[i]
		l := lack{section: s.Short}
		if l.section == "" {
			l.section = s.Title
		}
		for _, pr := range missing {
			if pr.Section != s.ID {
				continue
			}
			if l.n == 0 {
				l.first = pr
			}
			l.n++
		}
		if l.n > 0 {
			out = append(out, l)
		}
	}
	return out
}

// missingCard says how much is missing, with the way to the first of each step.
func (p *Page) missingCard(missing []dossier.Problem) fyne.CanvasObject {
	row := kit.NewFlow(kit.Space8)
	for _, l := range p.lacking(missing) {
		id := "missing" + l.section
		b := kit.NewSecondary(p.Words.T("officer.lacks", "step", l.section, "n", l.n), func() {
			p.Left(id)
			p.GoTo(l.first)
		})
		p.add(id, b)
		row.Add(b)
	}
	what := kit.NewBody(p.Words.T("officer.missing", "n", len(missing))).Bold()
	head := kit.NewRow(kit.Space12, kit.NewStretch(what), kit.NewPill(severity.ToneOf(dossier.Missing), severity.WordOf(p.Words, dossier.Missing)))
	return kit.NewMarkedCard(severity.ToneOf(dossier.Missing), kit.NewColumn(kit.Space8, head, row))
}

// adviceCard lists what would help and never counts.
func (p *Page) adviceCard(advice []dossier.Problem) fyne.CanvasObject {
	column := kit.NewColumn(kit.Space4)
	for _, pr := range advice {
		id := keyOf(pr) + "advice"
		line := kit.NewProblemLine(severity.ToneOf(pr.Severity), problemtext.Line(p.Words, p.Session.View(), pr), func() {
			p.Left(id)
			p.GoTo(pr)
		})
		p.add(id, line)
		column.Add(line)
	}
	return kit.NewCard(column)
}

// fineCard names what was held and in which nothing was found, and what cannot be
// judged yet; nil where there is neither.
func (p *Page) fineCard() fyne.CanvasObject {
	v := p.Session.View()
	held := v.Held()
	spoken := map[dossier.Topic]bool{}
	for _, pr := range p.Session.Problems() {
		if pr.Severity != dossier.Advice {
			spoken[v.TopicOf(pr)] = true
		}
	}
	column := kit.NewColumn(kit.Space8)
	var open []string
	for _, topic := range dossier.Topics() {
		name := p.Words.T("officer.topic." + string(topic))
		switch n := held[topic]; {
		case topic == dossier.TopicAnswers:
		case n == 0:
			open = append(open, name)
		case !spoken[topic]:
			column.Add(kit.NewRow(kit.Space8, kit.NewSign(kit.Success), kit.NewStretch(kit.NewBody(p.Words.T("officer.held", "topic", name, "n", n)))))
		}
	}
	if len(open) > 0 {
		column.Add(kit.NewHint(p.Words.T("officer.open", "topics", strings.ToLower(strings.Join(open, ", ")))))
	}
	if len(column.Objects) == 0 {
		return nil
	}
	return kit.NewCard(column)
}

// unseenCard says honestly what the program does not see.
func (p *Page) unseenCard() fyne.CanvasObject {
	column := kit.NewColumn(kit.Space4)
	for _, key := range []string{"pieces", "truth", "service"} {
		column.Add(kit.NewBody(p.Words.T("officer.unseen_" + key)))
	}
	if n := p.emptyParams(); n > 0 {
		column.Add(kit.NewBody(p.Words.T("officer.unseen_params", "n", n)))
	}
	column.Add(kit.NewHint(p.Words.T("officer.unseen_end")))
	return kit.NewCard(column)
}

// emptyParams is how much of the cahier des charges nobody has copied.
func (p *Page) emptyParams() int {
	v := p.Session.View()
	n := 0
	for i := range v.Call.Params {
		if v.Param(v.Call.Params[i].ID) == nil {
			n++
		}
	}
	return n
}

// Problems are those that stand as cards, in order.
func (p *Page) Problems() []dossier.Problem {
	f := p.found()
	return slices.Concat(f.wrong, f.asked, f.explained)
}
