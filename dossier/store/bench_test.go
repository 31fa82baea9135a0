package store

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"dossierpme/dossier"
	"dossierpme/dossier/shelf"
)

// bigDossier has the size of a filled-in one: some 60 kB.
func bigDossier(b *testing.B, c *dossier.Call) *dossier.Dossier {
	b.Helper()
	d := testDossier(c)
	d.Set("project.summary", dossier.Text(strings.Repeat("Le projet remplace trois tours. ", 240)))
	rows := dossier.Rows{}
	for i := range 400 {
		rows = append(rows, dossier.Row{ID: fmt.Sprintf("m%d", i), Cells: map[string]dossier.Value{
			"name": dossier.Text("Centre d’usinage à cinq axes"), "unit_price": dossier.Money{Decimal: dossier.Cents(41200000)},
		}})
	}
	d.Set("machines", rows)
	return d
}

// BenchmarkSave measures a save of a changed dossier, and the disk's own part:
// the same bytes written over a file and synced. Both run in turn, because a
// disk is not the same from one second to the next.
func BenchmarkSave(b *testing.B) {
	dir := b.TempDir()
	db, err := Open(dir, Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer db.Close()
	c := testCall(b)
	id, err := db.Create(c, bigDossier(b, c), shelf.Summary{}, shelf.Event{})
	if err != nil {
		b.Fatal(err)
	}
	d, _, err := db.Get(id)
	if err != nil {
		b.Fatal(err)
	}
	f, err := os.Create(filepath.Join(dir, "plain"))
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	content := d.Encode()
	var plain, save time.Duration
	n := 0
	for b.Loop() {
		n++
		d.Set("project.count", dossier.Integer(n))
		began := time.Now()
		if _, err := db.Save(d, shelf.Summary{Percent: n % 100}); err != nil {
			b.Fatal(err)
		}
		middle := time.Now()
		save += middle.Sub(began)
		if _, err := f.WriteAt(content, 0); err != nil {
			b.Fatal(err)
		}
		if err := f.Sync(); err != nil {
			b.Fatal(err)
		}
		plain += time.Since(middle)
	}
	ms := func(d time.Duration) float64 { return d.Seconds() * 1000 / float64(n) }
	b.ReportMetric(ms(save), "ms/save")
	b.ReportMetric(ms(plain), "ms/plain-write+fsync")
	b.ReportMetric(float64(save)/float64(plain), "ratio")
	b.ReportMetric(float64(len(content))/1000, "kB")
}

// BenchmarkSaveCPU is what a save costs without the disk's sync.
func BenchmarkSaveCPU(b *testing.B) {
	db, id := library(b, 1)
	db.bolt.NoSync = true
	d, _, err := db.Get(id)
	if err != nil {
		b.Fatal(err)
	}
	n := 0
	for b.Loop() {
		n++
		d.Set("project.count", dossier.Integer(n))
		if _, err := db.Save(d, shelf.Summary{}); err != nil {
			b.Fatal(err)
		}
	}
}

func library(b *testing.B, n int) (*DB, string) {
	b.Helper()
	db, err := Open(b.TempDir(), Options{})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = db.Close() })
	db.bolt.NoSync = true
	c := testCall(b)
	id := ""
	for range n {
		if id, err = db.Create(c, bigDossier(b, c), testSummary(), shelf.Event{}); err != nil {
			b.Fatal(err)
		}
	}
	db.bolt.NoSync = false
	return db, id
}

func BenchmarkListOf200(b *testing.B) {
	db, _ := library(b, 200)
	for b.Loop() {
		if l, err := db.List(); err != nil || len(l) != 200 {
			b.Fatal(len(l), err)
		}
	}
}

func BenchmarkOpenOf200(b *testing.B) {
	db, _ := library(b, 200)
	dir := db.Dir()
	if err := db.Close(); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		db, err := Open(dir, Options{Backups: -1})
		if err != nil {
			b.Fatal(err)
		}
		if err := db.Close(); err != nil {
			b.Fatal(err)
		}
	}
}
