package outline

import (
	"fmt"
	"strings"

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
			w.add(p.blankAnswer(f))
		}
	}
	w.flush()
	return w.blocks
}

// hint is the condition, whether the question is optional, and the hint.
func (p *printer) hint(f *dossier.Field) string {
	s := ""
	for i := range f.When {
		s += p.condition(&f.When[i]) + " "
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
func (p *printer) condition(c *dossier.Condition) string {
	f := p.v.Call.Field(c.Field)
	if f == nil {
		return ""
	}
	if c.Filled {
		return p.t("paper.blank.only_filled", "field", f.Name())
	}
	var answers []string
	switch x := c.Is.(type) {
	case bool:
		answers = append(answers, strings.ToLower(dossier.Show(f, dossier.YesNo(x), nil)))
	case string:
		answers = append(answers, optionLabel(f, x))
	}
	for _, o := range c.In {
		answers = append(answers, optionLabel(f, o))
	}
	return p.t("paper.blank.only_is", "field", f.Name(), "answer", strings.Join(answers, " "+p.t("paper.blank.or")+" "))
}

func optionLabel(f *dossier.Field, id string) string {
	if l, ok := f.Option(id); ok {
		return l
	}
	return id
}

// charGroups are boxes for identifiers of a known length.
var charGroups = map[dossier.Kind][]int{
	dossier.KindSIREN: {3, 3, 3}, dossier.KindSIRET: {3, 3, 3, 5}, dossier.KindDate: {2, 2, 4}, dossier.KindYear: {4},
	dossier.KindIBAN: {4, 4, 4, 4, 4, 4, 3}, dossier.KindBIC: {4, 2, 2, 3}, dossier.KindVAT: {2, 2, 9}, dossier.KindNAF: {2, 2, 1},
	dossier.KindLegalForm: {4}, dossier.KindPhone: {2, 2, 2, 2, 2},
}

func (p *printer) blankAnswer(f *dossier.Field) Block {
	a := Answer{ID: ID(f.ID), Label: f.Label, Hint: p.hint(f)}
	switch f.Kind {
	case dossier.KindYesNo:
		a.Options = []string{p.t("paper.answer.yes"), p.t("paper.answer.no")}
	case dossier.KindChoice, dossier.KindChoices:
		a.Many = f.Kind == dossier.KindChoices
		for _, o := range f.Options {
			a.Options = append(a.Options, o.Label)
		}
	case dossier.KindProse:
		a.Lines = 8
		if len(f.Useful) == 2 && f.Useful[1] <= 800 {
			a.Lines = 5
		}
	case dossier.KindMoney:
		a.Lines, a.Unit = 1, "€"
	case dossier.KindPercent:
		a.Lines, a.Unit = 1, "%"
	case dossier.KindDecimal, dossier.KindInteger:
		a.Lines, a.Unit = 1, f.Unit
		if a.Unit == "" {
			a.Unit = french.Hard
		}
	default:
		if a.Cells = charGroups[f.Kind]; a.Cells == nil {
			a.Lines = 1
		}
	}
	return a
}

// blankTable is the printed table with empty rows; what it has no column for
// is listed under it, with its hint.
func (p *printer) blankTable(f *dossier.Field) []Block {
	const emptyRows = 5
	g := Grid{ID: ID(f.ID), Label: f.Label, Hint: p.hint(f), Rows: emptyRows}
	shown := map[dossier.FieldID]bool{}
	if len(f.Fixed) > 0 {
		g.Columns = append(g.Columns, Column{Weight: 1.6})
		for _, o := range f.Fixed {
			g.First = append(g.First, o.Label)
		}
	}
	var hints []string
	for _, c := range p.paper(f) {
		shown[c.ID] = true
		g.Columns = append(g.Columns, column(c, true))
		if len(c.Options) > 0 {
			hints = append(hints, c.HeadOr()+french.Hard+": "+optionList(c))
		}
	}
	out := []Block{g}
	var also []Pair
	for ci := range f.Columns {
		c := &f.Columns[ci]
		if shown[c.ID] || c.Kind == dossier.KindNote {
			continue
		}
		text := c.Hint
		if len(c.Options) > 0 {
			text = strings.TrimSpace(text + " " + optionList(c))
		}
		if c.Optional {
			text = p.t("paper.blank.optional") + " " + text
		}
		also = append(also, Pair{Label: c.Label, Value: Text{S: text, Tone: Muted}})
	}
	if len(hints) > 0 {
		out = append(out, Prose{Text: Text{S: strings.Join(hints, "\n"), Tone: Muted}})
	}
	if len(also) > 0 {
		out = append(out, Heading{Level: 3, Title: p.t("paper.blank.also")}, Pairs{Rows: also})
	}
	return out
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
