package form

import (
	"reflect"

	"fyne.io/fyne/v2"

	"dossierpme/dossier"
	"dossierpme/ui/field"
	"dossierpme/ui/kit"
)

// asking is the card of the aid that may be had: how much, if what, and a button that
// asks for it.
type asking struct {
	p     *Page
	shows string // the figure that explains it
	said  *askingState
	links []*kit.ProblemLine
	fold  fold // what it rests on
	take  *kit.Button
	box   *kit.Panel
}

// askingState is what the card is drawn from.
type askingState struct {
	may       field.Asking
	now       dossier.Value // that is asked for
	scattered bool          // over several cells
	all       bool          // of the list is shown
}

// fewSupposed is how much of what the amount rests on is shown at first.
const fewSupposed = 2

func newAsking(p *Page, figure string) *asking {
	box := kit.NewTinted(kit.Accent, kit.NewColumn(0)).Pad(kit.Space16)
	box.Radius = kit.RadiusCard
	return &asking{p: p, shows: figure, fold: fold{page: p, few: fewSupposed}, box: box}
}

func (c *asking) object() fyne.CanvasObject { return c.box }

func (c *asking) shown() bool { return c.p.env.Asking != nil }

func (c *asking) first() fyne.Focusable { return nil }

func (c *asking) focus(*dossier.Field, dossier.FieldID, string) bool { return false }

func (c *asking) t(key string, args ...any) string { return c.p.env.Words.T(key, args...) }

// requested is the question of the grant that is asked for, nil where the call has none.
func (c *asking) requested() *dossier.Field {
	v := c.p.env.Session.View()
	if id := v.ID(dossier.RoleRequest); v.Visible(id) {
		return v.Call.Field(id)
	}
	return nil
}

// refresh draws the card anew where it says something else.
func (c *asking) refresh() bool {
	if !c.shown() {
		return false
	}
	state := &askingState{may: c.p.env.Asking(), all: c.fold.all}
	if f := c.requested(); f != nil {
		state.now = c.p.env.Session.View().Get(f.ID)
		state.scattered = dossierRecord{c.p}.stands(f).scattered
	}
	if c.said != nil && reflect.DeepEqual(state, c.said) {
		return false
	}
	had := c.take != nil && c.p.env.Canvas.Focused() == fyne.Focusable(c.take)
	c.said = state
	c.links, c.take = nil, nil
	title := kit.NewHint(c.t("asking.title"))
	title.Style.Bold = true
	column := kit.NewColumn(kit.Space4, title)
	switch {
	case state.may.Ceiling != "":
		c.amount(column)
	case len(state.may.Against) > 0:
		column.Add(kit.NewBody(c.t("asking.against")))
		c.remarks(column, state.may.Against)
	default:
		column.Add(kit.NewBody(c.t("asking.nothing")))
	}
	c.box.SetContent(column)
	kit.Relayout(c.box)
	if had {
		if c.take != nil {
			c.p.env.Canvas.Focus(c.take)
		} else {
			c.p.env.Canvas.Unfocus()
		}
	}
	return true
}

// amount is what may be had, and how to ask for it.
func (c *asking) amount(column *fyne.Container) {
	may := c.said.may
	amount := kit.NewTitle(may.Ceiling)
	amount.Color, amount.Wrap = kit.ColorAccent, false
	column.Add(amount)
	how := kit.NewHint(may.How)
	how.Color = kit.ColorInk
	column.Add(how)
	if may.Others != "" {
		column.Add(kit.NewHint(c.t("asking.others", "amount", may.Others)))
	}
	if len(may.Supposes) > 0 {
		column.Add(kit.NewInset(kit.Space4, 0, 0, 0, kit.NewStrong(c.t("asking.if"))))
		c.remarks(column, may.Supposes)
	}
	why := kit.NewQuiet(c.t("field.why_amount"), func() {
		if c.p.env.ShowFigure != nil {
			c.p.env.ShowFigure(c.shows)
		}
	})
	buttons := kit.NewFlow(kit.Space8)
	f := c.requested()
	now, known := dossier.AsDecimal(c.said.now)
	switch {
	case f == nil || may.Amount.IsZero():
	case known && now.Cmp(may.Amount.Decimal) == 0:
		column.Add(kit.NewRow(kit.Space8, kit.NewSign(kit.Success), kit.NewStretch(kit.NewHint(c.t("asking.same")))))
	case c.said.scattered:
		column.Add(kit.NewHint(c.t("asking.several")))
		buttons.Add(kit.NewSecondary(c.t("asking.several_open"), func() { c.p.leadToRows(f) }))
	default:
		if known {
			column.Add(kit.NewHint(c.t("asking.now", "amount", dossier.Show(f, c.said.now, nil))))
		}
		words := c.t("asking.take")
		if may.Ask != may.Ceiling {
			words = c.t("asking.take_rest", "amount", may.Ask)
		}
		c.take = kit.NewSecondary(words, func() { c.ask(f, may) })
		buttons.Add(c.take)
	}
	buttons.Add(why)
	column.Add(kit.NewInset(kit.Space4, 0, 0, 0, buttons))
}

// ask types the amount as the grant that is asked for.
func (c *asking) ask(f *dossier.Field, may field.Asking) {
	e := c.p.env
	e.Session.EndStep()
	dossierRecord{c.p}.set(f, may.Amount)
	e.Session.EndStep()
	if e.Say != nil {
		e.Say(c.t("asking.taken", "amount", may.Ask), c.t("form.rows.undo"), func() { e.Session.Undo() })
	}
}

// leadToRows leads to the rows that the grant is spread over.
func (p *Page) leadToRows(f *dossier.Field) {
	_, from := p.env.Session.View().Carried(f.ID)
	if lead := p.leadTo(from); lead != nil {
		lead()
	}
}

// remarks list what the amount rests on; each leads to its answer.
func (c *asking) remarks(column *fyne.Container, of []field.Remark) {
	list, lines := kit.NewColumn(0), make([]fyne.CanvasObject, len(of))
	for i, r := range of {
		to, ok := c.p.where(r.Field, r.Row)
		if !ok || c.p.env.GoTo == nil {
			lines[i] = kit.NewHint(r.Text)
			continue
		}
		link := kit.NewProblemLine(kit.Neutral, "▸ "+r.Text, func() { c.p.env.GoTo(to) })
		c.links = append(c.links, link)
		lines[i] = link
	}
	c.fold.add(list, lines)
	column.Add(list)
}

// where is the place of an answer: of one that is not asked yet, the question that
// opens it.
func (p *Page) where(id dossier.FieldID, row string) (dossier.Problem, bool) {
	f, at := p.env.Session.View().Opening(dossier.Spot{Field: id, Row: row})
	if f == nil {
		return dossier.Problem{}, false
	}
	return dossier.Problem{Field: at.Field, Row: at.Row, Section: p.sectionOf(f).ID}, true
}
