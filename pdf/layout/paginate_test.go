package layout

import (
	"fmt"
	"strings"
	"testing"

	o "dossierpme/dossier/outline"
	"dossierpme/internal/sampledoc"
)

// TestNoPageBeforeAForcedOneHoldsAFewLines: of any length, of text and of a table.
func TestNoPageBeforeAForcedOneHoldsAFewLines(t *testing.T) {
	tf := sampledoc.Typeface(t)
	rows := func(n int) o.Block {
		x := o.Table{Columns: []o.Column{{Head: "N°"}, {Head: "Pièce"}}}
		for i := range n {
			x.Rows = append(x.Rows, sampledoc.Row(fmt.Sprint(i), "Devis"))
		}
		return x
	}
	for n := 1; n < 130; n++ {
		for name, body := range map[string]o.Block{"lines": o.Prose{Text: o.T(strings.Repeat("Une ligne.\n", n))}, "rows": rows(n)} {
			l := Compose(&o.Document{NoCover: true, Blocks: []o.Block{
				o.Chapter{Title: "Pièces"}, body, o.Chapter{Title: "Lettre", NewPage: true}, o.Prose{Text: o.T("Fin.")},
			}}, Options{Type: tf})
			said := 0
			for i, p := range l.Pages[:len(l.Pages)-1] {
				low := 0.0
				for _, op := range p.Ops {
					if op.Kind == OpText && op.Y < footRule {
						low = max(low, op.Y)
					}
					if op.Text == "Une ligne." || op.Text == "Devis" {
						said++
					}
				}
				if i > 0 && low < top+worthAPage-20 {
					t.Errorf("%d %s: page %d ends at %.0f", n, name, i+1, low)
				}
			}
			if said != n {
				t.Fatalf("%d %s: %d are printed before the forced page", n, name, said)
			}
		}
	}
}

// A chart is never without its heading: above it, or said again where it goes overleaf.
func TestAChartIsNeverWithoutItsHeading(t *testing.T) {
	words := sampledoc.Sample(1).Words
	items := make([]o.Length, 12)
	for i := range items {
		items[i] = o.Length{Label: fmt.Sprintf("Poste %d", i), Value: "1", Amount: 1}
	}
	pairs := make([]o.Pair, 8)
	for i := range pairs {
		pairs[i] = o.Pair{Label: "Nombre", Value: o.T("12")}
	}
	for n := range 55 {
		l := Compose(&o.Document{Words: words, NoCover: true, Blocks: []o.Block{
			o.Prose{Text: o.T(strings.Repeat("Une ligne.\n", n+1))},
			o.Group{Blocks: []o.Block{o.Heading{Level: 3, Title: "Emplois"}, o.Pairs{Rows: pairs}, o.Lengths{Alt: "a", Groups: []o.LengthGroup{{Title: "Par catégorie", Items: items}}}}},
		}}, Options{Type: sampledoc.Typeface(t)})
		for i, p := range l.Pages {
			heading, chart := false, 0
			for _, op := range p.Ops {
				heading = heading || op.Text == "Emplois" || op.Text == "Emplois "+words.Continued
				if strings.HasPrefix(op.Text, "Poste ") {
					chart++
				}
			}
			if chart > 0 && (!heading || chart != len(items)) {
				t.Errorf("%d lines before: page %d has %d bars, heading %v", n+1, i+1, chart, heading)
			}
		}
	}
}
