package form

import (
	"reflect"

	"fyne.io/fyne/v2"

	"dossierpme/dossier"
	"dossierpme/dossier/request"
	"dossierpme/internal/french"
	"dossierpme/ui/kit"
)

// Request makes the prior request for aid out of the dossier. The functions are called
// on the goroutine of the window, and only while nothing is missing for it.
type Request struct {
	Make func() // a page to be signed
	Copy func() // the text of a message, to be pasted
}

// prior is the card of the prior request: what it still lacks, how to make it, and once
// it was sent, what is to be done about it.
type prior struct {
	p     *Page
	said  *priorState
	links []*kit.ProblemLine
	fold  fold // what is missing
	box   *kit.Panel
}

// priorState is what the card is drawn from.
type priorState struct {
	needs []request.Need
	names []string // of what is missing
	sent  request.Sent
	all   bool
}

// fewLacking is how much of what is missing is shown at first.
const fewLacking = 5

func newPrior(p *Page) *prior {
	return &prior{p: p, fold: fold{page: p, few: fewLacking}, box: kit.NewCard(kit.NewColumn(0))}
}

// sends reports whether a question is about the day on which the request was sent.
func (p *Page) sends(f *dossier.Field) bool {
	return p.env.Request != nil && f.ID == p.env.Session.View().ID(dossier.RoleIntention)
}

func (c *prior) object() fyne.CanvasObject { return c.box }

// shown where the dossier can keep the day.
func (c *prior) shown() bool {
	v := c.p.env.Session.View()
	return c.p.env.Request != nil && v.Visible(v.ID(dossier.RoleIntention))
}

func (c *prior) first() fyne.Focusable { return nil }

func (c *prior) focus(*dossier.Field, dossier.FieldID, string) bool { return false }

// refresh draws the card anew where it says something else.
func (c *prior) refresh() bool {
	if !c.shown() {
		return false
	}
	v := c.p.env.Session.View()
	state := &priorState{needs: request.Needs(v, c.p.env.Session.Problems()), sent: request.Follow(v), all: c.fold.all}
	for _, pb := range state.lacks() {
		state.names = append(state.names, c.name(pb))
	}
	if c.said != nil && reflect.DeepEqual(state, c.said) {
		return false
	}
	c.said = state
	c.links = nil
	column := kit.NewColumn(kit.Space8, kit.NewSubtitle(c.t("prior.title")))
	if state.sent.On.IsZero() {
		c.toSend(column)
	} else {
		c.follow(column)
	}
	c.box.SetContent(column)
	kit.Relayout(c.box)
	return true
}

func (c *prior) t(key string, args ...any) string { return c.p.env.Words.T(key, args...) }

func (s *priorState) lacks() (out []dossier.Problem) {
	for _, n := range s.needs {
		out = append(out, n.Lacks...)
	}
	return out
}

func (c *prior) name(pb dossier.Problem) string {
	if c.p.env.Name == nil {
		return string(pb.Field)
	}
	return c.p.env.Name(pb)
}

// toSend is the card of a request that was not sent.
func (c *prior) toSend(column *fyne.Container) {
	column.Add(kit.NewHint(c.t("prior.lead")))
	c.items(column)
	c.actions(column)
	column.Add(kit.NewHint(c.t("prior.note")))
}

// items says which of the five items are there, and what the others lack.
func (c *prior) items(column *fyne.Container) {
	flow := kit.NewFlow(kit.Space12)
	for _, n := range c.said.needs {
		mark := kit.NewCaption("✓" + french.Hard + c.t("prior.item."+string(n.Item)))
		mark.Color = kit.ColorSuccess
		if len(n.Lacks) > 0 {
			mark = kit.NewCaption("○" + french.Hard + c.t("prior.item."+string(n.Item)))
		}
		mark.Wrap = false
		flow.Add(mark)
	}
	column.Add(flow)
	lacks := c.said.lacks()
	if len(lacks) == 0 {
		return
	}
	title := kit.NewHint(c.t("prior.lacks"))
	title.Color = kit.ColorWarning
	list, lines := kit.NewColumn(0, title), make([]fyne.CanvasObject, len(lacks))
	for i, pb := range lacks {
		lines[i] = c.link(c.said.names[i], pb)
	}
	c.fold.add(list, lines)
	column.Add(list)
}

func (c *prior) link(text string, to dossier.Problem) fyne.CanvasObject {
	link := kit.NewProblemLine(kit.Neutral, "▸ "+text, func() { c.lead(to) })
	c.links = append(c.links, link)
	return link
}

func (c *prior) lead(to dossier.Problem) {
	if c.p.env.GoTo != nil {
		c.p.env.GoTo(to)
	}
}

// actions make the request, and lead to the day on which it was sent.
func (c *prior) actions(column *fyne.Container) {
	button := func(label string, do func()) *kit.Button {
		act := func() {
			lacks := c.said.lacks()
			if len(lacks) == 0 {
				do()
				return
			}
			c.lead(lacks[0])
			if c.p.env.Say != nil {
				c.p.env.Say(c.t("prior.first", "n", len(lacks)), "", nil)
			}
		}
		if len(c.said.lacks()) == 0 && label == "prior.make" {
			return kit.NewPrimary(c.t(label), act)
		}
		return kit.NewSecondary(c.t(label), act)
	}
	column.Add(kit.NewFlow(kit.Space8, button("prior.make", c.p.env.Request.Make), button("prior.copy", c.p.env.Request.Copy), c.day("prior.note_day")))
}

// day leads to the day on which the request was sent.
func (c *prior) day(label string) *kit.Button {
	return kit.NewSecondary(c.t(label), func() {
		v := c.p.env.Session.View()
		c.lead(v.Problem(v.ID(dossier.RoleIntention), dossier.Advice, "", nil))
	})
}

// follow is the card of a request that was sent.
func (c *prior) follow(column *fyne.Container) {
	sent := c.said.sent
	good := func(text string) fyne.CanvasObject {
		said := kit.NewStrong(text)
		said.Wrap = true
		return kit.NewRow(kit.Space8, kit.NewSign(kit.Success), kit.NewStretch(said))
	}
	column.Add(good(c.t("prior.sent_on", "date", sent.On.French())))
	if !sent.Answered.IsZero() {
		column.Add(good(c.t("prior.answered_on", "date", sent.Answered.French())))
	} else {
		column.Add(kit.NewHint(c.t("prior.keep")))
	}
	list, anew := kit.NewColumn(0), false
	for _, s := range sent.Steps {
		list.Add(c.link(c.t("prior.step."+string(s.Kind)), s.To))
		anew = anew || s.Kind == request.StepAnew
	}
	switch {
	case anew:
		column.Add(list)
		c.items(column)
		c.actions(column)
		return
	case len(sent.Steps) == 0:
		column.Add(kit.NewHint(c.t("prior.done")))
	default:
		column.Add(list)
	}
	column.Add(kit.NewFlow(kit.Space8, c.day("prior.change_day")))
}
