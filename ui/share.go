package ui

import (
	"context"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"dossierpme/dossier/shelf"
	"dossierpme/internal/say"
	"dossierpme/ui/kit"
	"dossierpme/ui/shell"
)

// sharePortable asks what a portable file is to have, then where to write it.
func (a *App) sharePortable(id, name string) {
	history := kit.NewCheck(a.T("portable.save.history"))
	locks := kit.NewCheck(a.T("portable.save.lock"))
	pass, again := newPassphrase(), newPassphrase()
	first := kit.NewField(kit.FieldOf{Label: a.T("portable.pass.label"), Hint: a.T("portable.save.pass_hint"), Editor: pass})
	second := kit.NewField(kit.FieldOf{Label: a.T("portable.save.again"), Editor: again})
	fields := kit.NewSteady(kit.NewHint(a.T("portable.save.unlocked")), kit.NewColumn(kit.Space12, first, second))
	var d *kit.Overlay
	locks.OnChange = func(on bool) {
		if !on {
			fields.Show(0)
			return
		}
		fields.Show(1)
		a.Canvas().Focus(pass)
	}
	write := kit.NewPrimary(a.T("portable.save.choose"), func() {
		how := shelf.PortableOptions{History: history.Checked()}
		first.SetMessages()
		second.SetMessages()
		if locks.Checked() {
			switch {
			case strings.TrimSpace(pass.Text) == "":
				first.SetMessages(kit.Message{Tone: kit.Error, Text: a.T("portable.save.none")})
				a.Canvas().Focus(pass)
				return
			case pass.Text != again.Text:
				second.SetMessages(kit.Message{Tone: kit.Error, Text: a.T("portable.save.differ")})
				a.Canvas().Focus(again)
				return
			}
			how.Passphrase = pass.Text
		}
		d.Dismiss()
		a.sharePortableTo(id, name, how)
	})
	pass.OnEnter = func() { a.Canvas().Focus(again) }
	again.OnEnter = func() { write.Tapped(nil) }
	d = kit.ShowDialog(a.Canvas(), kit.DialogOf{
		Title: a.T("portable.save.title"), Width: 620, First: fyne.Focusable(write),
		Content: kit.NewColumn(kit.Space16, kit.NewBody(a.T("portable.save.text")),
			kit.NewColumn(kit.Space4, history, kit.NewHint(a.T("portable.save.history_hint"))),
			kit.NewColumn(kit.Space4, locks, fields.Object)),
		Buttons: []*kit.Button{kit.NewSecondary(a.T("ui.cancel"), func() { d.Dismiss() }), write},
	})
}

// sharePortableTo writes the file beside the window; it can be stopped.
func (a *App) sharePortableTo(id, name string, how shelf.PortableOptions) {
	a.Files.Save(kit.FileQuery{
		Title: a.T("portable.save.file"), For: "portable", Name: shell.FileName(name) + shelf.PortableEnding,
		Kinds: []kit.FileKind{{Name: a.T("portable.kind"), Extensions: []string{portableExtension}}},
	}, a.Chosen(func(path string) {
		shell.Run(a.Shell, shell.Running{
			Title: a.T("portable.save.running"), Text: a.T("portable.save.running_text", "file", filepath.Base(path)),
			Stopped: a.T("portable.save.stopped"), Measured: true,
		}, func(ctx context.Context, far shell.Far) ([]string, error) {
			return a.opened.Library.SavePortable(ctx, id, path, how, func(share float64) { far.Share(share, "") })
		}, func(left []string) {
			if len(left) == 0 {
				a.Toasts.Say(a.T("portable.save.done", "file", filepath.Base(path)), "", nil)
				return
			}
			a.Warn(&say.Trouble{Message: say.Message{
				What: a.T("portable.save.left", "n", len(left), "names", strings.Join(left, ", ")),
				Safe: a.T("portable.save.done", "file", filepath.Base(path)), Do: a.T("portable.save.left_do"),
			}}, nil)
		})
	}))
}
