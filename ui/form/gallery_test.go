// The race detector has nothing to find in drawing, and makes it slow.
//go:build !race

package form

import (
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"dossierpme/dossier"
	"dossierpme/ui/kit"
	"dossierpme/ui/testmain"
)

func (d *desk) draw(t *testing.T, dir, name string) {
	t.Helper()
	f, err := os.Create(filepath.Join(dir, name+".png"))
	if err != nil {
		t.Fatal(err)
	}
	picture := d.w.Canvas().Capture()
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

// whole makes the window as high as the page, within reason: where nobody looks
// at the picture, its beginning is enough.
func (d *desk) whole() {
	most := float32(700)
	if os.Getenv("DOSSIERPME_GALLERY") != "" {
		most = 3600
	}
	for range 2 { // the second time with the heights that the first one gave
		d.w.Resize(fyne.NewSize(860, min(d.page.Object().MinSize().Height+140, most)))
	}
}

func TestGalleryOfEverySectionOfTheExamples(t *testing.T) {
	dir := testmain.GalleryDir(t)
	for _, name := range examples {
		testmain.Start(t, kit.Light)
		s := example(t, name)
		for i, sec := range s.Call().Sections {
			d := open(t, s, sec.ID)
			d.whole()
			d.draw(t, dir, fmt.Sprintf("page-%s-%02d-%s", name, i+1, sec.ID))
		}
	}
}

func TestGalleryOfAnEmptyDossier(t *testing.T) {
	dir := testmain.GalleryDir(t)
	testmain.Start(t, kit.Dark)
	s := fresh(t, "hdf-2026-ferroviaire-mecanique")
	for i, sec := range s.Call().Sections {
		d := open(t, s, sec.ID)
		d.whole()
		d.draw(t, dir, fmt.Sprintf("empty-%02d-%s", i+1, sec.ID))
	}
}

func TestGalleryOfAWindow(t *testing.T) {
	dir := testmain.GalleryDir(t)
	testmain.Start(t, kit.Light)
	s := example(t, "ferroviaire-somme")
	rows := s.Rows("machines")
	s.SetCell("machines", rows[0].ID, "order_date", dossier.MustDate("2026-01-02"))
	s.SetCell("machines", rows[1].ID, "unit_price", dossier.Typed("douze mille"))
	s.SetCell("machines", rows[2].ID, "purpose", nil)
	d := open(t, s, "machines")
	d.draw(t, dir, "window-machines")
	d.page.Focus("machines.order_date", rows[0].ID)
	d.draw(t, dir, "window-machines-error")
	d.w.Resize(fyne.NewSize(560, 700))
	d.draw(t, dir, "window-machines-narrow")
	pieces := open(t, s, "pieces")
	pieces.w.Resize(fyne.NewSize(560, 700))
	pieces.draw(t, dir, "window-pieces-narrow")
	company := open(t, s, "company")
	company.w.Resize(fyne.NewSize(560, 700))
	company.draw(t, dir, "window-company-narrow")
}
