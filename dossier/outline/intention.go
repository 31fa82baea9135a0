package outline

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"dossierpme/dossier"
	"dossierpme/dossier/figures"
	"dossierpme/dossier/request"
	"dossierpme/dossier/rows"
	"dossierpme/internal/french"
)

// natures are the kinds of aid that is asked for.
var natures = figures.Breakdown{Table: rows.Table[rows.Resource](), Column: "nature"}

// IntentionID names the prior request, a page of its own that is no part of a dossier.
const IntentionID ID = "intention"

// Intention is the prior request for aid: one page, whatever is written, with the
// five items of article 6 (2) of Regulation (EU) 651/2014. What it lacks is not its
// business: request.Lacks says so.
func Intention(v *dossier.View, in Input) *Document {
	p := newPrinter(v, in)
	l := p.prior()
	doc := &Document{
		Lang: "fr-FR", State: Final, NoCover: true, Words: p.words(Final),
		Title: p.t("paper.intention.title"), Author: l.company, Subject: l.project,
		Running: Running{Left: p.t("paper.intention.running", "company", l.company), Right: T(v.Env.Today.French()), Foot: l.reference},
	}
	p.doc = doc
	var page OnePage
	for _, less := range []condensed{
		{costs: 12},
		{costs: 9},
		{costs: 6},
		{costs: 8, summary: 900},
		{costs: 5, summary: 900},
		{costs: 6, summary: 600},
		{costs: 4, summary: 600},
		{costs: 4, summary: 400, funders: 6},
		{costs: 3, summary: 300, funders: 4, name: 120},
		{costs: 2, summary: 200, funders: 3, name: 70},
	} {
		page.Variants = append(page.Variants, p.priorPage(l, less))
	}
	doc.Blocks = []Block{page}
	return doc
}

// IntentionText is the same request as the text of a message, with every cost.
func IntentionText(v *dossier.View, in Input) string {
	p := newPrinter(v, in)
	l := p.prior()
	var b strings.Builder
	line := func(s string) { b.WriteString(s + "\n") }
	labelled := func(key, value string) { line(p.t("paper.intention.line", "label", p.t(key), "value", value)) }
	labelled("paper.intention.object", p.t("paper.intention.title"))
	line("")
	labelled("paper.intention.to", french.List(l.to(0, 0)))
	labelled("paper.intention.from", l.from)
	line("")
	line(l.asks)
	for i, item := range l.items(condensed{}) {
		line("")
		line(item.label)
		for _, s := range item.lines {
			line(s)
		}
		if i == costsItem {
			for _, c := range l.costs {
				line("- " + p.t("paper.intention.line", "label", c.name, "value", c.amount))
			}
			labelled(l.totalKey, l.total)
		}
	}
	line("")
	line(p.t("paper.intention.receipt"))
	line(p.t("paper.intention.note"))
	line("")
	line(p.t("paper.intention.signed", "date", v.Env.Today.French()))
	line(strings.Join(filled(l.signatory, l.capacity, l.company), "\n"))
	line("")
	line(l.reference)
	return b.String()
}

// condensed says how much of the longest parts the page shows; 0 is all.
type condensed struct {
	costs   int // lines of the list of costs
	summary int // characters of the description
	funders int // that are named
	name    int // characters of a name
}

// prior is what the prior request says, in words.
type prior struct {
	p                         *printer
	company, project, summary string
	from, asks                string
	size, period, place       string
	funders, aids             []string
	costs                     []pricedLine
	total, totalKey           string
	signatory, capacity       string
	reference                 string
	list                      []request.Cost
}

type pricedLine struct{ name, amount string }

