package ui

import (
	"dossierpme/ui/kit"
)

// Settings are the choices of the user about the window. They belong to the
// computer and not to a dossier.
type Settings struct {
	// Scale is the size of everything, in percent: one of Scales.
	Scale      int
	Appearance kit.Appearance
	// Width and Height of the window when it was closed, 0 the first time.
	Width, Height float32
	// LastFolder is where a file was written or read last.
	LastFolder string
}

// Scales are the sizes of the interface on offer, in percent.
var Scales = []int{85, 100, 115, 130}

// showSettings is the dialog of the settings.
func (a *App) showSettings() {
	var sizes []kit.Option
	for _, s := range Scales {
		sizes = append(sizes, kit.Option{ID: number(s), Label: number(s) + "\u00a0%"})
	}
	size := kit.NewChoice(sizes, false)
	size.ShowChosen(number(a.settings.Scale))
	restart := kit.NewHint(a.t("ui.settings.restart"))
	restart.Hide()
	column := kit.NewColumn(kit.Space16)
	size.OnChange = func(id string) {
		for _, s := range Scales {
			if number(s) == id {
				a.settings.Scale = s
			}
		}
		restart.Hidden = a.settings.Scale == a.Settings.Scale
		column.Refresh()
		kit.Relayout(restart)
		a.keepSettings()
	}
	looks := kit.NewChoice([]kit.Option{
		{ID: "0", Label: a.t("ui.settings.system")},
		{ID: "1", Label: a.t("ui.settings.light")},
		{ID: "2", Label: a.t("ui.settings.dark")},
	}, false)
	looks.ShowChosen(number(int(a.settings.Appearance)))
	looks.OnChange = func(id string) {
		a.settings.Appearance = kit.Appearance(id[0] - '0')
		a.SetTheme(a.settings.Appearance)
		a.keepSettings()
	}
	column.Objects = append(column.Objects,
		kit.NewField(kit.FieldOf{Label: a.t("ui.settings.size"), Hint: a.t("ui.settings.size_hint"), Editor: size}), restart,
		kit.NewField(kit.FieldOf{Label: a.t("ui.settings.look"), Editor: looks}),
		kit.NewHint(a.t("ui.settings.folder", "folder", a.folder())),
	)
	var d *kit.Overlay
	done := kit.NewPrimary(a.t("ui.close"), func() { d.Dismiss() })
	d = kit.ShowDialog(a.window.Canvas(), kit.DialogOf{Title: a.t("ui.settings.title"), Content: column, Buttons: []*kit.Button{done}, First: size})
}

func (a *App) folder() string {
	if a.opened.Library == nil {
		return ""
	}
	return a.opened.Library.Dir()
}

func (a *App) keepSettings() {
	keep := a.settings
	a.do(func() error { return a.Keep(keep) }, func() {})
}

// rememberFolder keeps where the user works.
func (a *App) rememberFolder(dir string) {
	if a.settings.LastFolder != dir {
		a.settings.LastFolder = dir
		a.keepSettings()
	}
}
