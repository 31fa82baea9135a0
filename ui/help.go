package ui

import (
	"fyne.io/fyne/v2"

	"dossierpme/ui/kit"
)

// helpParts are the parts of the help, in order; the words are in help.toml.
var helpParts = []string{"begin", "open", "save", "problems", "figures", "params", "pieces", "preview", "export", "annexes", "verify", "limits", "privacy"}

// showHelp is the in-program help: how it works in a few paragraphs, the
// shortcuts, what the program is.
func (a *App) showHelp() {
	column := kit.NewColumn(kit.Space4)
	for _, part := range helpParts {
		head := kit.NewStrong(a.t("help." + part + ".title"))
		column.Add(kit.NewInset(kit.Space12, 0, 0, 0, head))
		column.Add(kit.NewBody(a.t("help." + part + ".text")))
	}
	column.Add(kit.NewInset(kit.Space12, 0, kit.Space4, 0, kit.NewStrong(a.t("help.keys.title"))))
	for _, line := range a.shortcutLines() {
		column.Add(kit.NewRow(kit.Space12, wide(230, kit.NewMuted(line[0])), kit.NewStretch(kit.NewBody(line[1]))))
	}
	column.Add(kit.NewInset(kit.Space16, 0, 0, 0, kit.NewHint(a.t("ui.statement"))))
	column.Add(kit.NewHint(a.t("help.version", "name", a.Name, "version", a.Version)))
	var d *kit.Overlay
	done := kit.NewPrimary(a.t("ui.close"), func() { d.Dismiss() })
	d = kit.ShowDialog(a.window.Canvas(), kit.DialogOf{
		Title: a.t("help.title"), Content: kit.NewInset(0, kit.Space12, 0, 0, column), Width: 720, Buttons: []*kit.Button{done}, First: fyne.Focusable(done),
	})
}

// shortcutLines are the shortcuts as the help lists them: keys, then words.
func (a *App) shortcutLines() [][2]string {
	ways := map[action]string{
		actUndo: a.keysWritten(fyne.KeyZ, fyne.KeyModifierControl), actRedo: a.keysWritten(fyne.KeyY, fyne.KeyModifierControl),
	}
	order := []action{}
	for _, k := range keys {
		if k.quiet {
			continue
		}
		written := a.keysWritten(k.key, k.mod)
		if ways[k.do] == "" {
			order = append(order, k.do)
			ways[k.do] = written
			continue
		}
		ways[k.do] += a.t("help.keys.or") + written
	}
	lines := [][2]string{}
	for _, do := range append(order, actUndo, actRedo) {
		lines = append(lines, [2]string{ways[do], a.t("help.keys." + string(do))})
	}
	return append(lines,
		[2]string{a.t("help.keys.tab_keys"), a.t("help.keys.tab")},
		[2]string{"F1", a.t("help.keys.help")},
		[2]string{a.t("help.keys.escape_key"), a.t("help.keys.escape")},
	)
}
