package outline

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"dossierpme/dossier"
	"dossierpme/dossier/figures"
)

// declaration is what is printed on the pages of one piece to sign.
type declaration struct {
	body func(*printer) []Block
	// whole lists the fields that are printed there and nowhere else.
	whole []dossier.FieldID
}

// letterPiece is the main page to sign: every dossier has it.
const letterPiece = "commitment_letter"

// declarations are the pieces that this program prints, by id.
var declarations = map[string]declaration{
	letterPiece:       {body: (*printer).letter},
	"sme_declaration": {body: (*printer).sizeDeclaration},
	"funding_plan":    {body: (*printer).planDeclaration},
	"de_minimis":      {body: (*printer).minimisDeclaration},
	"other_aids":      {body: (*printer).aidsDeclaration},
	"principles":      {body: (*printer).principlesDeclaration, whole: principles},
}

var principles = []dossier.FieldID{
	"principles.equality", "principles.non_discrimination", "principles.accessibility", "principles.sustainability", "dnsh",
}

// SheetID names the pages of a piece to sign.
func SheetID(piece string) ID { return ID("sheet." + piece) }

// sheets are the pages to sign: the letter, then every other declaration that
// this dossier wants.
func (p *printer) sheets() []Block {
	out := []Block{p.sheet(letterPiece, p.letterTitle())}
	for _, pc := range p.v.Declarations() {
		if _, ok := declarations[pc.ID]; ok && pc.ID != letterPiece {
			out = append(out, p.sheet(pc.ID, pc.Title))
		}
	}
	return out
}

func (p *printer) letterTitle() string {
	if pc := p.v.Call.Piece(letterPiece); pc != nil {
		return pc.Title
	}
	return wordLetter
}

// sheet is one declaration: who makes it and on what, its words, the place to
// sign.
func (p *printer) sheet(piece, title string) Sheet {
	s := Sheet{
		ID:      p.id(SheetID(piece)),
		Chapter: Chapter{ID: SheetID(piece), Phase: wordSheets, Title: title, NewPage: true},
		About:   fmt.Sprintf(wordSheetAbout, p.doc.Author, p.doc.Title),
	}
	signature := ID("")
	if piece == letterPiece {
		s.Chapter.ID, signature = p.id(sectionID(reviewSection)), p.id("signature")
	}
	p.phase = wordSheets
	s.Blocks = append(s.Blocks, p.identity(piece == letterPiece))
	s.Blocks = append(s.Blocks, declarations[piece].body(p)...)
	s.Blocks = append(s.Blocks, p.signature(signature))
	return s
}

// identity says who declares, for which project and call; with project, also
// where and when it is carried out.
func (p *printer) identity(project bool) Pairs {
	seat := strings.Join(filled(p.show("company.address"), p.townOf("company.")), ", ")
	number := fmt.Sprintf(wordSheetVersion, p.v.Dossier.Reference(), p.v.Dossier.Version)
	if p.in.Fingerprint != "" {
		number += fmt.Sprintf(wordSheetPrint, p.in.Fingerprint)
	}
	var rows []Pair
	for _, r := range [][2]string{
		{wordSheetCompany, p.v.Text("company.name")},
		{wordSheetSIREN, p.show("company.siren")},
		{wordSheetSeat, seat},
		{wordSheetTitle, p.v.Text("project.title")},
		{wordSheetCall, callTitle(p.v.Call)},
		{wordSheetDossier, number},
	} {
		rows = append(rows, Pair{Label: r[0], Value: said(r[1])})
		if project && r[0] == wordSheetTitle {
			rows = append(rows, Pair{Label: wordSheetPlace, Value: said(p.town())}, Pair{Label: wordSheetPeriod, Value: said(p.period())})
		}
	}
	return Pairs{Rows: rows}
}

// said is a value, or the word for its lack.
func said(s string) Text {
	if s == "" {
		return Text{S: wordToComplete, Tone: Todo}
	}
	return T(s)
}

// stated is the same within a sentence.
func stated(s string) string {
	if s == "" {
		return "[" + wordToComplete + "]"
	}
	return s
}

func filled(parts ...string) []string {
	return slices.DeleteFunc(parts, func(s string) bool { return s == "" })
}

// signer opens a declaration: who speaks for the company.
func (p *printer) signer() string {
	name, capacity := p.signatory()
	words := wordSigner
	if p.v.Yes("signatory.delegated") {
		words = wordSignerDelegated
	}
	return fmt.Sprintf(words, stated(name), stated(capacity))
}

// signatory is the name and the capacity of who signs.
func (p *printer) signatory() (name, capacity string) {
	who := "representative"
	if p.v.Yes("signatory.delegated") {
		who = "signatory"
	}
	name = strings.Join(filled(p.show(dossier.FieldID(who+".first_name")), p.show(dossier.FieldID(who+".last_name"))), " ")
	return name, p.show(dossier.FieldID(who + ".role"))
}

