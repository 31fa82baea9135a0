package assets

import (
	"embed"
	"io/fs"
)

//go:embed calls/*.toml calls/_common.toml calls/former/*.json
var calls embed.FS

// Calls is the folder of the calls that the program ships, with the common
// definitions in _common.toml. Below former lie their earlier revisions, in the form
// in which the program stored them, as id@revision.json: they are never written again.
func Calls() fs.FS { return sub(calls, "calls") }

// sub is fs.Sub for a folder that go:embed proved to exist.
func sub(f embed.FS, dir string) fs.FS {
	s, err := fs.Sub(f, dir)
	if err != nil {
		return f
	}
	return s
}
