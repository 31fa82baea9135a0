package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Fyne gives a key, and a shortcut, to the widget that has the focus and to
// nobody else. The window's own shortcuts would be dead wherever an entry has
// the focus; so the widgets here hand on what is not theirs.

// TypedShortcut is called by Fyne. Copying and pasting is the entry's. Undo and
// redo are the window's, since one step there may be more than this entry's text;
// where it has none of its own it calls Undo and Redo of the entry.
func (e *Entry) TypedShortcut(shortcut fyne.Shortcut) {
	switch s := shortcut.(type) {
	case *fyne.ShortcutPaste:
		if e.OnPaste != nil {
			shortcut = &fyne.ShortcutPaste{Clipboard: pasted{s.Clipboard, e.OnPaste}}
		}
		e.Entry.TypedShortcut(shortcut)
		return
	case *fyne.ShortcutCopy, *fyne.ShortcutCut, *fyne.ShortcutSelectAll:
		e.Entry.TypedShortcut(shortcut)
		return
	case *desktop.CustomShortcut:
		if moves(s) {
			e.Entry.TypedShortcut(shortcut) // by words, to the ends
			return
		}
	}
	if on, ok := canvasOf(e.self).(fyne.Shortcutable); ok {
		on.TypedShortcut(shortcut)
	}
}

// pasted is a clipboard whose content is read by an entry first.
type pasted struct {
	fyne.Clipboard
	read func(string) string
}

// Content is called by Fyne.
func (p pasted) Content() string { return p.read(p.Clipboard.Content()) }

// moves reports whether Fyne's entry moves its cursor for the shortcut.
func moves(s *desktop.CustomShortcut) bool {
	if s.Modifier&fyne.KeyModifierShortcutDefault == 0 {
		return false
	}
	switch s.KeyName {
	case fyne.KeyLeft, fyne.KeyRight, fyne.KeyBackspace, fyne.KeyDelete, fyne.KeyHome, fyne.KeyEnd:
		return true
	}
	return false
}

// KeyDown is called by Fyne.
func (e *Entry) KeyDown(key *fyne.KeyEvent) {
	e.Entry.KeyDown(key)
	pass(e.self, key)
}

// KeyUp is called by Fyne.
func (e *Entry) KeyUp(key *fyne.KeyEvent) {
	e.Entry.KeyUp(key)
	released(key)
}

// KeyDown is called by Fyne.
func (c *control) KeyDown(key *fyne.KeyEvent) { pass(c.self, key) }

// KeyUp is called by Fyne.
func (c *control) KeyUp(key *fyne.KeyEvent) { released(key) }

// tabbing reports whether Tab is held down: what gets the focus then was reached
// by it. Fyne tells the widget that is left of the key, and the next one of the
// focus alone.
var tabbing bool

func released(key *fyne.KeyEvent) {
	if key.Name == fyne.KeyTab {
		tabbing = false
	}
}

// scrollBy scrolls what encloses a button, or the content of the dialog that it
// closes, by the keys that do so everywhere: text that is only read has nothing
// that takes the focus.
func scrollBy(o fyne.CanvasObject, key fyne.KeyName) {
	path := lineage(o)
	var around *Scroll
	for i := len(path) - 1; i >= 0 && around == nil; i-- {
		around, _ = path[i].(*Scroll)
	}
	if around == nil && len(path) > 0 {
		if overlay, ok := path[0].(*Overlay); ok {
			around = scrollIn(overlay)
		}
	}
	if around == nil {
		return
	}
	by := map[fyne.KeyName]float32{
		fyne.KeyDown: 40, fyne.KeyUp: -40,
		fyne.KeyPageDown: around.Size().Height * 0.9, fyne.KeyPageUp: -around.Size().Height * 0.9,
		fyne.KeyEnd: around.Content.Size().Height, fyne.KeyHome: -around.Content.Size().Height,
	}[key]
	if by != 0 {
		most := max(around.Content.MinSize().Height-around.Size().Height, 0)
		around.ScrollToOffset(fyne.NewPos(0, max(min(around.Offset.Y+by, most), 0)))
	}
}

// turnPage scrolls the page around a control that has no use for the keys that do
// so; it reports whether the key is one of them.
func turnPage(o fyne.CanvasObject, key fyne.KeyName) bool {
	if key != fyne.KeyPageDown && key != fyne.KeyPageUp {
		return false
	}
	scrollBy(o, key)
	return true
}

// scrollIn finds the first scroll that an object holds.
func scrollIn(o fyne.CanvasObject) *Scroll {
	if s, ok := o.(*Scroll); ok {
		return s
	}
	for _, child := range held(o) {
		if s := scrollIn(child); s != nil {
			return s
		}
	}
	return nil
}

// pass notes Tab, and tells the window of a function key: F1 is help wherever the
// focus is.
func pass(o fyne.CanvasObject, key *fyne.KeyEvent) {
	tabbing = key.Name == fyne.KeyTab
	on, ok := canvasOf(o).(desktop.Canvas)
	if !ok || on.OnKeyDown() == nil {
		return
	}
	switch key.Name {
	case fyne.KeyF1, fyne.KeyF2, fyne.KeyF3, fyne.KeyF4, fyne.KeyF5, fyne.KeyF6:
		on.OnKeyDown()(key)
	}
}
