package form

import (
	"dossierpme/dossier"
	"dossierpme/ui/field"
	"dossierpme/ui/kit"
)

// textOf is a text that is asked for in a dialog: a note, an explanation.
type textOf struct {
	title, hint, keep string
	helps             string // what makes it a good one, "" where nothing is known to
	held              string
	question          func(field.Hooks) *field.Question
	set               func(text string)
	closed            func() // nil: nothing is to be done then
}

// askText asks for a text in a dialog; to keep it is one step of undoing.
func (e Env) askText(of textOf) {
	typed := dossier.Value(dossier.Text(of.held))
	q := of.question(field.Hooks{Change: func(v dossier.Value) { typed = v }})
	q.Show(typed)
	content := kit.NewColumn(kit.Space12, q.Object())
	if of.helps != "" {
		content.Add(kit.NewTinted(kit.Accent, kit.NewBody(of.helps)))
	}
	content.Add(kit.NewHint(of.hint))
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
		Content: content,
		Buttons: []*kit.Button{
			kit.NewSecondary(e.Words.T("ui.cancel"), func() { d.Dismiss() }),
			kit.NewPrimary(of.keep, keep),
		},
		OnClose: of.closed,
	})
}
