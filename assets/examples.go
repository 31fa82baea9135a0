package assets

import (
	"embed"
	"io/fs"
)

//go:embed examples/*/dossier.json examples/*/annexes/*.pdf
var examples embed.FS

// Examples holds one folder for each worked example: dossier.json, and its
// annexes in annexes/.
func Examples() fs.FS { return sub(examples, "examples") }
