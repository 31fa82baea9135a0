package store

import (
	"bufio"
	"errors"
	"fmt"
	"math/rand"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"

	"dossierpme/dossier"
	"dossierpme/dossier/shelf"
)

var _ = playsChild("save", saveForEver)

// saveForEver counts in the dossier that was changed first and says a number when it is saved.
func saveForEver(dir string) int {
	db, err := Open(dir, Options{})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	list, err := db.List()
	if err != nil || len(list) == 0 {
		fmt.Fprintln(os.Stderr, len(list), err)
		return 1
	}
	d, _, err := db.Get(list[len(list)-1].ID)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	n, _ := d.Answers["project.count"].(dossier.Integer)
	r := rand.New(rand.NewSource(int64(n)))
	for {
		n++
		d = d.Copy()
		d.Set("project.count", n)
		d.Set("project.summary", dossier.Text(strings.Repeat("x", r.Intn(60_000))))
		if _, err := db.Save(d, shelf.Summary{Percent: int(n % 100)}); err != nil {
			fmt.Fprintln(os.Stderr, err)
			return 1
		}
		fmt.Println(n)
	}
}

// child starts the test binary in a role; its standard output is piped.
func child(t *testing.T, role, dir string) (*exec.Cmd, *bufio.Scanner) {
	t.Helper()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(exe)
	cmd.Env = append(os.Environ(), "STORE_TEST_CHILD="+role, "STORE_TEST_DIR="+dir)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return cmd, bufio.NewScanner(out)
}

func TestWhatWasSavedSurvivesAKilledProgram(t *testing.T) {
	dir := t.TempDir()
	db, err := Open(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	id := create(t, db, testDossier(testCall(t)))
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	rounds := 25
	if testing.Short() {
		rounds = 5
	}
	r := rand.New(rand.NewSource(time.Now().UnixNano()))
	saves := 0
	for round := range rounds {
		cmd, lines := child(t, "save", dir)
		acked := 0
		if lines.Scan() { // it saves
			acked, _ = strconv.Atoi(lines.Text())
		}
		timer := time.AfterFunc(time.Duration(r.Intn(60_000))*time.Microsecond, func() { _ = cmd.Process.Kill() })
		for lines.Scan() {
			if acked, err = strconv.Atoi(lines.Text()); err != nil {
				t.Fatal(err)
			}
		}
		timer.Stop()
		var exit *exec.ExitError
		if err := cmd.Wait(); !errors.As(err, &exit) || exit.ExitCode() == 1 {
			t.Fatalf("round %d: the child ended by itself: %v", round, err)
		}
		db, err := Open(dir, Options{Backups: -1})
		if err != nil {
			t.Fatalf("round %d: %v", round, err)
		}
		if err := db.Check(); err != nil {
			t.Errorf("round %d: %v", round, err)
		}
		got, _ := read(t, db, id).Answers["project.count"].(dossier.Integer)
		// One more may be stored: killed between the save and its word.
		if acked == 0 || int(got) != acked && int(got) != acked+1 {
			t.Errorf("round %d: the store holds save %d, the last acknowledged is %d", round, got, acked)
		}
		saves = int(got)
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("%d kills over %d saves", rounds, saves)
}
