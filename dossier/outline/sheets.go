package outline

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"dossierpme/dossier"
	"dossierpme/dossier/figures"
	"dossierpme/dossier/rows"
	"dossierpme/internal/figuretext"
)

// sizePiece declares the size; since the second form of the dossier on the
// Commission's model.
const sizePiece = "sme_declaration"

// letterPiece is the main page to sign: every dossier has it.
const letterPiece = "commitment_letter"

// declarations print the words of the common pieces to sign, by id; the answers that
// are declared on a piece stand under them.
var declarations = map[string]func(*printer) []Block{
	letterPiece:    (*printer).letter,
	sizePiece:      (*printer).sizeDeclaration,
	"funding_plan": (*printer).planDeclaration,
	"de_minimis":   (*printer).minimisDeclaration,
	"other_aids":   (*printer).aidsDeclaration,
	"principles":   (*printer).principlesDeclaration,
}

// SheetID names the pages of a piece to sign.
func SheetID(piece string) ID { return ID("sheet." + piece) }

// SheetPiece is the piece whose pages have that name.
func SheetPiece(id ID) string { return strings.TrimPrefix(string(id), string(SheetID(""))) }

// sheets are the pages to sign: the letter, then every other declaration that
// this dossier wants.
func (p *printer) sheets() []Block {
	out := []Block{p.sheet(letterPiece, p.letterTitle())}
	for _, pc := range p.v.Declarations() {
		if pc.ID != letterPiece {
			out = append(out, p.sheet(pc.ID, pc.Title))
		}
	}
	return out
}

func (p *printer) letterTitle() string {
	if pc := p.v.Call.Piece(letterPiece); pc != nil {
		return pc.Title
	}
	return p.t("paper.sheet.letter")
}

// sheet is one declaration: who makes it and on what, its words, the place to
// sign.
func (p *printer) sheet(piece, title string) Sheet {
	s := Sheet{
		ID:      p.id(SheetID(piece)),
		Chapter: Chapter{ID: SheetID(piece), Phase: p.t("paper.sheet.phase"), Title: title, NewPage: true},
		About:   p.t("paper.sheet.about", "company", p.doc.Author, "project", p.doc.Title),
	}
	signature := ID("")
	if piece == letterPiece {
		s.Chapter.ID, signature = p.id(sectionID(reviewSection)), p.id("signature")
	}
	p.phase = p.t("paper.sheet.phase")
	if piece == sizePiece && p.v.Call.Format() > 1 {
		s.Chapter.Lead = p.t("paper.sme.title")
		s.Blocks = p.smeDeclaration()
		return s
	}
	s.Blocks = append(s.Blocks, p.identity(piece == letterPiece))
	s.Blocks = append(s.Blocks, p.statements(piece)...)
	s.Blocks = append(s.Blocks, p.declared(piece)...)
	s.Blocks = append(s.Blocks, p.signature(signature))
	return s
}

// statements are what is declared on a page to sign: of a piece of the call's own what its
// hint says.
func (p *printer) statements(piece string) []Block {
	if of, ok := declarations[piece]; ok {
		return of(p)
	}
	out := []Block{statement(p.t("paper.sheet.declares", "who", p.signer()))}
	if pc := p.v.Call.Piece(piece); pc != nil && pc.Hint != "" {
		out = append(out, Prose{Text: T(pc.Hint)})
	}
	return out
}

// identity says who declares, for which project and call; with project, also
// where and when it is carried out.
func (p *printer) identity(project bool) Pairs {
	seat := strings.Join(filled(p.show(dossier.SeatAddress.Street), p.townOf(dossier.SeatAddress)), ", ")
	number := p.t("paper.sheet.version", "reference", p.v.Dossier.Reference(), "version", fmt.Sprint(p.v.Dossier.Version))
	if p.in.Fingerprint != "" {
		number += ", " + p.t("paper.cover.foot_print", "fingerprint", p.in.Fingerprint)
	}
	var rows []Pair
	for _, r := range [][2]string{
		{p.t("paper.sheet.company"), p.v.Text(p.v.ID(dossier.RoleCompany))},
		{p.t("paper.sheet.siren"), p.show(dossier.RoleSIREN)},
		{p.t("paper.sheet.seat"), seat},
		{p.t("paper.sheet.project"), p.v.Text(p.v.ID(dossier.RoleTitle))},
		{p.t("paper.sheet.call"), p.callTitle(p.v.Call)},
		{p.t("paper.sheet.dossier"), number},
	} {
		rows = append(rows, Pair{Label: r[0], Value: p.said(r[1])})
		if project && r[0] == p.t("paper.sheet.project") {
			rows = append(rows, Pair{Label: p.t("paper.sheet.place"), Value: p.said(p.town())}, Pair{Label: p.t("paper.sheet.period"), Value: p.said(p.period())})
		}
	}
	return Pairs{Rows: rows}
}

