package store

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	bolt "go.etcd.io/bbolt"
)

func TestBackupsAreKeptForDaysWeeksAndMonths(t *testing.T) {
	dir, ck := t.TempDir(), newClock()
	db := openStore(t, dir, ck)
	create(t, db, testDossier(testCall(t)))
	for range 400 {
		if _, err := db.BackupDue(ck.t); err != nil {
			t.Fatal(err)
		}
		if made, err := db.BackupDue(ck.t.Add(3 * time.Hour)); made || err != nil {
			t.Fatalf("a second one on one day: %v, %v", made, err)
		}
		ck.t = ck.t.Add(24 * time.Hour)
	}
	var names []string
	for _, c := range copyFiles(db.BackupsDir()) {
		names = append(names, strings.TrimSuffix(strings.TrimPrefix(filepath.Base(c.path), "dossiers-"), ".db"))
	}
	got := strings.Join(names, " ")
	want := "2027-12-16 2027-12-15 2027-12-14 2027-12-13 2027-12-12 2027-12-11 2027-12-10 " + // days
		"2027-12-05 2027-11-30 2027-11-28 2027-10-31 2027-09-30 2027-08-31 2027-07-31 2027-06-30 2027-05-31 2027-04-30 2027-03-31 2027-02-28 2027-01-31"
	if got != want {
		t.Errorf("kept\n%s, want\n%s", got, want)
	}
}

func TestAShrunkenStorePushesOutNoFullerBackup(t *testing.T) {
	dir, ck := t.TempDir(), newClock()
	db, err := Open(dir, Options{Clock: ck.now, NewID: counter(), Backups: 2})
	if err != nil {
		t.Fatal(err)
	}
	gone, stays := create(t, db, testDossier(testCall(t))), create(t, db, testDossier(testCall(t)))
	if _, err := db.BackupDue(ck.t); err != nil {
		t.Fatal(err)
	}
	// Somehow, and not by deleting it, a dossier is lost.
	if err := db.update("losing it", func(tx *bolt.Tx) error { return remove(tx, []byte(gone)) }); err != nil {
		t.Fatal(err)
	}
	for range 20 {
		ck.t = ck.t.Add(24 * time.Hour)
		if _, err := db.BackupDue(ck.t); err != nil {
			t.Fatal(err)
		}
	}
	full := filepath.Join(db.BackupsDir(), "dossiers-2026-11-12.db")
	if h, err := holdingOf(full); err != nil || h.dossiers[gone] == 0 || h.dossiers[stays] == 0 {
		t.Errorf("the full backup: %v, %v", h, err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestABackupThatIsNotWhatTheStoreIsIsNotKept(t *testing.T) {
	dir := t.TempDir()
	db, _, _ := twoDossiers(t, dir)
	to := filepath.Join(dir, "copie.db")
	if err := db.Backup(to); err != nil {
		t.Fatal(err)
	}
	good := readFile(t, to)
	// The disk changes a byte of what it was given.
	err := writeFile(to, func(w io.Writer) error {
		_, err := w.Write(bytes.ReplaceAll(good, []byte("412000.00"), []byte("212000.00")))
		return err
	}, func(path string) error {
		h, err := holdingOf(path)
		if err == nil && len(h.faults) > 0 {
			return h.faults[0]
		}
		return err
	})
	if !errors.Is(err, ErrCorrupt) {
		t.Errorf("error %v", err)
	}
	if string(readFile(t, to)) != string(good) {
		t.Error("the sound one was replaced")
	}
}

func TestASecondPlaceGetsEveryBackupAndTheAnnexes(t *testing.T) {
	dir, key, ck := t.TempDir(), filepath.Join(t.TempDir(), "clé"), newClock()
	db := openStore(t, dir, ck)
	create(t, db, testDossier(testCall(t)))
	sum, _, err := db.AddFile(strings.NewReader("un devis"))
	if err != nil {
		t.Fatal(err)
	}
	if err := db.SetSecondPlace(key); err != nil || db.SecondPlace() != key {
		t.Fatal(db.SecondPlace(), err)
	}
	if made, err := db.BackupDue(ck.t); !made || err != nil {
		t.Fatalf("its absence is no error: %v, %v", made, err)
	}
	if err := os.Mkdir(key, 0o700); err != nil {
		t.Fatal(err)
	}
	if _, err := db.BackupDue(ck.t.Add(time.Hour)); err != nil {
		t.Fatal(err)
	}
	if h, err := holdingOf(filepath.Join(key, "dossiers-2026-11-12.db")); err != nil || len(h.dossiers) != 1 {
		t.Errorf("%v, %v", h, err)
	}
	if string(readFile(t, filepath.Join(key, "files", sum))) != "un devis" {
		t.Error("the annex is not there")
	}
	list, err := Copies(dir, "")
	if err != nil || len(list) != 2 || !list[0].Sound || list[0].Dossiers != 1 {
		t.Errorf("%+v, %v", list, err)
	}
	if err := db.SetSecondPlace(""); err != nil || db.SecondPlace() != "" {
		t.Error(db.SecondPlace(), err)
	}
}

func TestTheFailureOfABackupIsTold(t *testing.T) {
	dir, ck := t.TempDir(), newClock()
	db := openStore(t, dir, ck)
	create(t, db, testDossier(testCall(t)))
	if err := errors.Join(os.Remove(db.BackupsDir()), os.WriteFile(db.BackupsDir(), nil, 0o600)); err != nil {
		t.Fatal(err)
	}
	if made, err := db.BackupDue(ck.t); made || err == nil {
		t.Errorf("%v, %v", made, err)
	}
}
