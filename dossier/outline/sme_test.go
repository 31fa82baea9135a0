package outline_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"dossierpme/dossier"
	"dossierpme/dossier/figures"
	"dossierpme/dossier/outline"
)

type group = []map[string]any

func firm(id, percent, staff, turnover, balance string, more ...map[string]any) map[string]any {
	r := map[string]any{
		"id": id, "name": "Société " + id, "kind": "company", "country": "France", "direction": "upstream", "capital": percent, "votes": percent,
		"control": false, "investor": "none", "consolidated": false, "headcount": staff, "turnover": turnover, "balance": balance,
		"headcount_prev": staff, "turnover_prev": turnover, "balance_prev": balance,
	}
	for _, m := range more {
		maps.Copy(r, m)
	}
	return r
}

func by(id string) map[string]any { return map[string]any{"through": id} }

// sized is an example with another size and group.
func sized(tb testing.TB, staff, amount string, rows group, more map[string]any) *dossier.View {
	tb.Helper()
	v := example(tb, "ferroviaire-somme")
	var file map[string]any
	if err := json.Unmarshal(v.Dossier.Encode(), &file); err != nil {
		tb.Fatal(err)
	}
	a := file["answers"].(map[string]any)
	maps.Copy(a, map[string]any{"size.headcount": staff, "size.turnover": amount, "size.balance": amount, "size.headcount_prev": staff, "size.turnover_prev": amount, "size.balance_prev": amount})
	a["size.in_group"], a["group"] = rows != nil, rows
	if rows == nil {
		delete(a, "group")
	}
	maps.Copy(a, more)
	raw, err := json.Marshal(file)
	if err != nil {
		tb.Fatal(err)
	}
	d, _, err := dossier.Read(raw, func(string) *dossier.Call { return v.Call })
	if err != nil {
		tb.Fatal(err)
	}
	return dossier.NewView(v.Call, d, v.Env)
}

// sme is what a declaration of size says.
type sme struct {
	tables map[string][]outline.Table // by the beginning of the caption
	ticked []string
	titles []string
	signed int
	tree   outline.FirmTree
}

func declared(tb testing.TB, v *dossier.View) (sme, figures.Figure) {
	tb.Helper()
	all := figures.All(v, law(tb))
	doc := outline.Build(v, outline.Input{Figures: all, Words: words(tb)})
	out := sme{tables: map[string][]outline.Table{}}
	for _, b := range doc.Blocks {
		s, ok := b.(outline.Sheet)
		if !ok || s.ID != outline.SheetID("sme_declaration") {
			continue
		}
		walk(s.Blocks, func(b outline.Block) {
			switch b := b.(type) {
			case outline.Table:
				key, _, _ := strings.Cut(b.Caption, " ")
				key, _, _ = strings.Cut(key, "\u00a0")
				if strings.HasPrefix(b.Caption, "Case") {
					key, _, _ = strings.Cut(b.Caption, "\u00a0:")
					key, _, _ = strings.Cut(key, " (**")
				}
				out.tables[key] = append(out.tables[key], b)
			case outline.Boxes:
				for _, it := range b.Items {
					if it.Ticked {
						out.ticked = append(out.ticked, it.Text)
					}
				}
			case outline.Heading:
				out.titles = append(out.titles, b.Title)
			case outline.Signature:
				out.signed++
			case outline.FirmTree:
				out.tree = b
			}
		})
	}
	return out, all["figure.size"]
}

// value reads a printed number; amounts are in thousands.
func value(tb testing.TB, c outline.Cell) dossier.Decimal {
	tb.Helper()
	s := strings.Map(func(r rune) rune {
		switch r {
		case '\u202f', '\u00a0':
			return -1
		case ',':
			return '.'
		}
		return r
	}, c.Text.S)
	d, ok := dossier.ParseDecimal(s)
	if !ok {
		tb.Fatalf("%q is no number", c.Text.S)
	}
	return d
}

