package form

import (
	"reflect"

	"fyne.io/fyne/v2"

	"dossierpme/dossier"
	"dossierpme/ui/field"
	"dossierpme/ui/kit"
)

// ways sets the regimes of aid side by side, below the questions that decide between
// them.
type ways struct {
	p     *Page
	zone  fyne.CanvasObject // what is offered to find out the zone, nil for nothing
	said  field.Comparison
	links []*kit.ProblemLine
	box   *fyne.Container
}

func newWays(p *Page, below []*dossier.Field) *ways {
	return &ways{p: p, zone: p.zoneAsked(below), box: kit.NewColumn(0)}
}

// decides reports whether a question is about the regime of the aid.
func (p *Page) decides(f *dossier.Field) bool {
	v := p.env.Session.View()
	return p.env.Ways != nil && (f.ID == v.ID(dossier.RoleZone) || f.ID == v.ID(dossier.RoleRegime))
}

func (w *ways) object() fyne.CanvasObject { return w.box }

func (w *ways) shown() bool { return len(w.said.Ways) > 0 }

func (w *ways) first() fyne.Focusable { return nil }

func (w *ways) focus(*dossier.Field, dossier.FieldID, string) bool { return false }

// refresh draws the table anew where it says something else.
func (w *ways) refresh() bool {
	said := w.p.env.Ways()
	if reflect.DeepEqual(said, w.said) {
		return false
	}
	w.said, w.links = said, nil
	columns := []kit.GridColumn{{}}
	head := make([]fyne.CanvasObject, len(said.Heads))
	for i, h := range said.Heads {
		text := kit.NewCaption(h)
		if i > 0 {
			columns = append(columns, kit.GridColumn{Whole: true})
			text.Align, text.Wrap = fyne.TextAlignTrailing, false
		}
		head[i] = text
	}
	rows := [][]fyne.CanvasObject{head}
	for _, way := range said.Ways {
		rows = append(rows, w.row(way))
		if notes := w.remarks(way); notes != nil {
			rows = append(rows, []fyne.CanvasObject{notes})
		}
	}
	column := kit.NewColumn(kit.Space8, kit.NewSubtitle(said.Title), kit.NewGrid(columns, rows))
	if w.zone != nil {
		column.Add(kit.NewHint(w.p.env.Words.T("form.zone.why")))
		column.Add(w.zone)
	}
	w.box.Objects = []fyne.CanvasObject{kit.NewCard(column)}
	w.box.Refresh()
	return true
}

func (w *ways) row(way field.Way) []fyne.CanvasObject {
	name := kit.NewBody(way.Name)
	if way.Mark != "" {
		name = kit.NewStrong(way.Name + " · " + way.Mark)
	}
	out := []fyne.CanvasObject{name}
	for _, c := range way.Cells {
		out = append(out, kit.NewFigure(c))
	}
	return out
}

// fewRemarks is how much is said of each way.
const fewRemarks = 3

// remarks say what stands against a way, or what it supposes; each leads to its answer.
func (w *ways) remarks(way field.Way) fyne.CanvasObject {
	if len(way.Remarks) == 0 {
		return nil
	}
	tone := kit.Neutral
	if way.Shut {
		tone = kit.Warning
	}
	list := kit.NewColumn(0)
	if !way.Shut {
		list.Add(kit.NewCaption(w.p.env.Words.T("form.ways.supposes")))
	}
	for i, r := range way.Remarks {
		if i == fewRemarks {
			list.Add(kit.NewHint(w.p.env.Words.T("form.ways.more", "n", len(way.Remarks)-fewRemarks)))
			break
		}
		f, _ := w.p.env.Session.View().Locate(r.Field)
		if f == nil || w.p.env.GoTo == nil {
			list.Add(kit.NewHint(r.Text))
			continue
		}
		to := dossier.Problem{Field: r.Field, Row: r.Row, Section: w.p.sectionOf(f).ID}
		link := kit.NewProblemLine(tone, r.Text, func() { w.p.env.GoTo(to) })
		w.links = append(w.links, link)
		list.Add(link)
	}
	return list
}
