package assets

import (
	"embed"
	"io/fs"
)

//go:embed rules/*.toml
var rules embed.FS

// Rules is the folder of the dated rules of law and of the emission factors
// that the program ships; dossier/figures reads them.
func Rules() fs.FS { return sub(rules, "rules") }
