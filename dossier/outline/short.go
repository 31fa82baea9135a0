package outline

import (
	"slices"
	"strings"

	"dossierpme/dossier/rows"
	"dossierpme/internal/french"
)

// The short edition is for an officer who has twenty minutes: the synthesis, tables,
// texts, plan, gains and the pages to sign. It is made of the same answers and has the
// same data inside; what it leaves out stands in the whole edition.

// shorten leaves of a section what the short edition has of it: tables without the lines
// under their rows, texts and figures. Answers of a line, sheets of rows and pictures go,
// for the synthesis has those that count; so do the reservations of a figure, which the
// synthesis has among its points, and the resources, which the plan to sign has. A phase
// is a chapter, and a section a heading in it.
func (p *printer) shorten(blocks []Block) []Block {
	var out []Block
	for _, b := range blocks {
		switch b := b.(type) {
		case Pairs, Bars, Lengths, Timeline, Card, FirmTree:
		case Chapter:
			if b.Phase != p.short {
				p.short = b.Phase
				out = append(out, Chapter{ID: p.id(ID("phase." + b.Phase)), Title: b.Phase})
			}
			title := b.Title
			if b.Number != "" {
				title = b.Number + "." + french.Hard + title
			}
			out = append(out, Heading{ID: b.ID, Level: 2, Title: title, Bookmark: true})
		case Heading:
			b.Level, b.Bookmark = 3, false
			out = append(out, b)
		case Group:
			if b.Name == "" { // else the sheet of a row
				out = append(out, Group{Whole: b.Whole, Blocks: shortFigure(b.Blocks)})
			}
		case Table:
			if len(b.Rows) > 0 && b.ID != ID(rows.Table[rows.Resource]()) {
				out = append(out, shortTable(b))
			}
		case Annexes:
			out = append(out, p.shortAnnexes(b))
		default:
			out = append(out, b)
		}
	}
	return out
}

// shortFigure leaves of a figure its numbers, what it lacks and what it supposes.
func shortFigure(blocks []Block) []Block {
	var out []Block
	for i, b := range blocks {
		switch b := b.(type) {
		case Bars, Lengths:
		case Points:
			if lead, ok := blocks[max(i-1, 0)].(Prose); ok && !lead.Small { // what it supposes
				out = append(out, b)
			}
		case Pairs:
			b.Sheet, b.Compact = true, false
			out = append(out, b)
		case Table:
			out = append(out, shortTable(b))
		default:
			out = append(out, b)
		}
	}
	return out
}

func shortTable(t Table) Table {
	t.Tight = true
	short := make([]Row, len(t.Rows))
	for i, r := range t.Rows {
		r.Detail = ""
		short[i] = r
	}
	t.Rows = short
	return t
}

// shortAnnexes is the list of annexes with a line for those of one piece.
func (p *printer) shortAnnexes(a Annexes) Table {
	t := Table{ID: ID(p.v.Call.Annexes()), Tight: true, Empty: a.Empty, Columns: []Column{
		{Head: a.Head[0], Whole: true},
		{Head: a.Head[1], Names: true},
		{Head: a.Head[2], Align: Right, Whole: true},
	}}
	for _, it := range together(a.Items) {
		t.Rows = append(t.Rows, Row{ID: it.ID, Cells: []Cell{{Text: T(it.Number)}, {Text: T(it.Title), Link: it.Target}, {Text: it.State}}})
	}
	return t
}

// together lists the annexes of one piece, which follow each other, as one.
func together(items []Annex) []Annex {
	var out []Annex
	first := 0 // of those that the last one stands for
	for i, a := range items {
		a.Detail, a.Sum = "", ""
		a.Title, _, _ = strings.Cut(a.Title, " · ")
		if n := len(out); n > 0 && out[n-1].Title == a.Title && out[n-1].State == a.State {
			if a.Number != items[first].Number {
				out[n-1].Number = items[first].Number + "–" + a.Number
			}
			continue
		}
		first = i
		out = append(out, a)
	}
	return out
}

// withoutEmpty leaves out the chapters and headings that head nothing.
func withoutEmpty(blocks []Block) []Block {
	var out []Block
	next := 0 // the rank of what follows
	for _, b := range slices.Backward(blocks) {
		if rank := rankOf(b); rank == leaf || next > rank {
			out = append(out, b)
			next = rank
		}
	}
	slices.Reverse(out)
	return out
}

// leaf is the rank of what is no heading.
const leaf = 4

func rankOf(b Block) int {
	switch b := b.(type) {
	case Chapter:
		return 1
	case Heading:
		return b.Level
	}
	return leaf
}
