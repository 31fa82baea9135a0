package ui

import (
	"image/color"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"dossierpme/dossier/shelf"
	"dossierpme/internal/say"
	"dossierpme/ui/kit"
	"dossierpme/ui/shell"
)

// still is a screen on which nothing can be lost.
type still struct {
	name  string
	shown fyne.CanvasObject
	focus fyne.Focusable
}

func (s *still) Object() fyne.CanvasObject { return s.shown }

func (s *still) Title() string { return s.name }

func (*still) Shortcut(shell.Action) bool { return false }

func (*still) Leave(then func()) { then() }

func (s *still) First() fyne.Focusable { return s.focus }

// opening is what stands in the window until the store is open. What is pressed
// meanwhile is not lost: it is done as soon as there is something to do it on.
type opening struct {
	still
	wanted shell.Action // the last shortcut
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
		if f := a.Canvas().Focused(); f != nil {
			f.TypedKey(&fyne.KeyEvent{Name: name})
		}
	}
	if o.wanted != "" {
		a.Act(o.wanted)
	}
}

func (o *opening) Shortcut(name shell.Action) bool {
	o.wanted = name
	return true
}

// newOpening is what stands in the window until the store is open.
func newOpening(a *App) *opening {
	bar := kit.NewBar(kit.EdgeBottom, kit.NewRow(kit.Space12, kit.NewSubtitle(a.Name).OneLine(), kit.NewSpring()))
	keys := newKeyKeeper()
	shown := kit.NewShell(bar, kit.NewColumn(0), kit.NewGround(kit.NewPage(kit.NewInset(kit.Space32, 0, 0, 0, kit.NewMuted(a.T("ui.opening"))))))
	return &opening{still: still{name: a.T("ui.opening_title"), shown: container.NewStack(keys, shown), focus: keys}, keys: keys}
}

// toOpen says how the file that the program was started with can be opened all the same:
// the store may be that of a window that is open.
func (a *App) toOpen() string {
	if a.cfg.File == "" {
		return ""
	}
	return a.T("ui.failed.file", "file", filepath.Base(a.cfg.File), "open", a.T("ui.home.open"))
}

// newFailed says why the program cannot work, what is safe, and what of the file that it
// was to open.
func newFailed(a *App, t *say.Trouble, file string) *still {
	quit := kit.NewPrimary(a.T("ui.failed.quit"), func() { a.Window.Close() })
	again := kit.NewSecondary(a.T("ui.failed.again"), a.decide(shelf.Ask))
	return notOpened(a, a.T("ui.failed.title"), []string{t.What, t.Safe, t.Do, file}, quit, again)
}

// newMissing asks how to go on where the file of the dossiers is gone and what
// belongs to it is there. Where the copies were tried and gave nothing it says so.
func newMissing(a *App, t *say.Trouble, m *shelf.Missing, decided shelf.Decision) *still {
	says := []string{t.What, t.Safe}
	var buttons []*kit.Button
	switch {
	case len(m.Copies) == 0:
		says = append(says, a.T("care.missing.annexes", "n", m.Annexes))
	case decided == shelf.PutTogether:
		says = append(says, a.T("care.missing.nothing"))
	default:
		says = append(says, a.T("care.missing.copies", "n", len(m.Copies), "last", m.Copies[0]))
		buttons = append(buttons, kit.NewPrimary(a.T("care.missing.put_together"), a.decide(shelf.PutTogether)))
	}
	return notOpened(a, a.T("care.missing.title"), append(says, a.T("care.missing.empty")), append(buttons, startEmpty(a)...)...)
}

// newUnreadable asks how to go on where the file of the dossiers is damaged and
// nothing gives a dossier.
func newUnreadable(a *App, t *say.Trouble) *still {
	says := []string{t.What, t.Safe, a.T("care.unreadable.empty"), a.T("care.unreadable.elsewhere", "restore", a.T("care.restore.menu"))}
	return notOpened(a, a.T("ui.failed.title"), says, startEmpty(a)...)
}

// startEmpty are the ways out that put nothing together; the first changes nothing.
func startEmpty(a *App) []*kit.Button {
	return []*kit.Button{
		kit.NewSecondary(a.T("ui.failed.again"), a.decide(shelf.Ask)),
		kit.NewSecondary(a.T("care.missing.start_empty"), a.decide(shelf.StartEmpty)),
		kit.NewSecondary(a.T("ui.failed.quit"), func() { a.Window.Close() }),
	}
}

// decide opens the store as somebody has decided.
func (a *App) decide(d shelf.Decision) func() {
	return func() {
		a.Show(newOpening(a))
		a.start(d)
	}
}

// notOpened is a page that stands where the dossiers would; the first button has the
// cursor.
func notOpened(a *App, title string, says []string, buttons ...*kit.Button) *still {
	words := kit.NewColumn(kit.Space12, kit.NewTitle(title))
	for _, s := range says {
		if s != "" {
			words.Add(kit.NewBody(s))
		}
	}
	if a.cfg.Journal != "" {
		words.Add(kit.NewHint(a.T("ui.failed.journal", "path", a.cfg.Journal)))
	}
	choices := make([]fyne.CanvasObject, len(buttons))
	for i, b := range buttons {
		choices[i] = b
	}
	words.Add(kit.NewInset(kit.Space12, 0, 0, 0, kit.NewFlow(kit.Space8, choices...)))
	page := kit.NewScroll(kit.NewMaxWidth(640, kit.NewInset(kit.Space32, 0, 0, 0, kit.NewCard(words).Pad(kit.Space24))))
	return &still{name: title, shown: kit.NewGround(page), focus: buttons[0]}
}
