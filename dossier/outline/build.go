package outline

import (
	"fmt"
	"slices"
	"strings"
	"time"
	_ "time/tzdata" // times print in Paris, whatever the machine knows of zones

	"dossierpme/dossier"
	"dossierpme/dossier/figures"
	"dossierpme/internal/figuretext"
	"dossierpme/internal/french"
	"dossierpme/internal/say"
)

// Input is what a print needs beyond the dossier and its call.
type Input struct {
	Problems []dossier.Problem
	Score    dossier.Score
	Figures  map[string]figures.Figure
	// Obligations are what the applicant takes on with the aid; nil prints none.
	Obligations []figures.Obligation
	Words       *say.Words // of the catalogue
	// Message words a problem; nil prints its code.
	Message func(dossier.Problem) string
	// What words only what is wrong, without what the applicant can do; nil is Message.
	What func(dossier.Problem) string
	// Fingerprint is printed as it is; empty prints none.
	Fingerprint string
	// Draft makes a draft of it, whatever the problems say.
	Draft bool
	// LeaveOutPersonal leaves tables of personal data out.
	LeaveOutPersonal bool
	// SignatureField puts a field that a program can sign on the letter.
	SignatureField bool
	// Short prints the edition for an officer: no answers of a line, no sheets of rows,
	// no calculations. The pages to sign are the same.
	Short bool
	// Attach puts the table of all steps of the calculations into the file.
	Attach bool
	// Bound makes a binder: it tells of every annex, by its row, what follows the
	// pages. Nil prints no binder; the pages before it are the same with and
	// without.
	Bound map[string]Bound
	// Compact puts one list before the annexes instead of a page before each that has one
	// page of its own.
	Compact bool
	// Extra are annexes of the binder that the printed list does not have.
	Extra []Attached
}

// Build prints a dossier: cover, synthesis, contents, in a draft the list of
// problems, every section in order, the pages to sign, supplements.
// The day printed is v.Env.Today; a dossier that is not complete is a draft.
func Build(v *dossier.View, in Input) *Document {
	p := newPrinter(v, in)
	state := Draft
	if !in.Draft && dossier.Complete(in.Problems) {
		state = Final
	}
	doc := &Document{Lang: "fr-FR", State: state, Words: p.words(state)}
	p.doc = doc
	p.front()

	// The sections come first, so that front matter refers only to what is
	// printed.
	var sections, sign []Block
	for i := range v.Call.Sections {
		s := &v.Call.Sections[i]
		if s.ID == reviewSection {
			explained := p.explanations(s)
			if in.Short {
				explained = p.shorten(explained)
			}
			sections = append(sections, explained...)
			sign = p.sheets()
			continue
		}
		printed := p.section(i, s)
		if in.Short {
			printed = p.shorten(printed)
		}
		sections = append(sections, printed...)
		if i == p.committing() {
			sections = append(sections, p.obligations()...)
		}
	}
	if in.Short {
		sections = withoutEmpty(sections)
	}
	supplements := p.supplements()

	doc.Blocks = append(doc.Blocks, p.synthesis()...)
	doc.Blocks = append(doc.Blocks, Contents{ID: "contents", Title: p.t("paper.contents.title")})
	if state == Draft {
		doc.Blocks = append(doc.Blocks, p.problems()...)
	}
	doc.Blocks = append(doc.Blocks, sections...)
	doc.Blocks = append(doc.Blocks, sign...)
	doc.Blocks = append(doc.Blocks, supplements...)
	doc.Blocks = append(doc.Blocks, p.separators()...)
	return doc
}

// reviewSection is printed as the pages to sign.
const reviewSection = "review"

// printer builds one document.
type printer struct {
	v       *dossier.View
	in      Input
	doc     *Document
	phases  map[string]string
	phase   string                             // of the last chapter
	short   string                             // of the last chapter of the short edition
	printed map[ID]bool                        // every id that the document has
	after   map[dossier.FieldID]*dossier.Field // by the field that says the same of today

	texts    *figuretext.Texts
	attached []Attached
}

func newPrinter(v *dossier.View, in Input) *printer {
	p := &printer{v: v, in: in, phases: map[string]string{}, printed: map[ID]bool{}, after: map[dossier.FieldID]*dossier.Field{}, texts: figuretext.New(in.Words, v), attached: Attachments(v)}
	for f := range v.Call.Questions() {
		if was := v.UseOf(f).Was; was != nil {
			p.after[dossier.FieldID(was.ID)] = f
		}
	}
	for i, ph := range v.Call.Phases {
		p.phases[ph.ID] = string(rune('A'+i)) + ". " + ph.Title
	}
	return p
}

// id notes that something is printed under an id.
func (p *printer) id(id ID) ID {
	p.printed[id] = true
	return id
}

// The ids of chapters: SectionPrefix + the id of a section, and that of the
// parameters of the call.
const (
	SectionPrefix = "section."
	ParamsChapter = "params"
)

func sectionID(id string) ID { return ID(SectionPrefix + id) }

func (p *printer) chapter(i int, s *dossier.Section, lead string) Chapter {
	phase := p.phases[s.Phase]
	c := Chapter{
		ID: p.id(sectionID(s.ID)), Phase: phase, Number: fmt.Sprint(i + 1), Title: s.Title, Lead: lead,
		NewPage: p.phase == "", // the first; the others flow on where there is room
	}
	p.phase = phase
	return c
}

