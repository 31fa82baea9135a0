package library

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"dossierpme/dossier"
	"dossierpme/dossier/shelf"
	"dossierpme/dossier/store"
)

// judgedBy is a library of another start, whose judge has a name.
func judgedBy(t *testing.T, dir, judge string) *Library {
	t.Helper()
	parts := testParts(t)
	parts.JudgeName = judge
	db, err := store.Open(dir, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return New(db, &parts.Press)
}

func TestWhatIsFoundOfAnAnnexIsKeptForTheNextStart(t *testing.T) {
	dir := t.TempDir()
	l := judgedBy(t, dir, "judge 1")
	blank, err := l.press.Blank(l.Calls()[0], testDay)
	if err != nil {
		t.Fatal(err)
	}
	quote := blank.PDF
	cells, err := l.Attach(write(t, filepath.Join(t.TempDir(), "devis.pdf"), quote))
	if err != nil {
		t.Fatal(err)
	}
	row := dossier.Row{ID: "p1", Cells: cells}
	sum := cells["sha256"].String()
	c := l.Calls()[0]
	d := dossier.New(c)
	d.Set("pieces", dossier.Rows{row}) // what no dossier lists is removed at the next start
	if _, err := l.Create(c, d, l.summary(c, d), shelf.Event{}); err != nil {
		t.Fatal(err)
	}
	if got := l.Inspect(row); got.State != "fine" || got.Pages < 2 {
		t.Fatalf("it is %+v", got)
	}
	raw, ok := l.Judgement(sum, "judge 1")
	if !ok || !bytes.Contains(raw, []byte(`"fine"`)) {
		t.Fatalf("nothing is kept: %s", raw)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	touch(t, filepath.Join(dir, "files", sum)) // what this process knows of the file is of another one now
	l = judgedBy(t, dir, "judge 1")
	lie := []byte(`{"Kind":"pdf","State":"damaged","Pages":3,"Declared":9,"Broken":"4,5,6"}`)
	if err := l.KeepJudgement(sum, "judge 1", lie); err != nil {
		t.Fatal(err)
	}
	if got := l.Inspect(row); got.State != "damaged" || got.Pages != 3 {
		t.Errorf("what was kept is not believed: %+v", got)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	touch(t, filepath.Join(dir, "files", sum))
	l = judgedBy(t, dir, "judge 2")
	if got := l.Inspect(row); got.State != "fine" {
		t.Errorf("another judge believes what was kept: %+v", got)
	}
	if _, ok := l.Judgement(sum, "judge 2"); !ok {
		t.Error("what the other judge found is not kept")
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}

	l = judgedBy(t, dir, "judge 2")
	write(t, filepath.Join(dir, "files", sum), []byte("%PDF-1.7 another content"))
	if got := l.Inspect(row); got.State == "fine" {
		t.Errorf("the judgement of another content is believed: %+v", got)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, "files", sum), quote)
	touch(t, filepath.Join(dir, "files", sum))
	l = judgedBy(t, dir, "") // nobody can tell who judges
	if got := l.Inspect(row); got.State != "fine" {
		t.Errorf("without a name: %+v", got)
	}
	if _, ok := l.Judgement(sum, ""); ok {
		t.Error("a judgement of nobody is kept")
	}
}

// touch gives a file another time.
func touch(t *testing.T, path string) {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	at := info.ModTime().Add(3e9)
	if err := os.Chtimes(path, at, at); err != nil {
		t.Fatal(err)
	}
}
