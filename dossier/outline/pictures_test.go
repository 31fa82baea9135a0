package outline_test

import (
	"math"
	"strconv"
	"strings"
	"testing"

	"dossierpme/dossier"
	"dossierpme/dossier/figures"
	"dossierpme/dossier/outline"
)

// Who does not see a chart hears every label and every value of it.
func TestTheWordsOfAChartSayAllThatItShows(t *testing.T) {
	for _, name := range []string{"ferroviaire-somme", "conserverie-aisne"} {
		v := example(t, name)
		doc := outline.Build(v, outline.Input{Figures: figures.All(v, law(t)), Words: words(t)})
		kinds := map[string]int{}
		says := func(kind, alt string, words ...string) {
			kinds[kind]++
			for _, w := range words {
				if !strings.Contains(alt, w) {
					t.Errorf("%s: a chart of %s shows %q and does not say it: %q", name, kind, w, alt)
				}
			}
		}
		walk(doc.Blocks, func(b outline.Block) {
			switch b := b.(type) {
			case outline.Lengths:
				for _, g := range b.Groups {
					says("lengths", b.Alt, g.Title, g.Note.S)
					for _, it := range g.Items {
						says("lengths", b.Alt, it.Label, it.Value)
					}
				}
			case outline.FirmTree:
				for _, it := range b.Items {
					says("group", it.Alt, append(it.Lines, it.Name)...)
				}
			case outline.Bars:
				for _, bar := range b.Items {
					for _, p := range bar.Parts {
						says("bars", b.Alt, bar.Label, p.Label, p.Value)
					}
				}
			case outline.Timeline:
				for _, m := range b.Items {
					says("time", b.Alt, m.Date)
					for label := range strings.SplitSeq(m.Label, " · ") {
						says("time", b.Alt, label)
					}
				}
			}
		})
		for _, kind := range []string{"lengths", "bars", "time"} {
			if kinds[kind] == 0 {
				t.Errorf("%s: no chart of %s", name, kind)
			}
		}
	}
}

// The bars of the costs are as long as the costs are high, by category and by
// year alike.
func TestTheBarsOfTheCostsAddUpToTheTotal(t *testing.T) {
	v := example(t, "ferroviaire-somme")
	all := figures.All(v, law(t))
	total, err := strconv.ParseFloat(all["figure.costs"].Wire("total"), 64)
	if err != nil {
		t.Fatal(err)
	}
	doc := outline.Build(v, outline.Input{Figures: all, Words: words(t)})
	groups := 0
	walk(doc.Blocks, func(b outline.Block) {
		chart, ok := b.(outline.Lengths)
		if !ok || !strings.Contains(chart.Alt, "Machines 1") {
			return
		}
		for _, g := range chart.Groups {
			groups++
			sum := 0.0
			for _, it := range g.Items {
				sum += it.Amount
			}
			if math.Abs(sum-total) > 0.01 {
				t.Errorf("%s: the bars add up to %.2f, the costs are %.2f", g.Title, sum, total)
			}
		}
	})
	if groups != 2 {
		t.Errorf("%d breakdowns of the costs, not by category and by year", groups)
	}
}

func TestTheCardOfThePlaceFollowsTheAnswer(t *testing.T) {
	v := example(t, "ferroviaire-somme")
	for _, c := range []struct {
		same bool
		want []string
	}{
		{true, []string{"Friville-Escarbotin", "Somme (80)", "12 rue de l’Exemple"}},
		{false, []string{"02100 Saint-Quentin", "Aisne (02)", "3 quai du Vieux-Port"}},
	} {
		d := v.Dossier.Copy()
		d.Set("place.same", dossier.YesNo(c.same))
		d.Set("place.address", dossier.Text("3 quai du Vieux-Port"))
		d.Set("place.postcode", dossier.Text("02100"))
		d.Set("place.commune", dossier.Text("02691"))
		view := dossier.NewView(v.Call, d, v.Env)
		dump := ""
		walk(outline.Build(view, outline.Input{Figures: figures.All(view, law(t)), Words: words(t)}).Blocks, func(b outline.Block) {
			if card, ok := b.(outline.Card); ok {
				dump = outline.Dump(&outline.Document{Blocks: []outline.Block{card}})
			}
		})
		for _, want := range c.want {
			if !strings.Contains(dump, want) {
				t.Errorf("same place %v: no %q on %q", c.same, want, dump)
			}
		}
	}
}
