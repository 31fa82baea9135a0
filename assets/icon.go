package assets

import _ "embed"

//go:embed icon/dossierpme.svg
var icon []byte

//go:embed icon/dossierpme-small.svg
var iconSmall []byte

//go:embed icon/window.png
var iconOfWindow []byte

// IconOfWindow is Icon drawn as a PNG of 256 points, the size that the toolkit hands to
// the display: to draw it there anew would take a seventh of the start. internal/icon
// holds it to the drawing.
func IconOfWindow() []byte { return iconOfWindow }

// Icon is the program's icon as SVG, square, for 48 points and more.
func Icon() []byte { return icon }

// IconSmall is the program's icon as SVG with less in it, drawn on a grid of 16, for up
// to 32 points.
func IconSmall() []byte { return iconSmall }
