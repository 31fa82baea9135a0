package form

import (
	"fyne.io/fyne/v2"

	"dossierpme/dossier"
	"dossierpme/ui/kit"
)

// card is a group of questions of the dossier itself.
type card struct {
	*sheet
	box *kit.Panel
}

func newCard(p *Page, title string, fields []*dossier.Field) *card {
	c := &card{sheet: newSheet(p, dossierRecord{p}, false, fields)}
	content := kit.NewColumn(kit.Space12)
	if title != "" && title != p.sectionOf(fields[0]).Title {
		content.Add(kit.NewSubtitle(title))
	}
	content.Add(c.grid)
	c.box = kit.NewCard(content)
	return c
}

func (c *card) object() fyne.CanvasObject { return c.box }

func (c *card) shown() bool { return len(c.asked) > 0 }

func (c *card) focus(f *dossier.Field, _ dossier.FieldID, _ string) bool { return c.sheet.focus(f.ID) }

// dossierRecord is the answers outside tables.
type dossierRecord struct{ p *Page }

func (r dossierRecord) get(f *dossier.Field) dossier.Value {
	v := r.p.env.Session.View()
	if typed := v.Dossier.Answers[f.ID]; typed != nil {
		return typed
	}
	if at, ok := v.Through(f); ok && at.Row != "" {
		return v.Dossier.At(dossier.PlaceOf(at.Table, at.Row, at.Col))
	}
	return nil
}

// set types an answer: where it is found, if it and a cell are one. What could not be
// read stays in the question, which says so.
func (r dossierRecord) set(f *dossier.Field, v dossier.Value) {
	if _, unread := v.(dossier.Unknown); unread || !r.p.env.Session.SetThrough(f, v) {
		r.p.env.Session.Set(f.ID, v)
	}
}

func (r dossierRecord) visible(f *dossier.Field) bool { return r.p.env.Session.View().Visible(f.ID) }

func (r dossierRecord) place(f *dossier.Field) dossier.Spot { return dossier.Spot{Field: f.ID} }

func (dossierRecord) spot(f *dossier.Field) dossier.Place { return dossier.PlaceOf(f.ID, "", "") }

func (r dossierRecord) beside(id dossier.FieldID) (*dossier.Field, dossier.Value) {
	v := r.p.env.Session.View()
	return v.Call.Field(id), v.Dossier.Answers[id]
}

func (r dossierRecord) use(f *dossier.Field) dossier.Use { return r.p.env.Session.View().UseOf(f) }

func (dossierRecord) title() string { return "" }
