package store

import (
	"bytes"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"dossierpme/dossier"
	"dossierpme/dossier/shelf"
)

// annexed is a store with a dossier that lists one annex.
func annexed(t *testing.T) (db *DB, dir, id, sum string) {
	t.Helper()
	dir = t.TempDir()
	db, err := Open(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	if sum, _, err = db.AddFile(strings.NewReader("un devis")); err != nil {
		t.Fatal(err)
	}
	d := testDossier(testCall(t))
	d.Set("machines", dossier.Rows{{ID: "a", Cells: map[string]dossier.Value{"sha256": dossier.Text(sum)}}})
	if id, err = db.Create(testCall(t), d, testSummary(), shelf.Event{}); err != nil {
		t.Fatal(err)
	}
	return db, dir, id, sum
}

func TestAJudgementIsKeptForTheAnnexAndTheJudgeThatItIsOf(t *testing.T) {
	db, dir, _, sum := annexed(t)
	facts := []byte(`{"State":"fine","Pages":6}`)
	other := strings.Repeat("a", 64)
	if err := os.WriteFile(filepath.Join(db.FilesDir(), other), []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := db.KeepJudgement(sum, "judge 1", facts); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, judgedDir, sum)
	if info, err := os.Stat(path); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Fatalf("%v, %v", info, err)
	}
	written := readFile(t, path)
	if err := os.WriteFile(filepath.Join(dir, judgedDir, other), written, 0o600); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		sum, judge string
		ok         bool
	}{
		"the same":                      {sum, "judge 1", true},
		"another judge":                 {sum, "judge 2", false},
		"another annex":                 {strings.Repeat("b", 64), "judge 1", false},
		"copied to stand for another":   {other, "judge 1", false},
		"a path that is none of ours":   {"../" + FileName, "judge 1", false},
		"the empty hash, the same file": {"", "judge 1", false},
	} {
		got, ok := db.Judgement(c.sum, c.judge)
		if ok != c.ok || ok && !bytes.Equal(got, facts) {
			t.Errorf("%s: %s, %v", name, got, ok)
		}
	}
	for bit := range len(written) * 8 {
		flipped := bytes.Clone(written)
		flipped[bit/8] ^= 1 << (bit % 8)
		if err := os.WriteFile(path, flipped, 0o600); err != nil {
			t.Fatal(err)
		}
		if got, ok := db.Judgement(sum, "judge 1"); ok && !bytes.Equal(got, facts) {
			t.Fatalf("bit %d is believed: %s", bit, got)
		}
	}
	if err := os.WriteFile(path, written[:20], 0o600); err != nil {
		t.Fatal(err)
	}
	if _, ok := db.Judgement(sum, "judge 1"); ok {
		t.Error("half a file is believed")
	}
}

func TestTheJudgementGoesWithItsAnnex(t *testing.T) {
	db, dir, id, sum := annexed(t)
	gone := strings.Repeat("c", 64)
	keep := func(sum string) {
		t.Helper()
		if err := db.KeepJudgement(sum, "judge", []byte(`{}`)); err != nil {
			t.Fatal(err)
		}
	}
	there := func() (n int) {
		entries, _ := os.ReadDir(filepath.Join(dir, judgedDir))
		return len(entries)
	}
	keep(sum)
	keep(gone) // its annex was removed while it was looked at
	if there() != 1 {
		t.Fatalf("%d judgements are kept", there())
	}
	for _, name := range []string{gone, "new-1.tmp"} {
		if err := os.WriteFile(filepath.Join(dir, judgedDir, name), []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	db, err := Open(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, ok := db.Judgement(sum, "judge"); !ok || there() != 1 {
		t.Fatalf("after a start %d are kept", there())
	}
	if err := db.Trash(id); err != nil {
		t.Fatal(err)
	}
	if out, err := db.Delete(id); err != nil || out.Annexes != 1 || len(out.Left) > 0 {
		t.Fatalf("%+v, %v", out, err)
	}
	if hits := grep(t, []string{sum}, dir); there() != 0 || len(hits) > 0 {
		t.Errorf("after the deletion %d are kept; %v", there(), hits)
	}
}
