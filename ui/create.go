package ui

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"dossierpme/dossier"
	"dossierpme/dossier/shelf"
	"dossierpme/internal/say"
	"dossierpme/ui/kit"
	"dossierpme/ui/shell"
)

// newDossier asks for which call, and creates a dossier.
func (a *App) newDossier() {
	a.chooseCall(a.T("ui.new.title"), a.T("ui.new.yes"), "", func(c *dossier.Call, name string) {
		shell.Background(a.Shell, func() (string, error) { return a.opened.Library.Begin(c, name) }, a.openDossier)
	})
}

// copyToCall copies a dossier to another call.
func (a *App) copyToCall(e shelf.Entry) {
	name := a.T("ui.duplicate.name", "name", a.DossierName(e.Name()))
	a.chooseCall(a.T("ui.copy.title"), a.T("ui.copy.yes"), name, func(c *dossier.Call, name string) {
		shell.Background(a.Shell, func() (shelf.Copied, error) { return a.opened.Library.CopyTo(e.ID, c, name) }, func(got shelf.Copied) {
			a.openThen(got.ID, func() { a.tellCopied(got) })
		})
	})
}

// tellCopied says what came into a copy, what did not, and what is to be confirmed.
func (a *App) tellCopied(got shelf.Copied) {
	column := kit.NewColumn(kit.Space16, kit.NewBody(a.T("ui.copied.kept", "n", got.Kept)))
	a.addNames(column, "ui.copied.anew", got.Anew)
	a.addNames(column, "ui.copied.confirm", got.Confirm)
	a.addNames(column, "ui.copied.left", got.Left)
	if got.Scans > 0 {
		column.Add(kit.NewHint(a.T("ui.copied.scans", "n", got.Scans)))
	}
	a.inform(a.T("ui.copied.title"), column)
}

// tellMoved says what became of the answers of a dossier that was taken to the newest
// revision of its call.
func (a *App) tellMoved(got shelf.Moved) {
	column := kit.NewColumn(kit.Space16, kit.NewBody(a.T("ui.moved.kept")))
	a.addNames(column, "ui.moved.turned", got.Turned)
	a.addNames(column, "ui.moved.opened", got.Opened)
	a.addNames(column, "ui.moved.new", got.New)
	a.addNames(column, "ui.moved.unread", got.Unread)
	a.addNames(column, "ui.moved.left", got.Left)
	a.inform(a.T("ui.moved.title"), column)
}

// addNames lists answers by their names, where there are any.
func (a *App) addNames(column *fyne.Container, key string, names []string) {
	if len(names) > 0 {
		column.Add(kit.NewColumn(kit.Space4, kit.NewStrong(a.T(key)), kit.NewBody(strings.Join(names, "\n"))))
	}
}

// chooseCall is the dialog that offers the calls that are not closed, with what
// they are about; closed ones are named as such.
func (a *App) chooseCall(title, yes, name string, then func(*dossier.Call, string)) {
	var open []*dossier.Call
	var options []kit.Option
	var closed []string
	for _, c := range a.calls {
		if c.Status == "closed" {
			closed = append(closed, a.T("ui.new.closed_call", "call", c.Title))
			continue
		}
		hint := ""
		if c.Status == "unverified" {
			hint = a.T("ui.new.unverified")
		}
		open = append(open, c)
		options = append(options, kit.Option{ID: c.ID, Label: c.Title, Hint: hint})
	}
	if len(open) == 0 {
		a.Warn(&say.Trouble{Message: say.Message{What: a.T("ui.new.no_call"), Do: a.T("ui.new.no_call_do")}}, nil)
		return
	}
	picked := open[0]
	var abouts []fyne.CanvasObject
	for _, c := range open {
		about := kit.NewHint(strings.TrimSpace(c.About))
		about.Color = kit.ColorInk
		abouts = append(abouts, kit.NewColumn(kit.Space8, about, kit.NewHint(a.T("ui.new.source", "source", c.Source))))
	}
	about := kit.NewSteady(abouts...)
	choice := kit.NewChoice(options, false)
	choice.ShowChosen(picked.ID)
	choice.OnChange = func(id string) {
		if i := slices.IndexFunc(open, func(c *dossier.Call) bool { return c.ID == id }); i >= 0 {
			picked = open[i]
			about.Show(i)
		}
	}
	entry := kit.NewEntry()
	entry.ShowText(name)
	column := kit.NewColumn(kit.Space16, kit.NewField(kit.FieldOf{Label: a.T("ui.new.call"), Hint: a.T("ui.new.call_hint"), Editor: choice}), kit.NewTinted(kit.Neutral, about.Object))
	if len(closed) > 0 {
		column.Add(kit.NewHint(strings.Join(closed, "\n")))
	}
	column.Add(kit.NewField(kit.FieldOf{Label: a.T("ui.new.name"), Optional: true, Hint: a.T("ui.new.name_hint"), Editor: entry}))
	var d *kit.Overlay
	create := kit.NewPrimary(yes, func() {
		d.Dismiss()
		then(picked, strings.TrimSpace(entry.Text))
	})
	entry.OnEnter = func() { create.Tapped(nil) }
	d = kit.ShowDialog(a.Canvas(), kit.DialogOf{
		Title: title, Content: column, First: choice, Width: 680,
		Buttons: []*kit.Button{kit.NewSecondary(a.T("ui.cancel"), func() { d.Dismiss() }), create},
	})
}

// askName is the dialog for the name of a dossier.
func (a *App) askName(title, yes, name string, then func(string)) {
	entry := kit.NewEntry()
	entry.ShowText(name)
	var d *kit.Overlay
	ok := kit.NewPrimary(yes, func() {
		d.Dismiss()
		then(strings.TrimSpace(entry.Text))
	})
	entry.OnEnter = func() { ok.Tapped(nil) }
	d = kit.ShowDialog(a.Canvas(), kit.DialogOf{
		Title: title, First: entry,
		Content: kit.NewField(kit.FieldOf{Label: a.T("ui.rename.label"), Hint: a.T("ui.rename.hint"), Editor: entry}),
		Buttons: []*kit.Button{kit.NewSecondary(a.T("ui.cancel"), func() { d.Dismiss() }), ok},
	})
	entry.TypedShortcut(&fyne.ShortcutSelectAll{})
}

// openExample makes a dossier of a worked example and opens it.
func (a *App) openExample(name string) {
	shell.Background(a.Shell, func() (string, error) { return a.opened.Library.OpenExample(name) }, a.openDossier)
}
