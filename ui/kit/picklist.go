package kit

import (
	"strings"

	"dossierpme/internal/french"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// pickItem is a line of a pickList.
type pickItem struct {
	name, detail string
	folder       bool
}

// pickList is a list of files and folders: one stop of the Tab key. The arrows
// move, a letter leads to the next name that begins with it, Enter opens,
// Backspace leads up.
type pickList struct {
	control
	onMove func()
	onOpen func(pickItem)
	onUp   func()

	items []pickItem
	at    int // the line that is chosen, -1 before one is
	first int

	reading bool
	kept    []func() // what was pressed meanwhile
}

func newPickList() *pickList {
	l := &pickList{at: -1}
	l.extend(l)
	return l
}

// wait shows that a folder is being read: what is pressed is meant for what it holds,
// and done as soon as that is there.
func (l *pickList) wait() {
	l.reading = true
	l.show(nil)
}

// set shows what a folder holds.
func (l *pickList) set(items []pickItem) {
	l.reading = false
	l.show(items)
	kept := l.kept
	l.kept = nil
	for _, press := range kept {
		press()
	}
}

// stay shows what was there before: the folder cannot be read.
func (l *pickList) stay(items []pickItem) {
	l.reading, l.kept = false, nil
	l.show(items)
}

func (l *pickList) show(items []pickItem) {
	l.items, l.at, l.first = items, -1, 0
	l.Refresh()
	if l.onMove != nil {
		l.onMove()
	}
}

// keeps remembers what is pressed while a folder is being read; it reports whether it
// does.
func (l *pickList) keeps(press func()) bool {
	if l.reading && len(l.kept) < mostKept {
		l.kept = append(l.kept, press)
	}
	return l.reading
}

// mostKept is how many keys are remembered: more are an elbow on the keyboard.
const mostKept = 16

func (l *pickList) current() (pickItem, bool) {
	if l.at < 0 || l.at >= len(l.items) {
		return pickItem{}, false
	}
	return l.items[l.at], true
}

const pickRows = 10

func (l *pickList) move(to int) {
	l.at = max(min(to, len(l.items)-1), 0)
	l.first = max(min(l.first, l.at), l.at-pickRows+1, 0)
	l.Refresh()
	if l.onMove != nil {
		l.onMove()
	}
}

// TypedKey is called by Fyne.
func (l *pickList) TypedKey(key *fyne.KeyEvent) {
	if key.Name != fyne.KeyEscape && l.keeps(func() { l.TypedKey(key) }) {
		return
	}
	switch key.Name {
	case fyne.KeyDown:
		l.move(l.at + 1)
	case fyne.KeyUp:
		l.move(l.at - 1)
	case fyne.KeyPageDown:
		l.move(l.at + pickRows - 1)
	case fyne.KeyPageUp:
		l.move(l.at - pickRows + 1)
	case fyne.KeyHome:
		l.move(0)
	case fyne.KeyEnd:
		l.move(len(l.items) - 1)
	case fyne.KeyReturn, fyne.KeyEnter:
		if item, ok := l.current(); ok {
			l.onOpen(item)
		}
	case fyne.KeyBackspace:
		l.onUp()
	case fyne.KeyEscape:
		escape(l)
	}
}

// TypedRune is called by Fyne.
func (l *pickList) TypedRune(r rune) {
	typed := french.Fold(string(r))
	if typed == "" || l.keeps(func() { l.TypedRune(r) }) {
		return
	}
	for i := range l.items {
		k := (l.at + 1 + i) % len(l.items)
		if strings.HasPrefix(french.Fold(l.items[k].name), typed) {
			l.move(k)
			return
		}
	}
}

// Tapped is called by Fyne: a click chooses, another one on the same line opens.
func (l *pickList) Tapped(ev *fyne.PointEvent) {
	l.takeFocus()
	i := l.first + int(ev.Position.Y/TargetHeight)
	if i < 0 || i >= len(l.items) {
		return
	}
	if i == l.at || l.items[i].folder {
		l.at = i
		l.onOpen(l.items[i])
		return
	}
	l.move(i)
}

// Scrolled is called by Fyne.
func (l *pickList) Scrolled(ev *fyne.ScrollEvent) {
	by := 3
	if ev.Scrolled.DY > 0 {
		by = -3
	}
	l.first = max(min(l.first+by, len(l.items)-pickRows), 0)
	l.Refresh()
}

// CreateRenderer is called by Fyne.
func (l *pickList) CreateRenderer() fyne.WidgetRenderer {
	r := &pickListRenderer{l: l, bar: canvas.NewRectangle(nil), ring: newRing(), none: NewMuted("")}
	for range pickRows {
		name := NewLine("")
		name.Truncate = true
		icon := canvas.NewImageFromResource(nil)
		icon.FillMode = canvas.ImageFillContain
		r.names, r.details, r.icons = append(r.names, name), append(r.details, NewCaption("")), append(r.icons, icon)
	}
	r.Refresh()
	return r
}

type pickListRenderer struct {
	l              *pickList
	bar            *canvas.Rectangle
	ring           ring
	none           *Text
	names, details []*Text
	icons          []*canvas.Image
}

func (r *pickListRenderer) Layout(size fyne.Size) {
	r.ring.around(fyne.Position{}, size, 0, RadiusCard)
	middle(r.none, Space12, TargetHeight)
	r.bar.Move(fyne.NewPos(4, float32(r.l.at-r.l.first)*TargetHeight+1))
	r.bar.Resize(fyne.NewSize(size.Width-8, TargetHeight-2))
	for i := range r.names {
		y := float32(i) * TargetHeight
		r.icons[i].Resize(fyne.NewSquareSize(18))
		r.icons[i].Move(fyne.NewPos(Space12, y+7))
		least := r.details[i].MinSize()
		r.details[i].Resize(least)
		r.details[i].Move(fyne.NewPos(size.Width-least.Width-Space12, y+(TargetHeight-least.Height)/2))
		line := r.names[i].lineHeight()
		r.names[i].Resize(fyne.NewSize(max(size.Width-least.Width-4*Space12-18, 0), line))
		r.names[i].Move(fyne.NewPos(2*Space12+14, y+(TargetHeight-line)/2))
	}
}

func (r *pickListRenderer) MinSize() fyne.Size { return fyne.NewSize(320, pickRows*TargetHeight) }

func (r *pickListRenderer) Refresh() {
	l := r.l
	r.bar.FillColor, r.bar.CornerRadius = paint(ColorAccentSoft), 4
	r.bar.Hidden = l.at < l.first || l.at >= l.first+pickRows || len(l.items) == 0
	r.bar.Refresh()
	r.none.Text = word("file.nothing")
	if l.reading {
		r.none.Text = word("file.reading")
	}
	r.none.Hidden = len(l.items) > 0
	r.none.Refresh()
	for i := range r.names {
		k := l.first + i
		shown := k < len(l.items)
		r.names[i].Hidden, r.details[i].Hidden, r.icons[i].Hidden = !shown, !shown, !shown
		if !shown {
			continue
		}
		item := l.items[k]
		r.names[i].Text, r.details[i].Text = item.name, item.detail
		icon, color := theme.FileIcon(), ColorMuted
		if item.folder {
			icon, color = theme.FolderIcon(), ColorAccent
		}
		r.icons[i].Resource = theme.NewColoredResource(icon, color)
		r.icons[i].Refresh()
		r.names[i].Refresh()
		r.details[i].Refresh()
	}
	r.ring.show(l.focused)
	r.Layout(l.Size())
	canvas.Refresh(l)
}

func (r *pickListRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.bar, r.none}
	for i := range r.names {
		objects = append(objects, r.icons[i], r.names[i], r.details[i])
	}
	return append(objects, r.ring.Rectangle)
}

func (r *pickListRenderer) Destroy() {}