// front fills in the cover and the running lines.
func (p *printer) front() {
	d, c := p.v.Dossier, p.v.Call
	title, company := p.v.Text(p.v.ID(dossier.RoleTitle)), p.v.Text(p.v.ID(dossier.RoleCompany))
	if title == "" {
		title = p.t("paper.cover.no_title")
	}
	if company == "" {
		company = p.t("paper.cover.no_company")
	}
	p.doc.Title, p.doc.Author, p.doc.Subject = title, company, p.t("paper.cover.kind")
	today := p.v.Env.Today.French()
	state := Text{S: p.t("paper.cover.complete"), Tone: Good, Strong: true}
	if n := p.v.Later(); n > 0 {
		state.S = p.t("paper.cover.complete_later", "n", n)
	}
	p.doc.Running = Running{Left: title, Right: Text{S: p.t("paper.cover.complete") + " · " + today, Tone: Good}}
	if p.doc.State == Draft {
		state = Text{S: p.t("paper.cover.percent", "percent", p.in.Score.Percent), Tone: Todo, Strong: true}
		p.doc.Running.Right = Text{S: p.t("paper.cover.mark") + " · " + today, Tone: Todo}
		p.doc.Cover.Mark = Text{S: p.t("paper.cover.draft"), Tone: Todo}
	}
	p.doc.Running.Foot = p.t("paper.cover.foot", "reference", d.Reference(), "version", fmt.Sprint(d.Version))
	identity := []Pair{
		{Label: p.t("paper.cover.reference"), Value: Text{S: d.Reference(), Strong: true}},
		{Label: p.t("paper.cover.version"), Value: T(version(d, p.v.Env.Today))},
	}
	if p.in.Fingerprint != "" {
		p.doc.Running.Foot += " · " + p.t("paper.cover.foot_print", "fingerprint", p.in.Fingerprint)
		identity = append(identity, Pair{Label: p.t("paper.cover.fingerprint"), Value: T(p.in.Fingerprint)})
	}
	identity = append(identity, Pair{Label: p.t("paper.cover.state"), Value: state})
	cover := &p.doc.Cover
	cover.Eyebrow, cover.Programme, cover.Title, cover.Company = p.t("paper.cover.kind"), p.t("paper.cover.programme", "programme", c.Programme), title, company
	cover.Call = p.callTitle(c)
	cover.Facts = p.facts()
	cover.Identity = identity
	cover.Note = p.t("paper.cover.note")
	if p.in.Short {
		cover.Identity = append(cover.Identity, Pair{Label: p.t("paper.short.edition"), Value: T(p.t("paper.short.name"))})
		cover.Note = p.t("paper.short.note") + " " + cover.Note
	}
}

func (p *printer) callTitle(c *dossier.Call) string {
	s := p.t("paper.cover.call", "title", c.Title)
	if c.Year != 0 {
		s += fmt.Sprintf(" · %d", c.Year)
	}
	return s
}

// version is the number, with the time of the last change in Paris.
func version(d *dossier.Dossier, today dossier.Date) string {
	if d.Updated.IsZero() {
		return fmt.Sprintf("%d · %s", d.Version, today.FrenchLong())
	}
	t := d.Updated
	if paris, err := time.LoadLocation("Europe/Paris"); err == nil {
		t = t.In(paris)
	}
	return fmt.Sprintf("%d · %s, %s", d.Version, dossier.DateOf(t).FrenchLong(), french.Clock(t.Hour(), t.Minute()))
}

// facts are the six things that the cover says of the project.
func (p *printer) facts() []Pair {
	fact := func(label, value string) Pair {
		if value == "" {
			return Pair{Label: label, Value: Text{S: p.t("paper.answer.to_complete"), Tone: Todo}}
		}
		return Pair{Label: label, Value: T(value)}
	}
	facts := []Pair{
		fact(p.t("paper.cover.total_cost"), withTax(p.main(figures.CostsID))),
		fact(p.t("paper.cover.requested"), p.show(dossier.RoleRequest)),
		fact(p.t("paper.cover.jobs"), p.main(figures.JobsID)),
		fact(p.t("paper.cover.period"), p.period()),
		fact(p.t("paper.cover.place"), p.town()),
	}
	if size := p.main(figures.SizeID); size != "" {
		facts = append(facts, fact(p.t("paper.cover.size"), size))
	}
	if p.doc.State == Draft {
		return facts
	}
	return slices.DeleteFunc(facts, func(f Pair) bool { return f.Value.Tone == Todo })
}

func withTax(s string) string {
	if s == "" {
		return ""
	}
	return s + " HT"
}

// period is when the project is carried out.
func (p *printer) period() string {
	from, to := p.v.Date(p.v.ID(dossier.RoleStart)), p.v.Date(p.v.ID(dossier.RoleEnd))
	if from.IsZero() || to.IsZero() {
		return ""
	}
	return p.t("paper.cover.period_to", "from", from.FrenchLong(), "to", to.FrenchLong())
}

// town is where the project takes place: postcode and commune.
func (p *printer) town() string { return p.townOf(p.place()) }

// place is the address where the project takes place.
func (p *printer) place() dossier.Address {
	if p.v.Yes(p.v.ID(dossier.RoleAtSeat)) {
		return dossier.SeatAddress
	}
	return dossier.SiteAddress
}

// townOf is the postcode and the commune of an address.
func (p *printer) townOf(a dossier.Address) string {
	name := p.v.Text(p.v.ID(a.Commune))
	if ref := p.v.Env.Ref; ref != nil {
		if n, ok := ref.CommuneName(name); ok {
			name = n
		}
	}
	return strings.TrimSpace(p.v.Text(p.v.ID(a.Postcode)) + " " + name)
}

// show writes the answer that has a role in French.
func (p *printer) show(r dossier.Role) string {
	id := p.v.ID(r)
	f := p.v.Call.Field(id)
	if f == nil {
		return ""
	}
	return dossier.Show(f, p.v.Get(id), p.v.Env.Ref)
}
