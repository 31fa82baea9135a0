package ui

import (
	"strings"

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
	quiet bool // a second way, which the help does not list
}{
	{actNext, fyne.KeyPageDown, fyne.KeyModifierControl, false},
	{actNext, fyne.KeyRight, fyne.KeyModifierAlt, false},
	{actPrevious, fyne.KeyPageUp, fyne.KeyModifierControl, false},
	{actPrevious, fyne.KeyLeft, fyne.KeyModifierAlt, false},
	{actProblems, fyne.KeyD, fyne.KeyModifierControl, false},
	{actSummary, fyne.KeyT, fyne.KeyModifierControl, false},
	{actReview, fyne.KeyR, fyne.KeyModifierControl, false},
	{actPreview, fyne.KeyP, fyne.KeyModifierControl | fyne.KeyModifierShift, false},
	{actPrint, fyne.KeyP, fyne.KeyModifierControl, false},
	{actExport, fyne.KeyE, fyne.KeyModifierControl, false},
	{actVerify, fyne.KeyV, fyne.KeyModifierControl | fyne.KeyModifierShift, false},
	{actSave, fyne.KeyS, fyne.KeyModifierControl, false},
	{actRedo, fyne.KeyZ, fyne.KeyModifierControl | fyne.KeyModifierShift, false},
	{actSearch, fyne.KeyF, fyne.KeyModifierControl, false},
	{actNew, fyne.KeyN, fyne.KeyModifierControl, false},
	{actHome, fyne.KeyUp, fyne.KeyModifierAlt, false},
	{actZoomIn, fyne.KeyPlus, fyne.KeyModifierControl, false},
	{actZoomIn, fyne.KeyEqual, fyne.KeyModifierControl, true},
	{actZoomIn, fyne.KeyEqual, fyne.KeyModifierControl | fyne.KeyModifierShift, true},
	{actZoomOut, fyne.KeyMinus, fyne.KeyModifierControl, false},
	{actZoomOut, fyne.Key6, fyne.KeyModifierControl, true}, // where French keyboards have their « - »
	{actZoomFit, fyne.Key0, fyne.KeyModifierControl, false},
}

// keysWritten are the keys of a shortcut as the help writes them: Ctrl + Maj + P.
func (a *App) keysWritten(key fyne.KeyName, mod fyne.KeyModifier) string {
	var parts []string
	for _, m := range []struct {
		mod  fyne.KeyModifier
		name string
	}{{fyne.KeyModifierControl, "ctrl"}, {fyne.KeyModifierAlt, "alt"}, {fyne.KeyModifierShift, "shift"}} {
		if mod&m.mod != 0 {
			parts = append(parts, a.t("help.key."+m.name))
		}
	}
	name := string(key)
	if named := "help.key." + name; a.Words.Has(named) {
		name = a.t(named)
	}
	return strings.Join(append(parts, name), " + ")
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
