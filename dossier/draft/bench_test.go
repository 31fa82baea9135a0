package draft

import (
	"fmt"
	"testing"

	"dossierpme/dossier"
)

// BenchmarkKeyPress is one letter typed into a dossier of 300 fields, two of
// which are tables of thirty rows: the new snapshot, all problems, the score.
func BenchmarkKeyPress(b *testing.B) {
	c := &dossier.Call{ID: "essai", Title: "Essai"}
	id := func(s, f int) dossier.FieldID { return dossier.FieldID(fmt.Sprintf("s%d.f%d", s, f)) }
	for s := range 20 {
		sec := dossier.Section{ID: fmt.Sprintf("s%d", s)}
		for f := range 15 {
			field := dossier.Field{ID: id(s, f), Label: "Champ", Minutes: 1, Kind: []dossier.Kind{dossier.KindProse, dossier.KindMoney, dossier.KindDate}[f%3]}
			if f%3 == 0 {
				field.Max = "2000"
			}
			if f > 5 {
				field.When = dossier.When(dossier.Condition{Field: id(s, f-5), Filled: true})
			}
			sec.Fields = append(sec.Fields, field)
		}
		if s < 2 {
			t := &sec.Fields[14]
			t.Kind, t.When = dossier.KindRows, nil
			for col := range 10 {
				t.Columns = append(t.Columns, dossier.Field{ID: dossier.FieldID(fmt.Sprintf("c%d", col)), Kind: dossier.KindText, Label: "Colonne", Minutes: 1})
			}
		}
		c.Sections = append(c.Sections, sec)
	}
	if err := c.Prepare(); err != nil {
		b.Fatal(err)
	}
	d := dossier.New(c)
	for s := range 20 {
		for f := range 15 {
			switch f % 3 {
			case 0:
				d.Set(id(s, f), dossier.Text("Une réponse de longueur moyenne, comme on en écrit dans un dossier."))
			case 1:
				d.Set(id(s, f), dossier.Money{Decimal: dossier.Cents(123456)})
			case 2:
				d.Set(id(s, f), dossier.MustDate("2026-11-12"))
			}
		}
		if s < 2 {
			rows := dossier.Rows{}
			for r := range 30 {
				row := dossier.Row{ID: fmt.Sprintf("r%d", r), Cells: map[string]dossier.Value{}}
				for col := range 9 { // one is missing
					row.Cells[fmt.Sprintf("c%d", col)] = dossier.Text("Cellule")
				}
				rows = append(rows, row)
			}
			d.Set(id(s, 14), rows)
		}
	}
	s := New(c, d, dossier.Env{Today: dossier.MustDate("2026-11-23")}, Options{})
	for name, key := range map[string]func(n int){
		"field": func(n int) { s.Set(id(7, 3), dossier.Text(fmt.Sprint("Une réponse ", n))) },
		"cell":  func(n int) { s.SetCell(id(0, 14), "r12", "c3", dossier.Text(fmt.Sprint("Cellule ", n))) },
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			n := 0
			for b.Loop() {
				n++
				key(n)
				if len(s.Problems()) < 60 || s.Score().Percent == 100 {
					b.Fatal("the problems are not there")
				}
			}
		})
	}
}
