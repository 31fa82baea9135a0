package layout

import (
	"strings"
	"testing"

	o "dossierpme/dossier/outline"
	"dossierpme/internal/sampledoc"
)

func TestWhatFollowsTheDigitsOfAFigure(t *testing.T) {
	for s, want := range map[string][2]string{
		"1\u202f234,5\u00a0kWh": {",5\u00a0kWh", "kWh"}, "−\u00a01,30": {",30", ""}, "42": {"", ""}, "31,4\u00a0%": {",4\u00a0%", "%"}, "680\u00a0m³": {"\u00a0m³", "m³"},
	} {
		tail, unit, ok := digits(s)
		if !ok || tail != want[0] || unit != want[1] {
			t.Errorf("%q: %q, %q, %v", s, tail, unit, ok)
		}
	}
	for _, s := range []string{"", "–", "Manuelle", "12/11/2026", "T2 2027", "2021-2022", "de 3 à 4"} {
		if _, _, ok := digits(s); ok {
			t.Errorf("%q is taken for a figure", s)
		}
	}
}

// whereMarksStand gives the place of the decimal mark, or of the end of the whole part,
// of each cell of the last column.
func whereMarksStand(t *testing.T, cells ...string) []float64 {
	tf := sampledoc.Typeface(t)
	table := o.Table{Columns: []o.Column{{Head: "Mesure"}, {Head: "Valeur", Align: o.Right, Whole: true}}}
	for _, c := range cells {
		table.Rows = append(table.Rows, sampledoc.Row("mesure", c))
	}
	l := Compose(&o.Document{NoCover: true, Blocks: []o.Block{table}}, Options{Type: tf})
	var out []float64
	for _, op := range l.Pages[0].Ops {
		for _, c := range cells {
			if op.Kind == OpText && op.Text == c {
				tail, _, _ := digits(c)
				out = append(out, op.X+tf.Measure(strings.TrimSuffix(c, tail), op.Style.Face, op.Style.Size))
			}
		}
	}
	return out
}

func TestDecimalsStandUnderEachOther(t *testing.T) {
	at := whereMarksStand(t, "1,8", "0", "12,25", "1\u202f000")
	if len(at) != 4 {
		t.Fatalf("%d figures", len(at))
	}
	for _, x := range at {
		if d := x - at[0]; d > 0.01 || d < -0.01 {
			t.Errorf("marks stand at %v", at)
		}
	}
	// Of several units the ends stand under each other, not the marks.
	if at := whereMarksStand(t, "1,8\u00a0t", "12\u00a0m³"); at[0] == at[1] {
		t.Error("tonnes and cubic metres stand under each other")
	}
}
