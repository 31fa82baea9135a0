package ui

import (
	"fyne.io/fyne/v2"

	"dossierpme/dossier/shelf"
	"dossierpme/ui/kit"
	"dossierpme/ui/shell"
)

// backupPlace shows the second place of the backups, and lets it be chosen, tried and
// given up.
func (a *App) backupPlace() fyne.CanvasObject {
	if a.opened.Library == nil {
		return kit.NewColumn(0)
	}
	says := kit.NewBody(a.T("care.place.looking"))
	buttons := kit.NewFlow(kit.Space8)
	field := kit.NewField(kit.FieldOf{Label: a.T("care.place.label"), Hint: a.T("care.place.hint"), Editor: kit.NewColumn(kit.Space8, says, buttons)})
	var show func(shelf.BackupPlace)
	// after looks at the place again once something was done about it, and says what came
	// of it.
	after := func(do func() error, words string) {
		lib := a.opened.Library
		a.Runner.Background(func() {
			err := do()
			place := lib.BackupPlace()
			a.Runner.Main(func() {
				show(place)
				m := kit.Message{Tone: kit.Success, Text: words}
				if err != nil {
					a.Log("second place: %v", err)
					t := a.Trouble(err)
					m = kit.Message{Tone: kit.Error, Text: t.What + " " + t.Do}
				}
				field.SetMessages(m)
			})
		})
	}
	choose := kit.NewSecondary(a.T("care.place.choose"), func() {
		a.Files.Folder(kit.FileQuery{Title: a.T("care.place.title"), For: "second_place"}, a.Chosen(func(dir string) {
			after(func() error { return a.opened.Library.ChooseBackupPlace(dir, a.Clock()) }, a.T("care.place.chosen", "path", dir))
		}))
	})
	show = func(p shelf.BackupPlace) {
		a.place = p
		buttons.Objects = []fyne.CanvasObject{choose}
		switch {
		case p.Dir == "":
			says.SetText(a.T("care.place.none"))
		case p.There:
			says.SetText(a.T("care.place.there", "path", p.Dir))
		default:
			says.SetText(a.T("care.place.away", "path", p.Dir))
		}
		if p.Dir != "" {
			buttons.Add(kit.NewSecondary(a.T("care.place.try"), func() {
				after(func() error { return a.opened.Library.TryBackupPlace(p.Dir) }, a.T("care.place.fine"))
			}))
			buttons.Add(kit.NewSecondary(a.T("care.place.remove"), func() {
				after(func() error { return a.opened.Library.ChooseBackupPlace("", a.Clock()) }, a.T("care.place.removed"))
			}))
		}
		buttons.Refresh()
		kit.Relayout(buttons)
	}
	shell.Background(a.Shell, func() (shelf.BackupPlace, error) { return a.opened.Library.BackupPlace(), nil }, show)
	return field
}
