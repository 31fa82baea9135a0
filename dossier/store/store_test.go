package store

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	bolt "go.etcd.io/bbolt"

	"dossierpme/dossier"
	"dossierpme/dossier/shelf"
)

var update = flag.Bool("update", false, "write the store of this version under testdata where there is none")

// TestMain lets the test binary play the child of the tests that kill or starve one.
func TestMain(m *testing.M) {
	if role := os.Getenv("STORE_TEST_CHILD"); role != "" {
		os.Exit(children[role](os.Getenv("STORE_TEST_DIR")))
	}
	flag.Parse()
	os.Exit(m.Run())
}

var children = map[string]func(dir string) int{}

// playsChild names what the test binary does as a child.
func playsChild(role string, fn func(dir string) int) bool {
	children[role] = fn
	return true
}

func testCall(t testing.TB) *dossier.Call {
	t.Helper()
	c := &dossier.Call{
		ID: "hdf-2026-essai", Revision: 1, Status: "open", Title: "Appel à projets d’essai",
		Phases: []dossier.Phase{{ID: "company", Title: "L’entreprise"}},
		Sections: []dossier.Section{{ID: "company", Phase: "company", Title: "L’entreprise", Fields: []dossier.Field{
			{ID: "company.name", Kind: dossier.KindText, Label: "Raison sociale", Max: "120"},
			{ID: "project.title", Kind: dossier.KindText, Label: "Intitulé", Max: "120"},
			{ID: "project.summary", Kind: dossier.KindProse, Label: "Résumé", Max: "8000"},
			{ID: "project.count", Kind: dossier.KindInteger, Label: "Nombre"},
			{ID: "machines", Kind: dossier.KindRows, Label: "Machines", Max: "200", Columns: []dossier.Field{
				{ID: "name", Kind: dossier.KindText, Label: "Désignation"},
				{ID: "unit_price", Kind: dossier.KindMoney, Label: "Prix unitaire"},
			}},
		}}},
	}
	if err := c.Prepare(); err != nil {
		t.Fatal(err)
	}
	return c
}

func testDossier(c *dossier.Call) *dossier.Dossier {
	d := dossier.New(c)
	d.Title = "Atelier d’usinage"
	d.Set("company.name", dossier.Text("Mécanique du Ternois"))
	d.Set("project.title", dossier.Text("Modernisation de l’atelier"))
	d.Set("machines", dossier.Rows{{ID: "m1", Cells: map[string]dossier.Value{
		"name": dossier.Text("Centre d’usinage"), "unit_price": dossier.Money{Decimal: dossier.Cents(41200000)},
	}}})
	return d
}

func testSummary() shelf.Summary {
	return shelf.Summary{
		Company: "Mécanique du Ternois", Project: "Modernisation de l’atelier", Percent: 64, Minutes: 35, Blocking: 2, Later: 4,
		Requested: dossier.Num{Decimal: dossier.Cents(12360000), OK: true},
		Deadline:  dossier.Deadline{Closes: dossier.MustDate("2026-12-15"), Application: dossier.MustDate("2026-12-10")},
	}
}

// clock is a time that the test moves.
type clock struct{ t time.Time }

func (c *clock) now() time.Time { return c.t }

func newClock() *clock { return &clock{time.Date(2026, 11, 12, 13, 3, 0, 0, time.UTC)} }

func counter() func() string {
	n := 0
	return func() string { n++; return fmt.Sprintf("ID%018d", n) }
}

