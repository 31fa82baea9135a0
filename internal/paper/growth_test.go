package paper_test

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"
	"testing"

	"dossierpme/dossier"
	"dossierpme/internal/figuretext"
	"dossierpme/internal/paper"
	"dossierpme/internal/problemtext"
	"dossierpme/internal/wiring"
	"dossierpme/pdf/layout"
)

// grown are the ways in which a dossier may be larger than anybody needs, each
// with a size that the tests double twice.
var grown = []struct {
	name string
	n    int
	grow func(d *dossier.Dossier, n int)
}{
	{"machines", 60, copies("machines", nil)},
	{"costs", 60, copies("costs", nil)},
	{"resources", 30, copies("resources", nil)},
	{"energy", 60, copies("energy", nil)},
	{"waste", 60, copies("waste", nil)},
	{"posts", 60, copies("posts", nil)},
	{"lines", 60, copies("lines", nil)},
	{"milestones", 30, copies("milestones", nil)},
	{"pieces", 30, copies("pieces", nil)},
	{"machines of which nothing is known", 60, copies("machines", func(r dossier.Row, _ int) dossier.Row { return dossier.Row{ID: r.ID} })},
	{"a chain of companies", 60, copies("group", func(r dossier.Row, i int) dossier.Row {
		r = r.With("name", dossier.Text(r.ID))
		if i > 0 {
			r = r.With("through", dossier.Text(fmt.Sprintf("x%d", i-1)))
		}
		return r
	})},
	{"a title of one word", 350, text("project.title", "W")},
	{"a name of one word", 200, text("company.name", "é")},
	{"a long text", 5000, text("project.context", "Une phrase de plus, avec ses mots. ")},
	{"a text of one word", 5000, text("project.context", "abcdefghij")},
	{"a text of accents", 5000, text("project.context", "\u0301")},
	{"a text of lines", 5000, text("project.context", "a\n")},
	{"a machine of one word", 350, func(d *dossier.Dossier, n int) {
		rows := d.Rows("machines")
		d.Set("machines", append(dossier.Rows{rows[0].With("name", dossier.Text(strings.Repeat("m", n)))}, rows[1:]...))
	}},
}

// copies makes a table of n rows of those that it has.
func copies(table dossier.FieldID, change func(dossier.Row, int) dossier.Row) func(*dossier.Dossier, int) {
	return func(d *dossier.Dossier, n int) {
		rows := d.Rows(table)
		if len(rows) == 0 {
			rows = dossier.Rows{{ID: "x", Cells: map[string]dossier.Value{}}}
		}
		out := make(dossier.Rows, n)
		for i := range out {
			r := rows[i%len(rows)].With("id", nil)
			r.ID = fmt.Sprintf("x%d", i)
			if change != nil {
				r = change(r, i)
			}
			out[i] = r
		}
		d.Set(table, out)
	}
}

// text makes an answer of n characters.
func text(id dossier.FieldID, of string) func(*dossier.Dossier, int) {
	return func(d *dossier.Dossier, n int) {
		letters := []rune(strings.Repeat(of, n/len([]rune(of))+1))
		d.Set(id, dossier.Text(letters[:n]))
	}
}

func grownFile(t testing.TB, p *wiring.Parts, grow func(*dossier.Dossier, int), n int) *paper.File {
	t.Helper()
	whole := exampleFile(t, p, "ferroviaire-somme")
	d := whole.Dossier.Copy()
	grow(d, n)
	return &paper.File{Dossier: d, Call: whole.Call}
}

// TestWorkGrowsWithTheSizeAndNeverFaster judges, computes, words and prints each
// in three sizes, each twice the one before, and compares what was allocated: what
// the second doubling adds is at most about twice what the first one added.
func TestWorkGrowsWithTheSizeAndNeverFaster(t *testing.T) {
	// A collection empties what is kept for reuse, and it would be allocated again.
	defer debug.SetGCPercent(debug.SetGCPercent(-1))
	p := parts(t, "")
	if _, err := p.Print(exampleFile(t, p, "ferroviaire-somme"), paper.Sheet{Date: p.Env.Today.Time()}); err != nil { // what is made once is made
		t.Fatal(err)
	}
	for _, g := range grown {
		t.Run(g.name, func(t *testing.T) {
			work := func(n int) (allocated float64) {
				f := grownFile(t, p, g.grow, n)
				runtime.GC()
				var before, after runtime.MemStats
				runtime.ReadMemStats(&before)
				v, problems := p.Check(f)
				v.Score(problems)
				texts := figuretext.New(p.Words, v)
				for _, fig := range p.Figures(v) {
					texts.JSON(fig)
					texts.Missing(fig)
				}
				for _, pb := range problems {
					problemtext.Of(p.Words, v, pb)
				}
				if _, err := p.Print(f, paper.Sheet{Date: p.Env.Today.Time()}); err != nil {
					t.Fatal(err)
				}
				runtime.ReadMemStats(&after)
				return float64(after.TotalAlloc - before.TotalAlloc)
			}
			one, two, four := work(g.n), work(2*g.n), work(4*g.n)
			noise := 3e6 + four/20 // of buffers that double: what they hold may just fit, or just not
			if four-two > 2.6*max(two-one, 0)+noise {
				t.Errorf("twice the size adds %.0f kB, twice that %.0f kB", (two-one)/1e3, (four-two)/1e3)
			}
		})
	}
}

// TestNothingIsSetOffThePage lays each out in its largest size.
func TestNothingIsSetOffThePage(t *testing.T) {
	p := parts(t, "")
	face, err := p.Typeface()
	if err != nil {
		t.Fatal(err)
	}
	for _, g := range grown {
		t.Run(g.name, func(t *testing.T) {
			f := grownFile(t, p, g.grow, 4*g.n)
			v, _ := p.Check(f)
			for n, page := range layout.Compose(p.Outline(v), layout.Options{Type: face}).Pages {
				for _, o := range page.Ops {
					if o.Kind != layout.OpText {
						continue
					}
					end := o.X + face.Measure(strings.TrimRight(o.Text, " "), o.Style.Face, o.Style.Size)
					if o.X < 0 || end > layout.PageWidth || o.Y < 0 || o.Y > layout.PageHeight {
						t.Fatalf("page %d: %.40q stands at %.0f to %.0f, %.0f", n+1, o.Text, o.X, end, o.Y)
					}
				}
			}
		})
	}
}
