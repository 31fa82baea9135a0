package assets

import (
	"embed"
	"io/fs"
)

//go:embed i18n/fr/*.toml
var french embed.FS

// French is the folder of the French words, read by internal/say.
func French() fs.FS { return sub(french, "i18n/fr") }
