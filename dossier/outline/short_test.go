package outline_test

import (
	"slices"
	"strings"
	"testing"

	"dossierpme/dossier/outline"
)

// The short edition leaves out answers of a line, sheets and calculations, and nothing
// of what is signed.
func TestTheShortEdition(t *testing.T) {
	v := smallDossier(t, smallCall(t), filled)
	whole, short := smallBuild(t, v, outline.Input{Attach: true}), smallBuild(t, v, outline.Input{Attach: true, Short: true})
	sheets := func(doc *outline.Document) (out []string) {
		for _, b := range doc.Blocks {
			if s, ok := b.(outline.Sheet); ok {
				out = append(out, outline.Dump(&outline.Document{Blocks: []outline.Block{s}}))
			}
		}
		return out
	}
	if got, want := sheets(short), sheets(whole); len(want) == 0 || !slices.Equal(got, want) {
		t.Errorf("the pages to sign are\n%v\nwant\n%v", got, want)
	}
	if len(short.Files) != 1 || string(short.Files[0].Data) != string(whole.Files[0].Data) {
		t.Error("the steps of the calculations are not in the file, or others")
	}
	if said := short.Cover.Note; !strings.Contains(said, outline.CalculationsFile) || !strings.HasPrefix(short.Cover.Identity[len(short.Cover.Identity)-1].Value.S, "courte") {
		t.Errorf("the cover says %q and %+v", said, short.Cover.Identity)
	}
	prose, last := false, 0
	for i, b := range short.Blocks {
		if _, signed := b.(outline.Sheet); signed {
			break
		}
		switch b := b.(type) {
		case outline.Pairs:
			t.Errorf("answers of a line: %+v", b.Rows)
		case outline.Group:
			if b.Name != "" {
				t.Errorf("the sheet of %s", b.Name)
			}
		case outline.Table:
			for _, r := range b.Rows {
				if r.Detail != "" {
					t.Errorf("a line under a row: %q", r.Detail)
				}
			}
		case outline.Prose:
			prose = prose || strings.HasPrefix(b.Text.S, "Usinage.")
		case outline.Heading:
			if next, ok := short.Blocks[i+1].(outline.Heading); ok && next.Level <= b.Level {
				t.Errorf("nothing stands under %q", b.Title)
			}
			if b.See != "" {
				t.Errorf("%q leads to a calculation that is not printed", b.Title)
			}
			if last > 0 && b.Level > last+1 {
				t.Errorf("%q jumps from level %d to %d", b.Title, last, b.Level)
			}
			last = b.Level
		case outline.Chapter:
			if b.ID == "" {
				t.Errorf("the contents lead nowhere for %q", b.Title)
			}
			last = 1
		}
	}
	if !prose {
		t.Error("a text is missing")
	}
	if dump := outline.Dump(short); strings.Contains(dump, "Détail des calculs") || strings.Contains(dump, "Paramètres") {
		t.Error("what stands behind the answers is printed")
	}
}

// Annexes of one piece that follow each other stand in one line of the short edition.
func TestTheShortListOfAnnexes(t *testing.T) {
	answers := strings.Replace(filled, `"pieces": [`, `"pieces": [{"id": "q1", "piece": "quotes", "path": "a.pdf", "name": "a.pdf", "sha256": "`+strings.Repeat("1", 64)+`", "for": "machines/m1"},
		{"id": "q2", "piece": "quotes", "path": "b.pdf", "name": "b.pdf", "sha256": "`+strings.Repeat("2", 64)+`", "for": "machines/m1"}, `, 1)
	doc := smallBuild(t, smallDossier(t, smallCall(t), answers), outline.Input{Short: true})
	var got []string
	walk(doc.Blocks, func(b outline.Block) {
		if x, ok := b.(outline.Table); ok && x.ID == "pieces" {
			for _, r := range x.Rows {
				got = append(got, r.Cells[0].Text.S+" "+r.Cells[1].Text.S+", "+r.Cells[2].Text.S+r.Detail+r.Cells[1].Detail)
			}
		}
	})
	if want := []string{"1 Extrait Kbis, jointe", "2–3 Devis, jointe", "4 Devis, fichier non trouvé", "– RIB, à prévoir"}; !slices.Equal(got, want) {
		t.Errorf("the list is %q, want %q", got, want)
	}
}

// In a compact binder an annex of one page has no page before it, and a list has them all.
func TestACompactBinder(t *testing.T) {
	bound := map[string]outline.Bound{"p2": {Name: "01 - Kbis.pdf", Pages: 1}, "p1": {Name: "02 - Devis.pdf", Pages: 2}}
	for compact, want := range map[bool][]string{false: {"01 - Kbis.pdf", "02 - Devis.pdf"}, true: {"bare 01 - Kbis.pdf", "02 - Devis.pdf"}} {
		doc := smallBuild(t, smallDossier(t, smallCall(t), filled), outline.Input{Bound: bound, Compact: compact})
		var got []string
		var list []outline.ID
		for _, b := range doc.Blocks {
			switch b := b.(type) {
			case outline.Separator:
				name := b.Facts[0].Value.S
				for _, f := range b.Facts {
					if strings.HasSuffix(f.Value.S, ".pdf") && strings.Contains(f.Value.S, " - ") {
						name = f.Value.S
					}
				}
				if b.Bare {
					name = "bare " + name
				}
				got = append(got, name)
			case outline.Chapter:
				if b.ID == "binder" && !b.OutsideContents {
					t.Error("the list changes the contents, and with them the pages to sign")
				}
			case outline.Group:
				t, ok := b.Blocks[0].(outline.Table)
				if !ok {
					continue
				}
				for _, r := range t.Rows {
					if last := r.Cells[len(r.Cells)-1]; strings.HasPrefix(string(last.Page), "binder/") {
						list = append(list, last.Page)
					}
				}
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("compact %v: %q, want %q", compact, got, want)
		}
		if want := map[bool]int{true: 2}[compact]; len(list) != want {
			t.Errorf("compact %v: the list has %v", compact, list)
		}
	}
	for name, b := range map[string]outline.Bound{"two pages": {Pages: 2}, "none": {}, "what could not be bound": {Pages: 1, Why: "abîmé"}} {
		if b.Alone() {
			t.Errorf("%s needs no page before it", name)
		}
	}
}
