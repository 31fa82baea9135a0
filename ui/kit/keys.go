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
	case *fyne.ShortcutCopy, *fyne.ShortcutCut, *fyne.ShortcutPaste, *fyne.ShortcutSelectAll:
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

// KeyDown is called by Fyne.
func (c *control) KeyDown(key *fyne.KeyEvent) { pass(c.self, key) }

// KeyUp is called by Fyne.
func (c *control) KeyUp(*fyne.KeyEvent) {}

// pass tells the window of a function key: F1 is help wherever the focus is.
func pass(o fyne.CanvasObject, key *fyne.KeyEvent) {
	on, ok := canvasOf(o).(desktop.Canvas)
	if !ok || on.OnKeyDown() == nil {
		return
	}
	switch key.Name {
	case fyne.KeyF1, fyne.KeyF2, fyne.KeyF3, fyne.KeyF4, fyne.KeyF5, fyne.KeyF6:
		on.OnKeyDown()(key)
	}
}