func (p *printer) prior() *prior {
	v := p.v
	l := &prior{
		p: p, company: v.Text(v.ID(dossier.RoleCompany)), project: v.Text(v.ID(dossier.RoleTitle)), summary: v.Text(v.ID(dossier.RoleSummary)),
		period: p.period(), list: request.Costs(v),
	}
	l.signatory = strings.Join(filled(p.show(dossier.Representative.FirstName), p.show(dossier.Representative.LastName)), " ")
	l.capacity = p.show(dossier.Representative.Capacity)
	siret := p.show(dossier.RoleSIRET)
	l.from = p.t("paper.intention.sender", "company", l.company, "siret", siret, "name", strings.Join(filled(l.signatory, l.capacity), ", "))
	l.size = p.sizeInWords()
	l.place = strings.Join(filled(p.show(p.place().Street), p.town()), ", ")
	switch seat := v.Yes(v.ID(dossier.RoleAtSeat)); {
	case seat && l.place == "":
		l.place = p.t("paper.intention.at_seat", "siret", siret)
	case seat:
		l.place = p.t("paper.intention.at_seat_in", "place", l.place, "siret", siret)
	}

	aids := request.Aids(v)
	all, ofProgramme := request.Asked(aids)
	nature := func(key string) string { return french.Lower(p.texts.Part(natures, key)) }
	funder := func(key, body string) string {
		source := p.texts.Part(figures.PlanPublic, key)
		switch {
		case body == "":
			return source
		case strings.Contains(body, source):
			return body
		}
		return p.t("paper.intention.funder", "source", source, "body", body)
	}
	l.funders = []string{p.t("paper.intention.authority", "programme", v.Call.Programme)}
	for _, f := range request.Funders(aids) {
		l.funders = append(l.funders, funder(f.Source, f.Body))
	}
	for _, a := range aids {
		key := "paper.intention.aid"
		if !a.Counted {
			key = "paper.intention.aid_apart"
		}
		l.aids = append(l.aids, p.t(key, "funder", funder(a.Source, a.Body), "amount", a.Amount.Euros(), "nature", nature(a.Nature)))
	}
	var forms []string
	for _, n := range request.Natures(aids) {
		forms = append(forms, nature(n))
	}
	l.asks = p.t("paper.intention.asks", "all", all.Euros(), "feder", ofProgramme.Euros(), "forms", p.and(forms))

	for _, c := range l.list {
		l.costs = append(l.costs, pricedLine{p.costName(c), p.costAmount(c)})
	}
	sum, whole := request.Total(l.list)
	l.total, l.totalKey = sum.Euros(), "paper.intention.total"
	if !whole {
		l.totalKey = "paper.intention.total_known"
	}
	l.reference = p.t("paper.cover.foot", "reference", v.Dossier.Reference(), "version", fmt.Sprint(v.Dossier.Version))
	if p.in.Fingerprint != "" {
		l.reference += " · " + p.t("paper.cover.foot_print", "fingerprint", p.in.Fingerprint)
	}
	return l
}

// sizeInWords is the size of the applicant: the category where it is known, and the
// three numbers of the last year.
func (p *printer) sizeInWords() string {
	money := func(r dossier.Role) string {
		d, _ := p.v.Number(p.v.ID(r))
		return d.Euros()
	}
	headcount, _ := p.v.Number(p.v.ID(dossier.LastYear.Headcount))
	args := []any{"headcount", headcount.French(), "turnover", money(dossier.LastYear.Turnover), "balance", money(dossier.LastYear.Balance)}
	if c := p.main(figures.SizeID); c != "" {
		return p.t("paper.intention.size_known", append(args, "category", c)...)
	}
	return p.t("paper.intention.size", args...)
}

func (p *printer) costName(c request.Cost) string {
	if c.Name != "" {
		return c.Name
	}
	return p.texts.Part(figures.CostsByCategory, c.Category)
}

func (p *printer) costAmount(c request.Cost) string {
	if !c.Known {
		return p.t("paper.intention.unpriced")
	}
	return c.Amount.Euros()
}

// and joins things in a sentence.
func (p *printer) and(things []string) string {
	if n := len(things); n > 1 {
		return strings.Join(things[:n-1], ", ") + " " + p.t("paper.intention.and") + " " + things[n-1]
	}
	return strings.Join(things, "")
}

