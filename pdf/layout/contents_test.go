package layout

import (
	"fmt"
	"testing"

	o "dossierpme/dossier/outline"
	"dossierpme/internal/sampledoc"
)

// Where a line too many would go overleaf alone, all move closer; a long list
// takes two pages at its usual distance.
func TestTheContentsTurnThePageOnlyForMoreThanAFewLines(t *testing.T) {
	pages := func(chapters int) int {
		doc := &o.Document{Title: "Projet", Cover: o.Cover{Title: "Projet"}, Blocks: []o.Block{o.Contents{ID: "contents", Title: "Sommaire"}}}
		for i := range chapters {
			doc.Blocks = append(doc.Blocks, o.Chapter{ID: o.ID(fmt.Sprint("c", i)), Phase: fmt.Sprint("Phase ", i/4), Title: fmt.Sprint("Chapitre ", i), NewPage: i == 0})
		}
		l := Compose(doc, Options{Type: sampledoc.Typeface(t)})
		return l.Places["c0"].Page - l.Places["contents"].Page
	}
	last := 0
	for n := 4; n <= 60; n++ {
		got := pages(n)
		if got < last {
			t.Errorf("%d lines take %d pages, one less takes %d", n, got, last)
		}
		last = got
	}
	if a, b := pages(31), pages(60); a != 1 || b < 2 {
		t.Errorf("31 lines take %d pages and 60 take %d", a, b)
	}
}
