package main

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"dossierpme/assets"
	"dossierpme/dossier"
	"dossierpme/internal/paper"
	"dossierpme/internal/wiring"
)

// A PDF that came from somebody is verified and opened; a file is attached; the
// complete dossier is exported: all of it by keyboard, in the real window.
func TestAPDFIsVerifiedOpenedAndExportedWithAnAnnex(t *testing.T) {
	p := newProgram(t)
	d, raw := printedExample(t)
	if err := os.WriteFile(filepath.Join(p.home, "recu.pdf"), raw, 0o600); err != nil {
		t.Fatal(err)
	}
	p.start()
	project, _ := d.Answers["project.title"].(dossier.Text)
	is := func() bool { return p.Title() == string(project)+" – Dossier PME" }
	p.Try("verifying the PDF and opening what it holds", func() {
		p.Keys("Escape", "Escape", "ctrl+shift+v", "Return") // what it does; then which file
		p.Settle()
		p.Keys("Down", "Down", "Return") // nothing is selected yet; below the folder of the data
		p.Settle()
		p.Keys("Return") // « Ouvrir ce dossier »
	}, is)
	p.Settle() // it says that the annexes are not in the PDF

	// Every answer is there and no annex is: it opens at the pieces, with the cursor on
	// « Joindre » of the first.
	p.Try("attaching a file", func() {
		p.Keys("Escape", "Escape", "Return", "Down", "Down", "Return")
	}, func() bool { return strings.Contains(p.stored(), "annexes/recu.pdf") })
	p.Settle()
	bound := p.written("the complete dossier", "*avec annexes*.pdf", func() {
		p.Keys("Escape", "Escape", "ctrl+e", "Tab", "Down", "shift+Tab", "Return", "Return") // what is exported; then where to
	})
	text, err := exec.Command("pdftotext", bound, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	plain := strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(string(text))
	if !regexp.MustCompile(`Annexe \d+ – page 1/\d+`).MatchString(plain) {
		t.Error("no page of an annex is stamped")
	}
	p.Settle()
	p.Keys("Escape") // what was written
	if err := p.Quit(); err != nil {
		t.Errorf("the program ends with %v", err)
	}
}

// printedExample is a worked dossier with the PDF that the program makes of it.
func printedExample(t *testing.T) (*dossier.Dossier, []byte) {
	t.Helper()
	parts, err := wiring.New("", dossier.DateOf(time.Now()))
	if err != nil {
		t.Fatal(err)
	}
	raw, err := fs.ReadFile(assets.Examples(), "conserverie-aisne/dossier.json")
	if err != nil {
		t.Fatal(err)
	}
	d, c, err := dossier.Read(raw, parts.Calls.Find)
	if err != nil {
		t.Fatal(err)
	}
	if err := dossier.Identify(c, d); err != nil {
		t.Fatal(err)
	}
	printed, err := parts.Print(&paper.File{Dossier: d, Call: c}, paper.Sheet{Date: parts.Env.Today.Time()})
	if err != nil {
		t.Fatal(err)
	}
	return d, printed.PDF
}
