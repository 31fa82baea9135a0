package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dossierpme/ui"
	"dossierpme/ui/shell"
)

func TestAMarkIsReadOnceAndSaysSoTheSecondTime(t *testing.T) {
	dir := t.TempDir()
	if got := takeMark(dir); got != nil {
		t.Fatalf("of nothing it reads %+v", got)
	}
	at := ui.Where{Dossier: "D1", Place: shell.Place{Step: "company", Field: "company.name", Row: "r2"}}
	if err := writeMark(dir, at); err != nil {
		t.Fatal(err)
	}
	if got := takeMark(dir); got == nil || *got != at {
		t.Errorf("it reads %+v, want %+v", got, at)
	}
	at.Again = true
	if got := takeMark(dir); got == nil || *got != at {
		t.Errorf("the second time it reads %+v, want %+v", got, at)
	}
	if err := writeMark(dir, ui.Where{}); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(dir, markFile)); !os.IsNotExist(err) {
		t.Error("the mark is still there although nothing is open")
	}
	if err := writeMark(dir, ui.Where{}); err != nil {
		t.Errorf("to take away what is not there: %v", err)
	}
}

func TestAMarkThatCannotBeReadCountsAsNone(t *testing.T) {
	for name, raw := range map[string]string{
		"cut": `{"dossier":"D1`, "empty": "", "another": `[1]`, "of nothing": `{"step":"company"}`,
		"huge": `{"dossier":"` + strings.Repeat("x", maxMark) + `"}`,
	} {
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, markFile), []byte(raw), 0o600); err != nil {
			t.Fatal(err)
		}
		if got := takeMark(dir); got != nil {
			t.Errorf("%s: it reads %+v", name, got)
		}
	}
}
