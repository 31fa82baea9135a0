// Package callfile reads calls for projects from TOML files into dossier.Call,
// strictly: an unknown key, kind, rule or need, a condition on a later field or
// a retired id is a Fault with its file and line. The same reader serves the
// shipped calls, a user's own calls and the lint.
//
// It never decides what a kind or a rule means: it only knows their names. Its
// functions hold no state and may be called from any goroutine.
package callfile