func column(tb testing.TB, rows []outline.Row, q int) (sum dossier.Decimal) {
	tb.Helper()
	for _, r := range rows {
		sum = sum.Add(value(tb, r.Cells[len(r.Cells)-3+q]))
	}
	return sum
}

func has(list []string, start string) bool {
	return slices.ContainsFunc(list, func(s string) bool { return strings.HasPrefix(s, start) })
}

func deep(n int) group {
	rows := group{firm("c00", "60", "1", "100000.00", "100000.00")}
	for i := 1; i < n; i++ {
		rows = append(rows, firm(fmt.Sprintf("c%02d", i), "60", "1", "100000.00", "100000.00", by(fmt.Sprintf("c%02d", i-1))))
	}
	return rows
}

// TestADeclarationOfSizeAddsUp: in every table, and to what figure.size says.
func TestADeclarationOfSizeAddsUp(t *testing.T) {
	down, inside := map[string]any{"direction": "downstream"}, map[string]any{"consolidated": true}
	one := "1000000.00"
	for _, tc := range []struct {
		name   string
		v      *dossier.View
		kinds  []string // of the boxes that are ticked
		sheets [2]int   // of partners, of linked firms
	}{
		{"alone", sized(t, "40", "9000000.00", nil, nil), []string{"Entreprise autonome"}, [2]int{}},
		{
			"partners downstream and upstream", sized(t, "20", "3000000.00", group{firm("b", "25", "100", "20000000.00", "15000000.00"), firm("c", "33", "60", "12000000.00", "10000000.00", down), firm("d", "49", "30", "4000000.00", "3000000.00", down)}, nil),
			[]string{"Entreprise partenaire"},
			[2]int{3, 0},
		},
		{
			"linked, its subsidiary and its partner", sized(t, "10", one, group{firm("e", "60", "5", one, one), firm("f", "80", "20", "5000000.00", "4000000.00", by("e")), firm("g", "30", "100", "10000000.00", "10000000.00", by("e"))}, nil),
			[]string{"Entreprise partenaire", "Entreprise liée"},
			[2]int{1, 2},
		},
		{"a partner and its subsidiary", sized(t, "10", one, group{firm("p", "30", "40", "4000000.00", "4000000.00"), firm("q", "100", "60", "6000000.00", "6000000.00", by("p"))}, nil), []string{"Entreprise partenaire"}, [2]int{1, 0}},
		{"an exempt investor", sized(t, "20", one, group{firm("vc", "40", "500", one, one, map[string]any{"investor": "venture_capital"})}, nil), []string{"Entreprise autonome"}, [2]int{}},
		{"firms linked to each other", sized(t, "10", one, group{firm("h", "30", "100", "10000000.00", one), firm("k", "100", "50", one, one, by("h"))}, nil), []string{"Entreprise partenaire"}, [2]int{1, 0}},
		{"half without control", sized(t, "10", one, group{firm("b", "50", "60", "8000000.00", one)}, nil), []string{"Entreprise partenaire"}, [2]int{1, 0}},
		{"a person alone", sized(t, "10", one, group{{"id": "p", "name": "Madame P", "kind": "person", "country": "France", "direction": "upstream", "capital": "60", "votes": "60", "control": false}}, nil), []string{"Entreprise autonome"}, [2]int{}},
		{"consolidated", sized(t, "10", one, group{firm("m", "60", "500", one, one, inside, down), firm("s", "60", "20", one, one, by("m"))}, nil), []string{"Entreprise liée"}, [2]int{0, 1}},
		{"holding each other", sized(t, "10", one, group{firm("u", "30", "100", one, one, map[string]any{"siren": "732829320"}), firm("w", "40", "100", one, one, map[string]any{"siren": "732829320"}, down)}, nil), []string{"Entreprise partenaire"}, [2]int{1, 0}},
		{"amounts that do not divide", sized(t, "10.33", "1234567.89", group{firm("x", "33.33", "7.77", "999999.99", "0.01"), firm("y", "33.33", "7.77", "777777.77", "333333.33"), firm("z", "25.01", "1", "0.05", "0.03", by("y"))}, nil), []string{"Entreprise partenaire"}, [2]int{2, 0}},
		{"sixty deep", sized(t, "10", one, deep(60), nil), []string{"Entreprise liée"}, [2]int{0, 60}},
		{"the example on rails", example(t, "ferroviaire-somme"), []string{"Entreprise partenaire", "Entreprise liée"}, [2]int{1, 1}},
		{"the example on food", example(t, "conserverie-aisne"), []string{"Entreprise autonome"}, [2]int{}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got, fig := declared(t, tc.v)
			for _, kind := range []string{"Entreprise autonome", "Entreprise partenaire", "Entreprise liée"} {
				if slices.Contains(got.ticked, kind) != slices.Contains(tc.kinds, kind) {
					t.Errorf("%q ticked: %t", kind, slices.Contains(got.ticked, kind))
				}
			}
			partners, links := 0, 0
			for _, s := range got.titles {
				if strings.HasPrefix(s, "Fiche de partenariat") {
					partners++
				}
				if strings.HasPrefix(s, "Fiche de liaison") {
					links++
				}
			}
			if partners != tc.sheets[0] || links != tc.sheets[1] {
				t.Errorf("%d sheets of partners and %d of links, want %v", partners, links, tc.sheets)
			}
			if got.signed != 1 {
				t.Errorf("signed %d times", got.signed)
			}
			data := got.tables[""][0].Rows
			for q, key := range []string{"headcount", "turnover", "balance"} {
				total, ok := fig.Number(key)
				if !ok {
					t.Fatalf("no %s", key)
				}
				printed := value(t, data[0].Cells[q+1])
				if q > 0 {
					printed, total = printed.Mul(dossier.Int(1000)), total.Round(0)
				}
				if printed.Cmp(total) != 0 {
					t.Errorf("%s: %s is declared, the size is %s", key, printed.String(), total.String())
				}
				for _, name := range []string{"Calcul", "Case A", "Case B(2)"} {
					for _, table := range got.tables[name] {
						if sum := column(t, table.Rows, q); sum.Cmp(column(t, table.Totals, q)) != 0 {
							t.Errorf("%s of %q does not add up", key, name)
						}
					}
				}
				if calc := got.tables["Calcul"]; len(calc) > 0 {
					if column(t, calc[0].Totals, q).Cmp(value(t, data[0].Cells[q+1])) != 0 {
						t.Errorf("%s: the calculation is not what is declared", key)
					}
					if a := got.tables["Case A"]; len(a) > 0 && column(t, a[0].Totals, q).Cmp(column(t, calc[0].Rows[1:2], q)) != 0 {
						t.Errorf("%s: box A is not line 2", key)
					}
					if b := got.tables["Case B(2)"]; len(b) > 0 && column(t, b[0].Totals, q).Cmp(column(t, calc[0].Rows[2:3], q)) != 0 {
						t.Errorf("%s: box B(2) is not line 3", key)
					}
				} else if len(tc.kinds) != 1 || tc.kinds[0] != "Entreprise autonome" {
					t.Error("no calculation")
				}
			}
		})
	}
}

