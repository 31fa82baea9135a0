package main

import (
	"image/color"
	"image/png"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// pixels counts how many pixels of the window have a colour, nearly.
func (p *program) pixels(want color.RGBA) int {
	cmd := exec.Command("import", "-window", p.id, "png:-")
	out, err := cmd.StdoutPipe()
	if err != nil || cmd.Start() != nil {
		return -1
	}
	img, err := png.Decode(out)
	if cmd.Wait() != nil || err != nil {
		return -1
	}
	n := 0
	near := func(have uint32, want uint8) bool { d := int(have>>8) - int(want); return -6 <= d && d <= 6 }
	for y := img.Bounds().Min.Y; y < img.Bounds().Max.Y; y++ {
		for x := img.Bounds().Min.X; x < img.Bounds().Max.X; x++ {
			if r, g, b, _ := img.At(x, y).RGBA(); near(r, want.R) && near(g, want.G) && near(b, want.B) {
				n++
			}
		}
	}
	return n
}

func TestThePreviewIsSearchedAndLeadsToAStepAndBack(t *testing.T) {
	needDisplay(t)
	if _, err := exec.LookPath("import"); err != nil {
		t.Skip("import is not installed")
	}
	home := t.TempDir()
	p := &program{t: t, home: home, store: filepath.Join(home, "data"), bin: buildProgram(t)}
	p.start()
	is := func(title string) func() bool { return func() bool { return p.title() == title } }
	const dossier, preview = "Essai du PDF – Dossier PME", "Aperçu – Essai du PDF – Dossier PME"
	p.try("a new dossier", func() {
		p.keys("Escape", "ctrl+n", "Down", "Tab")
		p.write("Essai du PDF")
		p.keys("Return")
	}, is(dossier))
	p.keys("ctrl+Next") // from the essential questions to the first step
	p.settle()
	p.keys("ctrl+Next")
	p.write("Ateliers du Kestrel")
	p.untilStored("Ateliers du Kestrel")
	p.try("the preview", func() { p.keys("ctrl+shift+p") }, is(preview))

	// The place that is shown has this colour on white paper, and nothing else has.
	mark := color.RGBA{0xF5, 0xD3, 0x9C, 0xFF}
	ink := color.RGBA{0x12, 0x58, 0x6B, 0xFF} // the coloured edge of the cover
	p.until("the cover", func() bool { return p.pixels(ink) > 5000 })
	if n := p.pixels(mark); n > 20 {
		t.Fatalf("%d pixels look like a place that was found, before anything was looked for", n)
	}
	p.try("a search", func() {
		p.keys("ctrl+f", "ctrl+a")
		p.write("ateliers du kestrel")
		p.keys("Return")
	}, func() bool { return p.pixels(mark) > 300 })

	// From the pages the next control is the first « Modifier » beside them.
	p.keys("ctrl+a")
	p.write("savoir-faire") // of the second step
	p.keys("Escape")
	p.try("« Modifier »", func() { p.keys("Tab", "space") }, is(dossier))
	p.try("the way back", func() { p.keys("ctrl+shift+p") }, is(preview))
	p.try("the escape key", func() { p.keys("Escape") }, is(dossier))
	if err := p.quit(); err != nil {
		t.Errorf("the program ends with %v", err)
	}
	if said := strings.TrimSpace(p.errs.String()); said != "" {
		t.Errorf("the program said on standard error:\n%s", said)
	}
}
