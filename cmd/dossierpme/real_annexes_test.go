package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"dossierpme/dossier"
)

// A PDF that came from somebody is verified and opened; a file is attached; the
// complete dossier is exported: all of it by keyboard, in the real window.
func TestAPDFIsVerifiedOpenedAndExportedWithAnAnnex(t *testing.T) {
	needDisplay(t)
	l := testExporter(t)
	_, d, path := exported(t, l)
	home := t.TempDir()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(home, "recu.pdf"), raw)
	p := &program{t: t, home: home, store: filepath.Join(home, "data"), bin: buildProgram(t)}
	p.start()
	project, _ := d.Answers["project.title"].(dossier.Text)
	is := func() bool { return p.title() == string(project)+" – Dossier PME" }
	p.try("verifying the PDF and opening what it holds", func() {
		p.keys("Escape", "Escape", "ctrl+shift+v", "Return") // what it does; then which file
		p.settle()
		p.keys("Down", "Return") // below the folder of the data
		p.settle()
		p.keys("Return") // « Ouvrir ce dossier »
	}, is)
	p.settle()
	p.keys("Escape") // that the annexes are not in the PDF
	for range 15 {   // to the pieces
		p.keys("ctrl+Next")
	}
	p.try("attaching a file", func() {
		p.keys("Return")
		p.settle()
		p.keys("Down", "Return")
	}, func() bool { return strings.Contains(p.stored(), "annexes/recu.pdf") })
	var bound string
	p.try("the complete dossier", func() {
		p.keys("Escape", "ctrl+e", "Tab", "Down", "shift+Tab", "Return")
		p.settle()
		p.keys("Return")
	}, func() bool {
		found, _ := filepath.Glob(filepath.Join(home, "*avec annexes*.pdf"))
		if len(found) > 0 {
			bound = found[0]
		}
		return bound != ""
	})
	text, err := exec.Command("pdftotext", bound, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	plain := strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(string(text))
	if !regexp.MustCompile(`Annexe \d+ – page 1/\d+`).MatchString(plain) {
		t.Error("no page of an annex is stamped")
	}
	if err := p.quit(); err != nil {
		t.Errorf("the program ends with %v", err)
	}
}