// said is a value, or the word for its lack.
func (p *printer) said(s string) Text {
	if s == "" {
		return Text{S: p.t("paper.answer.to_complete"), Tone: Todo}
	}
	return T(s)
}

// stated is the same within a sentence.
func (p *printer) stated(s string) string {
	if s == "" {
		return "[" + p.t("paper.answer.to_complete") + "]"
	}
	return s
}

func filled(parts ...string) []string {
	return slices.DeleteFunc(parts, func(s string) bool { return s == "" })
}

// signer opens a declaration: who speaks for the company.
func (p *printer) signer() string {
	name, capacity := p.signatory()
	key := "paper.sheet.signer"
	if p.v.Yes(p.v.ID(dossier.RoleDelegate)) {
		key = "paper.sheet.signer_delegated"
	}
	return p.t(key, "name", p.stated(name), "capacity", p.stated(capacity))
}

// signatory is the name and the capacity of who signs.
func (p *printer) signatory() (name, capacity string) {
	who := dossier.Representative
	if p.v.Yes(p.v.ID(dossier.RoleDelegate)) {
		who = dossier.Delegate
	}
	name = strings.Join(filled(p.show(who.FirstName), p.show(who.LastName)), " ")
	return name, p.show(who.Capacity)
}

// signature leaves room for the hand and the stamp.
func (p *printer) signature(id ID) Signature {
	name, capacity := p.signatory()
	sig := Signature{
		ID: id,
		Fields: []SignatureField{
			{p.t("paper.sign.place"), p.show(dossier.RoleSignedAt)},
			{p.t("paper.sign.date"), p.v.Date(p.v.ID(dossier.RoleSignedOn)).French()},
			{p.t("paper.sign.name"), name},
			{p.t("paper.sign.capacity"), capacity},
		},
		Hand: p.t("paper.sign.hand"), Stamp: p.t("paper.sign.stamp"),
	}
	switch {
	case p.doc.State == Draft:
		sig.Note = p.t("paper.sign.draft")
	case p.in.SignatureField && id != "":
		sig.Note = p.t("paper.sign.field_note")
	}
	if p.in.SignatureField && id != "" {
		sig.Field, sig.Hand = p.t("paper.sign.field"), p.t("paper.sign.either")
	}
	return sig
}

// letter asks for the aid and holds every commitment in full.
func (p *printer) letter() []Block {
	var c Commitments
	for f := range p.v.Call.Questions() {
		if p.v.Commitment(f) && p.v.Visible(f.ID) {
			c.Items = append(c.Items, p.commitment(f, p.v.Get(f.ID)))
		}
	}
	requested, total := p.stated(p.show(dossier.RoleRequest)), p.stated(withTax(p.main(figures.CostsID)))
	if len(c.Items) == 0 {
		return []Block{statement(p.t("paper.letter.asks_alone", "who", p.signer(), "aid", requested, "total", total))}
	}
	return []Block{statement(p.t("paper.letter.asks", "who", p.signer(), "aid", requested, "total", total)), c}
}

// statement is the sentence that is signed.
func statement(words string) Prose { return Prose{Text: T(words)} }

// sizeDeclaration declares the size, with the figures and the group behind it.
func (p *printer) sizeDeclaration() []Block {
	fig := p.in.Figures[figures.SizeID]
	noun := p.texts.Declared(fig, "category")
	var out []Block
	switch {
	case noun == "":
		out = append(out, statement(p.t("paper.size.unknown", "who", p.signer())))
	case fig.Status == figures.Computed:
		out = append(out, statement(p.t("paper.size.is", "who", p.signer(), "category", noun)))
	default:
		out = append(out, statement(p.t("paper.size.estimate", "who", p.signer(), "category", noun)))
	}
	out = append(out, p.lacks(fig)...)
	out = append(out, p.accounts())
	if f := p.v.Call.Field(rows.Table[rows.Company]()); f != nil && p.v.Visible(f.ID) {
		out = append(out, p.tableAlone(f, f.Label))
	} else if p.v.No(p.v.ID(dossier.RoleGrouped)) {
		out = append(out, Prose{Text: T(p.t("paper.size.no_group"))})
	}
	if pairs := p.figurePairs(figures.SizeID, figures.SizeLast, figures.SizePrevious); len(pairs) > 0 {
		out = append(out, Pairs{Rows: pairs})
	}
	for _, c := range p.texts.Caveats(fig) {
		out = append(out, Prose{Text: Text{S: c, Tone: Todo}})
	}
	return out
}

