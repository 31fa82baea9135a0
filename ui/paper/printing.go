package paper

import (
	"context"

	"fyne.io/fyne/v2"

	"dossierpme/dossier/output"
	"dossierpme/ui/kit"
	"dossierpme/ui/shell"
)

// Print is the dialog before printing on paper: all of it, or only the pages to
// sign.
func (k *Desk) Print(d Dossier) {
	if k.Make.Print == nil {
		return
	}
	d.LeavePage()
	final := printed(d).Final
	column := kit.NewColumn(kit.Space16)
	if !final {
		column.Add(kit.NewBanner(kit.Warning, k.T("print.draft"), nil))
	}
	column.Add(kit.NewBody(k.T("print.text")))
	owners := kit.NewCheck(k.T("ui.export.owners"))
	owners.ShowChecked(true)
	if hasPersonal(d) {
		column.Add(kit.NewColumn(kit.Space4, owners, kit.NewHint(k.T("ui.export.owners_hint"))))
	}
	var dialog *kit.Overlay
	do := func(only bool) func() {
		return func() {
			with := owners.Checked()
			dialog.Dismiss()
			flushed(d, func() {
				k.runPrint(d, output.PrintOptions{Final: final, Owners: with, OnlySignature: only})
			})
		}
	}
	all := kit.NewPrimary(k.T("print.all"), do(false))
	dialog = kit.ShowDialog(k.Canvas(), kit.DialogOf{
		Title: k.T("print.title"), Content: column, Width: 640, First: fyne.Focusable(all),
		Buttons: []*kit.Button{
			kit.NewSecondary(k.T("ui.cancel"), func() { dialog.Dismiss() }),
			kit.NewSecondary(k.T("print.signature"), do(true)), all,
		},
	})
}

// runPrint prints beside the window and says what the system did with it.
func (k *Desk) runPrint(d Dossier, o output.PrintOptions) {
	call, snapshot := d.Session().Call(), d.Session().Dossier()
	shell.Run(k.Shell, shell.Running{
		Title: k.T("print.running"), Text: k.T("print.running_text"), Stopped: k.T("print.cancelled"), Measured: true,
	}, func(ctx context.Context, far shell.Far) (output.PrintReport, error) {
		return k.Make.Print(ctx, call, snapshot, o, func(share float64) { far.Share(share, "") })
	}, k.handedOver)
}

// handedOver says what the system did: « imprimé » is not for us to say.
func (k *Desk) handedOver(r output.PrintReport) {
	var d *kit.Overlay
	done := kit.NewPrimary(k.T("ui.close"), func() { d.Dismiss() })
	d = kit.ShowDialog(k.Canvas(), kit.DialogOf{
		Title:   k.T("print.done"),
		Content: kit.NewColumn(kit.Space12, kit.NewBody(k.T("print.done_"+string(r.Way), "pages", r.Pages)), kit.NewHint(k.T("print.done_hint"))),
		Buttons: []*kit.Button{done}, First: fyne.Focusable(done),
	})
}
