package ui

import (
	"maps"
	"strconv"

	"dossierpme/ui/kit"
	"dossierpme/ui/shell"
)

// Settings are the choices of the user about the window. They belong to the
// computer and not to a dossier.
type Settings struct {
	// Scale is the size of everything, in percent: one of Scales.
	Scale      int
	Appearance kit.Appearance
	// Width and Height of the window when it was closed, 0 the first time.
	Width, Height float32
	// Folders are where files were written and read last, by what for; "" has the
	// last of all.
	Folders map[string]string
}

// Scales are the sizes of the interface on offer, in percent.
var Scales = []int{85, 100, 115, 130}

// showSettings is the dialog of the settings.
func (a *App) showSettings() {
	var sizes []kit.Option
	for _, s := range Scales {
		sizes = append(sizes, kit.Option{ID: strconv.Itoa(s), Label: shell.Percent(s)})
	}
	size := kit.NewChoice(sizes, false)
	size.ShowChosen(strconv.Itoa(a.settings.Scale))
	restart := kit.NewHint(a.T("ui.settings.restart"))
	note := kit.NewSteady(kit.NewColumn(0), restart)
	column := kit.NewColumn(kit.Space16)
	size.OnChange = func(id string) {
		for _, s := range Scales {
			if strconv.Itoa(s) == id {
				a.settings.Scale = s
			}
		}
		if a.settings.Scale == a.cfg.Settings.Scale {
			note.Show(0)
		} else {
			note.Show(1)
		}
		a.keepSettings()
	}
	looks := kit.NewChoice([]kit.Option{
		{ID: "0", Label: a.T("ui.settings.system")},
		{ID: "1", Label: a.T("ui.settings.light")},
		{ID: "2", Label: a.T("ui.settings.dark")},
	}, false)
	looks.ShowChosen(strconv.Itoa(int(a.settings.Appearance)))
	looks.OnChange = func(id string) {
		a.settings.Appearance = kit.Appearance(id[0] - '0')
		a.cfg.SetTheme(a.settings.Appearance)
		a.keepSettings()
	}
	column.Objects = append(column.Objects,
		kit.NewField(kit.FieldOf{Label: a.T("ui.settings.size"), Hint: a.T("ui.settings.size_hint"), Editor: size}), note.Object,
		kit.NewField(kit.FieldOf{Label: a.T("ui.settings.look"), Editor: looks}),
		a.backupPlace(),
		kit.NewHint(a.T("ui.settings.folder", "folder", a.folder())),
	)
	var d *kit.Overlay
	done := kit.NewPrimary(a.T("ui.close"), func() { d.Dismiss() })
	d = kit.ShowDialog(a.Canvas(), kit.DialogOf{Title: a.T("ui.settings.title"), Content: column, Buttons: []*kit.Button{done}, First: size})
}

func (a *App) folder() string {
	if a.opened.Library == nil {
		return ""
	}
	return a.opened.Library.Dir()
}

func (a *App) keepSettings() {
	keep := a.settings
	a.Do(func() error { return a.cfg.Keep(keep) }, func() {})
}

// keepFolders stores where files were picked last. Nobody asked for it, so that
// nobody is told where it cannot be done: on a full disk there are other cares.
func (a *App) keepFolders() {
	a.settings.Folders = maps.Clone(a.Files.Folders)
	keep := a.settings
	a.Runner.Background(func() {
		if err := a.cfg.Keep(keep); err != nil {
			a.Log("settings: %v", err)
		}
	})
}
