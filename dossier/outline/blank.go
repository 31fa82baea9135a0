package outline

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"dossierpme/dossier"
	"dossierpme/internal/french"
)

// Blank prints the empty form of a call, to be filled in by hand: every
// question with its hint, in the order of the wizard.
func Blank(v *dossier.View, in Input) *Document {
	p := newPrinter(v, in)
	c := v.Call
	doc := &Document{
		Lang: "fr-FR", State: Form, Words: p.words(Form), Title: c.Title, Subject: p.t("paper.cover.kind_blank"),
		Running: Running{Left: p.callTitle(c), Right: T(p.t("paper.cover.blank")), Foot: c.Source},
		Cover: Cover{
			Eyebrow: p.t("paper.cover.kind_blank"), Programme: p.t("paper.cover.programme", "programme", c.Programme), Title: c.Title, Call: p.callTitle(c),
			Identity: []Pair{{Label: p.t("paper.cover.state"), Value: T(p.t("paper.cover.blank"))}, {Label: p.t("paper.cover.version"), Value: T(v.Env.Today.FrenchLong())}},
			Note:     p.t("paper.cover.note"),
		},
	}
	p.doc = doc
	doc.Blocks = append(doc.Blocks, Contents{ID: "contents", Title: p.t("paper.contents.title")})
	for i := range c.Sections {
		s := &c.Sections[i]
		if s.ID == reviewSection {
			ch := p.chapter(i, s, "")
			ch.Title, ch.NewPage = p.t("paper.sheet.signature"), true
			doc.Blocks = append(doc.Blocks, Sheet{ID: SheetID(letterPiece), Chapter: ch, Blocks: []Block{Signature{
				ID: "signature", Intro: p.t("paper.sign.intro"), Hand: p.t("paper.sign.hand"), Stamp: p.t("paper.sign.stamp"),
				Fields: []SignatureField{{Label: p.t("paper.sign.place")}, {Label: p.t("paper.sign.date")}, {Label: p.t("paper.sign.name")}, {Label: p.t("paper.sign.capacity")}},
			}}})
			continue
		}
		doc.Blocks = append(doc.Blocks, p.chapter(i, s, s.Intro))
		doc.Blocks = append(doc.Blocks, p.blankSection(s)...)
	}
	return doc
}

func (p *printer) blankSection(s *dossier.Section) []Block {
	w := sectionWriter{p: p, title: s.Title}
	for fi := range s.Fields {
		f := &s.Fields[fi]
		if f.Kind == dossier.KindNote || f.Kind == dossier.KindComputed {
			continue
		}
		w.group(f.Group)
		switch {
		case p.v.Commitment(f):
			w.commits = append(w.commits, Commitment{ID: ID(f.ID), Sentence: f.Label, Source: f.Source, Box: true})
		case f.Kind == dossier.KindPieces:
			w.add(p.blankPieces())
		case f.Kind == dossier.KindRows:
			w.add(p.blankTable(f)...)
		default:
			w.add(p.blankAnswer(nil, f))
		}
	}
	w.flush()
	return w.blocks
}

// hint is the condition, whether the question is optional, and the hint; in is the table
// that a column is one of, nil for a question.
func (p *printer) hint(in, f *dossier.Field) string {
	s := ""
	for i := range f.When {
		s += p.condition(in, &f.When[i]) + " "
	}
	if f.Optional {
		s += p.t("paper.blank.optional") + " "
	}
	if f.Kind == dossier.KindChoices {
		s += p.t("paper.blank.many") + " "
	}
	return strings.TrimSpace(s + f.Hint)
}

// condition words when a question is asked.
func (p *printer) condition(in *dossier.Field, c *dossier.Condition) string {
	f := p.v.Call.Field(c.Field)
	if in != nil {
		if col := in.Column(string(c.Field)); col != nil {
			f = col
		}
	}
	if f == nil {
		return ""
	}
	if c.Filled {
		return p.t("paper.blank.only_filled", "field", p.asPrinted(in, f))
	}
	var answers []string
	switch x := c.Is.(type) {
	case bool:
		answers = append(answers, strings.ToLower(dossier.Show(f, dossier.YesNo(x), nil)))
	case string:
		answers = append(answers, f.OptionOr(x))
	}
	for _, o := range c.In {
		answers = append(answers, f.OptionOr(o))
	}
	return p.t("paper.blank.only_is", "field", p.asPrinted(in, f), "answer", strings.Join(answers, " "+p.t("paper.blank.or")+" "))
}

