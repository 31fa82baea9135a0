// Package dossierpme is the root of the module. It only holds FyneApp.toml, the
// description of the program that the packaging tools and the program itself
// read, because a file can be embedded only from its own folder or below. It
// imports nothing of ours and never interprets the file: internal/version does.
package dossierpme

import _ "embed"

// FyneApp is the text of FyneApp.toml as it was when the program was built.
//
//go:embed FyneApp.toml
var FyneApp string