// to names who is addressed, so many at most.
func (l *prior) to(most, name int) []string { return l.few(l.funders, most, name) }

// few names the first things and counts the others.
func (l *prior) few(things []string, most, name int) []string {
	var out []string
	for i, s := range things {
		if most > 0 && i == most {
			return append(out, l.p.t("paper.intention.others", "n", len(things)-most))
		}
		out = append(out, cut(s, name))
	}
	return out
}

// cut shortens a text to so many characters with its mark; 0 leaves it whole.
func cut(s string, most int) string {
	if most == 0 || utf8.RuneCountInString(s) <= most {
		return s
	}
	return french.Shorten(s, most-1)
}

// item is one of the five of article 6 (2).
type item struct {
	label string
	lines []string
}

// costsItem is the place of the costs among the items.
const costsItem = 3

func (l *prior) items(less condensed) []item {
	t := l.p.t
	summary := l.summary
	if less.summary > 0 { // short, and in one paragraph
		summary = cut(strings.Join(strings.Fields(summary), " "), less.summary)
	}
	return []item{
		{t("paper.intention.item.company"), []string{cut(l.company, less.name) + ". " + l.size}},
		{t("paper.intention.item.project"), []string{t("paper.intention.project", "title", l.project, "period", l.period), summary}},
		{t("paper.intention.item.place"), []string{cut(l.place, less.name)}},
		{t("paper.intention.item.costs"), nil},
		{t("paper.intention.item.aid"), []string{french.List(l.few(l.aids, less.funders, less.name)) + "."}},
	}
}

// priorPage is the page, condensed.
func (p *printer) priorPage(l *prior, less condensed) []Block {
	out := []Block{
		Chapter{ID: p.id(IntentionID), Title: p.t("paper.intention.head"), Lead: p.t("paper.intention.law"), NewPage: true, OutsideContents: true},
		Prose{Text: T(p.t("paper.intention.line", "label", p.t("paper.intention.to"), "value", french.List(l.to(less.funders, less.name))))},
		Prose{Text: T(p.t("paper.intention.line", "label", p.t("paper.intention.from"), "value", cut(l.from, 3*less.name)))},
		statement(l.asks),
	}
	for i, it := range l.items(less) {
		if i == costsItem {
			out = append(out, p.priorCosts(l, it.label, less))
			continue
		}
		out = append(out, Prose{Label: it.label, Text: T(strings.Join(it.lines, "\n"))})
	}
	return append(out,
		Prose{Text: Text{S: p.t("paper.intention.receipt") + " " + p.t("paper.intention.note"), Tone: Muted}},
		Signature{
			Low: true, Hand: p.t("paper.intention.hand"),
			Fields: []SignatureField{
				{p.t("paper.sign.place"), ""},
				{p.t("paper.sign.date"), p.v.Env.Today.French()},
				{p.t("paper.sign.name"), cut(l.signatory, less.name)},
				{p.t("paper.sign.capacity"), cut(l.capacity, less.name)},
			},
		})
}

// priorCosts lists the costs, the smallest ones joined in one line, with their total.
func (p *printer) priorCosts(l *prior, caption string, less condensed) Table {
	t := Table{Caption: caption, Tight: true, Columns: []Column{
		{Head: p.t("paper.intention.cost")}, {Head: p.t("paper.plan.amount"), Align: Right, Whole: true},
	}}
	add := func(name, amount string) {
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: T(name)}, {Text: T(amount)}}})
	}
	shown := l.costs
	if len(shown) > less.costs {
		shown = shown[:less.costs-1]
	}
	for _, c := range shown {
		add(cut(c.name, less.name), c.amount)
	}
	if rest := l.list[len(shown):]; len(rest) > 0 {
		sum, _ := request.Total(rest)
		add(p.t("paper.intention.other_costs", "n", len(rest)), sum.Euros())
	}
	t.Totals = []Row{{Cells: []Cell{{Text: T(p.t(l.totalKey))}, {Text: T(l.total)}}}}
	return t
}
