package kit

import (
	"image"
	picture "image/draw"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"golang.org/x/image/font/sfnt"

	"dossierpme/assets"
)

// pixels are what a window shows.
func pixels(w fyne.Window) []byte {
	shown := w.Canvas().Capture()
	all := image.NewRGBA(shown.Bounds())
	picture.Draw(all, all.Bounds(), shown, image.Point{}, picture.Src)
	return all.Pix
}

func TestEveryFontHasTheLettersThatAreSaidToBeIn(t *testing.T) {
	for name, raw := range map[string][]byte{
		"regular": assets.FontRegular(), "semibold": assets.FontSemibold(), "bold": assets.FontBold(), "italic": assets.FontItalic(),
	} {
		f, err := sfnt.Parse(raw)
		if err != nil {
			t.Fatal(err)
		}
		var buffer sfnt.Buffer
		for i, l := range letters {
			if l.to < l.from || i > 0 && l.from <= letters[i-1].to {
				t.Errorf("%#x to %#x is out of order", l.from, l.to)
			}
			for r := l.from; r <= l.to; r++ {
				if glyph, err := f.GlyphIndex(&buffer, r); err != nil || glyph == 0 {
					t.Errorf("%s has no %q: %v", name, r, err)
				}
			}
		}
	}
}

func TestATextIsWrittenInTheFontOfTheThemeWhereItHasEveryLetter(t *testing.T) {
	startApp(t, Light)
	bold := fyne.TextStyle{Bold: true}
	for _, one := range []struct {
		text  string
		style fyne.TextStyle
		want  string
	}{
		{"", fyne.TextStyle{}, "kit-regular"},
		{"Îlot d’usinage\u00a0: 58\u202f500\u00a0€ …", fyne.TextStyle{}, "kit-regular"},
		{"Trier par date ▾", bold, "kit-semibold"},
		{"à confirmer", fyne.TextStyle{Italic: true}, "kit-italic"},
		{"工場", fyne.TextStyle{}, ""},
		{"Usine 🏭", bold, ""},
		{"\xff", fyne.TextStyle{}, ""},
		{"1 000", fyne.TextStyle{Monospace: true}, ""},
	} {
		got := ""
		if face := Face(one.text, one.style); face != nil {
			got = face.Name()
		}
		if got != one.want {
			t.Errorf("%q is written in %q, want %q", one.text, got, one.want)
		}
	}
	words := NewBody("Usine")
	if words.font() == nil {
		t.Error("a text that the font has is left to Fyne")
	}
	words.SetText("Usine 🏭")
	if words.font() != nil {
		t.Error("an emoji is to be drawn in a font that has none")
	}
}

// The letters of one text, and their widths, are the same whoever looks for the font.
func TestTheFontOfTheThemeGivesThePicturesThatFyneGives(t *testing.T) {
	startApp(t, Light)
	for _, style := range []fyne.TextStyle{{}, {Bold: true}, {Italic: true}} {
		shown := func(face fyne.Resource) []byte {
			text := canvas.NewText("Éolienne « 58\u202f500,50\u00a0€ » ▾ ✓ AVATAR", paint(ColorInk))
			text.TextSize, text.TextStyle, text.FontSource = SizeBody, style, face
			w := test.NewTempWindow(t, text)
			return pixels(w)
		}
		face := Face("É", style)
		if face == nil {
			t.Fatal("no font")
		}
		if !slices.Equal(shown(face), shown(nil)) {
			t.Errorf("%+v is drawn in another way", style)
		}
	}
}
