package paper_test

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"image/png"
	"path/filepath"
	"testing"

	"dossierpme/dossier"
	"dossierpme/internal/say"
)

func TestAttachedFilesAreLookedAtWhateverTheirKind(t *testing.T) {
	o := testOffice(t)
	_, _, whole := o.exported(t)
	o.Viewer = sharedPages()
	row := func(path string) dossier.Row {
		cells, err := o.library.Attach(path)
		if err != nil {
			t.Fatal(err)
		}
		return dossier.Row{ID: "r", Cells: cells}
	}
	var picture bytes.Buffer
	img := image.NewGray(image.Rect(0, 0, 200, 100))
	img.SetGray(0, 0, color.Gray{255})
	if err := png.Encode(&picture, img); err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for name, c := range map[string]struct {
		path  string
		pages int // at least
	}{
		"a PDF":     {whole, 20},
		"a picture": {put(t, filepath.Join(dir, "photo.png"), picture.Bytes()), 1},
	} {
		t.Run(name, func(t *testing.T) {
			doc, err := o.Look(t.Context(), row(c.path))
			if err != nil {
				t.Fatal(err)
			}
			defer doc.Close()
			if doc.Pages() < c.pages {
				t.Errorf("%d pages", doc.Pages())
			}
			page, err := doc.Render(t.Context(), 0, 36)
			if err != nil {
				t.Fatal(err)
			}
			if w := page.Bounds().Dx(); w < 290 || w > 300 { // half of A4's 595 points
				t.Errorf("a page is %d pixels wide at 36 dots an inch", w)
			}
		})
	}
	for name, r := range map[string]dossier.Row{
		"a document of another program": row(put(t, filepath.Join(dir, "lettre.docx"), []byte("PK\x03\x04"))),
		"a row without a file":          {ID: "r", Cells: map[string]dossier.Value{}},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := o.Look(t.Context(), r)
			var said *say.Trouble
			if !errors.As(err, &said) || said.What == "" || said.Safe == "" || said.Do == "" {
				t.Errorf("it is said as %#v", err)
			}
		})
	}
}
