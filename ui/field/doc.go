// Package field is one editor for each kind of field, and the question around
// it: label, hint, counter, messages.
//
// An editor shows a dossier.Value and says what a person made of it. Reading and
// writing are dossier.Parse and dossier.EditText: what cannot be read stays as it
// was typed, and is handed on as such. The package knows no session, no rule and
// no table, and never changes what is being typed; it formats when the field is
// left. Everything runs on the goroutine of the window.
package field
