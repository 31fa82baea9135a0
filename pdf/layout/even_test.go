package layout

import (
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	o "dossierpme/dossier/outline"
	"dossierpme/internal/sampledoc"
)

// What one column gains another gives: the table stays as wide, and no column becomes
// narrower than its longest word.
func TestWidthIsMovedAndNotMade(t *testing.T) {
	b := newBuilder(sampledoc.Typeface(t), o.Words{})
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 4).Draw(t, "columns")
		table := o.Table{Columns: make([]o.Column, n)}
		for range rapid.IntRange(1, 6).Draw(t, "rows") {
			var r o.Row
			for range n {
				r.Cells = append(r.Cells, o.Cell{Text: o.T(strings.Repeat("mot ", rapid.IntRange(0, 40).Draw(t, "words")))})
			}
			table.Rows = append(table.Rows, r)
		}
		widths, least := make([]float64, n), make([]float64, n)
		for c := range widths {
			widths[c], least[c] = 90, 30
		}
		b.evenOut(table, newGrid(table.Columns, 0), widths, least)
		sum := 0.0
		for c, w := range widths {
			if sum += w; w < least[c] {
				t.Fatalf("column %d is %.0f wide, its longest word %.0f", c, w, least[c])
			}
		}
		if math.Abs(sum-90*float64(n)) > 0.01 {
			t.Fatalf("%v are %.1f wide", widths, sum)
		}
	})
}

// A long name beside short words is given their room: its row takes fewer lines.
func TestALongNameIsGivenTheRoomOfShortWords(t *testing.T) {
	b := newBuilder(sampledoc.Typeface(t), o.Words{})
	table := o.Table{Columns: make([]o.Column, 3), Rows: []o.Row{sampledoc.Row(strings.Repeat("Éclairage de l’atelier ", 3), "Gaz naturel", "Facture")}}
	g, widths := newGrid(table.Columns, 0), []float64{120, 120, 120}
	lines := func() int { return len(b.cellLines(table.Rows[0].Cells[0], g.cell, widths[0])) }
	before := lines()
	b.evenOut(table, g, widths, []float64{60, 60, 60})
	if after := lines(); after >= before || widths[1] >= 120 {
		t.Errorf("%d lines, then %d with %v", before, after, widths)
	}
}