// longestQuestion is how many characters of a question a condition repeats; a longer one
// is called by its short name.
const longestQuestion = 75

// asPrinted is what the form calls a question, so that who fills it in finds it: a column
// of the table in by its head, anything else by its label.
func (p *printer) asPrinted(in, f *dossier.Field) string {
	switch {
	case in != nil && slices.Contains(p.paper(in), f):
		return f.HeadOr()
	case utf8.RuneCountInString(f.Label) <= longestQuestion:
		return f.Label
	}
	return f.Name()
}

// charGroups are boxes for identifiers of a known length.
var charGroups = map[dossier.Kind][]int{
	dossier.KindSIREN: {3, 3, 3}, dossier.KindSIRET: {3, 3, 3, 5}, dossier.KindDate: {2, 2, 4}, dossier.KindYear: {4},
	dossier.KindIBAN: {4, 4, 4, 4, 4, 4, 3}, dossier.KindBIC: {4, 2, 2, 3}, dossier.KindVAT: {2, 2, 9}, dossier.KindNAF: {2, 2, 1},
	dossier.KindLegalForm: {4}, dossier.KindPhone: {2, 2, 2, 2, 2},
}

// lineHolds is how many characters somebody writes by hand on a line.
const lineHolds = 80

// linesFor is how many lines a text of so many characters takes by hand; least where
// nothing bounds it.
func linesFor(f *dossier.Field, least int) int {
	most, err := strconv.Atoi(f.Max)
	if err != nil {
		return least
	}
	return max((most+lineHolds-1)/lineHolds, 1)
}

func (p *printer) blankAnswer(in, f *dossier.Field) Answer {
	a := Answer{Label: f.Label, Hint: p.hint(in, f)}
	if in == nil {
		a.ID = ID(f.ID)
	}
	switch f.Kind {
	case dossier.KindYesNo:
		a.Options = []string{p.t("paper.answer.yes"), p.t("paper.answer.no")}
	case dossier.KindChoice, dossier.KindChoices:
		a.Many = f.Kind == dossier.KindChoices
		for _, o := range f.Options {
			a.Options = append(a.Options, o.Label)
		}
	case dossier.KindProse:
		a.Lines = linesFor(f, 8)
	case dossier.KindMoney:
		a.Lines, a.Unit = 1, "€"
	case dossier.KindPercent:
		a.Lines, a.Unit = 1, "%"
	case dossier.KindDecimal, dossier.KindInteger:
		a.Lines, a.Unit = 1, f.Unit
		if a.Unit == "" {
			a.Unit = french.Hard
		}
	case dossier.KindText:
		a.Lines = min(linesFor(f, 1), 2) // a name seldom needs more
	default:
		if a.Cells = charGroups[f.Kind]; a.Cells == nil {
			a.Lines = 1
		}
	}
	return a
}

// emptyRows is how many rows an empty table has, unless the call takes fewer.
const emptyRows = 5

// continued is how many columns a table may have beside those that fit: they stand in a
// second table with the same numbers, unless one of them is a text. More are asked on a
// sheet.
const continued = 6

