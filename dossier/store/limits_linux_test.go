package store

import (
	"errors"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"

	"dossierpme/dossier"
	"dossierpme/dossier/shelf"
)

var _ = playsChild("full", saveUntilFull)

// saveUntilFull lets the system refuse a save for want of room: a process whose
// files may not grow stands for a full disk. It says what happened.
func saveUntilFull(dir string) int {
	signal.Ignore(syscall.SIGXFSZ)
	db, err := Open(dir, Options{})
	if err != nil {
		fmt.Println("open", err)
		return 1
	}
	list, err := db.List()
	if err != nil {
		fmt.Println("list", err)
		return 1
	}
	d, _, err := db.Get(list[0].ID)
	if err != nil {
		fmt.Println("get", err)
		return 1
	}
	var limit syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_FSIZE, &limit); err != nil {
		fmt.Println("limit", err)
		return 1
	}
	limit.Cur = 256 << 10
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &limit); err != nil {
		fmt.Println("limit", err)
		return 1
	}
	// Growing past the limit fails; what fits is saved again afterwards.
	for n := 1; ; n++ {
		big := d.Copy()
		big.Set("project.summary", dossier.Text(strings.Repeat("x", n*20_000)))
		if _, err := db.Save(big, shelf.Summary{}); err != nil {
			if !errors.Is(err, ErrFull) {
				fmt.Println("save", err)
				return 1
			}
			break
		}
		if n > 100 {
			fmt.Println("it never became full")
			return 1
		}
	}
	d.Set("project.summary", dossier.Text("court"))
	if _, err := db.Save(d, shelf.Summary{}); err != nil {
		fmt.Println("save after", err)
		return 1
	}
	if err := db.Backup(filepath.Join(dir, "copie.db")); err != nil && !errors.Is(err, ErrFull) {
		fmt.Println("backup", err)
		return 1
	}
	fmt.Println("full")
	return 0
}

