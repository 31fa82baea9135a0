package ui

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"

	"dossierpme/dossier/output"
	"dossierpme/ui/kit"
)

// print is the dialog before printing on paper: all of it, or only the pages to
// sign.
func (w *wizard) print() {
	a := w.a
	if a.opened.Print == nil {
		return
	}
	w.leavePage()
	final := w.printed().Final
	column := kit.NewColumn(kit.Space16)
	if !final {
		column.Add(kit.NewBanner(kit.Warning, a.T("print.draft"), nil))
	}
	column.Add(kit.NewBody(a.T("print.text")))
	owners := kit.NewCheck(a.T("ui.export.owners"))
	owners.ShowChecked(true)
	if w.hasPersonal() {
		column.Add(kit.NewColumn(kit.Space4, owners, kit.NewHint(a.T("ui.export.owners_hint"))))
	}
	var d *kit.Overlay
	do := func(only bool) func() {
		return func() {
			with := owners.Checked()
			d.Dismiss()
			w.s.Flush(func(err error) {
				if err == nil {
					w.runPrint(output.PrintOptions{Final: final, Owners: with, OnlySignature: only})
				}
			})
		}
	}
	all := kit.NewPrimary(a.T("print.all"), do(false))
	d = kit.ShowDialog(a.Canvas(), kit.DialogOf{
		Title: a.T("print.title"), Content: column, Width: 640, First: fyne.Focusable(all),
		Buttons: []*kit.Button{
			kit.NewSecondary(a.T("ui.cancel"), func() { d.Dismiss() }),
			kit.NewSecondary(a.T("print.signature"), do(true)), all,
		},
	})
}

// runPrint prints beside the window and says what the system did with it.
func (w *wizard) runPrint(o output.PrintOptions) {
	a := w.a
	bar := kit.NewProgress(300)
	ctx, end := a.Running(a.T("print.running"), a.T("ui.cancel"), kit.NewColumn(kit.Space12, kit.NewBody(a.T("print.running_text")), bar))
	snapshot := w.s.Dossier()
	a.Runner.Background(func() {
		report, err := a.opened.Print(ctx, w.call, snapshot, o, func(share float64) {
			a.Runner.Main(func() { bar.Set(float32(share), kit.Accent) })
		})
		a.Runner.Main(func() {
			end()
			switch {
			case errors.Is(err, context.Canceled):
				a.Toasts.Say(a.T("print.cancelled"), "", nil)
			case err != nil:
				a.Complain(err)
			default:
				w.handedOver(report)
			}
		})
	})
}

// handedOver says what the system did: « imprimé » is not for us to say.
func (w *wizard) handedOver(r output.PrintReport) {
	a := w.a
	var d *kit.Overlay
	done := kit.NewPrimary(a.T("ui.close"), func() { d.Dismiss() })
	d = kit.ShowDialog(a.Canvas(), kit.DialogOf{
		Title:   a.T("print.done"),
		Content: kit.NewColumn(kit.Space12, kit.NewBody(a.T("print.done_"+string(r.Way), "pages", r.Pages)), kit.NewHint(a.T("print.done_hint"))),
		Buttons: []*kit.Button{done}, First: fyne.Focusable(done),
	})
}
