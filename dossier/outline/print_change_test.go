package outline_test

import (
	"slices"
	"strings"
	"testing"

	"dossierpme/dossier"
	"dossierpme/dossier/outline"
)

// cells writes the rows of a table, cells parted by bars, plain spaces for hard ones.
func cells(t outline.Table) []string {
	var out []string
	for _, r := range t.Rows {
		var row []string
		for _, c := range r.Cells {
			row = append(row, strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(c.Text.S))
		}
		out = append(out, strings.Join(row, " | "))
	}
	return out
}

// changed are the rows of all tables that compare today with after the project.
func changed(doc *outline.Document) []string {
	var out []string
	walk(doc.Blocks, func(b outline.Block) {
		if t, ok := b.(outline.Table); ok && slices.ContainsFunc(t.Columns, func(c outline.Column) bool { return c.Head == "Écart" || strings.HasPrefix(c.Head, "Écart, ") }) {
			out = append(out, cells(t)...)
		}
	})
	return out
}

func TestTodayAndAfterTheProjectStandBesideEachOther(t *testing.T) {
	rows := changed(build(t, example(t, "ferroviaire-somme")))
	for _, want := range []string{
		"Capacité par an | 36 000 | 42 000 | + 6 000",     // of a line
		"Taux de rebut, % | 3,4 | 1,8 | − 1,6",            // a share
		"Automatisation | Manuelle | Semi-automatique | ", // no number, no difference
		"Capacité par an | – | 21 000 | ",                 // of a new line, which has no today
		"Production par an | 31 500 | 52 500 | + 21 000",  // asked outside a table
		"1 | Lavage des pièces | Réseau | 420 | 180 | − 240 | Compteur",
		"2 | R32 | 675 | 0,4 | 0,3 | − 0,1",
	} {
		if !slices.Contains(rows, want) {
			t.Errorf("no row %q in\n%s", want, strings.Join(rows, "\n"))
		}
	}
}

// A pair of which one half is missing is printed as two answers, and says so.
func TestHalfAPairIsNoComparison(t *testing.T) {
	v := example(t, "ferroviaire-somme")
	d := v.Dossier.Copy()
	d.Set("environment.output_after", dossier.Text(""))
	d.Set("environment.output_after", nil)
	d.Set("lines", dossier.Rows{{ID: "l1", Cells: map[string]dossier.Value{"name": dossier.Text("Ligne"), "kind": dossier.Text("modernised"), "capacity_after": dossier.Number{Decimal: dossier.Int(12)}}}})
	doc := build(t, dossier.NewView(v.Call, d, v.Env))
	rows := changed(doc)
	if want := "Capacité par an | à compléter | 12 | "; !slices.Contains(rows, want) {
		t.Errorf("no row %q in\n%s", want, strings.Join(rows, "\n"))
	}
	if i := slices.IndexFunc(rows, func(s string) bool { return strings.HasPrefix(s, "Production par an | 31 500") }); i >= 0 {
		t.Errorf("half a pair is compared: %q", rows[i])
	}
	if dump := outline.Dump(doc); !strings.Contains(dump, "31\u202f500") && !strings.Contains(dump, `31\u202f500`) {
		t.Error("the half that is known is not printed")
	}
}

// Each machine has one sheet, under its name, with its amount and in a few words what it
// is; nothing that stands in those words is said again below.
func TestEachRowIsASheet(t *testing.T) {
	v := example(t, "ferroviaire-somme")
	var sheets []outline.Group
	var find func([]outline.Block)
	find = func(blocks []outline.Block) {
		for _, b := range blocks {
			if g, ok := b.(outline.Group); ok {
				if g.Name != "" {
					sheets = append(sheets, g)
				}
				find(g.Blocks)
			}
		}
	}
	find(build(t, v).Blocks)
	n := 0
	for _, s := range sheets {
		head := s.Blocks[0].(outline.Heading)
		if head.Title != s.Name || !head.Ruled {
			t.Errorf("the sheet %q begins with %+v", s.Name, head)
		}
		if !strings.Contains(s.Name, "Terminaux d’atelier") {
			continue
		}
		n++
		if got := strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(head.Amount.S); got != "17 200,00 €" {
			t.Errorf("%s costs %s, not what the line amounts to", s.Name, got)
		}
		if !strings.HasPrefix(head.Note, "Informatique industrielle") || !strings.HasSuffix(head.Note, "Neuf\u00a0· Achat") {
			t.Errorf("summed up as %q", head.Note)
		}
		for _, p := range s.Blocks[1].(outline.Pairs).Rows {
			if p.Value.S == "Neuf" || p.Value.S == "Achat" {
				t.Errorf("%s is said twice", p.Value.S)
			}
		}
	}
	if rows := len(v.Rows("machines")) + len(v.Rows("lines")); n != 1 || len(sheets) < rows {
		t.Errorf("%d sheets for %d rows, %d of the terminals", len(sheets), rows, n)
	}
}

