package shell

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Action is what a shortcut means, whatever its keys.
type Action string

// The actions of the window.
const (
	ActSave     Action = "save"
	ActUndo     Action = "undo"
	ActRedo     Action = "redo"
	ActNext     Action = "next"
	ActPrevious Action = "previous"
	ActExport   Action = "export"
	ActReview   Action = "review"
	ActOfficer  Action = "officer"
	ActBack     Action = "back"
	ActSearch   Action = "search"
	ActNew      Action = "new"
	ActSummary  Action = "summary"
	ActProblems Action = "problems"
	ActHome     Action = "home"
	ActVerify   Action = "verify"
	ActNote     Action = "note"
	ActExamples Action = "examples"
	ActPreview  Action = "preview"
	ActPrint    Action = "print"
	ActZoomIn   Action = "zoom_in"
	ActZoomOut  Action = "zoom_out"
	ActZoomFit  Action = "zoom_fit"
)

// Key is a way to call an action.
type Key struct {
	Do    Action
	Name  fyne.KeyName
	Mod   fyne.KeyModifier
	Quiet bool // a second way, which the help does not list
}

// Keys are the shortcuts, in the order of the help.
var Keys = []Key{
	{ActNext, fyne.KeyPageDown, fyne.KeyModifierControl, false},
	{ActNext, fyne.KeyRight, fyne.KeyModifierAlt, false},
	{ActPrevious, fyne.KeyPageUp, fyne.KeyModifierControl, false},
	{ActPrevious, fyne.KeyLeft, fyne.KeyModifierAlt, false},
	{ActProblems, fyne.KeyD, fyne.KeyModifierControl, false},
	{ActSummary, fyne.KeyT, fyne.KeyModifierControl, false},
	{ActNote, fyne.KeyM, fyne.KeyModifierControl, false},
	{ActExamples, fyne.KeyJ, fyne.KeyModifierControl, false},
	{ActReview, fyne.KeyR, fyne.KeyModifierControl, false},
	{ActOfficer, fyne.KeyI, fyne.KeyModifierControl, false},
	{ActBack, fyne.KeyB, fyne.KeyModifierControl, false},
	{ActPreview, fyne.KeyP, fyne.KeyModifierControl | fyne.KeyModifierShift, false},
	{ActPrint, fyne.KeyP, fyne.KeyModifierControl, false},
	{ActExport, fyne.KeyE, fyne.KeyModifierControl, false},
	{ActVerify, fyne.KeyV, fyne.KeyModifierControl | fyne.KeyModifierShift, false},
	{ActSave, fyne.KeyS, fyne.KeyModifierControl, false},
	{ActRedo, fyne.KeyZ, fyne.KeyModifierControl | fyne.KeyModifierShift, false},
	{ActSearch, fyne.KeyF, fyne.KeyModifierControl, false},
	{ActNew, fyne.KeyN, fyne.KeyModifierControl, false},
	{ActHome, fyne.KeyUp, fyne.KeyModifierAlt, false},
	{ActZoomIn, fyne.KeyPlus, fyne.KeyModifierControl, false},
	{ActZoomIn, fyne.KeyEqual, fyne.KeyModifierControl, true},
	{ActZoomIn, fyne.KeyEqual, fyne.KeyModifierControl | fyne.KeyModifierShift, true},
	{ActZoomOut, fyne.KeyMinus, fyne.KeyModifierControl, false},
	{ActZoomOut, fyne.Key6, fyne.KeyModifierControl, true}, // where French keyboards have their « - »
	{ActZoomFit, fyne.Key0, fyne.KeyModifierControl, false},
}

// Written are the keys of a shortcut as the help writes them: Ctrl + Maj + P.
func (s *Shell) Written(key fyne.KeyName, mod fyne.KeyModifier) string {
	var parts []string
	for _, m := range []struct {
		mod  fyne.KeyModifier
		name string
	}{{fyne.KeyModifierControl, "ctrl"}, {fyne.KeyModifierAlt, "alt"}, {fyne.KeyModifierShift, "shift"}} {
		if mod&m.mod != 0 {
			parts = append(parts, s.T("help.key."+m.name))
		}
	}
	name := string(key)
	if named := "help.key." + name; s.Words.Has(named) {
		name = s.T(named)
	}
	return strings.Join(append(parts, name), " + ")
}

// BindKeys gives the window its shortcuts; help is called for F1.
func (s *Shell) BindKeys(help func()) {
	on := s.Canvas()
	for _, k := range Keys {
		on.AddShortcut(&desktop.CustomShortcut{KeyName: k.Name, Modifier: k.Mod}, func(fyne.Shortcut) { s.Act(k.Do) })
	}
	on.AddShortcut(&fyne.ShortcutUndo{}, func(fyne.Shortcut) { s.Act(ActUndo) })
	on.AddShortcut(&fyne.ShortcutRedo{}, func(fyne.Shortcut) { s.Act(ActRedo) })
	function := func(key *fyne.KeyEvent) {
		if key.Name == fyne.KeyF1 && on.Overlays().Top() == nil {
			help()
		}
	}
	if d, ok := on.(desktop.Canvas); ok {
		d.SetOnKeyDown(function)
	} else {
		on.SetOnTypedKey(function)
	}
}

// Act does what a shortcut means on the present screen. Under a dialog nothing
// moves; an entry there undoes by itself.
func (s *Shell) Act(what Action) {
	on := s.Canvas()
	if on.Overlays().Top() == nil && s.screen.Shortcut(what) {
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
	case ActUndo:
		entry.Undo()
	case ActRedo:
		entry.Redo()
	}
}