// accounts are the company's own figures of two years.
func (p *printer) accounts() Table {
	last := p.t("paper.size.last")
	if d := p.v.Date(p.v.ID(dossier.RoleYearEnd)); !d.IsZero() {
		last = p.t("paper.size.last_on", "date", d.French())
	}
	t := Table{Caption: p.t("paper.size.accounts"), Columns: []Column{
		{Head: ""}, {Head: p.t("paper.size.headcount"), Align: Right, Whole: true}, {Head: inEuros(p.t("paper.size.turnover")), Align: Right, Whole: true}, {Head: inEuros(p.t("paper.size.balance")), Align: Right, Whole: true},
	}}
	add := func(head string, year dossier.Account) {
		row := Row{Cells: []Cell{{Text: T(head)}}}
		for _, r := range []dossier.Role{year.Headcount, year.Turnover, year.Balance} {
			val := p.v.Get(p.v.ID(r))
			cell := Cell{Text: p.said("")}
			if d, ok := dossier.AsDecimal(val); ok {
				cell.Text = T(d.French())
				if _, money := val.(dossier.Money); money {
					cell.Text = T(d.FrenchFixed(2))
				}
			}
			row.Cells = append(row.Cells, cell)
		}
		t.Rows = append(t.Rows, row)
	}
	add(last, dossier.LastYear)
	if p.v.Visible(p.v.ID(dossier.PreviousYear.Headcount)) {
		add(p.t("paper.size.previous"), dossier.PreviousYear)
	}
	fig := p.in.Figures[figures.SizeID]
	if _, ok := fig.Number("headcount"); ok {
		result := Row{Cells: []Cell{{Text: T(p.t("paper.size.result"))}}}
		for _, key := range []string{"headcount", "turnover", "balance"} {
			text := ""
			if d, ok := fig.Number(key); ok {
				text = d.French()
			}
			result.Cells = append(result.Cells, Cell{Text: T(text)})
		}
		t.Totals = []Row{result}
	}
	return t
}

// tableAlone is the printed table of a field, without what stands under it. It
// is a second print: links lead to the first.
func (p *printer) tableAlone(f *dossier.Field, caption string) Block {
	t, ok := p.rows(f, caption)[0].(Table)
	if !ok {
		return Prose{}
	}
	t.ID = ""
	for i := range t.Rows {
		t.Rows[i].ID = ""
	}
	return t
}

// planDeclaration is the plan of expenses and resources.
func (p *printer) planDeclaration() []Block {
	out := []Block{statement(p.t("paper.plan.is", "who", p.signer()))}
	costs, plan := p.in.Figures[figures.CostsID], p.in.Figures[figures.PlanID]
	if parts := figuretext.Ordered(costs, figures.CostsByCategory); len(parts) > 0 {
		out = append(out, p.costsByCategory(parts, costs))
	}
	if f := p.v.Call.Field(rows.Table[rows.Resource]()); f != nil {
		out = append(out, p.tableAlone(f, f.Label))
	}
	if t := p.byYear(costs, plan); len(t.Rows) > 1 {
		out = append(out, t)
	}
	if pairs := p.figurePairs(figures.PlanID); len(pairs) > 0 {
		out = append(out, Group{Blocks: []Block{Heading{Level: 2, Title: p.t("paper.plan.balance")}, Pairs{Rows: pairs, Compact: true}}})
	}
	return out
}

