package store

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	bolt "go.etcd.io/bbolt"

	"dossierpme/dossier/shelf"
	"dossierpme/internal/race"
)

// twoDossiers is an open store with two dossiers, an event each and parameters.
// Nothing checks it at the end.
func twoDossiers(t testing.TB, dir string) (db *DB, first, second string) {
	t.Helper()
	db, err := Open(dir, Options{Clock: newClock().now, NewID: counter(), Backups: -1})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	first, second = create(t, db, testDossier(testCall(t))), create(t, db, testDossier(testCall(t)))
	if _, err := db.ShareParams(testCall(t), nil); err != nil {
		t.Fatal(err)
	}
	return db, first, second
}

// rewrite changes a record behind the back of its checksum.
func rewrite(t testing.TB, db *DB, bucket []byte, key string, change func(b []byte) []byte) {
	t.Helper()
	if err := db.update("damaging it", func(tx *bolt.Tx) error {
		b := tx.Bucket(bucket)
		return b.Put([]byte(key), change(bytes.Clone(b.Get([]byte(key)))))
	}); err != nil {
		t.Fatal(err)
	}
}

func swap(old, now string) func(b []byte) []byte {
	return func(b []byte) []byte { return bytes.Replace(b, []byte(old), []byte(now), 1) }
}

func TestARecordThatReadsWellButIsNotWhatWasWrittenHidesOneDossier(t *testing.T) {
	for name, c := range map[string]struct {
		damage func(t testing.TB, db *DB, id string)
		kind   string
		listed bool // its title still is
	}{
		"an amount that became another": {func(t testing.TB, db *DB, id string) {
			rewrite(t, db, bucketDossiers, id, swap("412000.00", "212000.00"))
		}, damagedRecord, true},
		"a dossier that is gone": {func(t testing.TB, db *DB, id string) {
			if err := db.update("damaging it", func(tx *bolt.Tx) error { return tx.Bucket(bucketDossiers).Delete([]byte(id)) }); err != nil {
				t.Fatal(err)
			}
		}, damagedRecord, true},
		"an entry with another version": {func(t testing.TB, db *DB, id string) {
			rewrite(t, db, bucketEntries, id, swap(`"version":1`, `"version":3`))
		}, damagedEntry, false},
		"an entry that is no JSON": {func(t testing.TB, db *DB, id string) {
			rewrite(t, db, bucketEntries, id, swap("{", "["))
		}, damagedEntry, false},
		"an entry that is gone": {func(t testing.TB, db *DB, id string) {
			if err := db.update("damaging it", func(tx *bolt.Tx) error { return tx.Bucket(bucketEntries).Delete([]byte(id)) }); err != nil {
				t.Fatal(err)
			}
		}, damagedEntry, false},
		"the checksum itself": {func(t testing.TB, db *DB, id string) {
			rewrite(t, db, bucketSums, string(place(bucketDossiers, []byte(id))), func(b []byte) []byte { b[3] ^= 1; return b })
		}, damagedRecord, true},
	} {
		t.Run(name, func(t *testing.T) {
			db, bad, good := twoDossiers(t, t.TempDir())
			c.damage(t, db, bad)
			faults, err := db.look()
			if err != nil || len(faults) != 1 || faults[0].kind != c.kind || faults[0].id != bad {
				t.Fatalf("found: %v, %v", faults, err)
			}
			db.suspect(faults)
			list, err := db.List()
			if err != nil || len(list) != 2 {
				t.Fatalf("%v, %v", list, err)
			}
			for _, e := range list {
				if e.Damaged != (e.ID == bad) || e.ID == bad && c.listed != (e.Title != "") {
					t.Errorf("listed: %+v", e)
				}
			}
			if _, _, err := db.Get(bad); !errors.Is(err, ErrCorrupt) && !errors.Is(err, ErrNotFound) {
				t.Errorf("it is read: %v", err)
			}
			read(t, db, good)
			var f fault
			if err := db.Check(); !errors.As(err, &f) || f.kind != c.kind || f.id != bad {
				t.Errorf("the check says %v", err)
			}
		})
	}
}

func TestADamagedHistoryIsNoticedAndTheDossierStillReads(t *testing.T) {
	for name, damage := range map[string]func(b *bolt.Bucket) error{
		"an event that says something else": func(b *bolt.Bucket) error {
			k, v := b.Cursor().First()
			return b.Put(bytes.Clone(k), bytes.Replace(bytes.Clone(v), []byte("created"), []byte("crested"), 1))
		},
		"an event that is gone": func(b *bolt.Bucket) error {
			k, _ := b.Cursor().First()
			return b.Delete(bytes.Clone(k))
		},
	} {
		t.Run(name, func(t *testing.T) {
			db, id, _ := twoDossiers(t, t.TempDir())
			if err := db.update("damaging it", func(tx *bolt.Tx) error { return damage(tx.Bucket(bucketHistory).Bucket([]byte(id))) }); err != nil {
				t.Fatal(err)
			}
			if _, err := db.History(id); !errors.Is(err, ErrCorrupt) {
				t.Errorf("the history: %v", err)
			}
			read(t, db, id)
		})
	}
}

func TestADamagedSequenceLeadsOverNoEvent(t *testing.T) {
	db := openStore(t, t.TempDir(), newClock())
	id := create(t, db, testDossier(testCall(t)))
	for range 3 {
		if err := db.AddHistory(id, shelf.Event{Kind: shelf.WasExported}); err != nil {
			t.Fatal(err)
		}
		if err := db.update("damaging it", func(tx *bolt.Tx) error { return tx.Bucket(bucketHistory).Bucket([]byte(id)).SetSequence(0) }); err != nil {
			t.Fatal(err)
		}
	}
	if h, err := db.History(id); err != nil || len(h) != 4 {
		t.Errorf("%d events, %v", len(h), err)
	}
}