// A quantity that rises where a gain was expected is called a rise where it stands.
func TestARiseIsCalledARise(t *testing.T) {
	v := example(t, "ferroviaire-somme")
	d := v.Dossier.Copy()
	water := slices.Clone(v.Rows("water"))
	cells := map[string]dossier.Value{}
	for k, val := range water[0].Cells {
		cells[k] = val
	}
	cells["after"] = dossier.Number{Decimal: dossier.Int(900)}
	water[0].Cells = cells
	d.Set("water", water)
	found := false
	walk(build(t, dossier.NewView(v.Call, d, v.Env)).Blocks, func(b outline.Block) {
		page, ok := b.(outline.OnePage)
		if !ok {
			return
		}
		for _, b := range page.Variants[0] {
			g, ok := b.(outline.Group)
			if !ok {
				continue
			}
			if table, ok := g.Blocks[len(g.Blocks)-1].(outline.Table); ok {
				for _, r := range table.Rows {
					last := r.Cells[len(r.Cells)-1].Text
					found = found || r.Cells[0].Text.S == "Eau" && strings.HasPrefix(last.S, "hausse de 370") && last.Tone == outline.Todo
				}
			}
		}
	})
	if !found {
		t.Error("the synthesis does not say that the water rises by 370 m³")
	}
}

// A number below zero is explained where it stands, not only where it is calculated.
func TestANegativeNumberIsExplainedWhereItStands(t *testing.T) {
	found := false
	walk(build(t, example(t, "conserverie-aisne")).Blocks, func(b outline.Block) {
		if pairs, ok := b.(outline.Pairs); ok {
			for _, p := range pairs.Rows {
				found = found || strings.HasPrefix(p.Value.S, "−545,6") && strings.HasPrefix(p.Note, "Négatif")
			}
		}
	})
	if !found {
		t.Error("less waste is recycled, and nothing says what that means")
	}
}

// A table may have a pair and a price that something multiplies: what the program puts
// beside the columns of the call moves neither a cell nor the total from under its head.
func TestATotalStandsUnderItsHeadBesideAPair(t *testing.T) {
	for _, paper := range [][]string{
		{"name", "power_before", "power_after", "unit_price"},
		{"name", "unit_price", "power_before", "power_after"},
		{"power_before", "unit_price", "power_after"},
	} {
		v := example(t, "ferroviaire-somme")
		f := v.Call.Field("machines")
		f.Columns = append(slices.Clone(f.Columns),
			dossier.Field{ID: "power_before", Kind: dossier.KindInteger, Label: "Avant"},
			dossier.Field{ID: "power_after", Kind: dossier.KindInteger, Label: "Après", Use: dossier.Use{Was: &dossier.Was{ID: "power_before", Label: "Puissance"}}})
		f.Paper = paper
		if err := v.Call.Prepare(); err != nil {
			t.Fatal(err)
		}
		d := v.Dossier.Copy()
		d.Set("machines", dossier.Rows{
			{ID: "m1", Cells: map[string]dossier.Value{"name": dossier.Text("Four"), "unit_price": dossier.Money{Decimal: dossier.Int(100)}, "quantity": dossier.Integer(3), "power_before": dossier.Integer(9), "power_after": dossier.Integer(7)}},
			{ID: "m2", Cells: map[string]dossier.Value{"name": dossier.Text("Étuve"), "unit_price": dossier.Money{Decimal: dossier.Int(10)}, "quantity": dossier.Integer(1), "power_before": dossier.Integer(1), "power_after": dossier.Integer(2)}},
		})
		found := false
		walk(build(t, dossier.NewView(v.Call, d, v.Env)).Blocks, func(b outline.Block) {
			table, ok := b.(outline.Table)
			if !ok || table.ID != "machines" {
				return
			}
			found = true
			at := func(head string) int {
				return slices.IndexFunc(table.Columns, func(c outline.Column) bool { return strings.HasPrefix(c.Head, head) })
			}
			line, gap := at("Montant"), at("Écart")
			if len(table.Totals) != 1 || line < 0 || gap < 0 {
				t.Fatalf("%v: %d totals, columns %+v", paper, len(table.Totals), table.Columns)
			}
			for _, r := range append(slices.Clone(table.Rows), table.Totals...) {
				if len(r.Cells) != len(table.Columns) {
					t.Errorf("%v: %d cells under %d heads", paper, len(r.Cells), len(table.Columns))
				}
			}
			if got := table.Totals[0].Cells[line].Text.S; got != "310,00" {
				t.Errorf("%v: the total under %q is %q", paper, table.Columns[line].Head, got)
			}
			if got := cells(table)[0]; !strings.Contains(got, "− 2") || !strings.Contains(got, "300,00") {
				t.Errorf("%v: %s", paper, got)
			}
		})
		if !found {
			t.Errorf("%v: no table of machines", paper)
		}
	}
}
