package ui

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"dossierpme/dossier"
	"dossierpme/ui/kit"
	"dossierpme/ui/preview"
	"dossierpme/ui/shell"
)

// lookAt shows an attached file page by page over the window. It is opened beside
// the window, and closed with the dialog.
func (w *wizard) lookAt(r dossier.Row) {
	a := w.a
	ctx, cancel := context.WithCancel(context.Background())
	gone := false
	var view *preview.View
	canvas := a.Canvas()
	room := canvas.Size()
	size := fyne.NewSize(min(room.Width-140, 820), max(room.Height-210, 200))
	where := kit.NewCaption("")
	body := container.NewGridWrap(size, kit.NewGround(kit.NewInset(kit.Space24, kit.Space24, 0, 0, kit.NewMuted(a.T("pieces.look.opening")))))
	var d *kit.Overlay
	done := kit.NewSecondary(a.T("ui.close"), func() { d.Dismiss() })
	d = kit.ShowDialog(canvas, kit.DialogOf{
		Title: shell.RowName(w.call, r), Width: size.Width + 2*kit.Space32, First: done,
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
	a.Runner.Background(func() {
		doc, err := a.opened.Look(ctx, r)
		a.Runner.Main(func() {
			switch {
			case err != nil && gone:
			case err != nil:
				d.Dismiss()
				if !errors.Is(err, context.Canceled) {
					a.Complain(err)
				}
			case gone:
				a.Runner.Background(doc.Close)
			default:
				view = preview.New(doc, a.Runner, canvas, a.T("preview.page_fails"))
				tell := func(page int) { where.SetText(a.T("pieces.look.page", "page", page+1, "pages", view.Pages())) }
				view.OnPage = tell
				view.OnEscape = d.Dismiss
				tell(0)
				body.Objects = []fyne.CanvasObject{view}
				body.Refresh()
				canvas.Focus(view)
			}
		})
	})
}
