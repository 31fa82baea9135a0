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
	p = newProgram(t)
	p.start()
	p.begin("Essai")
	p.onto("start")
	p.onto("company")
	return p, "Essai – Dossier PME"
}

// The store is moved away while somebody types, so that nothing can be stored, and comes
// back just before the program is told to go: what was typed meanwhile is in memory
// alone, and is there afterwards.
func TestASignalSavesWhatIsInMemoryAlone(t *testing.T) {
	p, title := begun(t)
	p.Write("Ateliers")
	p.untilStored("Ateliers")
	db, away := filepath.Join(p.store, "dossiers.db"), filepath.Join(p.home, "ailleurs.db")
	said := 0
	for i, told := range []struct {
		signal os.Signal
		text   string
	}{{syscall.SIGTERM, " du Kestrel"}, {syscall.SIGHUP, " de la Somme"}} {
		if i > 0 {
			p.start()
			p.Try("opening the dossier", func() { p.Keys("Return") }, func() bool { return p.Title() == title })
			p.untilAt("@essential")
			p.onto("start")
			p.onto("company")
			p.Keys("End")
		}
		if err := os.Rename(db, away); err != nil {
			t.Fatal(err)
		}
		p.Write(told.text)
		p.Until("the failure", func() bool { return strings.Count(p.file(logFile), "saving: ") > said })
		said = strings.Count(p.file(logFile), "saving: ")
		p.Settle() // everything that was typed is in memory
		if err := os.Rename(away, db); err != nil {
			t.Fatal(err)
		}
		if err := p.Signal(told.signal); err != nil {
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
	p.Write("Ateliers du Kestrel")
	p.Keys("Tab", "Tab")
	p.Write("99999208400023")
	p.untilStored("Ateliers du Kestrel", "99999208400023")
	p.Until("the field that is noted", func() bool { return strings.Contains(p.file(markFile), "company.siret") })
	for _, typed := range []string{"Kestrel", "999992084", "Essai"} {
		if strings.Contains(p.file(markFile), typed) {
			t.Errorf("the mark holds what was typed: %s", p.file(markFile))
		}
	}
	if err := p.Signal(syscall.SIGKILL); err == nil {
		t.Fatal("the program was to be killed")
	}
	p.startAt(title) // no key is pressed for it
	p.Settle()
	p.Try("typing into the same field", func() {
		p.Keys("ctrl+a")
		p.Write("55210055400013")
	}, func() bool { return strings.Contains(p.stored(), "55210055400013") })
	if strings.Contains(p.stored(), "99999208400023") {
		t.Error("it was another field")
	}
	if err := p.Quit(); err != nil {
		t.Errorf("the program ends with %v", err)
	}
	if p.file(markFile) != "" {
		t.Error("the next start would speak of a crash")
	}
	p.start() // with the list: it was closed
	if err := p.Quit(); err != nil {
		t.Errorf("the program ends with %v", err)
	}
}

// Nothing can be stored when the program is told to go: the next start has what was
// typed, and offers it.
func TestASignalRescuesWhatCannotBeStored(t *testing.T) {
	p, title := begun(t)
	p.Write("Ateliers")
	p.untilStored("Ateliers")
	db, away := filepath.Join(p.store, "dossiers.db"), filepath.Join(p.home, "ailleurs.db")
	if err := os.Rename(db, away); err != nil {
		t.Fatal(err)
	}
	p.Write(" du Kestrel")
	p.Until("the failure", func() bool { return strings.Contains(p.file(logFile), "saving: ") })
	p.Settle()
	if err := p.Signal(syscall.SIGTERM); err != nil {
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
	p.Settle()
	// The cursor is in the list; before it come the order of the list and what is offered.
	p.Keys("shift+Tab", "shift+Tab", "shift+Tab", "Return")
	p.Settle() // what taking it will do
	p.Keys("Return")
	p.Settle() // what will be written
	p.Try("putting it together", func() { p.Keys("Return") }, func() bool { return strings.Contains(p.stored(), "du Kestrel") })
	p.Until("the dossier", func() bool { return p.Title() == title })
	p.Until("what was rescued to be offered no more", func() bool {
		found, _ := filepath.Glob(filepath.Join(p.store, "secours-*"))
		return len(found) == 0
	})
	if err := p.Quit(); err != nil {
		t.Errorf("the program ends with %v", err)
	}
}
