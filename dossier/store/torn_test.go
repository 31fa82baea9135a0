package store

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"dossierpme/dossier"
)

const sector = 512

// A power cut leaves any of the sectors that were on their way, and none or all of the
// head, which is written when the rest is on disk. What was acknowledged before stays.
func TestAPowerCutTornAtAnySectorLosesNothingThatWasAcknowledged(t *testing.T) {
	dir := t.TempDir()
	db, err := Open(dir, Options{Clock: newClock().now, NewID: counter(), Backups: -1})
	if err != nil {
		t.Fatal(err)
	}
	id := create(t, db, testDossier(testCall(t)))
	for range 5 {
		create(t, db, testDossier(testCall(t)))
	}
	r := rand.New(rand.NewSource(7))
	cuts, done := 0, 0
	for save := range 12 {
		before, was := readFile(t, db.Path()), read(t, db, id).Version
		d := read(t, db, id)
		d.Set("project.count", dossier.Integer(save+1))
		d.Set("project.summary", dossier.Text(bytes.Repeat([]byte("x"), r.Intn(7000))))
		if _, err := db.Save(d, testSummary()); err != nil {
			t.Fatal(err)
		}
		after := readFile(t, db.Path())
		for range 12 {
			torn := make([]byte, len(after))
			copy(torn, before)
			head := r.Intn(4) == 0
			for at := 0; at < len(after); at += sector {
				if isHead := at == 0 || at == os.Getpagesize(); isHead && head || at >= 2*os.Getpagesize() && (head || r.Intn(2) == 0) {
					copy(torn[at:at+sector], after[at:at+sector])
				}
			}
			want := was
			if head {
				want = was + 1
				done++
			}
			cut := t.TempDir()
			if err := os.WriteFile(filepath.Join(cut, FileName), torn, 0o600); err != nil {
				t.Fatal(err)
			}
			db, err := Open(cut, Options{Backups: -1})
			if err != nil {
				t.Fatalf("save %d: %v", save, err)
			}
			if db.Recovery() != nil {
				t.Errorf("save %d: a power cut was taken for damage", save)
			}
			if err := db.Check(); err != nil {
				t.Errorf("save %d: %v", save, err)
			}
			if got := read(t, db, id).Version; got != want {
				t.Errorf("save %d: version %d, want %d", save, got, want)
			}
			cuts++
			if err := db.Close(); err != nil {
				t.Fatal(err)
			}
		}
	}
	t.Logf("%d power cuts, %d of them after the head: 0 lost", cuts, done)
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
}

var _ = playsChild("backup", func(dir string) int {
	ck := newClock()
	db, err := Open(dir, Options{Clock: ck.now})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	for {
		ck.t = ck.t.Add(24 * time.Hour)
		if _, err := db.BackupDue(ck.t); err != nil {
			fmt.Fprintln(os.Stderr, err)
			return 1
		}
		fmt.Println(ck.t.Format(time.DateOnly))
	}
})

func TestABackupThatWasKilledIsNoneAndTakesNoneWithIt(t *testing.T) {
	source := t.TempDir()
	db, first, second := twoDossiers(t, source)
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	rounds := 20
	if testing.Short() {
		rounds = 4
	}
	seen := 0
	for round := range rounds {
		dir := t.TempDir()
		if err := os.CopyFS(dir, os.DirFS(source)); err != nil {
			t.Fatal(err)
		}
		cmd, lines := child(t, "backup", dir)
		told := 0
		if lines.Scan() {
			told++
		}
		timer := time.AfterFunc(time.Duration(round)*3*time.Millisecond, func() { _ = cmd.Process.Kill() })
		for lines.Scan() {
			told++
		}
		timer.Stop()
		var ended *exec.ExitError
		if !errors.As(cmd.Wait(), &ended) || ended.ExitCode() == 1 {
			t.Fatalf("round %d: the child ended by itself", round)
		}
		db, err := Open(dir, Options{Backups: -1})
		if err != nil {
			t.Fatalf("round %d: %v", round, err)
		}
		copies := copyFiles(db.BackupsDir())
		if len(copies) < min(told, keepBackups) {
			t.Errorf("round %d: %d copies after %d backups", round, len(copies), told)
		}
		for _, c := range copies {
			seen++
			if h, err := holdingOf(c.path); err != nil || len(h.faults) > 0 || h.dossiers[first] == 0 || h.dossiers[second] == 0 {
				t.Errorf("round %d: %s: %v, %v", round, c.path, h, err)
			}
		}
		if names, _ := filepath.Glob(filepath.Join(db.BackupsDir(), "*.tmp")); len(names) > 0 {
			t.Errorf("round %d: left: %v", round, names)
		}
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("%d kills, %d copies, all sound", rounds, seen)
}
