package library

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestASecondPlaceIsTriedBeforeItIsChosen(t *testing.T) {
	l := testLibrary(t)
	if _, err := l.Begin(l.Calls()[0], "Îlot"); err != nil {
		t.Fatal(err)
	}
	day := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	if got := l.BackupPlace(); got.Dir != "" || got.There {
		t.Errorf("one is chosen already: %+v", got)
	}
	for name, dir := range map[string]string{"one that is not there": filepath.Join(t.TempDir(), "none"), "the data itself": l.Dir(), "a part of them": filepath.Join(l.Dir(), "backups")} {
		if err := l.ChooseBackupPlace(dir, day); err == nil || l.SecondPlace() != "" {
			t.Errorf("%s is chosen: %v", name, err)
		}
	}
	key := filepath.Join(t.TempDir(), "clé")
	if err := os.Mkdir(key, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := l.ChooseBackupPlace(key, day); err != nil {
		t.Fatal(err)
	}
	names := func() string {
		entries, err := os.ReadDir(key)
		if err != nil {
			t.Fatal(err)
		}
		all := ""
		for _, e := range entries {
			all += e.Name() + " "
		}
		return all
	}
	if got := names(); !strings.Contains(got, "dossiers-2026-11-23.db") || strings.Contains(got, ".tmp") {
		t.Errorf("it holds %q", got)
	}
	if got := l.BackupPlace(); got.Dir != key || !got.There {
		t.Errorf("chosen: %+v", got)
	}
	// A key that is unplugged is no failure, and is said.
	if err := os.Rename(key, key+" unplugged"); err != nil {
		t.Fatal(err)
	}
	if made, err := l.BackupDue(day.AddDate(0, 0, 1)); !made || err != nil {
		t.Errorf("without the key: %v, %v", made, err)
	}
	if got := l.BackupPlace(); got.Dir != key || got.There {
		t.Errorf("unplugged: %+v", got)
	}
	if err := l.ChooseBackupPlace("", day); err != nil || l.BackupPlace().Dir != "" {
		t.Errorf("it is not given up: %v", err)
	}
}