// TestAnotherCategoryTheYearBeforeIsDeclaredToo: with yes ticked, and signed again.
func TestAnotherCategoryTheYearBeforeIsDeclaredToo(t *testing.T) {
	rows := group{firm("e", "60", "5", "1000000.00", "1000000.00"), firm("p", "30", "10", "1000000.00", "1000000.00")}
	got, fig := declared(t, sized(t, "60", "1000000.00", rows, map[string]any{"size.headcount_prev": "10"}))
	if fig.Code("category_last") == fig.Code("category_prev") || got.signed != 2 || !has(got.ticked, "Oui") || slices.Contains(got.ticked, "Non") {
		t.Fatalf("signed %d times, ticked %q", got.signed, got.ticked)
	}
	calc := got.tables["Calcul"]
	if len(calc) != 2 || column(t, calc[0].Totals, 0).String() != "68" || column(t, calc[1].Totals, 0).String() != "18" {
		t.Errorf("the two years: %v", calc)
	}
	got, _ = declared(t, sized(t, "60", "1000000.00", rows, nil))
	if got.signed != 1 || !slices.Contains(got.ticked, "Non") || has(got.ticked, "Oui") {
		t.Errorf("two years alike: signed %d times, ticked %q", got.signed, got.ticked)
	}
}

// TestTheChartOfAGroupHasEveryRowOnce, those of a circle too.
func TestTheChartOfAGroupHasEveryRowOnce(t *testing.T) {
	for name, rows := range map[string]group{
		"deep": deep(60), "a circle": {firm("a", "60", "1", "1.00", "1.00", by("b")), firm("b", "60", "1", "1.00", "1.00", by("a"))},
		"through nothing": {firm("a", "60", "1", "1.00", "1.00", by("gone"))},
	} {
		got, _ := declared(t, sized(t, "10", "1000000.00", rows, nil))
		if len(got.tree.Items) != len(rows)+1 {
			t.Errorf("%s: %d boxes for %d rows", name, len(got.tree.Items), len(rows))
		}
		for i, it := range got.tree.Items {
			if i > 0 && (it.Depth < 1 || it.Depth > got.tree.Items[i-1].Depth+1) {
				t.Errorf("%s: box %d hangs on nothing", name, i)
			}
		}
	}
}

