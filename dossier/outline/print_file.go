package outline

import (
	"fmt"
	"strings"

	"dossierpme/dossier"
	"dossierpme/internal/french"
)

// annexes lists what is attached, numbered in the order of the call, then what
// is still to be attached, or was set aside.
func (p *printer) annexes() []Block {
	a := Annexes{Head: [3]string{p.t("paper.answer.number"), p.t("paper.annexes.piece"), p.t("paper.annexes.state")}, Empty: T(p.t("paper.annexes.none"))}
	list := p.v.Call.Annexes()
	for _, x := range p.attached {
		r := p.v.Rows(list)[p.v.RowIndex(list, x.Row)]
		state := Text{S: p.t("paper.annexes.attached"), Tone: Good}
		if r.Text("sha256") == "" {
			state = Text{S: p.t("paper.annexes.not_found"), Tone: Todo}
		}
		item := Annex{ID: p.id(rowID(list, x.Row)), Number: fmt.Sprint(x.Number), Title: x.Title, Detail: fileDetail(r), State: state, Sum: p.sum(r)}
		if x.For != "" {
			item.Title += " · " + x.For
		}
		if _, ok := p.in.Bound[x.Row]; ok {
			item.Target = SeparatorID(x.Row)
		}
		a.Items = append(a.Items, item)
	}
	for _, n := range p.v.Pieces() {
		if len(n.Attached) > 0 {
			continue
		}
		detail, state := p.without(n)
		a.Items = append(a.Items, Annex{Number: "–", Title: wanted(p.v, n), Detail: detail, State: state})
	}
	p.id(ID(list))
	return []Block{Heading{ID: ID(list), Level: 2, Title: p.t("paper.annexes.title")}, a}
}

// Promised is a piece that is to be handed over later.
type Promised struct {
	Title  string // with the row that it is for
	Reason string
}

// ToHandOver lists the pieces that are promised for later, in the order of the call.
func ToHandOver(v *dossier.View) []Promised {
	var out []Promised
	for _, n := range v.Pieces() {
		if n.Aside.Counts() && n.Aside.As == dossier.AsideLater {
			out = append(out, Promised{wanted(v, n), dossier.OneLine(n.Aside.Reason)})
		}
	}
	return out
}

// wanted names a piece, and the row that it is for.
func wanted(v *dossier.View, n dossier.PieceNeed) string {
	if row := v.RefTitle(n.For); row != "" {
		return n.Piece.Title + " · " + row
	}
	return n.Piece.Title
}

// without is what stands for a piece that no file is attached for: how it was set
// aside and why, else what is expected.
func (p *printer) without(n dossier.PieceNeed) (detail string, state Text) {
	switch {
	case n.Aside.Counts():
		state = Text{S: p.t("paper.annexes.not_applicable"), Tone: Muted}
		if n.Aside.As == dossier.AsideLater {
			state = Text{S: p.t("paper.annexes.later"), Tone: Todo}
		}
		return p.t("paper.annexes.reason", "reason", dossier.OneLine(n.Aside.Reason)), state
	case n.Severity == dossier.Missing:
		return n.Piece.Hint, Text{S: p.t("paper.annexes.to_attach"), Tone: Todo}
	}
	return n.Piece.Hint, Text{S: p.t("paper.annexes.maybe"), Tone: Muted}
}

// fileDetail is what the printed view knows of an attached file, and nothing
// else: the pages must be the same when they are made again from it.
func fileDetail(r dossier.Row) string {
	var parts []string
	if s := r.Text("name"); s != "" {
		parts = append(parts, s)
	}
	if n, ok := r.Get("size").(dossier.Integer); ok {
		parts = append(parts, french.FileSize(int64(n)))
	}
	return strings.Join(parts, " · ")
}

// sum is the hash of an attached file in groups that an eye can follow, "" where it is
// not known.
func (p *printer) sum(r dossier.Row) string {
	const group = 8
	all := r.Text("sha256")
	if all == "" {
		return ""
	}
	var parts []string
	for ; len(all) > group; all = all[group:] {
		parts = append(parts, all[:group])
	}
	return p.t("paper.annexes.sum", "sum", strings.Join(append(parts, all), french.Hard))
}

