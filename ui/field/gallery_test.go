// The race detector has nothing to find in drawing, and makes it slow.
//go:build !race

package field

import (
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"dossierpme/dossier"
	"dossierpme/ui/kit"
	"dossierpme/ui/testmain"
)

func draw(t *testing.T, w fyne.Window, name string) {
	t.Helper()
	f, err := os.Create(filepath.Join(testmain.GalleryDir(t), name+".png"))
	if err != nil {
		t.Fatal(err)
	}
	picture := w.Canvas().Capture()
	if picture.Bounds().Empty() {
		t.Errorf("%s is empty", name)
	}
	if err := png.Encode(f, picture); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestGalleryOfEveryKindInEveryState(t *testing.T) {
	for _, look := range []struct {
		name       string
		appearance kit.Appearance
	}{{"clair", kit.Light}, {"sombre", kit.Dark}} {
		testmain.Start(t, look.appearance)
		for _, state := range []string{"vide", "rempli", "faux", "trop-long", "désactivé"} {
			var objects []fyne.CanvasObject
			for _, k := range dossier.Kinds() {
				if kinds[k] == nil || state == "trop-long" && limit(specimen(k)) == 0 {
					continue
				}
				q := NewQuestion(specimen(k), testEnv(t), Hooks{})
				inState(t, q, state)
				objects = append(objects, kit.Span(Span(q.Field, false), q.Object()))
			}
			grid := kit.NewColumns(LeastColumn, objects...)
			w := test.NewTempWindow(t, kit.NewGround(kit.NewScroll(kit.NewPage(kit.NewCard(grid)))))
			w.SetPadded(false)
			height := float32(700) // where nobody looks, the beginning is enough
			if state != "trop-long" && os.Getenv("DOSSIERPME_GALLERY") != "" {
				height = 1900
			}
			w.Resize(fyne.NewSize(860, height))
			draw(t, w, "kinds-"+state+"-"+look.name)
		}
	}
}