func TestASaveMakesADamagedDossierWholeAgain(t *testing.T) {
	db := openStore(t, t.TempDir(), newClock())
	id := create(t, db, testDossier(testCall(t)))
	open := read(t, db, id) // in the window, before the damage
	rewrite(t, db, bucketDossiers, id, swap("412000.00", "212000.00"))
	if _, err := db.Save(open, testSummary()); err != nil {
		t.Fatal(err)
	}
	if got := string(read(t, db, id).Encode()); !strings.Contains(got, "412000.00") {
		t.Errorf("it is %s", got)
	}
}

func TestTheFirstChecksumsSayWhatCouldNotBeRead(t *testing.T) {
	dir := stored(t, "v1.db")
	const bad = "ID000000000000000002"
	b, err := bolt.Open(filepath.Join(dir, FileName), 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(b.Update(func(tx *bolt.Tx) error {
		d := tx.Bucket(bucketDossiers)
		return d.Put([]byte(bad), bytes.Replace(bytes.Clone(d.Get([]byte(bad))), []byte("{"), []byte("["), 1))
	}), b.Close()); err != nil {
		t.Fatal(err)
	}
	ck := newClock()
	ck.t = ck.t.Add(48 * time.Hour)
	db, err := Open(dir, Options{Clock: ck.now})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if since := db.SummedSince(); !since.Equal(ck.t) {
		t.Errorf("checksums since %v", since)
	}
	if e, err := db.Entry(bad); err != nil || e.Title == "" {
		t.Errorf("its entry: %+v %v", e, err)
	}
	list, err := db.List()
	if err != nil || len(list) != 2 {
		t.Fatal(list, err)
	}
	for _, e := range list {
		if e.Damaged != (e.ID == bad) {
			t.Errorf("listed: %+v", e)
		}
	}
	read(t, db, "ID000000000000000001")
}

func TestAttachingTheGoodFileAgainRepairsADamagedCopy(t *testing.T) {
	db := openStore(t, t.TempDir(), newClock())
	sum, _, err := db.AddFile(strings.NewReader("un devis de 412 000 €"))
	if err != nil {
		t.Fatal(err)
	}
	path, err := db.File(sum)
	if err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte("un devis de 212 000 €"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Chtimes(path, info.ModTime(), info.ModTime().Add(time.Second)); err != nil {
		t.Fatal(err)
	}
	if _, err := db.File(sum); !errors.Is(err, ErrAnnexDamaged) {
		t.Errorf("it is used: %v", err)
	}
	if _, _, err := db.AddFile(strings.NewReader("un devis de 412 000 €")); err != nil {
		t.Fatal(err)
	}
	if path, err = db.File(sum); err != nil || string(readFile(t, path)) != "un devis de 412 000 €" {
		t.Errorf("it is not repaired: %v", err)
	}
}

// Not one bit of the file can change an answer without anybody noticing.
func TestNoFlippedBitChangesAnythingSilently(t *testing.T) {
	race.Spare(t)
	dir := t.TempDir()
	db, first, second := twoDossiers(t, dir)
	want := map[string]string{}
	for _, id := range []string{first, second} {
		want[id] = shown(t, db, id)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, FileName)
	good := readFile(t, path)
	step := 97 // every 97th bit; STORE_TEST_BITS=1 tries each, which takes half an hour
	if n, err := strconv.Atoi(os.Getenv("STORE_TEST_BITS")); err == nil && n > 0 {
		step = n
	}
	refused, hidden, silent := 0, 0, 0
	for bit := 0; bit < len(good)*8; bit += step {
		bad := bytes.Clone(good)
		bad[bit/8] ^= 1 << (bit % 8)
		if err := os.WriteFile(path, bad, 0o600); err != nil {
			t.Fatal(err)
		}
		db, err := Open(dir, Options{ReadOnly: true})
		if err != nil {
			refused++
			continue
		}
		list, err := db.List()
		if err != nil {
			t.Fatalf("bit %d: the list: %v", bit, err)
		}
		known := 0
		for _, e := range list {
			if want[e.ID] != "" {
				known++
			}
			if e.Damaged {
				hidden++
				continue
			}
			if _, _, err := db.Get(e.ID); err != nil {
				hidden++
				continue
			}
			if _, err := db.History(e.ID); err != nil {
				hidden++
				continue
			}
			if shown(t, db, e.ID) != want[e.ID] {
				silent++
				t.Errorf("bit %d: dossier %s changed silently", bit, e.ID)
			}
		}
		if known != len(want) {
			t.Errorf("bit %d: only %d dossiers are listed", bit, known)
		}
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("%d bits: %d files refused, %d dossiers hidden, %d changed silently", len(good)*8/step, refused, hidden, silent)
}

// shown is all that a store gives of a dossier.
func shown(t testing.TB, db *DB, id string) string {
	t.Helper()
	e, err := db.Entry(id)
	if err != nil {
		t.Fatal(err)
	}
	d, c, err := db.Get(id)
	if err != nil {
		t.Fatal(err)
	}
	frozen, err := c.Freeze()
	if err != nil {
		t.Fatal(err)
	}
	h, err := db.History(id)
	if err != nil {
		t.Fatal(err)
	}
	out := string(d.Encode()) + string(frozen) + e.Title + e.Company + e.Requested.Fixed(2) + string(e.State)
	for _, x := range h {
		out += string(x.Kind) + x.At.String() + x.Note
	}
	return out
}
