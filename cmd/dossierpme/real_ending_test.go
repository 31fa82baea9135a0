package main

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// begun is the program with a new dossier, the cursor in the name of the company.
func begun(t *testing.T) (p *program, title string) {
	t.Helper()
	needDisplay(t)
	home := t.TempDir()
	p = &program{t: t, home: home, store: filepath.Join(home, "data"), bin: buildProgram(t)}
	p.start()
	title = "Essai – Dossier PME"
	p.try("a new dossier", func() {
		p.keys("Escape", "ctrl+n", "Down", "Tab")
		p.write("Essai")
		p.keys("Return")
	}, func() bool { return p.title() == title })
	p.settle()
	p.keys("ctrl+Next") // from the essential questions to the first step
	p.settle()
	p.keys("ctrl+Next")
	p.settle()
	return p, title
}

func (p *program) file(name string) string {
	raw, _ := os.ReadFile(filepath.Join(p.store, name))
	return string(raw)
}

// The store is moved away while somebody types, so that nothing can be stored, and comes
// back just before the program is told to go: what was typed meanwhile is in memory
// alone, and is there afterwards.
func TestASignalSavesWhatIsInMemoryAlone(t *testing.T) {
	p, title := begun(t)
	p.write("Ateliers")
	p.untilStored("Ateliers")
	db, away := filepath.Join(p.store, "dossiers.db"), filepath.Join(p.home, "ailleurs.db")
	said := 0
	for i, told := range []struct {
		signal os.Signal
		text   string
	}{{syscall.SIGTERM, " du Kestrel"}, {syscall.SIGHUP, " de la Somme"}} {
		if i > 0 {
			p.start()
			p.try("opening the dossier", func() { p.keys("Return") }, func() bool { return p.title() == title })
			p.settle()
			p.keys("ctrl+Next") // from the essential questions to the first step
			p.settle()
			p.keys("ctrl+Next", "End")
		}
		if err := os.Rename(db, away); err != nil {
			t.Fatal(err)
		}
		p.write(told.text)
		p.until("the failure", func() bool { return strings.Count(p.file(logFile), "saving: ") > said })
		said = strings.Count(p.file(logFile), "saving: ")
		p.settle() // everything that was typed is in memory
		if err := os.Rename(away, db); err != nil {
			t.Fatal(err)
		}
		if err := p.end(told.signal); err != nil {
			t.Errorf("%v: the program ends with %v", told.signal, err)
		}
		if !strings.Contains(p.stored(), told.text) {
			t.Errorf("%v: what was typed is lost", told.signal)
		}
		if p.file(markFile) != "" {
			t.Errorf("%v: the next start would speak of a crash", told.signal)
		}
	}
}

func TestAfterAKillTheProgramOpensOnTheSameField(t *testing.T) {
	p, title := begun(t)
	p.write("Ateliers du Kestrel")
	p.keys("Tab", "Tab")
	p.write("999992084")
	p.untilStored("Ateliers du Kestrel", "999992084")
	p.until("the field that is noted", func() bool { return strings.Contains(p.file(markFile), "company.siren") })
	for _, typed := range []string{"Kestrel", "999992084", "Essai"} {
		if strings.Contains(p.file(markFile), typed) {
			t.Errorf("the mark holds what was typed: %s", p.file(markFile))
		}
	}
	if err := p.end(syscall.SIGKILL); err == nil {
		t.Fatal("the program was to be killed")
	}
	p.startAt(title) // no key is pressed for it
	p.settle()
	p.try("typing into the same field", func() {
		p.keys("ctrl+a")
		p.write("552100554")
	}, func() bool { return strings.Contains(p.stored(), "552100554") })
	if strings.Contains(p.stored(), "999992084") {
		t.Error("it was another field")
	}
	if err := p.quit(); err != nil {
		t.Errorf("the program ends with %v", err)
	}
	if p.file(markFile) != "" {
		t.Error("the next start would speak of a crash")
	}
	p.start() // with the list: it was closed
	if err := p.quit(); err != nil {
		t.Errorf("the program ends with %v", err)
	}
}

// Nothing can be stored when the program is told to go: the next start has what was
// typed, and offers it.
func TestASignalRescuesWhatCannotBeStored(t *testing.T) {
	p, title := begun(t)
	p.write("Ateliers")
	p.untilStored("Ateliers")
	db, away := filepath.Join(p.store, "dossiers.db"), filepath.Join(p.home, "ailleurs.db")
	if err := os.Rename(db, away); err != nil {
		t.Fatal(err)
	}
	p.write(" du Kestrel")
	p.until("the failure", func() bool { return strings.Contains(p.file(logFile), "saving: ") })
	p.settle()
	if err := p.end(syscall.SIGTERM); err != nil {
		t.Errorf("the program ends with %v", err)
	}
	if err := os.Rename(away, db); err != nil {
		t.Fatal(err)
	}
	found, _ := filepath.Glob(filepath.Join(p.store, "secours-dossierpme-*.dossier"))
	if len(found) != 1 || strings.Contains(p.stored(), "du Kestrel") {
		t.Fatalf("rescued is %q", found)
	}
	p.start()
	p.settle()
	// The cursor is in the list; before it come the order of the list and what is offered.
	p.keys("shift+Tab", "shift+Tab", "shift+Tab", "Return")
	p.settle() // what taking it will do
	p.keys("Return")
	p.settle() // what will be written
	p.try("putting it together", func() { p.keys("Return") }, func() bool { return strings.Contains(p.stored(), "du Kestrel") })
	p.until("the dossier", func() bool { return p.title() == title })
	if err := p.quit(); err != nil {
		t.Errorf("the program ends with %v", err)
	}
	if found, _ := filepath.Glob(filepath.Join(p.store, "secours-*")); len(found) > 0 {
		t.Errorf("%q are still offered", found)
	}
}
