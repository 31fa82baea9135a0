package library

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	bolt "go.etcd.io/bbolt"

	"dossierpme/dossier/shelf"
	"dossierpme/dossier/store"
	"dossierpme/internal/say"
)

// What the window asks the library for, on a real store: a dossier whose bytes rot
// while no copy is at hand stays marked, and is taken from a copy that comes back.
func TestADamagedDossierIsTakenFromACopy(t *testing.T) {
	parts, dir := testParts(t), t.TempDir()
	open := func() *Library {
		t.Helper()
		db, err := store.Open(dir, store.Options{Backups: -1})
		if err != nil {
			t.Fatal(err)
		}
		return New(db, &parts.Press)
	}
	l := open()
	id, err := l.Begin(parts.Calls.Calls[0], "Îlot")
	if err != nil {
		t.Fatal(err)
	}
	away := t.TempDir()
	copied, _, _, err := l.BackupTo(away, testDay)
	if err != nil {
		t.Fatal(err)
	}
	backups := l.BackupsDir()
	if err := errors.Join(l.Close(), rot(filepath.Join(dir, "dossiers.db"), id)); err != nil {
		t.Fatal(err)
	}
	l = open()
	defer l.Close()
	damaged := func() bool {
		t.Helper()
		list, err := l.List()
		if err != nil || len(list) != 1 {
			t.Fatalf("the list: %v, %v", list, err)
		}
		return list[0].Damaged
	}
	if !damaged() {
		t.Fatal("the damage is not marked")
	}
	var told *say.Trouble
	if _, err := l.Recover(id); !errors.As(err, &told) || told.Safe == "" || !damaged() {
		t.Errorf("without a copy: %v", err)
	}
	if err := os.Rename(copied, filepath.Join(backups, filepath.Base(copied))); err != nil {
		t.Fatal(err)
	}
	c, err := l.Recover(id)
	if err != nil || c.Name != filepath.Base(copied) || damaged() {
		t.Errorf("from %+v: %v", c, err)
	}
	if _, _, err := l.Get(id); err != nil {
		t.Error(err)
	}
	noise := filepath.Join(away, "bruit.db")
	if err := os.WriteFile(noise, []byte("du bruit"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := l.RestoreFrom(noise); !errors.As(err, &told) || !strings.Contains(told.What, "bruit.db") {
		t.Errorf("a file that is no copy: %v", err)
	}
}

// What the window does with a data folder whose database is gone.
func TestADataFolderWithoutItsDatabaseIsPutTogether(t *testing.T) {
	parts, dir := testParts(t), t.TempDir()
	db, err := store.Open(dir, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	l := New(db, &parts.Press)
	if _, err := l.Begin(parts.Calls.Calls[0], "Îlot"); err != nil {
		t.Fatal(err)
	}
	if made, err := l.BackupDue(testDay); !made || err != nil {
		t.Fatal(made, err)
	}
	if err := errors.Join(l.Close(), os.Remove(filepath.Join(dir, "dossiers.db"))); err != nil {
		t.Fatal(err)
	}
	var m *shelf.Missing
	if _, err := store.Open(dir, store.Options{}); !errors.As(err, &m) || len(m.Copies) != 1 {
		t.Fatalf("error %v", err)
	}
	if db, err = store.Open(dir, store.Options{Decision: shelf.PutTogether}); err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if r := New(db, &parts.Press).Recovery(); r == nil || len(r.Dossiers) != 1 || r.Dossiers[0].From != m.Copies[0] || r.Dossiers[0].Date.IsZero() {
		t.Errorf("the report: %+v", r)
	}
}

// rot damages the stored bytes of a dossier, past its checksum.
func rot(path, id string) error {
	b, err := bolt.Open(path, 0o600, nil)
	if err != nil {
		return err
	}
	err = b.Update(func(tx *bolt.Tx) error { return tx.Bucket([]byte("dossiers")).Put([]byte(id), []byte("du bruit")) })
	return errors.Join(err, b.Close())
}
