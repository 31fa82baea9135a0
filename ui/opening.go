package ui

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"dossierpme/internal/say"
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

// opening is what stands in the window until the store is open. What is pressed
// meanwhile is not lost: it is done as soon as there is something to do it on.
type opening struct {
	still
	wanted action // the last shortcut
	keys   *keyKeeper
}

// keyKeeper takes the keyboard and remembers the keys.
type keyKeeper struct {
	widget.BaseWidget
	pressed []fyne.KeyName
}

// mostKept is how many keys are remembered: more are an elbow on the keyboard.
const mostKept = 16

func newKeyKeeper() *keyKeeper {
	k := &keyKeeper{}
	k.ExtendBaseWidget(k)
	return k
}

// TypedKey is called by Fyne.
func (k *keyKeeper) TypedKey(key *fyne.KeyEvent) {
	if len(k.pressed) < mostKept {
		k.pressed = append(k.pressed, key.Name)
	}
}

// TypedRune is called by Fyne: there is nothing to write in.
func (*keyKeeper) TypedRune(rune) {}

// FocusGained is called by Fyne.
func (*keyKeeper) FocusGained() {}

// FocusLost is called by Fyne.
func (*keyKeeper) FocusLost() {}

// CreateRenderer is called by Fyne.
func (*keyKeeper) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewRectangle(color.Transparent))
}

// replay does on the present screen what was pressed before it was there.
func (o *opening) replay(a *App) {
	for _, name := range o.keys.pressed {
		if f := a.window.Canvas().Focused(); f != nil {
			f.TypedKey(&fyne.KeyEvent{Name: name})
		}
	}
	if o.wanted != "" {
		a.act(o.wanted)
	}
}

func (o *opening) shortcut(name action) bool {
	o.wanted = name
	return true
}

// newOpening is what stands in the window until the store is open.
func newOpening(a *App) *opening {
	bar := kit.NewBar(kit.EdgeBottom, kit.NewRow(kit.Space12, oneLine(kit.NewSubtitle(a.Name)), kit.NewSpring()))
	keys := newKeyKeeper()
	shown := kit.NewShell(bar, kit.NewColumn(0), kit.NewGround(kit.NewPage(kit.NewInset(kit.Space32, 0, 0, 0, kit.NewMuted(a.t("ui.opening"))))))
	return &opening{still: still{name: a.t("ui.opening_title"), shown: container.NewStack(keys, shown), focus: keys}, keys: keys}
}

// newFailed says why the program cannot work, and what is safe.
func newFailed(a *App, t *say.Trouble) *still {
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
