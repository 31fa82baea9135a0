package ui

import (
	"fyne.io/fyne/v2"

	"dossierpme/ui/kit"
	"dossierpme/ui/shell"
)

// helpParts are the parts of the help, in order; the words are in help.toml.
var helpParts = []string{"begin", "prior", "once", "size", "open", "portable", "save", "unsaved", "problems", "officer", "figures", "params", "pieces", "preview", "export", "annexes", "verify", "limits", "privacy"}

// showHelp is the in-program help: how it works in a few paragraphs, the
// shortcuts, what the program is.
func (a *App) showHelp() {
	column := kit.NewColumn(kit.Space4)
	for _, part := range helpParts {
		head := kit.NewStrong(a.T("help." + part + ".title"))
		column.Add(kit.NewInset(kit.Space12, 0, 0, 0, head))
		column.Add(kit.NewBody(a.T("help." + part + ".text")))
	}
	column.Add(kit.NewInset(kit.Space12, 0, kit.Space4, 0, kit.NewStrong(a.T("help.keys.title"))))
	for _, line := range a.shortcutLines() {
		column.Add(kit.NewRow(kit.Space12, kit.NewWide(230, kit.NewMuted(line[0])), kit.NewStretch(kit.NewBody(line[1]))))
	}
	column.Add(kit.NewInset(kit.Space16, 0, 0, 0, kit.NewHint(a.T("ui.statement"))))
	column.Add(kit.NewHint(a.T("help.version", "name", a.Name, "version", a.cfg.Version)))
	var d *kit.Overlay
	done := kit.NewPrimary(a.T("ui.close"), func() { d.Dismiss() })
	d = kit.ShowDialog(a.Canvas(), kit.DialogOf{
		Title: a.T("help.title"), Content: kit.NewInset(0, kit.Space12, 0, 0, column), Width: 720, Buttons: []*kit.Button{done}, First: fyne.Focusable(done),
	})
}

// keysOf are the keys of an action as the help writes them, "" for none.
func (a *App) keysOf(do shell.Action) string {
	for _, k := range shell.Keys {
		if k.Do == do && !k.Quiet {
			return a.Written(k.Name, k.Mod)
		}
	}
	return ""
}

// shortcutLines are the shortcuts as the help lists them: keys, then words.
func (a *App) shortcutLines() [][2]string {
	ways := map[shell.Action]string{
		shell.ActUndo: a.Written(fyne.KeyZ, fyne.KeyModifierControl), shell.ActRedo: a.Written(fyne.KeyY, fyne.KeyModifierControl),
	}
	order := []shell.Action{}
	for _, k := range shell.Keys {
		if k.Quiet {
			continue
		}
		written := a.Written(k.Name, k.Mod)
		if ways[k.Do] == "" {
			order = append(order, k.Do)
			ways[k.Do] = written
			continue
		}
		ways[k.Do] += a.T("help.keys.or") + written
	}
	lines := [][2]string{}
	for _, do := range append(order, shell.ActUndo, shell.ActRedo) {
		lines = append(lines, [2]string{ways[do], a.T("help.keys." + string(do))})
	}
	return append(lines,
		[2]string{a.T("help.keys.tab_keys"), a.T("help.keys.tab")},
		[2]string{"F1", a.T("help.keys.help")},
		[2]string{a.T("help.keys.escape_key"), a.T("help.keys.escape")},
	)
}
