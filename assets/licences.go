package assets

import (
	"embed"
	"io/fs"
)

//go:embed licences/*.txt
var licences embed.FS

// Licences returns the licences of what others wrote, a file for each work.
func Licences() fs.FS { return sub(licences, "licences") }