// supplements are what stands behind the answers: the parameters of the call
// that the user read, and every calculation.
func (p *printer) supplements() []Block {
	of := p.unfolded()
	if p.in.Attach && len(of) > 0 {
		p.attach(of)
	}
	if p.in.Short {
		if len(p.doc.Files) > 0 {
			p.doc.Cover.Note = p.t("paper.short.attached", "name", CalculationsFile) + " " + p.doc.Cover.Note
		}
		return nil
	}
	var out []Block
	open := func(id ID, title, lead string) {
		out = append(out, Chapter{ID: p.id(id), Phase: p.t("paper.params.supplements"), Title: title, Lead: lead, NewPage: p.phase != p.t("paper.params.supplements")})
		p.phase = p.t("paper.params.supplements")
	}
	if list, empty := p.params(); len(list.Rows)+len(empty) > 0 {
		open(ParamsChapter, p.t("paper.params.title"), p.t("paper.params.lead"))
		if len(list.Rows) > 0 {
			out = append(out, list)
		}
		out = append(out, p.paramTables()...)
		if len(empty) > 0 {
			out = append(out, Prose{Text: Text{S: p.t("paper.params.empty", "list", french.List(empty)), Tone: Muted}})
		}
	}
	if calc := p.calculations(of); len(calc) > 0 {
		open("calculations", p.t("paper.figures.calculations"), p.t("paper.figures.calculations_lead"))
		if p.in.Attach {
			out = append(out, Prose{Text: Text{S: p.t("paper.figures.attached", "name", CalculationsFile), Tone: Muted}})
		}
		out = append(out, calc...)
	}
	return out
}

// params are the parameters filled in, each with where and when it was read, and the
// labels of those that are not.
func (p *printer) params() (list Table, empty []string) {
	list = Table{Tight: true, Columns: []Column{
		{Head: p.t("paper.params.parameter"), Weight: 1.2, Names: true}, {Head: p.t("paper.params.value")}, {Head: p.t("paper.params.from")},
	}}
	for i := range p.v.Call.Params {
		f := &p.v.Call.Params[i]
		prm := p.v.Dossier.Params[f.ID]
		if prm.Value == nil || prm.Value.Empty() {
			empty = append(empty, f.Label)
			continue
		}
		if f.Kind == dossier.KindRows {
			p.id(ID(f.ID))
			continue
		}
		from := strings.Join(filled(prm.Source, prm.Date.French()), ", ")
		list.Rows = append(list.Rows, Row{ID: p.id(ID(f.ID)), Cells: []Cell{{Text: T(f.Label)}, {Text: p.text(f, prm.Value)}, {Text: Text{S: from, Tone: Muted}}}})
	}
	return list, empty
}

func (p *printer) paramNote(prm dossier.Param) string {
	var notes []string
	if prm.Source != "" {
		notes = append(notes, p.t("paper.params.source", "source", prm.Source))
	}
	if !prm.Date.IsZero() {
		notes = append(notes, p.t("paper.params.read_on", "date", prm.Date.French()))
	}
	return strings.Join(notes, ", ")
}

// paramTables prints the parameters that are tables.
func (p *printer) paramTables() []Block {
	var out []Block
	for i := range p.v.Call.Params {
		f := &p.v.Call.Params[i]
		prm := p.v.Dossier.Params[f.ID]
		rows, ok := prm.Value.(dossier.Rows)
		if !ok || len(rows) == 0 {
			continue
		}
		t := Table{ID: ID(f.ID), Caption: f.Label}
		for ci := range f.Columns {
			t.Columns = append(t.Columns, naming(f, &f.Columns[ci]))
		}
		for _, r := range rows {
			row := Row{}
			for ci := range f.Columns {
				c := p.cell(f, r, &f.Columns[ci])
				row.Cells = append(row.Cells, c)
			}
			t.Rows = append(t.Rows, row)
		}
		out = append(out, t)
		if note := p.paramNote(prm); note != "" {
			out = append(out, Prose{Text: Text{S: note, Tone: Muted}})
		}
	}
	return out
}
