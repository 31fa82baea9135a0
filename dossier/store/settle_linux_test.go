package store

import (
	"os"
	"strconv"
	"strings"
	"testing"

	"dossierpme/dossier"
)

// readBytes is how much this process has asked the system to read.
func readBytes(t *testing.T) int {
	t.Helper()
	raw, err := os.ReadFile("/proc/self/io")
	if err != nil {
		t.Skip(err)
	}
	_, rest, _ := strings.Cut(string(raw), "rchar: ")
	n, err := strconv.Atoi(strings.Fields(rest)[0])
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// A start after annexes were attached reads no more than any other; the look behind the
// list reads the dossiers once more, and the next one does not.
func TestWhoAttachedAnAnnexPaysForItOnceBehindTheList(t *testing.T) {
	dir := t.TempDir()
	full, err := Open(dir, Options{Backups: -1})
	if err != nil {
		t.Fatal(err)
	}
	for range 20 { // too many for a page of the store: they are read from the file
		d := testDossier(testCall(t))
		d.Set("project.summary", dossier.Text(strings.Repeat("Usiner en une prise. ", 100)))
		create(t, full, d)
	}
	if err := full.Close(); err != nil {
		t.Fatal(err)
	}
	listing(t, dir)
	session := func() (opening, behind int) {
		before := readBytes(t)
		db, err := Open(dir, Options{Later: true, Backups: -1})
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		open := readBytes(t)
		if _, _, err := db.Examine(); err != nil {
			t.Fatal(err)
		}
		return open - before, readBytes(t) - open
	}
	const page = 4096 // reading /proc is less, and reading the dossiers more
	same := func(a, b int) bool { return a < b+page && b < a+page }
	opening, behind := session()
	nextOpening, nextBehind := session()
	thirdOpening, thirdBehind := session()
	if !same(opening, nextOpening) {
		t.Errorf("the start after annexes were attached reads %d bytes, the next one %d", opening, nextOpening)
	}
	if behind < nextBehind+page {
		t.Errorf("behind the list %d bytes were read, and %d the next time: the annexes were not looked for", behind, nextBehind)
	}
	if !same(nextOpening, thirdOpening) || !same(nextBehind, thirdBehind) {
		t.Errorf("later starts read %d and %d bytes, then %d and %d", nextOpening, nextBehind, thirdOpening, thirdBehind)
	}
}