// signature leaves room for the hand and the stamp.
func (p *printer) signature(id ID) Signature {
	name, capacity := p.signatory()
	sig := Signature{
		ID: id,
		Fields: []SignatureField{
			{wordSignPlace, p.show("signature.place")},
			{wordSignDate, p.v.Date("signature.date").French()},
			{wordSignName, name},
			{wordSignCapacity, capacity},
		},
		Hand: wordSignHand, Stamp: wordSignStamp,
	}
	switch {
	case p.doc.State == Draft:
		sig.Note = wordSignDraft
	case p.in.SignatureField && id != "":
		sig.Note = wordSignFieldNote
	}
	if p.in.SignatureField && id != "" {
		sig.Field, sig.Hand = wordSignField, wordSignEither
	}
	return sig
}

// letter asks for the aid and holds every commitment in full.
func (p *printer) letter() []Block {
	var c Commitments
	for si := range p.v.Call.Sections {
		for fi := range p.v.Call.Sections[si].Fields {
			if f := &p.v.Call.Sections[si].Fields[fi]; isCommitment(f) && p.v.Visible(f.ID) {
				c.Items = append(c.Items, p.commitment(f, p.v.Get(f.ID)))
			}
		}
	}
	requested, total := stated(p.show("funding.requested")), stated(withTax(p.number("figure.costs", "total")))
	if len(c.Items) == 0 {
		return []Block{statement(wordLetterNone, p.signer(), requested, total)}
	}
	return []Block{statement(wordLetterAsks, p.signer(), requested, total), c}
}

// statement is the sentence that is signed.
func statement(words string, args ...any) Prose { return Prose{Text: T(fmt.Sprintf(words, args...))} }

// sizeDeclaration declares the size, with the figures and the group behind it.
func (p *printer) sizeDeclaration() []Block {
	fig := p.in.Figures["figure.size"]
	category := fig.Numbers["category"]
	noun := sizeNouns[category]
	var out []Block
	switch {
	case noun == "":
		out = append(out, statement(wordSizeUnknown, p.signer()))
	case fig.Status == figures.Computed:
		out = append(out, statement(wordSizeIs, p.signer(), noun))
	default:
		out = append(out, statement(wordSizeEstimate, p.signer(), noun))
	}
	if len(fig.Missing) > 0 {
		out = append(out, Prose{Text: Text{S: fmt.Sprintf(wordMissingInput, p.inputs(fig.Missing)), Tone: Todo}})
	}
	out = append(out, p.accounts())
	if f := p.v.Call.Field("group"); f != nil && p.v.Visible("group") {
		out = append(out, p.tableAlone(f, f.Label))
	} else if p.v.No("size.in_group") {
		out = append(out, Prose{Text: T(wordSizeNoGroup)})
	}
	if pairs := p.figurePairs("figure.size", "category_last", "category_prev"); len(pairs) > 0 {
		out = append(out, Pairs{Rows: pairs})
	}
	for _, c := range fig.Caveats {
		out = append(out, Prose{Text: Text{S: c, Tone: Todo}})
	}
	return out
}