func (p *printer) costsByCategory(parts []figures.Part, costs figures.Figure) Table {
	t := Table{Caption: p.t("paper.plan.costs"), Columns: []Column{
		{Head: p.t("paper.plan.category")}, {Head: inEuros(p.t("paper.plan.amount")), Align: Right, Whole: true},
	}}
	for _, part := range parts {
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: T(p.texts.Part(figures.CostsByCategory, part.Key))}, {Text: T(part.Value.FrenchFixed(2))}}})
	}
	if sum, ok := costs.Main(); ok {
		t.Totals = []Row{{Cells: []Cell{{Text: T(p.t("paper.answer.total"))}, {Text: T(sum.FrenchFixed(2))}}}}
	}
	return t
}

// byYear sets expenses beside resources, year by year.
func (p *printer) byYear(costs, plan figures.Figure) Table {
	t := Table{Caption: p.t("paper.plan.years"), Columns: []Column{
		{Head: p.t("paper.plan.year")}, {Head: inEuros(p.t("paper.plan.spent")), Align: Right, Whole: true}, {Head: inEuros(p.t("paper.plan.got")), Align: Right, Whole: true},
	}}
	amounts := map[string]*[2]dossier.Decimal{}
	for i, parts := range [][]figures.Part{costs.By(figures.CostsByYear), plan.By(figures.PlanByYear)} {
		for _, part := range parts {
			if amounts[part.Key] == nil {
				amounts[part.Key] = &[2]dossier.Decimal{}
			}
			amounts[part.Key][i] = part.Value
		}
	}
	years := make([]string, 0, len(amounts))
	for y := range amounts {
		years = append(years, y)
	}
	slices.SortFunc(years, func(a, b string) int { // the year that is not said comes last
		return cmp.Or(cmp.Compare(len(b), len(a)), cmp.Compare(a, b))
	})
	var sums [2]dossier.Decimal
	for _, y := range years {
		both := amounts[y]
		sums[0], sums[1] = sums[0].Add(both[0]), sums[1].Add(both[1])
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: T(p.texts.Part(figures.PlanByYear, y))}, {Text: T(both[0].FrenchFixed(2))}, {Text: T(both[1].FrenchFixed(2))}}})
	}
	t.Totals = []Row{{Cells: []Cell{{Text: T(p.t("paper.answer.total"))}, {Text: T(sums[0].FrenchFixed(2))}, {Text: T(sums[1].FrenchFixed(2))}}}}
	return t
}

func (p *printer) minimisDeclaration() []Block {
	return p.aids(rows.Table[rows.MinimisAid](), "paper.aids.minimis_none", "paper.aids.minimis", figures.DeMinimisID)
}

func (p *printer) aidsDeclaration() []Block {
	return p.aids(rows.Table[rows.OtherAid](), "paper.aids.others_none", "paper.aids.others", "")
}

// aids declares the aids of a table, or that there are none.
func (p *printer) aids(table dossier.FieldID, none, list, figure string) []Block {
	f := p.v.Call.Field(table)
	if f == nil || !p.v.Visible(table) {
		return []Block{statement(p.t(none, "who", p.signer()))}
	}
	out := []Block{statement(p.t(list, "who", p.signer())), p.tableAlone(f, "")}
	if pairs := p.figurePairs(figure); len(pairs) > 0 {
		out = append(out, Pairs{Rows: pairs})
	}
	for _, c := range p.texts.Caveats(p.in.Figures[figure]) {
		out = append(out, Prose{Text: Text{S: c, Tone: Muted}})
	}
	return out
}

// principlesDeclaration stands over the answers that are declared.
func (p *printer) principlesDeclaration() []Block {
	return []Block{statement(p.t("paper.principles.is", "who", p.signer()))}
}

// declared prints the answers that stand on a piece to sign and nowhere else.
func (p *printer) declared(piece string) []Block {
	var out []Block
	for f := range p.v.Call.Questions() {
		switch {
		case p.v.UseOf(f).Declared != piece || !p.v.Visible(f.ID):
		case f.Kind == dossier.KindRows:
			out = append(out, p.rows(f, f.Label)...)
		default:
			val := p.v.Get(f.ID)
			if (val == nil || val.Empty()) && !f.Required() {
				continue
			}
			out = append(out, Prose{ID: p.id(ID(f.ID)), Label: f.Label, Text: p.text(f, val)})
		}
	}
	return out
}

// elsewhere names the piece to sign on which a field is printed, nil where it
// is printed in its section.
func (p *printer) elsewhere(f *dossier.Field) *dossier.Piece {
	declared := p.v.UseOf(f).Declared
	for _, pc := range p.v.Declarations() {
		if declared == pc.ID {
			return pc
		}
	}
	return nil
}
