package ui

import (
	"strings"

	"fyne.io/fyne/v2"

	"dossierpme/internal/french"
	"dossierpme/internal/licences"
	"dossierpme/ui/kit"
)

// showAbout says what the program is, and leads to the licences of what others wrote.
func (a *App) showAbout() {
	column := kit.NewColumn(kit.Space12,
		kit.NewStrong(a.T("help.version", "name", a.Name, "version", a.cfg.Version)),
		kit.NewBody(a.T("ui.statement")), kit.NewBody(a.T("about.local")), kit.NewBody(a.T("about.others")))
	var d *kit.Overlay
	licences := kit.NewSecondary(a.T("about.licences"), func() {
		d.Dismiss()
		a.showLicences()
	})
	done := kit.NewPrimary(a.T("ui.close"), func() { d.Dismiss() })
	d = kit.ShowDialog(a.Canvas(), kit.DialogOf{Title: a.T("about.title"), Content: column, Width: 620, Buttons: []*kit.Button{licences, done}, First: fyne.Focusable(done)})
}

// showLicences lists the licences; one that is opened shows its text.
func (a *App) showLicences() {
	all := a.cfg.Licences()
	search := kit.NewEntry()
	search.SetPlaceHolder(a.T("about.search"))
	list := kit.NewColumn(0)
	count := kit.NewHint("")
	var d *kit.Overlay
	fill := func() {
		words := strings.Fields(french.Fold(search.Text))
		list.Objects = nil
		for _, l := range all {
			text := french.Fold(l.Work + " " + l.Text)
			if found := func() bool {
				for _, w := range words {
					if !strings.Contains(text, w) {
						return false
					}
				}
				return true
			}(); found {
				list.Add(kit.NewProblemLine(kit.Neutral, l.Work, func() {
					d.Dismiss()
					a.showLicence(l)
				}))
			}
		}
		count.SetText(a.T("about.count", "n", len(list.Objects)))
		list.Refresh()
		kit.Relayout(list)
	}
	search.OnChange = func(string) { fill() }
	fill()
	done := kit.NewPrimary(a.T("ui.close"), func() { d.Dismiss() })
	d = kit.ShowDialog(a.Canvas(), kit.DialogOf{
		Title: a.T("about.licences"), Width: 760, First: search, Buttons: []*kit.Button{done},
		Content: kit.NewColumn(kit.Space12, kit.NewBody(a.T("about.licences_text")), search, count, list),
	})
}

// showLicence shows the text of a licence, paragraph by paragraph as its authors wrote
// it, with a way back to the list.
func (a *App) showLicence(l licences.Licence) {
	column := kit.NewColumn(kit.Space8)
	for _, part := range paragraphs(l.Text) {
		column.Add(kit.NewBody(part))
	}
	var d *kit.Overlay
	back := kit.NewSecondary(a.T("about.back"), func() {
		d.Dismiss()
		a.showLicences()
	})
	done := kit.NewPrimary(a.T("ui.close"), func() { d.Dismiss() })
	d = kit.ShowDialog(a.Canvas(), kit.DialogOf{Title: l.Work, Content: column, Width: 860, Buttons: []*kit.Button{back, done}})
}

// paragraphs cuts a text at its empty lines. A line break within one is kept: some
// licences are lists.
func paragraphs(text string) []string {
	var out []string
	for _, part := range strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n\n") {
		if part = strings.Trim(part, "\n"); strings.TrimSpace(part) != "" {
			out = append(out, strings.ReplaceAll(part, "\t", "    "))
		}
	}
	return out
}
