package kit

import (
	"context"

	"fyne.io/fyne/v2"
)

// ShowRunning shows that work is under way beside the window, with a button that
// stops it. The context ends with the dialog, whoever closes it; end does.
func ShowRunning(c fyne.Canvas, title, stop string, content fyne.CanvasObject) (ctx context.Context, end func()) {
	ctx, cancel := context.WithCancel(context.Background())
	var d *Overlay
	d = ShowDialog(c, DialogOf{
		Title: title, Content: content, OnClose: cancel,
		Buttons: []*Button{NewSecondary(stop, func() { d.Dismiss() })},
	})
	return ctx, d.Dismiss
}
