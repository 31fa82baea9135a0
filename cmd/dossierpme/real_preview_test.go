package main

import (
	"image/color"
	"strings"
	"testing"
)

// pixels counts how many pixels of the window have a colour, nearly.
func (p *program) pixels(want color.RGBA) int {
	img := p.Image()
	if img == nil {
		return -1
	}
	n := 0
	near := func(have, want uint8) bool { d := int(have) - int(want); return -6 <= d && d <= 6 }
	for y := img.Rect.Min.Y; y < img.Rect.Max.Y; y++ {
		for x := img.Rect.Min.X; x < img.Rect.Max.X; x++ {
			if is := img.NRGBAAt(x, y); near(is.R, want.R) && near(is.G, want.G) && near(is.B, want.B) {
				n++
			}
		}
	}
	return n
}

func TestThePreviewIsSearchedAndLeadsToAStepAndBack(t *testing.T) {
	p := newProgram(t)
	p.start()
	is := func(title string) func() bool { return func() bool { return p.Title() == title } }
	const dossier, preview = "Essai du PDF – Dossier PME", "Aperçu – Essai du PDF – Dossier PME"
	p.begin("Essai du PDF")
	p.onto("start")
	p.onto("company")
	p.Write("Ateliers du Kestrel")
	p.untilStored("Ateliers du Kestrel")
	p.Try("the preview", func() { p.Keys("ctrl+shift+p") }, is(preview))

	// The place that is shown has this colour on white paper, and nothing else has.
	mark := color.RGBA{0xF5, 0xD3, 0x9C, 0xFF}
	ink := color.RGBA{0x12, 0x58, 0x6B, 0xFF} // the coloured edge of the cover
	p.Until("the cover", func() bool { return p.pixels(ink) > 5000 })
	if n := p.pixels(mark); n > 20 {
		t.Fatalf("%d pixels look like a place that was found, before anything was looked for", n)
	}
	p.Try("a search", func() {
		p.Keys("ctrl+f", "ctrl+a")
		p.Write("ateliers du kestrel")
		p.Keys("Return")
	}, func() bool { return p.pixels(mark) > 300 })

	// From the pages the next control is the first « Modifier » beside them.
	p.Keys("ctrl+a")
	p.Write("savoir-faire") // of the second step
	p.Keys("Escape")
	p.Try("« Modifier »", func() { p.Keys("Tab", "space") }, is(dossier))
	p.Try("the way back", func() { p.Keys("ctrl+shift+p") }, is(preview))
	p.Try("the escape key", func() { p.Keys("Escape") }, is(dossier))
	if err := p.Quit(); err != nil {
		t.Errorf("the program ends with %v", err)
	}
	if said := strings.TrimSpace(p.errs.String()); said != "" {
		t.Errorf("the program said on standard error:\n%s", said)
	}
}
