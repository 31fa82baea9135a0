package layout

import (
	"math"
	"strings"

	"dossierpme/dossier/outline"
)

// evenOut moves width from one column of texts to another as long as the rows take
// fewer lines for it: what counts is the highest cell of each. Lines are estimated, for
// the widths decide only how a row looks, never what it says.
func (b *builder) evenOut(t outline.Table, g grid, widths, least []float64) {
	const (
		most = 40   // rows that are looked at
		full = 0.92 // how much of a line words fill
	)
	var texts []int
	for c, col := range t.Columns {
		if !col.Whole {
			texts = append(texts, c)
		}
	}
	rows := t.Rows[:min(len(t.Rows), most)]
	long := make([][][2]float64, len(rows)) // by row and column, the widths of text and detail
	for i, r := range rows {
		long[i] = make([][2]float64, len(t.Columns))
		for _, c := range texts {
			if c < len(r.Cells) {
				long[i][c] = [2]float64{b.longest(r.Cells[c].Text, g.cell), b.width(b.clean(r.Cells[c].Detail), g.cell)}
			}
		}
	}
	lines := func(w, room float64) float64 {
		if w <= room {
			return min(math.Ceil(w), 1)
		}
		return max(math.Ceil(w/(room*full)), 2)
	}
	height := func() (sum float64) {
		for i := range long {
			high := 0.0
			for _, c := range texts {
				high = max(high, lines(long[i][c][0], widths[c])+lines(long[i][c][1], widths[c]))
			}
			sum += high
		}
		return sum
	}
	now := height()
	for _, step := range []float64{64, 48, 32, 16, 8, 4} {
		for range 6 {
			from, to, lowest := -1, -1, now
			for _, a := range texts {
				if widths[a]-step < least[a] {
					continue
				}
				for _, c := range texts {
					if a == c {
						continue
					}
					widths[a], widths[c] = widths[a]-step, widths[c]+step
					if h := height(); h < lowest {
						from, to, lowest = a, c, h
					}
					widths[a], widths[c] = widths[a]+step, widths[c]-step
				}
			}
			if from < 0 {
				break
			}
			widths[from], widths[to], now = widths[from]-step, widths[to]+step, lowest
		}
	}
}

// longest is the width of a text that is set in lines of its own.
func (b *builder) longest(t outline.Text, st style) float64 {
	w := 0.0
	for part := range strings.SplitSeq(b.clean(t.S), "\n") {
		w += b.width(part, st.with(t))
	}
	return w
}
