package layout

import (
	"strings"
	"testing"

	o "dossierpme/dossier/outline"
	"dossierpme/internal/sampledoc"
)

func TestOnePageTakesTheFirstVariantThatFits(t *testing.T) {
	chapter := o.Chapter{ID: "c", Title: "Synthèse", NewPage: true}
	variant := func(paragraphs int) []o.Block {
		blocks := []o.Block{chapter}
		for range paragraphs {
			blocks = append(blocks, o.Prose{Text: o.T(strings.Repeat("Un texte assez long pour tenir une ligne. ", 20))})
		}
		return blocks
	}
	alone := func(paragraphs int) float64 {
		b := newBuilder(sampledoc.Typeface(t), o.Words{})
		for _, x := range variant(paragraphs) {
			b.block(x)
		}
		return height(b.slabs)
	}
	if alone(20) <= bottom-top || alone(2) > bottom-top {
		t.Fatal("the variants prove nothing")
	}
	for _, tc := range []struct {
		name     string
		variants [][]o.Block
		want     float64
	}{
		{"the second, where the first runs over", [][]o.Block{variant(20), variant(2)}, alone(2)},
		{"the first, where it fits", [][]o.Block{variant(2), variant(1)}, alone(2)},
		{"the last, where none fits", [][]o.Block{variant(25), variant(20)}, alone(20)},
	} {
		b := newBuilder(sampledoc.Typeface(t), o.Words{})
		b.onePage(o.OnePage{Variants: tc.variants})
		if got := height(b.slabs); got != tc.want {
			t.Errorf("%s: %.0f points high, want %.0f", tc.name, got, tc.want)
		}
	}
}
