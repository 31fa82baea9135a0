package form

import (
	"fyne.io/fyne/v2"

	"dossierpme/dossier"
	"dossierpme/ui/kit"
)

// NewEssential returns the page of the few questions that a first estimate needs: the
// very fields of the steps, each step under its title with the way to the whole of it.
// Beside it stand the figure that is the estimate, and the prior request. open leads to
// a step.
func NewEssential(env Env, estimate string, open func(section string)) *Page {
	p := &Page{env: env, column: kit.NewColumn(kit.Space16), aside: kit.NewColumn(kit.Space16)}
	call := env.Session.Call()
	for i := range call.Sections {
		s := &call.Sections[i]
		var few []*dossier.Field
		for j := range s.Fields {
			f := &s.Fields[j]
			if f.Essential {
				few = append(few, f)
			}
			if f.Kind == dossier.KindComputed && figureOf(f) == estimate {
				p.beside = append(p.beside, newAsking(p, estimate))
			}
		}
		if len(few) == 0 {
			continue
		}
		p.sections = append(p.sections, s)
		parts := p.partsOf(group{title: s.Title, fields: few}, false)
		p.parts = append(p.parts, newBand(p, s, parts, open))
		p.parts = append(p.parts, parts...)
	}
	p.beside = append(p.beside, newPrior(p))
	p.index()
	p.show()
	return p
}

// Beside is what stands beside the page, nil where nothing does. It is brought up to
// date with the page.
func (p *Page) Beside() fyne.CanvasObject {
	if p.aside == nil {
		return nil
	}
	return p.aside
}

// figureOf is the figure that a computed field shows.
func figureOf(f *dossier.Field) string {
	if f.Figure == "" {
		return string(f.ID)
	}
	return f.Figure
}

// Essentials are the fields of a call that a first estimate needs.
func Essentials(c *dossier.Call) []*dossier.Field {
	var out []*dossier.Field
	for f := range c.Questions() {
		if f.Essential {
			out = append(out, f)
		}
	}
	return out
}

// band is the title of a step above its questions, with the way to all of them.
type band struct {
	parts []part
	box   fyne.CanvasObject
}

func newBand(p *Page, s *dossier.Section, parts []part, open func(section string)) *band {
	lead := kit.NewQuiet(p.env.Words.T("form.essential.open"), func() { open(s.ID) })
	return &band{parts, kit.NewRow(kit.Space12, kit.NewSubtitle(s.Title), kit.NewSpring(), lead)}
}

func (b *band) object() fyne.CanvasObject { return b.box }

func (*band) refresh() bool { return false }

// shown where something of the step is.
func (b *band) shown() bool {
	for _, part := range b.parts {
		if part.shown() {
			return true
		}
	}
	return false
}

func (*band) first() fyne.Focusable { return nil }

func (*band) focus(*dossier.Field, dossier.FieldID, string) bool { return false }