// blankTable is the printed table with empty rows. What it has no column for, and texts,
// which want more room than a cell has, stand in a second one below, on a sheet to be
// filled in for each row, or below each other where the rows are known.
func (p *printer) blankTable(f *dossier.Field) []Block {
	shown := slices.DeleteFunc(p.paper(f), func(c *dossier.Field) bool { return c.Kind == dossier.KindProse })
	var left []*dossier.Field
	for ci := range f.Columns {
		if c := &f.Columns[ci]; !slices.Contains(shown, c) && c.Kind != dossier.KindNote {
			left = append(left, c)
		}
	}
	sheet := len(left) > continued || slices.ContainsFunc(left, func(c *dossier.Field) bool { return c.Kind == dossier.KindProse })
	g := Grid{ID: ID(f.ID), Label: f.Label, Hint: p.hint(nil, f)}
	switch {
	case len(f.Fixed) > 0:
		g.Columns = append(g.Columns, Column{Weight: 1.6})
		for _, o := range f.Fixed {
			g.First = append(g.First, o.Label)
		}
	case len(left) > 0:
		g.Columns = append(g.Columns, Column{Head: p.t("paper.answer.number"), Weight: 0.2})
		for i := range rowsOf(f) {
			g.First = append(g.First, fmt.Sprint(i+1))
		}
	default:
		g.Rows = rowsOf(f)
	}
	out := p.gridWith(g, f, shown)
	switch {
	case len(left) == 0:
	case len(f.Fixed) > 0:
		for _, o := range f.Fixed {
			for _, c := range left {
				a := p.blankAnswer(f, c)
				a.Label = p.t("paper.blank.row_answer", "row", o.Label, "label", c.Label)
				out = append(out, a)
			}
		}
	case sheet:
		out = append(out, p.blankSheet(f, left)...)
	default:
		more := Grid{Label: p.t("paper.blank.continued", "table", f.Label), First: g.First, Columns: g.Columns[:1:1]}
		out = append(out, p.gridWith(more, f, left)...)
	}
	return out
}

// rowsOf is how many empty rows a table has.
func rowsOf(f *dossier.Field) int {
	if most, err := strconv.Atoi(f.Max); err == nil {
		return min(most, emptyRows)
	}
	return emptyRows
}

// gridWith is an empty table with these columns, and below it what is to be known of
// them: options, and for those that are nowhere else explained their hints.
func (p *printer) gridWith(g Grid, f *dossier.Field, columns []*dossier.Field) []Block {
	var hints []string
	for _, c := range columns {
		g.Columns = append(g.Columns, column(c, true))
		words := ""
		if g.ID == "" {
			words = p.hint(f, c)
		}
		if len(c.Options) > 0 {
			words = strings.TrimSpace(words + " " + optionList(c))
		}
		if words != "" {
			hints = append(hints, c.HeadOr()+french.Hard+": "+words)
		}
	}
	out := []Block{g}
	if len(hints) > 0 {
		out = append(out, Prose{Text: Text{S: strings.Join(hints, "\n"), Tone: Muted}})
	}
	return out
}

// blankSheet asks on pages of its own, to be copied, what a row has beside the columns
// of its table.
func (p *printer) blankSheet(f *dossier.Field, columns []*dossier.Field) []Block {
	name := p.t("paper.blank.sheet", "table", f.Label)
	blocks := []Block{
		Heading{Level: 2, Title: name, Bookmark: true},
		Prose{Text: Text{S: p.t("paper.blank.sheet_lead"), Tone: Muted}},
		Answer{Label: p.t("paper.blank.sheet_number"), Lines: 1, Unit: french.Hard},
	}
	for _, c := range columns {
		blocks = append(blocks, p.blankAnswer(f, c))
	}
	return []Block{PageBreak{}, Group{Name: name, Blocks: blocks}, PageBreak{}}
}

func optionList(f *dossier.Field) string {
	var labels []string
	for _, o := range f.Options {
		labels = append(labels, o.Label)
	}
	return strings.Join(labels, ", ") + "."
}

// blankPieces is the list of pieces, each with a box to tick.
func (p *printer) blankPieces() Block {
	a := Annexes{Head: [3]string{p.t("paper.answer.number"), p.t("paper.annexes.piece"), p.t("paper.annexes.state")}, Empty: T(p.t("paper.annexes.none"))}
	n := 0
	for i := range p.v.Call.Pieces {
		pc := &p.v.Call.Pieces[i]
		if pc.Printed {
			continue
		}
		n++
		state := "☐"
		if pc.Need != "always" || len(pc.When) > 0 {
			state += french.Hard + p.t("paper.blank.if_needed")
		}
		a.Items = append(a.Items, Annex{Number: fmt.Sprint(n), Title: pc.Title, Detail: pc.Hint, State: T(state)})
	}
	return a
}
