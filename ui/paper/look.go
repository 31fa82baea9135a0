package paper

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"dossierpme/dossier"
	"dossierpme/ui/kit"
	"dossierpme/ui/preview"
)

// LookAt shows an attached file page by page over the window. It is opened beside
// the window, and closed with the dialog.
func (k *Desk) LookAt(d Dossier, r dossier.Row) {
	ctx, cancel := context.WithCancel(context.Background())
	gone := false
	var view *preview.View
	canvas := k.Canvas()
	room := canvas.Size()
	size := fyne.NewSize(min(room.Width-140, 820), max(room.Height-210, 200))
	where := kit.NewCaption("")
	body := container.NewGridWrap(size, kit.NewGround(kit.NewInset(kit.Space24, kit.Space24, 0, 0, kit.NewMuted(k.T("pieces.look.opening")))))
	var dialog *kit.Overlay
	done := kit.NewSecondary(k.T("ui.close"), func() { dialog.Dismiss() })
	dialog = kit.ShowDialog(canvas, kit.DialogOf{
		Title: d.Session().Call().FileName(r), Width: size.Width + 2*kit.Space32, First: done,
		Content: kit.NewColumn(kit.Space8, body, where),
		Buttons: []*kit.Button{done},
		OnClose: func() {
			gone = true
			cancel()
			if view != nil {
				view.Close()
			}
		},
	})
	k.Runner.Background(func() {
		doc, err := k.Make.Look(ctx, r)
		k.Runner.Main(func() {
			switch {
			case err != nil && gone:
			case err != nil:
				dialog.Dismiss()
				if !errors.Is(err, context.Canceled) {
					k.Complain(err)
				}
			case gone:
				k.Runner.Background(doc.Close)
			default:
				view = preview.New(doc, k.Runner, canvas, k.T("preview.page_fails"))
				tell := func(page int) { where.SetText(k.T("pieces.look.page", "page", page+1, "pages", view.Pages())) }
				view.OnPage = tell
				view.OnEscape = dialog.Dismiss
				tell(0)
				body.Objects = []fyne.CanvasObject{view}
				body.Refresh()
				canvas.Focus(view)
			}
		})
	})
}
