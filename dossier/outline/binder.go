package outline

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"dossierpme/dossier"
	"dossierpme/internal/french"
)

// Separator is the page before an annex in the binder. The pages of the annex,
// which the writer is given under the same ID, follow it.
type Separator struct {
	ID    ID
	Group string // bookmark above those of all separators
	// Eyebrow names what follows, small, above Number.
	Eyebrow, Number, Title string
	Facts                  []Pair
	// Span tells the pages of the annex: words with two numbers to fill in;
	// empty: none follow.
	Span string
	// Why says why no page follows, with what is to be done; empty: they do.
	Why []Text
	// Stamp is the label on each page of the annex: words with four numbers to
	// fill in, its page, its pages, the page and the pages of the whole.
	Stamp string
	// Bare says that there is no page of its own: the annex follows at once.
	Bare bool
}

func (Separator) isBlock() {}

// Attached is an annex of the dossier, numbered as it is printed.
type Attached struct {
	Row    string // of the list of pieces
	Number int
	Piece  *dossier.Piece // nil where the call knows none of this id
	Title  string         // of the piece
	For    string         // the row that it is attached for, in words; "": none
	Name   string         // of the file
	Size   int64          // bytes; 0: unknown
}

// Attachments lists the annexes of a dossier in the order of its call, then of
// its list.
func Attachments(v *dossier.View) []Attached {
	rank := map[string]int{}
	for i, pc := range v.Call.Pieces {
		rank[pc.ID] = i
	}
	order := func(r dossier.Row) int {
		if n, ok := rank[r.Text("piece")]; ok {
			return n
		}
		return len(rank)
	}
	rows := slices.Clone(v.Rows(v.Call.Annexes()))
	slices.SortStableFunc(rows, func(x, y dossier.Row) int { return order(x) - order(y) })
	rows = slices.DeleteFunc(rows, func(r dossier.Row) bool { // a row without a file that counts attaches nothing
		return !v.Attached(r)
	})
	out := make([]Attached, len(rows))
	for i, r := range rows {
		a := Attached{Row: r.ID, Number: i + 1, Title: r.Text("piece"), For: v.RefTitle(r.Text("for")), Name: r.Text("name")}
		if a.Piece = v.Call.Piece(a.Title); a.Piece != nil {
			a.Title = a.Piece.Title
		}
		if n, ok := r.Get("size").(dossier.Integer); ok {
			a.Size = int64(n)
		}
		out[i] = a
	}
	return out
}

// Bound is what the binder says of an annex.
type Bound struct {
	Kind  string // of the file, in words
	Name  string // of the file in the binder
	Pages int
	Size  int64        // bytes
	Date  dossier.Date // zero: unknown
	// Remark is what else is to be known of its pages; "": nothing.
	Remark string
	// Why says why it could not be bound, and what to do; empty: it is bound.
	Why, Do string
	// Carried says that the file travels inside, though it is not bound.
	Carried bool
}

// SeparatorID names the page before the annex of a row.
func SeparatorID(row string) ID { return ID("binder/" + row) }

// Alone reports whether an annex needs no page before it in a compact binder: it is
// one page, and nothing is to be said of it.
func (b Bound) Alone() bool { return b.Pages == 1 && b.Why == "" }

// separators are the pages before the annexes of the binder.
func (p *printer) separators() []Block {
	out := p.boundList()
	for _, a := range slices.Concat(p.attached, p.in.Extra) {
		b, ok := p.in.Bound[a.Row]
		if !ok {
			continue
		}
		s := Separator{
			ID: p.id(SeparatorID(a.Row)), Group: p.t("paper.binder.annexes"), Eyebrow: p.t("paper.binder.annex"), Number: fmt.Sprint(a.Number), Title: a.Title,
			Stamp: p.t("paper.binder.stamp", "annex", a.Number, "page", "%d", "pages", "%d", "number", "%d", "all", "%d"),
		}
		fact := func(label, value string) {
			if value != "" {
				s.Facts = append(s.Facts, Pair{Label: label, Value: T(value)})
			}
		}
		fact(p.t("paper.binder.for"), a.For)
		fact(p.t("paper.binder.file"), b.Name)
		if a.Name != b.Name {
			fact(p.t("paper.binder.origin"), a.Name)
		}
		fact(p.t("paper.binder.kind"), b.Kind)
		switch {
		case b.Pages == 1:
			s.Span = p.t("paper.binder.span_one", "first", "%[1]d")
			fact(p.t("paper.binder.pages"), p.t("paper.binder.one_page"))
		case b.Pages > 1:
			s.Span = p.t("paper.binder.span", "first", "%d", "last", "%d")
			fact(p.t("paper.binder.pages"), p.t("paper.binder.count", "n", b.Pages))
		}
		if b.Size > 0 {
			fact(p.t("paper.binder.size"), french.FileSize(b.Size))
		}
		if !b.Date.IsZero() {
			fact(p.t("paper.binder.date"), b.Date.FrenchLong())
		}
		fact(p.t("paper.binder.remark"), b.Remark)
		if b.Why != "" {
			carried := p.t("paper.binder.not_carried")
			if b.Carried {
				carried = p.t("paper.binder.carried", "name", b.Name)
			}
			s.Why = []Text{{S: b.Why, Strong: true}, T(carried), {S: b.Do, Tone: Muted}}
		}
		s.Bare = p.in.Compact && b.Alone()
		out = append(out, s)
	}
	return out
}

// boundList is what a compact binder has before its annexes: where each of them begins.
// It is no part of the contents: the pages before it are the same in every binder.
func (p *printer) boundList() []Block {
	if !p.in.Compact || len(p.in.Bound) == 0 {
		return nil
	}
	t := Table{Tight: true, Columns: []Column{
		{Head: p.t("paper.answer.number"), Whole: true},
		{Head: p.t("paper.annexes.piece"), Weight: 1.4, Names: true},
		{Head: p.t("paper.binder.file")},
		{Head: p.t("paper.binder.pages"), Align: Right, Whole: true},
		{Head: p.t("paper.binder.at"), Align: Right, Whole: true},
	}}
	for _, a := range slices.Concat(p.attached, p.in.Extra) {
		b, ok := p.in.Bound[a.Row]
		if !ok {
			continue
		}
		title := a.Title
		if a.For != "" {
			title += " · " + a.For
		}
		pages := "–"
		if b.Why == "" {
			pages = french.Count(b.Pages)
		}
		file := strings.Join(filled(cmp.Or(a.Name, b.Name), b.Date.French(), b.Remark), " · ")
		t.Rows = append(t.Rows, Row{Cells: []Cell{
			{Text: T(fmt.Sprint(a.Number))}, {Text: T(title)}, {Text: Text{S: file, Tone: Muted}}, {Text: T(pages)}, {Page: SeparatorID(a.Row), Link: SeparatorID(a.Row)},
		}})
	}
	return []Block{
		Chapter{ID: p.id("binder"), Phase: p.t("paper.binder.annexes"), Title: p.t("paper.binder.list"), Lead: p.t("paper.binder.list_lead"), NewPage: true, OutsideContents: true},
		Group{Name: p.t("paper.binder.list"), Blocks: []Block{t}}, // said again where it goes on overleaf
	}
}
