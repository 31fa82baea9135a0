package layout

import (
	"fmt"
	"strings"
	"testing"

	o "dossierpme/dossier/outline"
	"dossierpme/internal/sampledoc"
)

// machine is a sheet with some short answers, a text of so many lines and so many offers.
func machine(name string, lines, offered int) o.Group {
	var pairs []o.Pair
	for i := range 11 {
		pairs = append(pairs, o.Pair{Label: fmt.Sprintf("Mesure %d", i), Value: o.T("31/03/2027")})
	}
	pairs = append(pairs, o.Pair{Label: "Modèle", Value: o.T("Modèle fictif UX5-800, palettiseur")}, o.Pair{Label: "Fonction", Value: o.T(strings.Repeat("Une ligne du texte.\n", lines))})
	offers := o.Table{Tight: true, Columns: []o.Column{{Head: "Offres"}, {Head: "Prix", Align: o.Right, Whole: true}}}
	for range offered {
		offers.Rows = append(offers.Rows, o.Row{Cells: []o.Cell{{Text: o.T("Fournisseur")}, {Text: o.T("12,00")}}})
	}
	out := o.Group{Name: name, Blocks: []o.Block{
		o.Heading{Level: 3, Title: name, Note: "Robot · Neuf", Ruled: true, Amount: o.T("12,00 €")}, o.Pairs{Sheet: true, Rows: pairs},
	}}
	if offered > 0 {
		out.Blocks = append(out.Blocks, offers)
	}
	return out
}

// sectionsOf gives the pages on which each section of the tree says something.
func sectionsOf(l *Document) map[int]map[int]bool {
	out := map[int]map[int]bool{}
	for i, p := range l.Pages {
		for _, op := range p.Ops {
			for e := op.Elem; e > Artifact; e = l.Elements[e].Parent {
				if l.Elements[e].Role != RoleSection {
					continue
				}
				if out[e] == nil {
					out[e] = map[int]bool{}
				}
				out[e][i] = true
			}
		}
	}
	return out
}

func TestASheetThatFitsOnAPageIsNeverCut(t *testing.T) {
	for before := range 55 {
		doc := &o.Document{Words: sampledoc.Sample(1).Words, Blocks: []o.Block{o.Prose{Text: o.T(strings.Repeat("ligne\n", before+1))}}}
		for n := range 8 {
			doc.Blocks = append(doc.Blocks, machine(fmt.Sprintf("%d. Machine", n), 1+2*n, 3))
		}
		l := Compose(doc, Options{Type: sampledoc.Typeface(t)})
		sections := sectionsOf(l)
		if len(sections) != 8 {
			t.Fatalf("%d sections for 8 sheets", len(sections))
		}
		for e, pages := range sections {
			if len(pages) != 1 {
				t.Fatalf("%d lines before: the sheet %d stands on %d pages", before, e, len(pages))
			}
		}
	}
}

func TestFourSheetsStandOnAPage(t *testing.T) {
	doc := &o.Document{Words: sampledoc.Sample(1).Words}
	for n := range 20 {
		doc.Blocks = append(doc.Blocks, machine(fmt.Sprintf("%d. Machine", n), 3, 0))
	}
	if l := Compose(doc, Options{Type: sampledoc.Typeface(t)}); len(l.Pages) > 1+20/4 {
		t.Errorf("20 sheets take %d pages with the cover", len(l.Pages))
	}
}

func TestASheetLongerThanAPageSaysItsNameOverleaf(t *testing.T) {
	words := sampledoc.Sample(1).Words
	for _, lines := range []int{60, 100, 200} {
		l := Compose(&o.Document{Words: words, Blocks: []o.Block{machine("7. Ligne complète", lines, 3), o.Prose{Text: o.T("Après.")}}}, Options{Type: sampledoc.Typeface(t)})
		for i, p := range l.Pages[2:] {
			said := false
			for _, op := range p.Ops {
				said = said || op.Elem == Artifact && op.Text == "7. Ligne complète "+words.Continued
			}
			if !said {
				t.Errorf("%d lines: page %d does not say whose it is", lines, i+3)
			}
		}
		if len(l.Pages) < 3 {
			t.Errorf("%d lines stand on one page", lines)
		}
	}
}

func TestANameOfOneWordIsCutOverleaf(t *testing.T) {
	tf := sampledoc.Typeface(t)
	l := Compose(&o.Document{Words: sampledoc.Sample(1).Words, Blocks: []o.Block{machine(strings.Repeat("m", 300), 100, 1)}}, Options{Type: tf})
	for _, wrong := range inside(l, tf) {
		t.Error(wrong)
	}
}

// Short pairs fill the lines of a sheet in any order, and are read in theirs.
func TestPairsOfASheetAreReadInOrder(t *testing.T) {
	wide, narrow := "Un modèle qui prend deux colonnes", "Oui"
	var rows []o.Pair
	for i, v := range []string{narrow, narrow, narrow, wide, narrow, strings.Repeat(wide, 5), wide, narrow} {
		rows = append(rows, o.Pair{Label: fmt.Sprintf("L%d", i), Value: o.T(v)})
	}
	l := Compose(&o.Document{NoCover: true, Blocks: []o.Block{o.Pairs{Sheet: true, Rows: rows}}}, Options{Type: sampledoc.Typeface(t)})
	var labels []string
	ends := map[float64]float64{} // by line, where its last text begins
	for _, op := range Reading(l.Pages[0].Ops) {
		if l.Elements[op.Elem].Role == RoleLabel {
			labels = append(labels, strings.TrimRight(op.Text, ". "))
			ends[op.Y] = max(ends[op.Y], op.X)
		}
	}
	if got := strings.Join(labels, " "); got != "L0 L1 L2 L3 L4 L5 L6 L7" {
		t.Errorf("read as %s", got)
	}
	if len(ends) != 4 { // four and four half columns, one left over, and the long one
		t.Errorf("set on %d lines", len(ends))
	}
}
