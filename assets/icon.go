package assets

import _ "embed"

//go:embed icon/dossierpme.svg
var icon []byte

//go:embed icon/dossierpme-small.svg
var iconSmall []byte

// Icon is the program's icon as SVG, square, for 48 points and more.
func Icon() []byte { return icon }

// IconSmall is the program's icon as SVG with less in it, drawn on a grid of 16, for up
// to 32 points.
func IconSmall() []byte { return iconSmall }
