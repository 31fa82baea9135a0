package ui

import (
	"fyne.io/fyne/v2"

	"dossierpme/ui/kit"
)

// inform shows a dialog that asks nothing.
func (a *App) inform(title string, content fyne.CanvasObject) {
	var d *kit.Overlay
	done := kit.NewPrimary(a.T("ui.close"), func() { d.Dismiss() })
	d = kit.ShowDialog(a.Canvas(), kit.DialogOf{Title: title, Content: content, Width: 640, Buttons: []*kit.Button{done}})
}