// accounts are the company's own figures of two years.
func (p *printer) accounts() Table {
	last := wordSizeLast
	if d := p.v.Date("size.year_end"); !d.IsZero() {
		last = fmt.Sprintf(wordSizeLastOn, d.French())
	}
	t := Table{Caption: wordSizeAccounts, Columns: []Column{
		{Head: ""}, {Head: wordSizeHead, Align: Right, Whole: true}, {Head: wordSizeTurnover, Align: Right, Whole: true}, {Head: wordSizeBalance, Align: Right, Whole: true},
	}}
	add := func(head, suffix string) {
		row := Row{Cells: []Cell{{Text: T(head)}}}
		for _, id := range []string{"size.headcount", "size.turnover", "size.balance"} {
			val := p.v.Get(dossier.FieldID(id + suffix))
			cell := Cell{Text: said("")}
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
	add(last, "")
	if p.v.Visible("size.headcount_prev") {
		add(wordSizePrevious, "_prev")
	}
	if fig := p.in.Figures["figure.size"]; fig.Numbers["headcount"] != "" {
		result := Row{Cells: []Cell{{Text: T(wordSizeResult)}}}
		for _, key := range []string{"headcount", "turnover", "balance"} {
			text := ""
			if d, ok := dossier.ParseDecimal(fig.Numbers[key]); ok {
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

// figurePairs are the numbers of a figure as it is printed, or some of them.
func (p *printer) figurePairs(id string, only ...string) []Pair {
	fig := p.in.Figures[id]
	var pairs []Pair
	for _, form := range numberForms[id] {
		if val, ok := fig.Numbers[form.key]; ok && (len(only) == 0 || slices.Contains(only, form.key)) {
			pairs = append(pairs, Pair{Label: form.label, Value: Text{S: p.written(val, form.unit), Tone: figureTone(fig.Status), Strong: true}})
		}
	}
	return pairs
}

// planDeclaration is the plan of expenses and resources.
func (p *printer) planDeclaration() []Block {
	out := []Block{statement(wordPlanIs, p.signer())}
	costs, plan := p.in.Figures["figure.costs"], p.in.Figures["figure.plan"]
	if parts := first(costs.Group("category"), "machines"); len(parts) > 0 {
		out = append(out, p.costsByCategory(parts, costs.Numbers["total"]))
	}
	if f := p.v.Call.Field("resources"); f != nil {
		out = append(out, p.tableAlone(f, f.Label))
	}
	if t := p.byYear(costs, plan); len(t.Rows) > 1 {
		out = append(out, t)
	}
	if pairs := p.figurePairs("figure.plan"); len(pairs) > 0 {
		out = append(out, Group{Blocks: []Block{Heading{Level: 2, Title: wordPlanBalance}, Pairs{Rows: pairs, Compact: true}}})
	}
	return out
}

func (p *printer) costsByCategory(parts []figures.Part, total string) Table {
	name := p.optionOf("costs", "category")
	t := Table{Caption: wordPlanCosts, Columns: []Column{
		{Head: wordPlanKind}, {Head: wordPlanAmount, Align: Right, Whole: true},
	}}
	for _, part := range parts {
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: T(name(part.Key))}, {Text: T(part.Value.FrenchFixed(2))}}})
	}
	if sum, ok := dossier.ParseDecimal(total); ok {
		t.Totals = []Row{{Cells: []Cell{{Text: T(wordTotal)}, {Text: T(sum.FrenchFixed(2))}}}}
	}
	return t
}

// byYear sets expenses beside resources, year by year.
func (*printer) byYear(costs, plan figures.Figure) Table {
	t := Table{Caption: wordPlanYears, Columns: []Column{
		{Head: wordPlanYear}, {Head: wordPlanSpent, Align: Right, Whole: true}, {Head: wordPlanGot, Align: Right, Whole: true},
	}}
	amounts := map[string]*[2]dossier.Decimal{}
	for i, parts := range [][]figures.Part{costs.Group("year"), plan.Group("year")} {
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
		if y == "" {
			y = wordPlanNoYear
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: T(y)}, {Text: T(both[0].FrenchFixed(2))}, {Text: T(both[1].FrenchFixed(2))}}})
	}
	t.Totals = []Row{{Cells: []Cell{{Text: T(wordTotal)}, {Text: T(sums[0].FrenchFixed(2))}, {Text: T(sums[1].FrenchFixed(2))}}}}
	return t
}

func (p *printer) minimisDeclaration() []Block {
	return p.aids("de_minimis", wordMinimisNone, wordMinimisList, "figure.de_minimis")
}

func (p *printer) aidsDeclaration() []Block {
	return p.aids("other_aids", wordAidsNone, wordAidsList, "")
}

// aids declares the aids of a table, or that there are none.
func (p *printer) aids(table dossier.FieldID, none, list, figure string) []Block {
	f := p.v.Call.Field(table)
	if f == nil || !p.v.Visible(table) {
		return []Block{statement(none, p.signer())}
	}
	out := []Block{statement(list, p.signer()), p.tableAlone(f, "")}
	if pairs := p.figurePairs(figure); len(pairs) > 0 {
		out = append(out, Pairs{Rows: pairs})
	}
	for _, c := range p.in.Figures[figure].Caveats {
		out = append(out, Prose{Text: Text{S: c, Tone: Muted}})
	}
	return out
}

// principlesDeclaration prints the answers on principles in full.
func (p *printer) principlesDeclaration() []Block {
	out := []Block{statement(wordPrinciplesIs, p.signer())}
	for _, id := range principles {
		f := p.v.Call.Field(id)
		switch {
		case f == nil || !p.v.Visible(id):
		case f.Kind == dossier.KindRows:
			out = append(out, p.rows(f, f.Label)...)
		default:
			val := p.v.Get(id)
			if (val == nil || val.Empty()) && !f.Required() {
				continue
			}
			out = append(out, Prose{ID: p.id(ID(id)), Label: f.Label, Text: p.text(f, val)})
		}
	}
	return out
}

// elsewhere names the piece to sign on which a field is printed, nil where it
// is printed in its section.
func (p *printer) elsewhere(id dossier.FieldID) *dossier.Piece {
	for _, pc := range p.v.Declarations() {
		if d, ok := declarations[pc.ID]; ok && slices.Contains(d.whole, id) {
			return pc
		}
	}
	return nil
}