// TestTheChartSaysWhatEachRowCountsFor: an enterprise that holds and is held counts
// once, an investor is left out by name, what is consolidated stands in other accounts.
func TestTheChartSaysWhatEachRowCountsFor(t *testing.T) {
	one := "1000000.00"
	down := map[string]any{"direction": "downstream"}
	got, _ := declared(t, sized(t, "10", one, group{
		firm("a", "30", "100", one, one, map[string]any{"siren": "732829320"}), firm("b", "40", "100", one, one, map[string]any{"siren": "732829320"}, down),
		firm("c", "45", "9", one, one, map[string]any{"investor": "university"}), firm("d", "20", "9", one, one),
		firm("e", "100", "9", one, one, down, map[string]any{"consolidated": true}), firm("f", "60", "9", one, one), firm("g", "35", "9", one, one, by("f")),
	}, nil))
	want := map[string]string{
		"Société a": "compte une seule fois, pour 40", "Société b": "compte une seule fois, pour 40", "Société c": "investisseur excepté", "Société d": "Ni liée ni partenaire · n’ajoute",
		"Société e": "déjà reprise par consolidation", "Société f": "Entreprise liée · compte pour 100", "Société g": "Entreprise partenaire · compte pour 35",
	}
	for _, it := range got.tree.Items {
		if w := want[it.Name]; !strings.Contains(it.Alt, w) {
			t.Errorf("%s: %q does not say %q", it.Name, it.Alt, w)
		}
		delete(want, it.Name)
	}
	if len(want) > 0 {
		t.Errorf("not drawn: %v", want)
	}
}

// TestAPartnerInsideTheAccountsHasNoSheet: its box is ticked and annex A says why it is
// empty.
func TestAPartnerInsideTheAccountsHasNoSheet(t *testing.T) {
	got, _ := declared(t, sized(t, "10", "1000000.00", group{firm("p", "30", "5", "1.00", "1.00", map[string]any{"consolidated": true})}, nil))
	a := got.tables["Case A"]
	if !slices.Contains(got.ticked, "Entreprise partenaire") || len(a) != 1 || len(a[0].Rows) != 0 || a[0].Empty.S == "" || has(got.titles, "Fiche") {
		t.Errorf("ticked %q, box A %v, titles %q", got.ticked, a, got.titles)
	}
}

// TestACompanyAloneHasNoAnnexes: nor a chart.
func TestACompanyAloneHasNoAnnexes(t *testing.T) {
	got, _ := declared(t, sized(t, "40", "9000000.00", nil, nil))
	if has(got.titles, "Annexe") || len(got.tree.Items) > 0 || !slices.Contains(got.titles, "Catégorie de l’entreprise") || len(got.tables) != 1 {
		t.Errorf("titles %q, %d tables", got.titles, len(got.tables))
	}
}
