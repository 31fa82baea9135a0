package store

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dossierpme/dossier"
	"dossierpme/dossier/shelf"
)

// stored copies a store of testdata into a data folder of its own.
func stored(t *testing.T, name string) (dir string) {
	t.Helper()
	dir = t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, FileName), readFile(t, filepath.Join("testdata", name)), 0o600); err != nil {
		t.Fatal(err)
	}
	return dir
}

// The first store of every version opens for ever. The files of an older version
// can never be written again.
func TestTheFirstStoreOfEveryVersionStillOpens(t *testing.T) {
	newest := filepath.Join("testdata", "v2.db")
	if _, err := os.Stat(newest); *update && os.IsNotExist(err) {
		writeFirstStore(t, newest)
	}
	for _, name := range []string{"v1.db", "v2.db"} {
		for _, readOnly := range []bool{true, false} {
			t.Run(name, func(t *testing.T) { firstStoreOpens(t, stored(t, name), readOnly) })
		}
	}
}

func firstStoreOpens(t *testing.T, dir string, readOnly bool) {
	t.Helper()
	db, err := Open(dir, Options{Clock: newClock().now, ReadOnly: readOnly})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if err := db.Check(); err != nil {
		t.Error(err)
	}
	list, err := db.List()
	if err != nil || len(list) != 2 || list[0].Damaged || list[1].Damaged {
		t.Fatalf("%v, %v", list, err)
	}
	d, c, err := db.Get("ID000000000000000001")
	if err != nil {
		t.Fatal(err)
	}
	e, err := db.Entry(d.ID)
	if err != nil {
		t.Fatal(err)
	}
	h, err := db.History(d.ID)
	if err != nil {
		t.Fatal(err)
	}
	if d.Answers["company.name"] != dossier.Text("Mécanique du Ternois") || d.Version != 2 || c.Field("machines") == nil ||
		e.State != shelf.Exported || e.Requested.Fixed(2) != "123600.00" || len(h) != 2 ||
		!strings.Contains(string(d.Encode()), `"future": true`) {
		t.Errorf("it opens with other content: %s %+v %v", d.Encode(), e, h)
	}
	if e, err := db.Entry("ID000000000000000002"); err != nil || !e.InTrash() {
		t.Errorf("the trash: %+v %v", e, err)
	}
}

func writeFirstStore(t *testing.T, golden string) {
	t.Helper()
	db, err := Open(t.TempDir(), Options{Clock: newClock().now, NewID: counter()})
	if err != nil {
		t.Fatal(err)
	}
	c := testCall(t)
	d, _, err := dossier.Read([]byte(strings.Replace(string(testDossier(c).Encode()), "{", `{"future": true,`, 1)), func(string) *dossier.Call { return c })
	if err != nil {
		t.Fatal(err)
	}
	first, second := create(t, db, d), create(t, db, d)
	stored := read(t, db, first)
	stored.Set("project.count", dossier.Integer(3))
	_, err = db.Save(stored, testSummary())
	_, params := db.ShareParams(readCall(t), someParams())
	if err := errors.Join(err, params, db.Exported(first, shelf.Export{Fingerprint: "K7Q2"}), db.Trash(second), db.Backup(golden), db.Close()); err != nil {
		t.Fatal(err)
	}
}

// The last form of version 1 had what is kept for all dossiers of a call, a
// duplicate and an annex.
func TestTheLastStoreOfTheFirstVersionStillOpens(t *testing.T) {
	db := openStore(t, stored(t, "v1-params.db"), newClock())
	d := read(t, db, "ID000000000000000001")
	if d.Version != 2 || len(d.Rows("pieces")) == 0 && !strings.Contains(string(d.Encode()), `"sha256"`) {
		t.Errorf("the dossier is %s", d.Encode())
	}
	if e, err := db.Entry("ID000000000000000002"); err != nil || e.Title != "Une copie" || e.State != shelf.Filed {
		t.Errorf("the copy: %+v, %v", e, err)
	}
	got, err := db.SharedParams(readCall(t))
	if err != nil || len(got.Params) != len(someParams()) {
		t.Errorf("the parameters: %v, %v", got, err)
	}
}
