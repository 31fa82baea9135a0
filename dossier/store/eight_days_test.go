package store

import (
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"dossierpme/dossier"
)

// Nobody mends the store, for eight days and then for as long as backups are kept: the
// window is closed before it has looked, or the disk has no room for a second file. The
// dossier is in every backup, damaged; the last one that gives it whole is not rotated
// away, and gives it in the end.
func TestTheLastSoundBackupOutlivesDaysWithADamagedStore(t *testing.T) {
	dir, ck := t.TempDir(), newClock()
	db, bad, good := twoDossiers(t, dir)
	was := content1(t, db, bad)
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	open := func() *DB {
		db, err := Open(dir, Options{Clock: ck.now, Later: true})
		if err != nil {
			t.Fatal(err)
		}
		return db
	}
	db = open()
	if made, err := db.BackupDue(ck.t); !made || err != nil {
		t.Fatal(made, err)
	}
	sound := "dossiers-" + ck.t.Format(time.DateOnly) + ".db"
	rewrite(t, db, bucketDossiers, bad, swap("412000.00", "212000.00"))
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	for day := 1; day <= 60; day++ {
		ck.t = ck.t.Add(24 * time.Hour)
		db := open()
		d := read(t, db, good)
		d.Set("project.count", dossier.Integer(day))
		if _, err := db.Save(d, testSummary()); err != nil {
			t.Fatal(err)
		}
		if made, err := db.BackupDue(ck.t); !made || err != nil {
			t.Fatalf("day %d: %v, %v", day, made, err)
		}
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
		if _, err := os.Stat(filepath.Join(dir, backupsDir, sound)); err != nil {
			t.Fatalf("day %d: the last sound backup: %v", day, err)
		}
	}
	db = open()
	defer db.Close()
	found, r, err := db.Examine()
	if err != nil || !found || r == nil || !slices.ContainsFunc(copyFiles(db.BackupsDir()), func(c copyAt) bool { return filepath.Base(c.path) == sound }) {
		t.Fatal(found, r, err)
	}
	if content1(t, db, bad) != was {
		t.Error("it is not what the last sound backup had")
	}
	if d := read(t, db, good); d.Answers["project.count"] != dossier.Integer(60) {
		t.Errorf("the other dossier is that of day %v", d.Answers["project.count"])
	}
}

func TestWhatTheStoreKeepsIsTakenFromEverybodyElseWhenItIsOpened(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the folder of the user is the user's there")
	}
	dir := t.TempDir()
	db, _, _ := twoDossiers(t, dir)
	sum, _, err := db.AddFile(strings.NewReader("devis"))
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Backup(filepath.Join(db.BackupsDir(), "dossiers-2026-11-12.db")); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	paths := []string{FileName, "dossiers.lock", CallsFolder, filesDir, backupsDir, filepath.Join(backupsDir, "dossiers-2026-11-12.db"), filepath.Join(filesDir, sum)}
	for _, p := range paths {
		if err := os.Chmod(filepath.Join(dir, p), 0o777); err != nil {
			t.Fatal(err)
		}
	}
	theirs := filepath.Join(dir, "notes.txt")
	if err := os.WriteFile(theirs, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(theirs, 0o644); err != nil {
		t.Fatal(err)
	}
	db, err = Open(dir, Options{Backups: -1})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, p := range paths {
		info, err := os.Stat(filepath.Join(dir, p))
		if p == filepath.Join(filesDir, sum) && os.IsNotExist(err) {
			continue // no dossier lists it
		}
		if err != nil || info.Mode().Perm()&0o077 != 0 {
			t.Errorf("%s: %v, %v", p, info, err)
		}
	}
	if info, err := os.Stat(theirs); err != nil || info.Mode().Perm() != 0o644 {
		t.Errorf("what is not the store's: %v, %v", info, err)
	}
}
