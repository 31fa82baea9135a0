package outline_test

import (
	"strings"
	"testing"

	"dossierpme/dossier/figures"
	"dossierpme/dossier/outline"
)

// tablesOf are the tables of a document, in their order.
func tablesOf(doc *outline.Document) (out []outline.Table) {
	walk(doc.Blocks, func(b outline.Block) {
		if t, ok := b.(outline.Table); ok {
			out = append(out, t)
		}
	})
	return out
}

func rowText(r outline.Row) string {
	var parts []string
	for _, c := range r.Cells {
		parts = append(parts, c.Text.S)
	}
	return strings.Join(parts, " | ")
}

func TestTheListOfAnnexesHasTheHashToCompare(t *testing.T) {
	doc := smallBuild(t, smallDossier(t, smallCall(t), filled), outline.Input{})
	sums := map[string]string{}
	walk(doc.Blocks, func(b outline.Block) {
		if a, ok := b.(outline.Annexes); ok {
			for _, it := range a.Items {
				sums[it.Title] = it.Sum
			}
		}
	})
	if got := strings.ReplaceAll(sums["Extrait Kbis"], "\u00a0", " "); got != "empreinte SHA-256 "+strings.TrimSpace(strings.Repeat("abababab ", 8)) {
		t.Errorf("the hash is %q of %v", got, sums)
	}
	for title, sum := range sums {
		if title != "Extrait Kbis" && sum != "" {
			t.Errorf("%s has the hash %q of no file", title, sum)
		}
	}
}

func TestWhatTheAidObligesToStandsBesideTheCommitments(t *testing.T) {
	v := smallDossier(t, smallCall(t), filled)
	of := []figures.Obligation{{ID: "obligation.poster", Text: figures.Message{Name: "Afficher une affiche A3."}, Source: "Règlement d’essai, article 50"}}
	has := func(in outline.Input) (at, commitments, pieces int) {
		at, commitments, pieces = -1, -1, -1
		for i, b := range smallBuild(t, v, in).Blocks {
			switch b := b.(type) {
			case outline.Group:
				if h, ok := b.Blocks[0].(outline.Heading); ok && strings.HasPrefix(h.Title, "Obligations") {
					at = i
					if rows := b.Blocks[2].(outline.Table).Rows; len(rows) != 1 || rowText(rows[0]) != "Afficher une affiche A3. | Règlement d’essai, article 50" {
						t.Errorf("printed as %v", rows)
					}
				}
			case outline.Points:
				if strings.Contains(b.Items[0].Text, "lettre d’engagement") {
					commitments = i
				}
			case outline.Annexes:
				pieces = i
			}
		}
		return at, commitments, pieces
	}
	at, commitments, _ := has(outline.Input{Obligations: of})
	if at < 0 || commitments < 0 || at < commitments {
		t.Errorf("the obligations are block %d, the commitments %d", at, commitments)
	}
	if at, _, _ := has(outline.Input{}); at >= 0 {
		t.Error("there are none, and they are printed")
	}
}

func TestTheParametersAreAListOfThreeColumns(t *testing.T) {
	doc := smallBuild(t, smallDossier(t, smallCall(t), filled), outline.Input{})
	for _, x := range tablesOf(doc) {
		if len(x.Rows) == 1 && x.Rows[0].ID == "params.rate" {
			if got := strings.ReplaceAll(rowText(x.Rows[0]), "\u00a0", " "); len(x.Columns) != 3 || got != "Taux | 30 % | cahier des charges, p. 4, 02/11/2026" {
				t.Errorf("the parameter is %s of %d columns", got, len(x.Columns))
			}
			return
		}
	}
	t.Error("no list of parameters")
}
