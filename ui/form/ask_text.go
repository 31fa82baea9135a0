package form

import (
	"dossierpme/dossier"
	"dossierpme/ui/field"
	"dossierpme/ui/kit"
)

// textOf is a text that is asked for in a dialog: a note, an explanation.
type textOf struct {
	title, hint, keep string
	held              string
	question          func(field.Hooks) *field.Question
	set               func(text string)
	closed            func() // nil: nothing is to be done then
}

// askText asks for a text in a dialog; to keep it is one step of undoing.
func (p *Page) askText(of textOf) {
	e := p.env
	typed := dossier.Value(dossier.Text(of.held))
	q := of.question(field.Hooks{Change: func(v dossier.Value) { typed = v }})
	q.Show(typed)
	var d *kit.Overlay
	keep := func() {
		text := ""
		if typed != nil {
			text = typed.String()
		}
		d.Dismiss()
		e.Session.EndStep()
		of.set(text)
		e.Session.EndStep()
	}
	d = kit.ShowDialog(e.Canvas, kit.DialogOf{
		Title: of.title, Width: 620, First: q.Target(),
		Content: kit.NewColumn(kit.Space12, q.Object(), kit.NewHint(of.hint)),
		Buttons: []*kit.Button{
			kit.NewSecondary(e.Words.T("ui.cancel"), func() { d.Dismiss() }),
			kit.NewPrimary(of.keep, keep),
		},
		OnClose: of.closed,
	})
}
