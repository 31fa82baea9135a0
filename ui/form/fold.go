package form

import (
	"fyne.io/fyne/v2"

	"dossierpme/ui/kit"
)

// fold is a list of which the first lines are shown until somebody wants all.
type fold struct {
	page *Page
	few  int
	all  bool
	more *kit.Button
}

// add puts the lines that are shown into a list, with the button that shows more or
// fewer of them.
func (f *fold) add(list *fyne.Container, lines []fyne.CanvasObject) {
	f.more = nil
	for i, line := range lines {
		if i == f.few && !f.all {
			break
		}
		list.Add(line)
	}
	if len(lines) <= f.few {
		return
	}
	words := f.page.env.Words.T("prior.few")
	if !f.all {
		words = f.page.env.Words.T("prior.all", "n", len(lines))
	}
	f.more = kit.NewQuiet(words, func() {
		f.all = !f.all
		f.page.show()
		f.page.env.Canvas.Focus(f.more)
	})
	list.Add(kit.NewInset(0, 0, 0, -kit.Space8, kit.NewRow(0, f.more, kit.NewSpring())))
}
