package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// action is what a shortcut means, whatever its keys.
type action string

// The actions of the window.
const (
	actSave     action = "save"
	actUndo     action = "undo"
	actRedo     action = "redo"
	actNext     action = "next"
	actPrevious action = "previous"
	actExport   action = "export"
	actReview   action = "review"
	actSearch   action = "search"
	actNew      action = "new"
	actSummary  action = "summary"
	actProblems action = "problems"
	actHome     action = "home"
	actVerify   action = "verify"
	actPreview  action = "preview"
	actPrint    action = "print"
	actZoomIn   action = "zoom_in"
	actZoomOut  action = "zoom_out"
	actZoomFit  action = "zoom_fit"
)

// keys are the shortcuts, in the order of the help.
var keys = []struct {
	do    action
	key   fyne.KeyName
	mod   fyne.KeyModifier
	words string // as written in the help, "" for a second way
}{
	{actNext, fyne.KeyPageDown, fyne.KeyModifierControl, "Ctrl + Page suivante"},
	{actNext, fyne.KeyRight, fyne.KeyModifierAlt, "Alt + →"},
	{actPrevious, fyne.KeyPageUp, fyne.KeyModifierControl, "Ctrl + Page précédente"},
	{actPrevious, fyne.KeyLeft, fyne.KeyModifierAlt, "Alt + ←"},
	{actProblems, fyne.KeyD, fyne.KeyModifierControl, "Ctrl + D"},
	{actSummary, fyne.KeyT, fyne.KeyModifierControl, "Ctrl + T"},
	{actReview, fyne.KeyR, fyne.KeyModifierControl, "Ctrl + R"},
	{actPreview, fyne.KeyP, fyne.KeyModifierControl | fyne.KeyModifierShift, "Ctrl + Maj + P"},
	{actPrint, fyne.KeyP, fyne.KeyModifierControl, "Ctrl + P"},
	{actExport, fyne.KeyE, fyne.KeyModifierControl, "Ctrl + E"},
	{actVerify, fyne.KeyV, fyne.KeyModifierControl | fyne.KeyModifierShift, "Ctrl + Maj + V"},
	{actSave, fyne.KeyS, fyne.KeyModifierControl, "Ctrl + S"},
	{actRedo, fyne.KeyZ, fyne.KeyModifierControl | fyne.KeyModifierShift, "Ctrl + Maj + Z"},
	{actSearch, fyne.KeyF, fyne.KeyModifierControl, "Ctrl + F"},
	{actNew, fyne.KeyN, fyne.KeyModifierControl, "Ctrl + N"},
	{actHome, fyne.KeyUp, fyne.KeyModifierAlt, "Alt + ↑"},
	{actZoomIn, fyne.KeyPlus, fyne.KeyModifierControl, "Ctrl + +"},
	{actZoomIn, fyne.KeyEqual, fyne.KeyModifierControl, ""},
	{actZoomIn, fyne.KeyEqual, fyne.KeyModifierControl | fyne.KeyModifierShift, ""},
	{actZoomOut, fyne.KeyMinus, fyne.KeyModifierControl, "Ctrl + -"},
	{actZoomOut, fyne.Key6, fyne.KeyModifierControl, ""}, // where French keyboards have their « - »
	{actZoomFit, fyne.Key0, fyne.KeyModifierControl, "Ctrl + 0"},
}

// bindKeys gives the window its shortcuts.
func (a *App) bindKeys() {
	on := a.window.Canvas()
	for _, k := range keys {
		on.AddShortcut(&desktop.CustomShortcut{KeyName: k.key, Modifier: k.mod}, func(fyne.Shortcut) { a.act(k.do) })
	}
	on.AddShortcut(&fyne.ShortcutUndo{}, func(fyne.Shortcut) { a.act(actUndo) })
	on.AddShortcut(&fyne.ShortcutRedo{}, func(fyne.Shortcut) { a.act(actRedo) })
	function := func(key *fyne.KeyEvent) {
		if key.Name == fyne.KeyF1 && on.Overlays().Top() == nil {
			a.showHelp()
		}
	}
	if d, ok := on.(desktop.Canvas); ok {
		d.SetOnKeyDown(function)
	} else {
		on.SetOnTypedKey(function)
	}
}

// act does what a shortcut means on the present screen. Under a dialog nothing
// moves; an entry there undoes by itself.
func (a *App) act(what action) {
	on := a.window.Canvas()
	if on.Overlays().Top() == nil && a.screen.shortcut(what) {
		return
	}
	entry, ok := on.Focused().(interface {
		Undo()
		Redo()
	})
	if !ok {
		return
	}
	switch what {
	case actUndo:
		entry.Undo()
	case actRedo:
		entry.Redo()
	}
}
