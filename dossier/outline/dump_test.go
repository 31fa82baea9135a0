package outline

import (
	"fmt"
	"strings"
)

// Dump prints a document as text, for tests and for reading.
func Dump(d *Document) string {
	w := &dumper{}
	w.line("document %q by %q, state %d", d.Title, d.Author, d.State)
	w.line("running %q | %q | %q", d.Running.Left, d.Running.Right.S, d.Running.Foot)
	w.line("cover %q | %q | %q | mark %q", d.Cover.Eyebrow, d.Cover.Programme, d.Cover.Call, d.Cover.Mark.S)
	w.pairs(d.Cover.Facts)
	w.pairs(d.Cover.Identity)
	w.line("  note %q", d.Cover.Note)
	w.blocks(d.Blocks)
	return w.b.String()
}

type dumper struct {
	b      strings.Builder
	indent string
}

func (w *dumper) line(format string, args ...any) {
	fmt.Fprintf(&w.b, w.indent+format+"\n", args...)
}

var toneNames = map[Tone]string{Muted: "muted", Accent: "accent", Todo: "todo", Wrong: "wrong", Good: "good", FromRule: "rule"}

func tone(t Text) string {
	s := fmt.Sprintf("%q", t.S)
	if n := toneNames[t.Tone]; n != "" {
		s += "!" + n
	}
	return s
}

func (w *dumper) pairs(rows []Pair) {
	for _, r := range rows {
		extra := ""
		if r.ID != "" {
			extra += " #" + string(r.ID)
		}
		if r.Link != "" {
			extra += " ->" + string(r.Link)
		}
		if r.Note != "" {
			extra += fmt.Sprintf(" note %q", r.Note)
		}
		w.line("  %s: %s%s", r.Label, tone(r.Value), extra)
	}
}

func (w *dumper) row(kind string, r Row) {
	var cells []string
	for _, c := range r.Cells {
		s := tone(c.Text)
		if c.Detail != "" {
			s += fmt.Sprintf(" (%q)", c.Detail)
		}
		cells = append(cells, s)
	}
	w.line("  %s #%s %s", kind, r.ID, strings.Join(cells, " | "))
	if r.Detail != "" {
		w.line("    detail %q", r.Detail)
	}
}

func (w *dumper) blocks(blocks []Block) {
	for _, x := range blocks {
		w.block(x)
	}
}

func (w *dumper) block(x Block) {
	switch x := x.(type) {
	case Chapter:
		w.line("chapter #%s %q %s %q lead %q newpage %v", x.ID, x.Phase, x.Number, x.Title, x.Lead, x.NewPage)
	case Heading:
		see := ""
		if x.Page != "" {
			see = " ->" + string(x.Page)
		}
		if x.Amount.S != "" {
			see += " = " + tone(x.Amount)
		}
		w.line("h%d %q %s%s", x.Level, x.Title, x.Note, see)
	case Pairs:
		if x.Sheet {
			w.line("sheet of pairs")
		} else {
			w.line("pairs")
		}
		w.pairs(x.Rows)
	case Prose:
		w.line("prose #%s %q %s", x.ID, x.Label, tone(x.Text))
	case Table:
		var heads []string
		for _, c := range x.Columns {
			h := c.Head
			if c.Align == Right {
				h += ">"
			}
			heads = append(heads, h)
		}
		w.line("table #%s %q [%s]", x.ID, x.Caption, strings.Join(heads, " | "))
		for _, r := range x.Rows {
			w.row("row", r)
		}
		for _, r := range x.Totals {
			w.row("total", r)
		}
		if len(x.Rows) == 0 {
			w.line("  empty %s", tone(x.Empty))
		}
	case Commitments:
		w.line("commitments")
		for _, c := range x.Items {
			w.line("  #%s %s %q (%s)", c.ID, tone(c.Answer), c.Sentence, c.Source)
		}
	case Notices:
		w.line("notices")
		for _, n := range x.Items {
			w.line("  %s · %s: %q ->%s", tone(Text{S: n.Label, Tone: n.Tone()}), n.Where, n.Message, n.Target)
		}
	case Annexes:
		w.line("annexes")
		for _, a := range x.Items {
			target := ""
			if a.Target != "" {
				target = " ->" + string(a.Target)
			}
			if a.Sum != "" {
				target += " " + a.Sum
			}
			w.line("  #%s %s %q (%s) %s%s", a.ID, a.Number, a.Title, a.Detail, tone(a.State), target)
		}
	case Separator:
		w.line("separator #%s %q %q %q, %q, stamped %q", x.ID, x.Eyebrow, x.Number, x.Title, x.Span, x.Stamp)
		w.pairs(x.Facts)
		for _, t := range x.Why {
			w.line("  why %s", tone(t))
		}
	case Bars:
		w.line("bars %q %s", x.Alt, tone(x.Note))
		for _, b := range x.Items {
			w.line("  %s %s: %v", b.Label, b.Total, b.Parts)
		}
	case Lengths:
		w.line("lengths %q", x.Alt)
		for _, g := range x.Groups {
			w.line("  %s %s: %v", g.Title, tone(g.Note), g.Items)
		}
	case Card:
		w.line("card %q %q", x.Title, x.Lines)
		w.pairs(x.Facts)
	case Group:
		w.line("%s", strings.TrimRight("group "+x.Name, " "))
		w.indent += "  "
		w.blocks(x.Blocks)
		w.indent = w.indent[2:]
	case Sheet:
		w.line("sheet #%s %q", x.ID, x.About)
		w.indent += "  "
		w.block(x.Chapter)
		w.blocks(x.Blocks)
		w.indent = w.indent[2:]
	case OnePage:
		w.line("one page, %d variants", len(x.Variants))
		w.indent += "  "
		w.blocks(x.Variants[0])
		w.indent = w.indent[2:]
	default:
		w.line("%T %+v", x, x)
	}
}
