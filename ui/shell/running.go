package shell

import (
	"context"

	"fyne.io/fyne/v2"

	"dossierpme/ui/kit"
)

// Running shows that work is under way beside the window, with a button that stops
// it. The context ends with the dialog, whoever closes it; end does.
func (s *Shell) Running(title, stop string, content fyne.CanvasObject) (ctx context.Context, end func()) {
	ctx, cancel := context.WithCancel(context.Background())
	var d *kit.Overlay
	d = kit.ShowDialog(s.Canvas(), kit.DialogOf{
		Title: title, Content: content, OnClose: cancel,
		Buttons: []*kit.Button{kit.NewSecondary(stop, func() { d.Dismiss() })},
	})
	return ctx, d.Dismiss
}
