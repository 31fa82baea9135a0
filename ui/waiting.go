package ui

import (
	"context"
	"path/filepath"
	"time"

	"dossierpme/dossier/shelf"
	"dossierpme/ui/kit"
)

// soon is how long a file is opened without a word: what is over by then is not worth
// a dialog that flashes.
const soon = 400 * time.Millisecond

// waiting does something with a file beside the window, and goes on with what it gave.
// Meanwhile a dialog says so, from the beginning where a passphrase is tried: that
// costs seconds, for whoever guesses it too. Where it is stopped before anything was
// written, nothing is.
func waiting[T any](a *App, from shelf.Source, work func(context.Context) (T, error), then func(T)) {
	ctx, stop := context.WithCancel(context.Background())
	over := false
	end := func() {}
	show := func() {
		if over {
			return
		}
		key := "portable.opening.text"
		if from.Passphrase != "" {
			key = "portable.opening.locked"
		}
		var d *kit.Overlay
		d = kit.ShowDialog(a.Canvas(), kit.DialogOf{
			Title: a.T("portable.opening.title"), OnClose: stop,
			Content: kit.NewColumn(kit.Space12, kit.NewBody(a.T(key, "file", filepath.Base(from.Path))), kit.NewHint(a.T("portable.opening.safe"))),
			Buttons: []*kit.Button{kit.NewSecondary(a.T("portable.opening.stop"), func() { d.Dismiss() })},
		})
		end = d.Dismiss
	}
	switch {
	case from.Passphrase != "":
		show()
	case a.After != nil:
		a.After(soon, show)
	}
	a.Runner.Background(func() {
		got, err := work(ctx)
		a.Runner.Main(func() {
			over = true
			stopped := ctx.Err() != nil
			end()
			stop()
			switch {
			case err != nil && stopped:
				a.Toasts.Say(a.T("portable.opening.stopped"), "", nil)
			case err != nil:
				a.Complain(err)
			default:
				then(got)
			}
		})
	})
}
