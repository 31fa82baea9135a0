package sampledoc

import (
	"testing"

	"dossierpme/assets"
	"dossierpme/pdf/font"
)

// Typeface is the shipped one.
func Typeface(tb testing.TB) *font.Typeface {
	tb.Helper()
	t, err := font.Parse(font.Files{Regular: assets.FontRegular(), Semibold: assets.FontSemibold(), Bold: assets.FontBold()})
	if err != nil {
		tb.Fatal(err)
	}
	return t
}
