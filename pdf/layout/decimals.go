package layout

import (
	"strings"
	"unicode"

	"dossierpme/dossier/outline"
	"dossierpme/pdf/font"
)

// mark is where the decimal marks of a column stand: so far from its right edge.
type mark struct {
	on    bool
	unit  string  // what all of its numbers end with
	after float64 // the widest of what follows the whole part
}

// marks looks for the columns of figures that have decimals of different lengths.
func (b *builder) marks(t outline.Table, g grid) []mark {
	out := make([]mark, len(t.Columns))
	bold := g.cell
	bold.Face = font.Semibold
	for c, col := range t.Columns {
		if col.Align != outline.Right || !col.Whole {
			continue
		}
		m, first := mark{on: true}, true
		each := func(rows []outline.Row, st style) {
			for _, r := range rows {
				if c >= len(r.Cells) {
					continue
				}
				text := b.clean(r.Cells[c].Text.S)
				tail, unit, ok := digits(text)
				if !ok {
					continue // a word, or nothing
				}
				if first {
					m.unit, first = unit, false
				}
				m.on = m.on && unit == m.unit
				m.after = max(m.after, b.width(tail, st.with(r.Cells[c].Text)))
			}
		}
		each(t.Rows, g.cell)
		each(t.Totals, bold)
		if m.on && !first {
			out[c] = m
		}
	}
	return out
}

// mark is that of a column; none on a form to fill in by hand.
func (g grid) mark(c int) mark {
	if c < len(g.marks) {
		return g.marks[c]
	}
	return mark{}
}

// beyond is how far a figure has to stand from the edge of its column for its mark to
// stand under the others.
func (b *builder) beyond(m mark, text string, st style) float64 {
	tail, _, ok := digits(text)
	if !m.on || !ok {
		return 0
	}
	return max(m.after-b.width(tail, st), 0)
}

// digits parts a figure from what follows its whole part, the mark and the unit: of
// « −1 234,5 kWh » they are « ,5 kWh » and « kWh ». Dates, codes and words are none.
func digits(s string) (tail, unit string, ok bool) {
	const blanks = " \u00a0\u202f"
	end := 0
	for i, r := range s {
		if unicode.IsDigit(r) {
			end, ok = i+1, true
			continue
		}
		if !strings.ContainsRune(blanks, r) && (ok || !strings.ContainsRune("+-−≈", r)) {
			break
		}
	}
	tail = s[end:]
	unit = strings.TrimLeft(strings.TrimPrefix(tail, ","), "0123456789")
	unit = strings.Trim(unit, blanks)
	return tail, unit, ok && !strings.ContainsFunc(unit, unicode.IsDigit)
}
