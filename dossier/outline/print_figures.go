package outline

import (
	"slices"
	"strings"
	"unicode/utf8"

	"dossierpme/dossier"
	"dossierpme/dossier/figures"
)

// number writes one number of a figure, "" where it has none.
func (p *printer) number(figure, key string) string { return p.texts.Number(p.in.Figures[figure], key) }

// main writes the number that a figure is known by, "" where it has none.
func (p *printer) main(figure string) string { return p.texts.Main(p.in.Figures[figure]) }

// statusText says beside a figure how far it holds.
func (p *printer) statusText(s figures.Status) Text {
	tone := Todo
	if s == figures.Computed {
		tone = Muted
	}
	return Text{S: p.texts.Note(s), Tone: tone}
}

// lacks says what a figure lacks, nothing where it lacks nothing.
func (p *printer) lacks(f figures.Figure) []Block {
	if s := p.texts.Lacks(f, 0); s != "" {
		return []Block{Prose{Text: Text{S: s, Tone: Todo}}}
	}
	return nil
}

// figure prints a computed field: its numbers, how far they hold, and where
// the calculation stands.
func (p *printer) figure(f *dossier.Field, caption string) []Block {
	fig, ok := p.in.Figures[f.Figure]
	if !ok {
		return nil
	}
	if caption == "" {
		caption = f.Label
	}
	heading := Heading{ID: p.id(ID(f.ID)), Level: 3, Title: caption, Note: p.statusText(fig.Status).S}
	if len(fig.Steps) > 0 && len(fig.Numbers) > 0 && !p.in.Short {
		heading.See, heading.Page = p.t("paper.figures.detail"), calculationID(f.Figure)
	}
	blocks := []Block{heading}
	pairs := p.figurePairs(f.Figure)
	blocks = append(blocks, Pairs{Rows: pairs, Compact: brief(pairs)})
	blocks = append(blocks, p.lacks(fig)...)
	blocks = append(blocks, p.supposed(fig)...)
	blocks = append(blocks, p.figurePicture(fig)...)
	points := []Point{}
	for _, c := range p.texts.Caveats(fig) {
		points = append(points, Point{Text: c, Tone: Todo})
	}
	if len(points) > 0 {
		blocks = append(blocks, Points{Items: points})
	}
	return []Block{Group{Blocks: blocks}}
}

// supposed lists what a number supposes of answers that are not given.
func (p *printer) supposed(fig figures.Figure) []Block {
	of := p.texts.Hypotheses(fig)
	if len(of) == 0 {
		return nil
	}
	points := Points{}
	for _, h := range of {
		points.Items = append(points.Items, Point{Text: h.Text, Tone: Muted})
	}
	return []Block{Prose{Text: Text{S: p.texts.Supposing(), Tone: Muted}}, points}
}

// ways sets the regimes of aid side by side, once there are costs.
func (p *printer) ways(fig figures.Figure) []Block {
	if !slices.ContainsFunc(fig.Regimes, func(r figures.RegimeOf) bool { return r.Ceiling.OK }) {
		return nil
	}
	heads := p.texts.WayHeads()
	t := Table{ID: ID(fig.ID + ".regimes"), Caption: p.texts.WayTitle(), Columns: []Column{
		{Head: heads[0]}, {Head: heads[1], Align: Right, Whole: true}, {Head: heads[2], Align: Right, Whole: true}, {Head: heads[3], Align: Right, Whole: true},
	}}
	for _, w := range p.texts.Ways(fig) {
		name := w.Name
		if w.Chosen {
			name += " · " + p.texts.WayChosen()
		}
		var against []string
		for _, r := range w.Against {
			against = append(against, r.Text)
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: Text{S: name, Strong: w.Chosen}, Detail: strings.Join(against, " ")}, {Text: T(w.Rate)}, {Text: T(w.Ceiling)}, {Text: T(w.Room)}}})
	}
	return []Block{t}
}

// figurePairs are the numbers of a figure as it is printed, or some of them.
func (p *printer) figurePairs(id string, only ...string) []Pair {
	fig := p.in.Figures[id]
	var pairs []Pair
	for _, l := range p.texts.Lines(fig) {
		if len(only) == 0 || slices.Contains(only, l.Key) {
			pairs = append(pairs, Pair{Label: l.Label, Value: Text{S: l.Text, Tone: figureTone(fig.Status), Strong: true}, Note: p.texts.Negative(fig, l.Key)})
		}
	}
	return pairs
}

// brief reports whether all labels are short enough to stand side by side.
func brief(pairs []Pair) bool {
	const longest = 24
	return !slices.ContainsFunc(pairs, func(p Pair) bool { return utf8.RuneCountInString(p.Label) > longest })
}

func figureTone(s figures.Status) Tone {
	if s == figures.Computed {
		return Accent
	}
	return Todo
}

func calculationID(figure string) ID { return ID("calculation." + figure) }

// fieldLabel names a field, a column, or a column of one row.
func (p *printer) fieldLabel(id dossier.FieldID, row string) string {
	n := p.v.Named(dossier.Spot{Field: id, Row: row})
	if n.Field == nil || n.Param {
		return n.Label()
	}
	s := n.Field.Name()
	switch {
	case n.Piece != nil:
		s += " · " + n.Piece.Title
	case n.Row != "":
		s += " · " + n.Row
	}
	if n.Column != nil {
		s += " · " + n.Column.HeadOr()
	}
	return s
}
