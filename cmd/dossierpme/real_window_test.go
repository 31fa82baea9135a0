package main

import (
	"os/exec"
	"strings"
	"syscall"
	"testing"
)

func TestADossierTypedByKeyboardSurvivesAKillAndIsExported(t *testing.T) {
	p := newProgram(t)
	p.start()

	p.begin("Essai au clavier")

	// L’essentiel: a choice of several, ticked.
	p.Keys("space")
	// Identité, behind the first step: texts and an identifier.
	p.onto("start")
	p.onto("company")
	p.Write("Ateliers du Kestrel")
	p.Keys("Tab", "Tab")
	p.Write("99999208400023")
	// Exercices clos: a yes or no.
	p.onto("accounts")
	p.Keys("n")
	// Situation financière, behind the size: an amount.
	p.onto("size")
	p.onto("finance")
	p.Write("12500,5")
	// Projet: a title, and several lines of prose.
	p.onto("project")
	p.Write("Cellule robotisee de soudage")
	p.Keys("Tab")
	p.Write("Une cellule pour souder sans reprise.")
	p.untilStored("Ateliers du Kestrel", "99999208400023", "12500.50", "Cellule robotisee de soudage", "Une cellule pour souder sans reprise.")
	if err := p.Signal(syscall.SIGKILL); err == nil {
		t.Fatal("the program was to be killed")
	}

	// Started again, everything is there, and the program opens where the cursor was.
	p.startAt("Essai au clavier – Dossier PME")
	p.Settle()
	exported := p.written("the PDF", "*.pdf", func() {
		p.Keys("Escape", "ctrl+e", "Return", "Return") // what the PDF carries; then where to write it
	})
	p.Settle()
	text, err := exec.Command("pdftotext", "-layout", exported, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	plain := strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(string(text))
	for _, want := range []string{
		"Ateliers du Kestrel", "999 992 084 00023", "12 500,50 €", "Cellule robotisee de soudage",
		"Une cellule pour souder sans reprise.", "BROUILLON",
	} {
		if !strings.Contains(plain, want) {
			t.Errorf("the PDF does not say %q", want)
		}
	}

	// Closed a moment after the last key, nothing of it is lost.
	p.Keys("Escape")
	p.Keys("ctrl+Prior", "ctrl+Prior", "ctrl+Prior", "ctrl+Prior") // from the project to the identity
	p.Write("Fin")
	if err := p.Quit(); err != nil {
		t.Errorf("the program ends with %v\n%s", err, p.errs.String())
	}
	if !strings.Contains(p.stored(), "Ateliers du KestrelFin") {
		t.Error("what was typed just before the window was closed is lost")
	}
	if said := p.errs.String(); said != "" {
		t.Errorf("the program said on standard error:\n%s", said)
	}
}

func TestASecondInstanceSaysSoInAWindowAndLeavesTheFirstAlone(t *testing.T) {
	first := newProgram(t)
	first.start()
	second := &program{t: t, screen: first.screen, bin: first.bin, home: first.home, store: first.store}
	second.launch()
	second.Find("ne peuvent pas")
	second.Try("« Quitter »", func() { second.Keys("Return") }, func() bool {
		ended, _ := second.Ended()
		return ended
	})
	if _, how := second.Ended(); how != nil {
		t.Errorf("the second instance ends with %v", how)
	}
	if err := first.Quit(); err != nil {
		t.Errorf("the first instance ends with %v", err)
	}
}
