// Package testmain runs the tests of a package whose widgets speak French and look as
// they do in the program. Only tests import it.
package testmain

import (
	"fmt"
	"os"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"dossierpme/assets"
	"dossierpme/internal/say"
	"dossierpme/ui/kit"
)

// Run gives the widgets the words of the program and runs the tests.
func Run(m *testing.M) {
	words, err := say.Open(assets.French())
	if err == nil {
		err = kit.Speak(words)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(m.Run())
}

// Start starts Fyne without a screen, in the look of the program.
func Start(t testing.TB, appearance kit.Appearance) fyne.App {
	t.Helper()
	theme, err := kit.NewTheme(appearance, kit.Fonts{
		Regular: assets.FontRegular(), Semibold: assets.FontSemibold(), Bold: assets.FontBold(), Italic: assets.FontItalic(),
	})
	if err != nil {
		t.Fatal(err)
	}
	app := test.NewTempApp(t)
	app.Settings().SetTheme(theme)
	return app
}

// GalleryDir is where pictures for looking at go.
func GalleryDir(t testing.TB) string {
	t.Helper()
	dir := os.Getenv("DOSSIERPME_GALLERY")
	if dir == "" {
		return t.TempDir()
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	return dir
}
