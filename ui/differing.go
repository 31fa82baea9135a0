package ui

import (
	"unicode"

	"dossierpme/ui/kit"
)

// mostCompared bounds the work of holding two texts against each other: the words of
// one times those of the other. Beyond it all that stands between what both begin and
// end with is marked.
const mostCompared = 4_000_000

// differing marks the words of two texts that the other one has not, in its order.
// Words that are marked in a row are one mark.
func differing(a, b string) (inA, inB []kit.Mark) {
	x, y := wordsOf(a), wordsOf(b)
	same := func(i, j int) bool { return a[x[i].From:x[i].To] == b[y[j].From:y[j].To] }
	first := 0
	for first < len(x) && first < len(y) && same(first, first) {
		first++
	}
	endX, endY := len(x), len(y)
	for endX > first && endY > first && same(endX-1, endY-1) {
		endX, endY = endX-1, endY-1
	}
	keptX, keptY := make([]bool, len(x)), make([]bool, len(y))
	for i := range x {
		keptX[i] = i < first || i >= endX
	}
	for j := range y {
		keptY[j] = j < first || j >= endY
	}
	if n, m := endX-first, endY-first; n > 0 && m > 0 && n*m <= mostCompared {
		// longest[i*(m+1)+j] is how many words of both follow i and j in one order.
		longest := make([]int32, (n+1)*(m+1))
		for i := n - 1; i >= 0; i-- {
			for j := m - 1; j >= 0; j-- {
				if same(first+i, first+j) {
					longest[i*(m+1)+j] = longest[(i+1)*(m+1)+j+1] + 1
				} else {
					longest[i*(m+1)+j] = max(longest[(i+1)*(m+1)+j], longest[i*(m+1)+j+1])
				}
			}
		}
		for i, j := 0, 0; i < n && j < m; {
			switch {
			case same(first+i, first+j):
				keptX[first+i], keptY[first+j] = true, true
				i, j = i+1, j+1
			case longest[(i+1)*(m+1)+j] >= longest[i*(m+1)+j+1]:
				i++
			default:
				j++
			}
		}
	}
	return marked(x, keptX), marked(y, keptY)
}

// wordsOf are the words of a text. What no-break spaces hold together is one, such as
// an amount.
func wordsOf(text string) []kit.Mark {
	var out []kit.Mark
	from := -1
	for i, r := range text {
		blank := unicode.IsSpace(r) && r != '\u00a0' && r != '\u202f'
		switch {
		case blank && from >= 0:
			out, from = append(out, kit.Mark{From: from, To: i}), -1
		case !blank && from < 0:
			from = i
		}
	}
	if from >= 0 {
		out = append(out, kit.Mark{From: from, To: len(text)})
	}
	return out
}

// marked joins the words that are not kept.
func marked(words []kit.Mark, kept []bool) []kit.Mark {
	var out []kit.Mark
	for i, w := range words {
		switch {
		case kept[i]:
		case i > 0 && !kept[i-1]:
			out[len(out)-1].To = w.To
		default:
			out = append(out, w)
		}
	}
	return out
}

// shifted are marks of a text that stands further on in another one.
func shifted(marks []kit.Mark, by int) []kit.Mark {
	out := make([]kit.Mark, len(marks))
	for i, m := range marks {
		out[i] = kit.Mark{From: m.From + by, To: m.To + by}
	}
	return out
}
