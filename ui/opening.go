package ui

import (
	"fyne.io/fyne/v2"

	"dossierpme/ui/kit"
)

// still is a screen on which nothing can be lost.
type still struct {
	name  string
	shown fyne.CanvasObject
	focus fyne.Focusable
}

func (s *still) object() fyne.CanvasObject { return s.shown }

func (s *still) title() string { return s.name }

func (*still) shortcut(action) bool { return false }

func (*still) leave(then func()) { then() }

func (s *still) first() fyne.Focusable { return s.focus }

// opening is what stands in the window until the store is open. It remembers the
// last shortcut, which is done as soon as there is something to do it on.
type opening struct {
	still
	wanted action
}

func (o *opening) shortcut(name action) bool {
	o.wanted = name
	return true
}

// newOpening is what stands in the window until the store is open.
func newOpening(a *App) *opening {
	bar := kit.NewBar(kit.EdgeBottom, kit.NewRow(kit.Space12, oneLine(kit.NewSubtitle(a.Name)), kit.NewSpring()))
	return &opening{still: still{name: a.t("ui.opening_title"), shown: kit.NewShell(bar, kit.NewColumn(0), kit.NewGround(kit.NewPage(kit.NewInset(kit.Space32, 0, 0, 0, kit.NewMuted(a.t("ui.opening"))))))}}
}

// newFailed says why the program cannot work, and what is safe.
func newFailed(a *App, t *Trouble) *still {
	words := kit.NewColumn(kit.Space12, kit.NewTitle(a.t("ui.failed.title")))
	for _, s := range []string{t.What, t.Safe, t.Do} {
		if s != "" {
			words.Add(kit.NewBody(s))
		}
	}
	if a.Journal != "" {
		words.Add(kit.NewHint(a.t("ui.failed.journal", "path", a.Journal)))
	}
	quit := kit.NewPrimary(a.t("ui.failed.quit"), func() { a.window.Close() })
	again := kit.NewSecondary(a.t("ui.failed.again"), func() {
		a.show(newOpening(a))
		a.Start()
	})
	words.Add(kit.NewInset(kit.Space12, 0, 0, 0, kit.NewRow(kit.Space8, quit, again, kit.NewSpring())))
	page := kit.NewScroll(kit.NewMaxWidth(640, kit.NewInset(kit.Space32, 0, 0, 0, kit.NewCard(words).Pad(kit.Space24))))
	return &still{name: a.t("ui.failed.title"), shown: kit.NewGround(page), focus: quit}
}
