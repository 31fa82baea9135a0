package seal_test

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"dossierpme/dossier"
	"dossierpme/internal/paper"
)

var dossiers = flag.Int("dossiers", 6, "how many random dossiers to print")

// oddTexts are what people paste and what programs leave behind.
var oddTexts = []string{
	" ", "\n", "a\nb\n\nc", "- un\n- deux\nfin", "\u202f", "🚀 \ue000 \ufffd \U0010ffff", "( \\ ) <<>> endstream", "e\u0301 \u0301", "x\x00y\u200bz\u202ea",
	strings.Repeat("Mot ", 900), strings.Repeat("anticonstitutionnellement", 30), strings.Repeat("a ", 40) + strings.Repeat("9", 200),
	"Œuvre d’art, 45 m² ≤ 50 ₂ ½ ☐ ☑ ✓ → «\u00a0x\u00a0»", "日本語 العربية Ελληνικά Кириллица", "1.\n2)\n• puce\n— tiret",
}

// randomDossier answers a call at random: every kind, right, odd and absent.
func randomDossier(r *rand.Rand, c *dossier.Call) *dossier.Dossier {
	d := dossier.New(c)
	d.Version = r.IntN(1000)
	gaps := r.IntN(4) // how often an answer is absent
	for si := range c.Sections {
		for fi := range c.Sections[si].Fields {
			if f := &c.Sections[si].Fields[fi]; r.IntN(8) >= gaps*2 {
				d.Set(f.ID, randomValue(r, c, f))
			}
		}
	}
	for i := range c.Params {
		if f := &c.Params[i]; r.IntN(3) == 0 {
			d.Params[f.ID] = dossier.Param{Value: randomValue(r, c, f), Source: oddTexts[r.IntN(len(oddTexts))], Date: dossier.MustDate("2026-02-03")}
		}
	}
	return d
}

func randomValue(r *rand.Rand, c *dossier.Call, f *dossier.Field) dossier.Value {
	switch {
	case f.Kind == dossier.KindRows || f.Kind == dossier.KindPieces:
		return randomRows(r, c, f)
	case r.IntN(12) == 0:
		return dossier.Parse(f, oddTexts[r.IntN(len(oddTexts))])
	case f.Kind == dossier.KindYesNo:
		return dossier.YesNo(r.IntN(2) == 0)
	case f.Kind == dossier.KindChoices:
		var out dossier.Choices
		for _, o := range f.Options {
			if r.IntN(2) == 0 {
				out = append(out, o.ID)
			}
		}
		return out
	case len(f.Options) > 0:
		return dossier.Text(f.Options[r.IntN(len(f.Options))].ID)
	}
	return dossier.Parse(f, typed(r, f))
}

// typed is what a person types into a field.
func typed(r *rand.Rand, f *dossier.Field) string {
	amount := func(most float64) string { return strings.ReplaceAll(fmt.Sprintf("%.2f", r.Float64()*most), ".", ",") }
	switch f.Kind {
	case dossier.KindMoney:
		return amount([]float64{10, 1e4, 1e7, 9.9e8}[r.IntN(4)])
	case dossier.KindDecimal:
		return amount(1e5)
	case dossier.KindPercent:
		return amount(120)
	case dossier.KindInteger:
		return fmt.Sprint(r.IntN(400))
	case dossier.KindYear:
		return fmt.Sprint(2020 + r.IntN(12))
	case dossier.KindDate:
		return fmt.Sprintf("%02d/%02d/%d", 1+r.IntN(28), 1+r.IntN(12), 2019+r.IntN(12))
	case dossier.KindEmail:
		return "essai@exemple.fr"
	case dossier.KindPhone:
		return "03 22 00 00 10"
	case dossier.KindURL:
		return "https://www.exemple.fr/" + strings.Repeat("chemin/", r.IntN(20))
	case dossier.KindSIREN:
		return "999991045"
	case dossier.KindSIRET:
		return "99999104500017"
	case dossier.KindVAT:
		return "FR21999991045"
	case dossier.KindIBAN:
		return "FR7699999000010000080036852"
	case dossier.KindBIC:
		return "EXEMFRPP"
	case dossier.KindNAF:
		return "25.62B"
	case dossier.KindLegalForm:
		return []string{"5710", "5499", "5202"}[r.IntN(3)]
	case dossier.KindCommune:
		return []string{"80368", "02691", "59350", "99999"}[r.IntN(4)]
	case dossier.KindRef:
		return fmt.Sprint("r", r.IntN(5))
	}
	return strings.Repeat("Un texte d’essai à 12\u00a0%, puis un autre. ", 1+r.IntN(20))
}

// randomRows is a table of no row up to two hundred, or to what is read of it.
func randomRows(r *rand.Rand, c *dossier.Call, f *dossier.Field) dossier.Value {
	n := []int{0, 1, 2, 5, 12}[r.IntN(5)]
	if r.IntN(25) == 0 {
		n = 200
	}
	if most, err := strconv.Atoi(f.Max); err == nil {
		n = min(n, 10*most)
	}
	var rows dossier.Rows
	for i := range n {
		row := dossier.Row{ID: fmt.Sprint("r", i), Cells: map[string]dossier.Value{}}
		if len(f.Fixed) > 0 {
			if i >= len(f.Fixed) {
				break
			}
			row.ID = f.Fixed[i].ID
		}
		for ci := range f.Columns {
			if col := &f.Columns[ci]; r.IntN(6) > 0 {
				if v := randomValue(r, c, col); v != nil {
					row.Cells[string(col.ID)] = v
				}
			}
		}
		if f.Kind == dossier.KindPieces {
			row.Cells["piece"] = dossier.Text(c.Pieces[r.IntN(len(c.Pieces))].ID)
		}
		rows = append(rows, row)
	}
	return rows
}

// Whatever is answered, the file is an archive that can be read aloud; so are
// its pages to sign.
func TestAnyDossierConforms(t *testing.T) {
	p := parts(t)
	for seed := range *dossiers {
		r := rand.New(rand.NewPCG(uint64(seed), 7))
		c := p.Calls.Calls[seed%len(p.Calls.Calls)]
		f := &paper.File{Dossier: randomDossier(r, c), Call: c}
		conforms(t, fmt.Sprintf("any-%d", seed), printed(t, p, f, paper.Sheet{SignatureField: seed%2 == 0, WithoutOwners: seed%3 == 0}))
		conforms(t, fmt.Sprintf("any-%d-to-sign", seed), printed(t, p, f, paper.Sheet{OnlySignature: true}))
	}
}