func TestAFullDiskIsSaidAndTheStoreLivesOn(t *testing.T) {
	dir := t.TempDir()
	db, err := Open(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	id := create(t, db, testDossier(testCall(t)))
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	cmd, lines := child(t, "full", dir)
	var said []string
	for lines.Scan() {
		said = append(said, lines.Text())
	}
	if err := cmd.Wait(); err != nil || strings.Join(said, "") != "full" {
		t.Fatalf("the child said %q, %v", said, err)
	}
	db = openStore(t, dir, newClock())
	if got := read(t, db, id).Answers["project.summary"]; got != dossier.Text("court") {
		t.Errorf("the last good save is %.40q", got)
	}
}

// openToAll is a folder that everybody may look into, as the parent of what the
// tests make is not.
func openToAll(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for _, d := range []string{dir, filepath.Dir(dir)} {
		if err := os.Chmod(d, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// asNobody runs fn on a thread without the rights of root, to whom no file is
// read-only. The thread ends with it.
func asNobody(t *testing.T, fn func()) {
	t.Helper()
	done := make(chan struct{})
	go func() {
		defer close(done)
		runtime.LockOSThread()
		if os.Geteuid() == 0 {
			if err := syscall.Setfsuid(65534); err != nil {
				t.Error(err)
				return
			}
		}
		fn()
	}()
	<-done
}

func TestAFileOrFolderThatMayNotBeWrittenIsSaid(t *testing.T) {
	ready := func(t *testing.T) (dir, id string) {
		t.Helper()
		dir = filepath.Join(openToAll(t), "d")
		db, err := Open(dir, Options{})
		if err != nil {
			t.Fatal(err)
		}
		id = create(t, db, testDossier(testCall(t)))
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
		return dir, id
	}
	chmod := func(t *testing.T, path string, mode os.FileMode) {
		t.Helper()
		if err := os.Chmod(path, mode); err != nil {
			t.Fatal(err)
		}
	}
	t.Run("a file without the right to write opens for reading", func(t *testing.T) {
		dir, id := ready(t)
		chmod(t, dir, 0o755)
		chmod(t, filepath.Join(dir, FileName), 0o444)
		asNobody(t, func() {
			if _, err := Open(dir, Options{}); !errors.Is(err, ErrReadOnly) {
				t.Errorf("error %v", err)
			}
			db, err := Open(dir, Options{ReadOnly: true})
			if err != nil {
				t.Error(err)
				return
			}
			read(t, db, id)
			if err := db.Close(); err != nil {
				t.Error(err)
			}
		})
	})
	t.Run("a new store in a folder without the right to write", func(t *testing.T) {
		dir := openToAll(t)
		chmod(t, dir, 0o555)
		asNobody(t, func() {
			if _, err := Open(filepath.Join(dir, "new"), Options{}); !errors.Is(err, ErrReadOnly) {
				t.Errorf("error %v", err)
			}
		})
		chmod(t, dir, 0o755)
	})
	t.Run("a file without the right to read", func(t *testing.T) {
		dir, _ := ready(t)
		chmod(t, dir, 0o755)
		chmod(t, filepath.Join(dir, FileName), 0o200)
		asNobody(t, func() {
			if _, err := os.Stat(filepath.Join(dir, FileName)); err != nil {
				t.Error(err)
			}
			if _, err := Open(dir, Options{}); !errors.Is(err, ErrReadOnly) || errors.Is(err, ErrCorrupt) {
				t.Errorf("error %v", err)
			}
		})
	})
}

var _ = playsChild("full-care", careWhileFull)

// careWhileFull lets the system refuse everything that writes a whole file for want of
// room: a backup, a deletion, the mending of a damaged store. It says what happened.
func careWhileFull(dir string) int {
	signal.Ignore(syscall.SIGXFSZ)
	limit := syscall.Rlimit{Cur: 20 << 10, Max: 20 << 10}
	db, err := Open(dir, Options{Backups: -1})
	if err != nil {
		fmt.Println("open", err)
		return 1
	}
	list, err := db.List()
	if err != nil {
		fmt.Println("list", err)
		return 1
	}
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &limit); err != nil {
		fmt.Println("limit", err)
		return 1
	}
	if err := db.Backup(filepath.Join(db.BackupsDir(), "dossiers-2026-11-12.db")); !errors.Is(err, ErrFull) {
		fmt.Println("backup", err)
		return 1
	}
	if _, err := db.Forget(list[0].ID); !errors.Is(err, ErrFull) {
		fmt.Println("forget", err)
		return 1
	}
	if _, _, err := db.Get(list[1].ID); err != nil {
		fmt.Println("get", err)
		return 1
	}
	_ = db.Close()
	raw, err := os.ReadFile(db.Path())
	if err != nil {
		fmt.Println("read", err)
		return 1
	}
	raw[20] ^= 1
	f, err := os.OpenFile(db.Path(), os.O_WRONLY, 0)
	if err != nil {
		fmt.Println("damage", err)
		return 1
	}
	if _, err := f.WriteAt(raw[:64], 0); err != nil {
		fmt.Println("damage", err)
		return 1
	}
	_ = f.Close()
	if _, err := Open(dir, Options{Backups: -1}); !errors.Is(err, ErrFull) || errors.Is(err, ErrCorrupt) {
		fmt.Println("mending", err)
		return 1
	}
	fmt.Println("full")
	return 0
}

func TestAFullDiskKeepsTheOldFileInEveryWrite(t *testing.T) {
	dir := t.TempDir()
	db, err := Open(dir, Options{Backups: -1})
	if err != nil {
		t.Fatal(err)
	}
	for range 3 {
		d := testDossier(testCall(t))
		d.Set("project.summary", dossier.Text(strings.Repeat("Une phrase. ", 3000)))
		create(t, db, d)
	}
	list, err := db.List()
	if err := errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
	cmd, lines := child(t, "full-care", dir)
	var said []string
	for lines.Scan() {
		said = append(said, lines.Text())
	}
	if err := cmd.Wait(); err != nil || strings.Join(said, "") != "full" {
		t.Fatalf("the child said %q, %v", said, err)
	}
	// With room again, it is put together, and what was to be forgotten is.
	db = openStore(t, dir, newClock())
	now, err := db.List()
	if err != nil || len(now) != 2 || db.Recovery() == nil || db.BackupError() != nil {
		t.Errorf("%d dossiers, %v, %v", len(now), err, db.BackupError())
	}
	for _, e := range list[1:] {
		read(t, db, e.ID)
	}
	if hits := grep(t, []string{list[0].ID}, dir); len(hits) > 0 {
		t.Errorf("still there: %v", hits)
	}
}