// openStore opens a store that is checked and closed at the end of the test.
func openStore(t testing.TB, dir string, c *clock) *DB {
	t.Helper()
	db, err := Open(dir, Options{Clock: c.now, NewID: counter()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Check(); err != nil && !errors.Is(err, ErrClosed) {
			t.Errorf("the store is not consistent at the end of the test: %v", err)
		}
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	return db
}

func create(t testing.TB, db *DB, d *dossier.Dossier) string {
	t.Helper()
	id, err := db.Create(testCall(t), d, testSummary(), shelf.Event{})
	if err != nil {
		t.Fatal(err)
	}
	return id
}

func read(t testing.TB, db *DB, id string) *dossier.Dossier {
	t.Helper()
	d, _, err := db.Get(id)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func readFile(t testing.TB, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestWhatIsSavedIsReadBackWithTheCallItWasWrittenFor(t *testing.T) {
	dir, ck := t.TempDir(), newClock()
	db := openStore(t, dir, ck)
	c := testCall(t)
	d := testDossier(c)
	id := create(t, db, d)
	if id != "ID000000000000000001" || d.ID != "" {
		t.Fatalf("id %q, the caller's own dossier has %q", id, d.ID)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	db = openStore(t, dir, ck)
	got, call, err := db.Get(id)
	if err != nil {
		t.Fatal(err)
	}
	want := d.Copy()
	want.ID, want.Version, want.Updated = id, 1, ck.t
	if diff := cmp.Diff(string(want.Encode()), string(got.Encode())); diff != "" {
		t.Error(diff)
	}
	a, err := c.Freeze()
	if err != nil {
		t.Fatal(err)
	}
	b, err := call.Freeze()
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(a), string(b)); diff != "" {
		t.Error(diff)
	}
}

func TestUnknownThingsOfAFileSurviveTheStore(t *testing.T) {
	db := openStore(t, t.TempDir(), newClock())
	c := testCall(t)
	in := `{"format":1,"call":"hdf-2026-essai","version":7,"answers":{"company.name":12,"future.field":{"b":1,"a":[2]},` +
		`"machines":[{"id":"m1","colour":"red","name":"Tour"}]},"params":{"params.rate":{"value":"30","author":"x"}},"future":[1, 2]}`
	d, _, err := dossier.Read([]byte(in), func(string) *dossier.Call { return c })
	if err != nil {
		t.Fatal(err)
	}
	id := create(t, db, d)
	got := read(t, db, id)
	got.Set("project.title", dossier.Text("Autre"))
	if _, err := db.Save(got, testSummary()); err != nil {
		t.Fatal(err)
	}
	out := string(read(t, db, id).Encode())
	for _, want := range []string{`"company.name": 12`, `"future.field"`, `"colour": "red"`, `"author": "x"`, `"future": [`, `"version": 8`} {
		if !strings.Contains(out, want) {
			t.Errorf("%s is lost in %s", want, out)
		}
	}
}

func TestOnlyAChangedContentGetsANewVersion(t *testing.T) {
	ck := newClock()
	db := openStore(t, t.TempDir(), ck)
	id := create(t, db, testDossier(testCall(t)))
	first := ck.t
	steps := []struct {
		name    string
		edit    func(d *dossier.Dossier, s *shelf.Summary)
		version int
		at      time.Duration // of the last change
	}{
		{"nothing", func(*dossier.Dossier, *shelf.Summary) {}, 1, 0},
		{"the summary alone", func(_ *dossier.Dossier, s *shelf.Summary) { s.Percent, s.Later = 65, 3 }, 1, 0},
		{"an answer", func(d *dossier.Dossier, _ *shelf.Summary) { d.Set("project.count", dossier.Integer(2)) }, 2, 3 * time.Minute},
		{"the same answer", func(d *dossier.Dossier, _ *shelf.Summary) { d.Set("project.count", dossier.Integer(2)) }, 2, 3 * time.Minute},
		{"the title", func(d *dossier.Dossier, _ *shelf.Summary) { d.Title = "Autre" }, 3, 5 * time.Minute},
	}
	for _, s := range steps {
		t.Run(s.name, func(t *testing.T) {
			ck.t = ck.t.Add(time.Minute)
			d, sum := read(t, db, id), testSummary()
			s.edit(d, &sum)
			stamp, err := db.Save(d, sum)
			if err != nil {
				t.Fatal(err)
			}
			want := shelf.Stamp{Version: s.version, Updated: first.Add(s.at)}
			if diff := cmp.Diff(want, stamp); diff != "" {
				t.Error(diff)
			}
			got := read(t, db, id)
			e, err := db.Entry(id)
			if err != nil {
				t.Fatal(err)
			}
			if got.Version != s.version || e.Version != s.version || !got.Updated.Equal(want.Updated) || e.Percent != sum.Percent || e.Later != sum.Later || e.Title != d.Title {
				t.Errorf("stored %d %v, listed %+v", got.Version, got.Updated, e)
			}
		})
	}
}

func TestTheListShowsTheLatestChangeFirst(t *testing.T) {
	ck := newClock()
	db := openStore(t, t.TempDir(), ck)
	var ids []string
	for range 3 {
		ck.t = ck.t.Add(time.Minute)
		ids = append(ids, create(t, db, testDossier(testCall(t))))
	}
	ck.t = ck.t.Add(time.Minute)
	d := read(t, db, ids[0])
	d.Set("project.count", dossier.Integer(1))
	if _, err := db.Save(d, testSummary()); err != nil {
		t.Fatal(err)
	}
	list, err := db.List()
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range list {
		got = append(got, e.ID)
	}
	if diff := cmp.Diff([]string{ids[0], ids[2], ids[1]}, got); diff != "" {
		t.Error(diff)
	}
	want := shelf.Entry{
		ID: ids[0], Title: "Atelier d’usinage", Summary: testSummary(),
		Call: "hdf-2026-essai", CallTitle: "Appel à projets d’essai", Revision: 1,
		Version: 2, Created: newClock().t.Add(time.Minute), Updated: ck.t, State: shelf.Draft,
	}
	same := cmp.Comparer(func(a, b dossier.Num) bool { return a.OK == b.OK && a.Cmp(b.Decimal) == 0 })
	if diff := cmp.Diff(want, list[0], same); diff != "" {
		t.Error(diff)
	}
}

func TestTheTrashIsTheOnlyWayToDelete(t *testing.T) {
	ck := newClock()
	db := openStore(t, t.TempDir(), ck)
	id := create(t, db, testDossier(testCall(t)))
	other := create(t, db, testDossier(testCall(t)))
	check := func(err, want error) {
		t.Helper()
		if !errors.Is(err, want) {
			t.Fatalf("error %v, want %v", err, want)
		}
	}
	check(deleting(db, id), ErrNotTrashed)
	check(db.Trash(id), nil)
	check(db.Trash(id), nil)
	e, err := db.Entry(id)
	check(err, nil)
	if !e.InTrash() || !e.Trashed.Equal(ck.t) {
		t.Errorf("trashed at %v", e.Trashed)
	}
	check(db.Restore(id), nil)
	check(deleting(db, id), ErrNotTrashed)
	check(db.Trash(id), nil)
	check(deleting(db, id), nil)
	check(deleting(db, id), ErrNotFound)
	if _, err := db.History(id); !errors.Is(err, ErrNotFound) {
		t.Errorf("its history: %v", err)
	}
	read(t, db, other) // the call that both were written for is still there
	check(db.Trash(other), nil)
	check(deleting(db, other), nil)
	n := 0
	check(db.view("counting", func(tx *bolt.Tx) error {
		n = tx.Bucket(bucketCalls).Stats().KeyN + tx.Bucket(bucketDossiers).Stats().KeyN
		return nil
	}), nil)
	if n != 0 {
		t.Errorf("%d calls and dossiers are left behind", n)
	}
}

func TestAStateHasADateAndTheVersionItSpeaksOf(t *testing.T) {
	ck := newClock()
	db := openStore(t, t.TempDir(), ck)
	id := create(t, db, testDossier(testCall(t)))
	filed := time.Date(2026, 11, 10, 0, 0, 0, 0, time.UTC)
	for _, s := range []shelf.State{shelf.Exported, shelf.Signed, shelf.Filed} {
		if err := db.SetState(id, s, shelf.Event{}); !errors.Is(err, ErrNotExported) {
			t.Errorf("what was never exported is %s: %v", s, err)
		}
	}
	if err := db.Exported(id, shelf.Export{Fingerprint: "ABCD"}); err != nil {
		t.Fatal(err)
	}
	if err := db.SetState(id, shelf.Filed, shelf.Event{At: filed, Note: "au guichet"}); err != nil {
		t.Fatal(err)
	}
	if err := db.SetState(id, "sent", shelf.Event{}); err == nil {
		t.Error("a state that does not exist is taken")
	}
	e, err := db.Entry(id)
	if err != nil {
		t.Fatal(err)
	}
	if e.State != shelf.Filed || !e.StateAt.Equal(filed) || e.StateVersion != 1 || e.ChangedSince() {
		t.Errorf("the entry is %+v", e)
	}
	if err := db.Rename(id, "Autre nom"); err != nil {
		t.Fatal(err)
	}
	if e, err = db.Entry(id); err != nil || !e.ChangedSince() || e.Title != "Autre nom" || e.Version != 2 {
		t.Errorf("after a change: %+v, %v", e, err)
	}
	h, err := db.History(id)
	if err != nil {
		t.Fatal(err)
	}
	want := []shelf.Event{
		{At: ck.t, Kind: shelf.WasCreated, Version: 1},
		{At: ck.t, Kind: shelf.WasExported, Version: 1, Fingerprint: "ABCD", Final: true},
		{At: filed, Kind: shelf.WasFiled, Version: 1, Note: "au guichet"},
	}
	if diff := cmp.Diff(want, h); diff != "" {
		t.Error(diff)
	}
}

func TestMovingToAnotherRevisionReplacesTheCall(t *testing.T) {
	db := openStore(t, t.TempDir(), newClock())
	id := create(t, db, testDossier(testCall(t)))
	next := testCall(t)
	next.Revision = 2
	next.Sections[0].Fields = append(next.Sections[0].Fields, dossier.Field{ID: "project.new", Kind: dossier.KindText, Label: "Nouveau"})
	if err := next.Prepare(); err != nil {
		t.Fatal(err)
	}
	d := read(t, db, id)
	d.Revision = 2
	stamp, err := db.Move(next, d, testSummary(), shelf.Event{Note: "r1 → r2"})
	if err != nil {
		t.Fatal(err)
	}
	got, call, err := db.Get(id)
	if err != nil {
		t.Fatal(err)
	}
	if got.Revision != 2 || got.Version != 2 || stamp.Version != 2 || call.Field("project.new") == nil {
		t.Errorf("revision %d version %d", got.Revision, got.Version)
	}
	h, err := db.History(id)
	if err != nil || len(h) != 2 || h[1].Kind != shelf.WasMoved || h[1].Version != 2 {
		t.Errorf("history %v, %v", h, err)
	}
}

func TestAnIDIsKeptWhereItIsGoodAndFree(t *testing.T) {
	for _, c := range []struct{ name, id, want string }{
		{"none gets a new one", "", "ID000000000000000001"},
		{"a free one is kept", "KJ2A7Q3MZXW4PLNB5TRC", "KJ2A7Q3MZXW4PLNB5TRC"},
		{"one with a slash gets a new one", "../x", "ID000000000000000001"},
		{"one that is too long gets a new one", strings.Repeat("A", 65), "ID000000000000000001"},
	} {
		t.Run(c.name, func(t *testing.T) {
			db := openStore(t, t.TempDir(), newClock())
			d := testDossier(testCall(t))
			d.ID, d.Version = c.id, 12
			if id := create(t, db, d); id != c.want {
				t.Errorf("id %q, want %q", id, c.want)
			}
			if again := create(t, db, d); again == c.want {
				t.Errorf("a second dossier with the same id replaced the first")
			}
			if v := read(t, db, c.want).Version; v != 12 {
				t.Errorf("version %d, want 12", v)
			}
		})
	}
}

func TestWhatIsNotThereIsNotFound(t *testing.T) {
	db := openStore(t, t.TempDir(), newClock())
	d := testDossier(testCall(t))
	d.ID = "ABSENT"
	for name, call := range map[string]func() error{
		"get":      func() error { _, _, err := db.Get("ABSENT"); return err },
		"entry":    func() error { _, err := db.Entry("ABSENT"); return err },
		"save":     func() error { _, err := db.Save(d, shelf.Summary{}); return err },
		"rename":   func() error { return db.Rename("ABSENT", "x") },
		"trash":    func() error { return db.Trash("ABSENT") },
		"restore":  func() error { return db.Restore("ABSENT") },
		"delete":   func() error { return deleting(db, "ABSENT") },
		"history":  func() error { _, err := db.History("ABSENT"); return err },
		"event":    func() error { return db.AddHistory("ABSENT", shelf.Event{Kind: shelf.WasExported}) },
		"state":    func() error { return db.SetState("ABSENT", shelf.Signed, shelf.Event{}) },
		"move":     func() error { _, err := db.Move(testCall(t), d, shelf.Summary{}, shelf.Event{}); return err },
		"file":     func() error { _, err := db.File(strings.Repeat("0", 64)); return err },
		"bad file": func() error { _, err := db.File("../dossiers.db"); return err },
		"empty id": func() error { _, _, err := db.Get(""); return err },
	} {
		t.Run(name, func(t *testing.T) {
			if err := call(); !errors.Is(err, ErrNotFound) {
				t.Errorf("error %v", err)
			}
		})
	}
}

func TestUnknownMembersOfAnEntryAreKept(t *testing.T) {
	db := openStore(t, t.TempDir(), newClock())
	id := create(t, db, testDossier(testCall(t)))
	err := db.update("adding a member", func(tx *bolt.Tx) error {
		raw := strings.Replace(string(tx.Bucket(bucketEntries).Get([]byte(id))), "{", `{"colour":{"hex":"#f00"},`, 1)
		return keep(tx, bucketEntries, []byte(id), []byte(raw))
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Trash(id); err != nil {
		t.Fatal(err)
	}
	if err := db.view("reading it", func(tx *bolt.Tx) error {
		raw := string(tx.Bucket(bucketEntries).Get([]byte(id)))
		if !strings.Contains(raw, `"colour":{"hex":"#f00"}`) || strings.Contains(raw, `"trashed":"0001`) {
			t.Errorf("the entry is %s", raw)
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
}

func TestTheFolderAndItsFilesArePrivate(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "a", "données")
	db := openStore(t, dir, newClock())
	create(t, db, testDossier(testCall(t)))
	backup := filepath.Join(t.TempDir(), "copie.db")
	if err := db.Backup(backup); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]os.FileMode{
		dir: 0o700, filepath.Join(dir, CallsFolder): 0o700, db.BackupsDir(): 0o700, filepath.Join(dir, "files"): 0o700,
		db.Path(): 0o600, backup: 0o600,
	} {
		info, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		if got := info.Mode().Perm(); got != want && os.PathSeparator == '/' {
			t.Errorf("%s has mode %o, want %o", path, got, want)
		}
	}
}

func TestAnAnnexIsKeptOnceUnderItsHash(t *testing.T) {
	dir := t.TempDir()
	db := openStore(t, dir, newClock())
	const want = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"
	for range 2 {
		sum, size, err := db.AddFile(strings.NewReader("hello"))
		if err != nil || sum != want || size != 5 {
			t.Fatalf("%s %d %v", sum, size, err)
		}
	}
	path, err := db.File(want)
	if err != nil {
		t.Fatal(err)
	}
	if b, err := os.ReadFile(path); err != nil || string(b) != "hello" {
		t.Errorf("%q, %v", b, err)
	}
	files, err := os.ReadDir(filepath.Join(dir, "files"))
	if err != nil || len(files) != 1 {
		t.Errorf("%d files, %v", len(files), err)
	}
}

func TestTheDefaultIDIsTwentyCharactersOfBase32(t *testing.T) {
	db, err := Open(t.TempDir(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	seen := map[string]bool{}
	for range 50 {
		id := create(t, db, testDossier(testCall(t)))
		if len(id) != 20 || strings.Trim(id, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567") != "" || seen[id] {
			t.Fatalf("id %q", id)
		}
		seen[id] = true
	}
}

// TestWhatIsSignedIsAnExportedVersion: the one that is named, and what changed after
// it is known, unless it is nothing that is printed.
func TestWhatIsSignedIsAnExportedVersion(t *testing.T) {
	db := openStore(t, t.TempDir(), newClock())
	id := create(t, db, testDossier(testCall(t)))
	save := func(title, said string) {
		t.Helper()
		d := read(t, db, id)
		d.Title = title
		if _, err := db.Save(d, shelf.Summary{Said: said}); err != nil {
			t.Fatal(err)
		}
	}
	export := func(draft bool) {
		t.Helper()
		if err := db.Exported(id, shelf.Export{File: "d.pdf", Draft: draft}); err != nil {
			t.Fatal(err)
		}
	}
	standing := func() shelf.Entry {
		t.Helper()
		e, err := db.Entry(id)
		if err != nil {
			t.Fatal(err)
		}
		return e
	}
	save("A", "one")
	export(true)
	if err := db.SetState(id, shelf.Signed, shelf.Event{}); !errors.Is(err, ErrNotExported) {
		t.Errorf("a draft that was printed is signed: %v", err)
	}
	export(false)
	first := standing().Version
	save("B", "two")
	export(false)
	save("C", "two") // the name in the list, or a signed scan
	if e := standing(); e.ChangedSince() || e.StateVersion == e.Version {
		t.Errorf("nothing that is printed changed: %+v", e)
	}
	if err := db.SetState(id, shelf.Signed, shelf.Event{}); err != nil {
		t.Fatal(err)
	}
	if e := standing(); e.State != shelf.Signed || e.StateVersion != first+1 || e.ChangedSince() {
		t.Errorf("the newest is signed: %+v", e)
	}
	if err := db.SetState(id, shelf.Signed, shelf.Event{Version: first}); err != nil {
		t.Fatal(err)
	}
	if e := standing(); e.StateVersion != first || !e.ChangedSince() {
		t.Errorf("the first is signed: %+v", e)
	}
	if err := db.SetState(id, shelf.Filed, shelf.Event{Version: first + 2}); !errors.Is(err, ErrNotExported) {
		t.Errorf("a version that was not exported is filed: %v", err)
	}
	events, err := db.History(id)
	if err != nil {
		t.Fatal(err)
	}
	if finals := standing().Finals(events); len(finals) != 2 || finals[0].Version != first+1 || finals[1].Version != first {
		t.Errorf("what can be signed is %+v", finals)
	}
}

func TestAnExportOfACompleteDossierIsWhereItStandsAndADraftStaysOne(t *testing.T) {
	for name, c := range map[string]struct {
		draft bool
		want  shelf.State
	}{"final": {false, shelf.Exported}, "draft": {true, shelf.Draft}} {
		t.Run(name, func(t *testing.T) {
			ck := newClock()
			db := openStore(t, t.TempDir(), ck)
			id := create(t, db, testDossier(testCall(t)))
			if err := db.Exported(id, shelf.Export{File: "dossier.pdf", Fingerprint: "ABCD", Draft: c.draft}); err != nil {
				t.Fatal(err)
			}
			e, err := db.Entry(id)
			if err != nil || e.State != c.want {
				t.Errorf("it stands as %s, %v", e.State, err)
			}
			h, err := db.History(id)
			want := shelf.Event{At: ck.t, Kind: shelf.WasExported, Version: 1, Note: "dossier.pdf", Fingerprint: "ABCD", Final: !c.draft}
			if err != nil || len(h) != 2 || h[1] != want {
				t.Errorf("the history is %+v, %v", h, err)
			}
		})
	}
}

// deleting is the error of a deletion.
func deleting(db *DB, id string) error {
	_, err := db.Delete(id)
	return err
}
