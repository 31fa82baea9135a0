package layout

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	o "dossierpme/dossier/outline"
	"dossierpme/internal/sampledoc"
)

// Words of narrow parts stand under their bar inside the column, and neither touch each
// other nor the line that leads to another part.
func TestWordsOfNarrowPartsAreClear(t *testing.T) {
	b := newBuilder(sampledoc.Typeface(t), o.Words{})
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, mostCallouts).Draw(t, "parts")
		of, x := make([]callout, n), left
		for i := range of {
			x += rapid.Float64Range(1, column/float64(n)).Draw(t, "width")
			of[i] = callout{x: min(x, right-0.4), text: strings.Repeat("a", rapid.IntRange(1, 30).Draw(t, "letters"))}
		}
		rows, ok := b.placeCallouts(of)
		if !ok {
			fits := true // all words on one side of their lines can always be arranged
			for _, c := range of {
				fits = fits && c.x-5-c.w >= left
			}
			if fits {
				t.Fatalf("no place for %+v", of)
			}
			return
		}
		for i, a := range of {
			if a.row >= rows || a.at < left || a.at+a.w > right+0.01 {
				t.Fatalf("%+v of %d rows", a, rows)
			}
			for j, c := range of {
				if i == j {
					continue
				}
				if a.row == c.row && a.at < c.at+c.w && c.at < a.at+a.w {
					t.Fatalf("%+v touches %+v", a, c)
				}
				if c.row > a.row && c.x > a.at && c.x < a.at+a.w {
					t.Fatalf("the line to %+v crosses %+v", c, a)
				}
			}
		}
	})
}

// Every part of a stacked bar has its name on paper, in it or beside it.
func TestEveryPartOfABarSaysItsName(t *testing.T) {
	bar := o.Bar{Label: "Dépenses", Total: "100"}
	for i, amount := range []float64{70, 12, 9, 5, 3, 1} {
		bar.Parts = append(bar.Parts, o.Part{Label: fmt.Sprintf("Catégorie %d", i), Value: "1", Amount: amount})
	}
	l := Compose(&o.Document{NoCover: true, Blocks: []o.Block{o.Bars{Alt: "a", Items: []o.Bar{bar}}}}, Options{Type: sampledoc.Typeface(t)})
	said := map[string]int{}
	for _, op := range l.Pages[0].Ops {
		said[op.Text]++
	}
	for i := range bar.Parts {
		if said[fmt.Sprintf("Catégorie %d 1", i)] != 1 {
			t.Errorf("part %d is named %d times: %v", i, said[fmt.Sprintf("Catégorie %d 1", i)], said)
		}
	}
}

// Neighbours in a bar differ in grey, and white words can be read on each of them.
func TestBarsPartInGrey(t *testing.T) {
	grey := func(c RGB) float64 { return 0.299*float64(c[0]) + 0.587*float64(c[1]) + 0.114*float64(c[2]) }
	for i, c := range barColours {
		next := barColours[(i+1)%len(barColours)]
		if d := grey(c) - grey(next); d > -30 && d < 30 {
			t.Errorf("%v and %v are nearly the same grey", c, next)
		}
		if grey(c) > 118 {
			t.Errorf("white words do not hold on %v", c)
		}
	}
}
