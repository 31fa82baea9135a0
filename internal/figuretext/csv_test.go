package figuretext_test

import (
	"bytes"
	"encoding/csv"
	"math/big"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"dossierpme/dossier"
	"dossierpme/dossier/figures"
	"dossierpme/internal/figuretext"
)

// table reads what a spreadsheet would.
func table(t *testing.T, data []byte) [][]string {
	t.Helper()
	raw, marked := bytes.CutPrefix(data, []byte("\ufeff"))
	r := csv.NewReader(bytes.NewReader(raw))
	r.Comma = ';'
	all, err := r.ReadAll()
	if err != nil || !marked {
		t.Fatalf("no table of UTF-8 with a mark: %v, %v", marked, err)
	}
	return all
}

func titled(all map[string]figures.Figure) []figuretext.Titled {
	var out []figuretext.Titled
	for id, f := range all {
		out = append(out, figuretext.Titled{Title: id, Figure: f})
	}
	slices.SortFunc(out, func(a, b figuretext.Titled) int { return strings.Compare(a.Title, b.Title) })
	return out
}

var stepForm = regexp.MustCompile(`^étape (\d+) \((.+)\)$`)

// exact reads a number of the table.
func exact(t *testing.T, s string) *big.Rat {
	t.Helper()
	r, ok := new(big.Rat).SetString(strings.NewReplacer(",", ".", "\u00a0÷\u00a0", "/").Replace(s))
	if !ok {
		t.Fatalf("%q is no number", s)
	}
	return r
}

// Whoever has the table and no program can compute every step again.
func TestTheTableOfTheStepsCanBeReplayed(t *testing.T) {
	ops := map[string]func(a, b *big.Rat) *big.Rat{
		"somme":      func(a, b *big.Rat) *big.Rat { return new(big.Rat).Add(a, b) },
		"produit":    func(a, b *big.Rat) *big.Rat { return new(big.Rat).Mul(a, b) },
		"quotient":   func(a, b *big.Rat) *big.Rat { return new(big.Rat).Quo(a, b) },
		"différence": func(a, b *big.Rat) *big.Rat { return new(big.Rat).Sub(a, b) },
	}
	for name, v := range examples(t) {
		all := figures.All(v, law(t))
		data := figuretext.New(words(t, ""), v).CSV(titled(all))
		if again := figuretext.New(words(t, ""), v).CSV(titled(figures.All(v, law(t)))); !bytes.Equal(data, again) {
			t.Errorf("%s: another table the second time", name)
		}
		steps, replayed := map[string][]*big.Rat{}, 0
		for _, row := range table(t, data)[1:] {
			if row[2] != "étape" {
				continue
			}
			id := row[0]
			if n, _ := strconv.Atoi(row[3]); n != len(steps[id])+1 {
				t.Fatalf("%s: %s has step %s after %d", name, id, row[3], len(steps[id]))
			}
			var in []*big.Rat
			for part := range strings.SplitSeq(row[6], " | ") {
				if m := stepForm.FindStringSubmatch(part); m != nil {
					k, _ := strconv.Atoi(m[1])
					if part = m[2]; exact(t, part).Cmp(steps[id][k-1]) != 0 {
						t.Errorf("%s: %s step %s says %s of step %d", name, id, row[3], part, k)
					}
				}
				in = append(in, exact(t, part))
			}
			value := row[7]
			if row[8] != "" {
				value = row[8]
			}
			of := figures.Step{}
			if f := all[id]; len(steps[id]) < len(f.Steps) {
				of = f.Steps[len(steps[id])]
			}
			if of.Name != "" { // a code, which is said in words
				steps[id] = append(steps[id], of.Value.Rat())
				continue
			}
			got := exact(t, value)
			if do := ops[row[5]]; do != nil {
				want := in[0]
				for _, x := range in[1:] {
					want = do(want, x)
				}
				if got.Cmp(want) != 0 {
					t.Errorf("%s: %s step %s: %s of %s is not %s", name, id, row[3], row[5], row[6], value)
				}
				replayed++
			}
			steps[id] = append(steps[id], got)
		}
		for id, f := range all {
			if len(steps[id]) != len(f.Steps) {
				t.Errorf("%s: %s has %d of %d steps", name, id, len(steps[id]), len(f.Steps))
			}
		}
		if !strings.Contains(name, "empty") && replayed < 100 {
			t.Errorf("%s: only %d steps were computed again", name, replayed)
		}
	}
}

// What somebody typed may begin as a formula does: a spreadsheet must not compute it.
func TestNoTextOfTheTableIsAFormula(t *testing.T) {
	v := examples(t)["conserverie-aisne"]
	for _, name := range []string{`=HYPERLINK("http://x";"y")`, "+33", "-2+3", "@SUM(A1)", "\t=1", " =1+1", "\u00a0@A1", "＝1+1"} {
		d := v.Dossier.Copy()
		rows := slices.Clone(d.Rows("machines"))
		rows[0] = rows[0].With("name", dossier.Text(name))
		d.Set("machines", rows)
		w := dossier.NewView(v.Call, d, v.Env)
		found := false
		for _, row := range table(t, figuretext.New(words(t, ""), w).CSV(titled(figures.All(w, law(t))))) {
			for _, cell := range row {
				seen := strings.TrimSpace(cell)
				if strings.ContainsAny(seen[:min(len(seen), 1)], "=+@") || strings.HasPrefix(seen, "＝") || strings.HasPrefix(seen, "-") && strings.Trim(seen, "-0123456789,") != "" {
					t.Errorf("%q is a formula", cell)
				}
				found = found || strings.HasPrefix(cell, "'")
			}
		}
		if !found {
			t.Errorf("%q is nowhere in the table", name)
		}
	}
}
