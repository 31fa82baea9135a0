// Package kit is the theme and the widgets of the window: entries that reveal
// themselves, choices, look-ups, rows of a form, cards, lists, layouts, dialogs
// and file choosers, all of them in French and all of them usable by keyboard.
//
// It knows nothing of dossiers, fields or rules, reads no file but those that
// the user picks in a dialog, and starts no goroutine but through the Runner
// that it is given. Every function here is for the goroutine of the window,
// unless its comment says otherwise.
package kit
