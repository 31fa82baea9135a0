package store

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dossierpme/dossier"
)

// Steady typing is saved every two seconds. That must leave nothing behind but the
// newest content: no line of the history, and no byte of the file for each save.
func TestTypingForALongTimeGrowsNeitherTheHistoryNorTheFile(t *testing.T) {
	dir := t.TempDir()
	db := openStore(t, dir, newClock())
	c := testCall(t)
	d := testDossier(c)
	d.Set("project.summary", dossier.Text(strings.Repeat("Une cellule pour souder. ", 300)))
	id := create(t, db, d)
	d, _, err := db.Get(id)
	if err != nil {
		t.Fatal(err)
	}
	before, err := db.History(id)
	if err != nil {
		t.Fatal(err)
	}
	size := func() int64 {
		info, err := os.Stat(filepath.Join(dir, FileName))
		if err != nil {
			t.Fatal(err)
		}
		return info.Size()
	}
	save := func(n int) {
		for i := range n {
			d.Set("project.title", dossier.Text(strings.Repeat("x", i%100+1)))
			if _, err := db.Save(d, testSummary()); err != nil {
				t.Fatal(err)
			}
		}
	}
	save(20)
	small := size()
	save(300) // ten minutes
	if after := size(); after > small {
		t.Errorf("the file had %d bytes and has %d", small, after)
	}
	after, err := db.History(id)
	if err != nil {
		t.Fatal(err)
	}
	if len(after) != len(before) {
		t.Errorf("the history had %d events and has %d", len(before), len(after))
	}
}
