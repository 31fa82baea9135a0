package outline_test

import (
	"strconv"
	"strings"
	"testing"

	"dossierpme/dossier"
	"dossierpme/dossier/figures"
	"dossierpme/dossier/outline"
)

// printSheets gives the pages to sign of a dossier by id, as text.
func printSheets(tb testing.TB, v *dossier.View) map[outline.ID]string {
	tb.Helper()
	doc := outline.Build(v, outline.Input{Figures: figures.All(v, law(tb)), Words: words(tb), Fingerprint: "7C4M-91XA-KD0T-22AB"})
	out := map[outline.ID]string{}
	for _, b := range doc.Blocks {
		if s, ok := b.(outline.Sheet); ok {
			out[s.ID] = outline.Dump(&outline.Document{Blocks: []outline.Block{s}})
		}
	}
	return out
}

// quoted is a text as a dump writes it.
func quoted(s string) string { return strings.Trim(strconv.Quote(s), `"`) }

// What a piece's hint promises is printed.
func TestEveryPieceThatThisProgramPrintsHasItsPageToSign(t *testing.T) {
	for _, name := range []string{"ferroviaire-somme", "conserverie-aisne"} {
		v := example(t, name)
		got := printSheets(t, v)
		wanted := 0
		for _, pc := range v.Call.Pieces {
			need, ok := v.Env.Needs[pc.Need]
			if !pc.Printed || !ok || len(need.For(v, &pc)) == 0 {
				continue
			}
			wanted++
			text := got[outline.SheetID(pc.ID)]
			signs := v.Text("representative.last_name")
			if v.Yes("signatory.delegated") {
				signs = v.Text("signatory.last_name")
			}
			for _, want := range []string{v.Text("company.name"), v.Text("project.title"), signs, "7C4M-91XA-KD0T-22AB", "Signature manuscrite"} {
				if !strings.Contains(text, quoted(want)) {
					t.Errorf("%s: the page of %q does not say %q", name, pc.ID, want)
				}
			}
		}
		if wanted < 4 || len(got) != wanted {
			t.Errorf("%s: %d pages for %d pieces", name, len(got), wanted)
		}
	}
}

// A page to sign of a call's own has the words of its hint, and the answers that are
// declared on it, which stand nowhere else.
func TestAPageToSignOfACallsOwn(t *testing.T) {
	c := smallCall(t)
	charter := dossier.Use{Declared: "charter"}
	c.Sections[0].Fields = append(c.Sections[0].Fields,
		dossier.Field{ID: "charter.actions", Kind: dossier.KindProse, Label: "Vos actions", Use: charter},
		dossier.Field{ID: "charter.wanted", Kind: dossier.KindYesNo, Label: "Adhérez-vous ?"})
	c.Pieces = append(c.Pieces, dossier.Piece{
		ID: "charter", Title: "Charte", Need: "always", Status: "C", Printed: true, Hint: "L’entreprise adhère à la charte.",
		When: dossier.When(dossier.Condition{Field: "charter.wanted", Is: true}),
	})
	if err := c.Prepare(); err != nil {
		t.Fatal(err)
	}
	for wanted, want := range map[string]bool{"true": true, "false": false} {
		v := smallDossier(t, c, `{"company.name":"Atelier","charter.actions":"Former chaque année.","charter.wanted":`+wanted+`}`)
		page, printed := printSheets(t, v)[outline.SheetID("charter")]
		if printed != want {
			t.Fatalf("wanted %s, printed %v", wanted, printed)
		}
		for _, words := range []string{"adhère à la charte", "Vos actions", "Former chaque année.", "Signature manuscrite"} {
			if strings.Contains(page, words) != want {
				t.Errorf("wanted %s: the page says %q: %v", wanted, words, !want)
			}
		}
		whole := outline.Dump(outline.Build(v, outline.Input{Figures: figures.All(v, law(t)), Words: words(t)}))
		if n := strings.Count(whole, "Former chaque année."); n != 1 {
			t.Errorf("wanted %s: the answer stands there %d times", wanted, n)
		}
	}
}

// The letter is signed alone, so that it says every commitment in full.
func TestTheLetterHoldsEveryCommitmentInFull(t *testing.T) {
	v := example(t, "ferroviaire-somme")
	letter := printSheets(t, v)["sheet.commitment_letter"]
	n := 0
	for _, s := range v.Call.Sections {
		for _, f := range s.Fields {
			if strings.HasPrefix(string(f.ID), "commit.") && f.Kind == dossier.KindYesNo {
				n++
				if !strings.Contains(letter, quoted(f.Label)) || !strings.Contains(letter, f.Source) {
					t.Errorf("%s is not in full on the letter", f.ID)
				}
			}
		}
	}
	if n < 10 {
		t.Fatalf("only %d commitments", n)
	}
}

func TestThatThereIsNoAidIsDeclaredToo(t *testing.T) {
	v := example(t, "ferroviaire-somme")
	d := v.Dossier.Copy()
	d.Set("state_aid.has_de_minimis", dossier.YesNo(false))
	d.Set("state_aid.has_other_aids", nil)
	d.Set("other_aids", nil)
	got := printSheets(t, dossier.NewView(v.Call, d, v.Env))
	if !strings.Contains(got["sheet.de_minimis"], "néant") {
		t.Errorf("the page on de minimis aids says %q", got["sheet.de_minimis"])
	}
	if s, ok := got["sheet.other_aids"]; ok {
		t.Errorf("nothing was said of other aids, yet a page declares %q", s)
	}
}
