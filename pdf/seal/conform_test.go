package seal_test

import (
	"bytes"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"pgregory.net/rapid"

	"dossierpme/assets"
	"dossierpme/dossier"
	o "dossierpme/dossier/outline"
	"dossierpme/internal/paper"
	"dossierpme/internal/say"
	"dossierpme/internal/wiring"
	"dossierpme/pdf"
	"dossierpme/pdf/font"
	"dossierpme/pdf/seal"
)

var keep = flag.String("keep", "", "folder in which to leave the PDF files")

var day = time.Date(2026, 11, 23, 13, 3, 0, 0, time.UTC)

var typeface = sync.OnceValue(func() *font.Typeface {
	t, err := font.Parse(font.Files{Regular: assets.FontRegular(), Semibold: assets.FontSemibold(), Bold: assets.FontBold()})
	if err != nil {
		panic(err)
	}
	return t
})

// words are those of the program.
var words = sync.OnceValue(func() *say.Words {
	w, err := say.Open(assets.French())
	if err != nil {
		panic(err)
	}
	return w
})

// examples are the dossiers that come with the program.
var examples = []string{"ferroviaire-somme", "conserverie-aisne"}

func parts(tb testing.TB) *wiring.Parts {
	tb.Helper()
	p, err := wiring.New("", dossier.MustDate("2026-11-23"))
	if err != nil {
		tb.Fatal(err)
	}
	return p
}

func example(tb testing.TB, p *wiring.Parts, name string) *paper.File {
	tb.Helper()
	f, err := p.Read(filepath.Join("..", "..", "assets", "examples", name, "dossier.json"), nil)
	if err != nil {
		tb.Fatal(err)
	}
	return f
}

func printed(tb testing.TB, p *wiring.Parts, f *paper.File, s paper.Sheet) []byte {
	tb.Helper()
	s.Date = day
	out, err := p.Print(f, s)
	if err != nil {
		tb.Fatal(err)
	}
	return out.PDF
}

// sealed has every kind of block, and data inside.
var sealed = sync.OnceValue(func() []byte {
	word := func(string) string { return "Mot de passage" }
	var b bytes.Buffer
	data := seal.Data{JSON: []byte(tiny), ID: "4F7KQ2ABCDEF", Version: 12, Words: words()}
	if _, err := seal.Write(&b, document(word, everyBlock(word)), pdf.Options{Type: typeface(), Date: day}, data); err != nil {
		panic(err)
	}
	return b.Bytes()
})

// conforms reports everything that is wrong with a file.
func conforms(tb testing.TB, name string, raw []byte) {
	tb.Helper()
	if *keep != "" {
		if err := os.WriteFile(filepath.Join(*keep, name+".pdf"), raw, 0o600); err != nil {
			tb.Fatal(err)
		}
	}
	c, err := load(raw)
	if err != nil {
		tb.Fatal(err)
	}
	wrong := c.run()
	if c.catalog["Outlines"] == nil {
		wrong = append(wrong, "no bookmarks")
	}
	if len(wrong) > 0 {
		tb.Errorf("%s: %d faults\n%s", name, len(wrong), strings.Join(wrong[:min(len(wrong), 20)], "\n"))
	}
}

func TestTheExamplesConform(t *testing.T) {
	p := parts(t)
	for _, name := range examples {
		f := example(t, p, name)
		conforms(t, name, printed(t, p, f, paper.Sheet{}))
		conforms(t, name+"-without-owners", printed(t, p, f, paper.Sheet{WithoutOwners: true}))
		conforms(t, name+"-to-sign-by-program", printed(t, p, f, paper.Sheet{SignatureField: true}))
		conforms(t, name+"-short", printed(t, p, f, paper.Sheet{Short: true}))
		alone := printed(t, p, f, paper.Sheet{OnlySignature: true})
		conforms(t, name+"-to-sign", alone)
		if _, _, err := seal.Open(bytes.NewReader(alone)); !errors.Is(err, seal.ErrNoData) {
			t.Errorf("%s: the pages to sign hold data: %v", name, err)
		}
	}
}

func TestTheEmptyFormsOfAllCallsConform(t *testing.T) {
	p := parts(t)
	if len(p.Calls.Calls) < 3 {
		t.Fatalf("only %d calls", len(p.Calls.Calls))
	}
	for _, c := range p.Calls.Calls {
		out, err := p.Blank(c, day)
		if err != nil {
			t.Fatal(err)
		}
		conforms(t, "blank-"+c.ID, out.PDF)
		if _, _, err := seal.Open(bytes.NewReader(out.PDF)); err == nil {
			t.Errorf("%s: an empty form has data inside", c.ID)
		}
	}
}

func TestTheDossierOfTheFirstMinuteConforms(t *testing.T) {
	p := parts(t)
	for _, c := range p.Calls.Calls {
		conforms(t, "new-"+c.ID, printed(t, p, &paper.File{Dossier: dossier.New(c), Call: c}, paper.Sheet{}))
	}
}

// everyBlock has every kind of block, its words given by s.
func everyBlock(s func(label string) string) []o.Block {
	return []o.Block{
		o.Chapter{ID: "c", Phase: s("phase"), Number: s("number"), Title: s("chapter"), Lead: s("lead")},
		o.Contents{Title: s("contents")},
		o.Heading{ID: "h", Level: 3, Title: s("heading"), Note: s("note"), Bookmark: true, See: s("see"), Page: "t"},
		o.Prose{Label: s("label"), Text: o.T(s("prose"))},
		o.Pairs{Compact: true, Rows: []o.Pair{{Label: s("l1"), Value: o.T(s("v1")), Link: "t"}, {Label: s("l2"), Value: o.T(s("v2")), Note: s("n2")}}},
		o.Table{
			ID: "t", Caption: s("caption"), Columns: []o.Column{{Head: s("h1")}, {Head: "Montant " + s("h2"), Whole: true, Align: o.Right}, {Head: s("h3")}},
			Rows: []o.Row{
				{Cells: []o.Cell{{Text: o.T(s("c1")), Detail: s("d1")}, {Text: o.T("12,00"), Page: "c"}, {Text: o.T(s("c3")), Link: "h"}}, Detail: s("detail"), DetailFrom: 2},
				{Cells: []o.Cell{{Text: o.T(s("c4")), Link: "nowhere"}}},
			},
			Totals: []o.Row{{Cells: []o.Cell{{Text: o.T(s("total"))}}}},
		},
		o.Table{Caption: s("caption"), Columns: []o.Column{{Head: s("h1")}, {Head: "État " + s("h2")}}, Empty: o.T(s("empty"))},
		o.Notices{Items: []o.Notice{{Label: s("severity"), Where: s("where"), Message: s("message"), Target: "t"}, {Label: "x", Target: "nowhere"}}},
		o.Group{Name: s("name"), Blocks: []o.Block{
			o.Heading{ID: "row", Level: 3, Title: s("row"), Note: s("facts"), Ruled: true, Amount: o.T(s("amount"))},
			o.Pairs{Sheet: true, Rows: []o.Pair{
				{ID: "p", Label: s("l"), Value: o.T(s("v")), Link: "t"}, {Label: s("l"), Value: o.T(s("v")), Note: s("n")}, {Label: "Long", Value: o.T(strings.Repeat(s("v")+"\n", 60))},
			}},
			o.Table{Tight: true, Columns: []o.Column{{Head: s("h1")}, {Head: "Prix", Whole: true, Align: o.Right}}, Rows: []o.Row{{Cells: []o.Cell{{Text: o.T(s("c1"))}, {Text: o.T("12,00")}}, Also: []o.ID{"also"}}}},
		}},
		o.Points{Items: []o.Point{{Text: s("point"), Target: "h"}, {Text: s("point")}}},
		o.Commitments{Items: []o.Commitment{{Sentence: s("sentence"), Source: s("source"), Answer: o.T(s("answer"))}, {Sentence: s("sentence"), Box: true}}},
		o.KeyFigures{Items: []o.KeyFigure{{Value: s("value"), Caption: s("caption")}, {Value: "1"}}},
		o.Bars{Alt: "Les dépenses", Items: []o.Bar{{Label: s("bar"), Total: s("total"), Parts: []o.Part{{Label: s("part"), Value: "3", Amount: 3}, {Label: "b", Value: s("v"), Amount: 0.1}}}}, Note: o.T(s("note"))},
		o.Lengths{Alt: "Les longueurs", Groups: []o.LengthGroup{
			{Title: s("group"), Note: o.T(s("note")), Items: []o.Length{{Label: s("length"), Value: s("value"), Amount: 3, Pale: true}, {Label: "rien", Value: "0"}}},
			{Title: s("empty")},
		}},
		o.Boxes{Label: s("label"), Items: []o.Box{{Text: s("ticked"), Detail: s("detail"), Ticked: true}, {Text: s("empty")}}},
		o.FirmTree{ID: "tree", Items: []o.Firm{{Alt: "Un cadre", Name: s("us"), Lines: []string{s("line")}}, {Alt: "Un cadre", Name: s("firm"), Lines: []string{s("line")}, Depth: 1, Holder: true}, {Alt: "Un cadre", Name: s("person"), Depth: 2, Person: true}, {Alt: "Un cadre", Name: "b", Depth: 1}}},
		o.Card{ID: "card", Title: s("title"), Lines: []string{s("line"), s("line")}, Facts: []o.Pair{{Label: s("fact"), Value: o.T(s("value"))}}},
		o.Timeline{Alt: "Les dates", Items: []o.Moment{{Date: s("date"), Label: s("moment"), Day: 3}, {Date: "2", Label: "b", Day: 90}}},
		o.Annexes{Head: [3]string{"N°", s("piece"), "État"}, Items: []o.Annex{{Number: "1", Title: s("annex"), Detail: s("detail")}}},
		o.Answer{Label: s("question"), Hint: s("hint"), Options: []string{s("o1"), s("o2"), strings.Repeat("long ", 40)}, Lines: 2, Unit: s("unit"), Cells: []int{3, 3}},
		o.Grid{Label: s("grid"), Hint: s("hint"), Columns: []o.Column{{Head: s("g1")}, {Head: "Note " + s("g2")}}, First: []string{s("first")}, Rows: 3},
		o.Signature{Intro: s("intro"), Fields: []o.SignatureField{{Label: s("field"), Value: s("value")}, {Label: "Le"}}, Hand: s("hand"), Note: s("note")},
		o.Signature{Low: true, Fields: []o.SignatureField{{Label: s("field"), Value: s("value")}, {Label: "Le"}}, Hand: s("hand")},
		o.Table{Caption: s("caption"), Tight: true, Columns: []o.Column{{Head: s("column")}, {Head: "Montant", Align: o.Right, Whole: true}}, Rows: []o.Row{{Cells: []o.Cell{{Text: o.T(s("cell"))}, {Text: o.T("1,00")}}}}, Totals: []o.Row{{Cells: []o.Cell{{Text: o.T(s("total"))}, {Text: o.T("1,00")}}}}},
		o.Sheet{
			ID: "sheet", Chapter: o.Chapter{ID: "sheet", Phase: s("phase"), Title: s("sheet"), Lead: s("lead")}, About: s("about"),
			Blocks: []o.Block{
				o.Prose{Text: o.T(strings.Repeat(s("declared")+"\n", 40))},
				o.Signature{ID: "signature", Fields: []o.SignatureField{{Label: s("field"), Value: s("value")}, {Label: "Le"}, {Label: s("capacity")}}, Hand: s("hand"), Stamp: s("stamp")},
			},
		},
	}
}

// document is a file of blocks.
func document(s func(label string) string, blocks []o.Block) *o.Document {
	return &o.Document{
		Lang: "fr-FR", Title: s("title"), Author: s("author"), Subject: s("subject"), Blocks: blocks,
		Words:   o.Words{PageOf: "Page %d sur %d", PageShort: "p. %d", Continued: "(suite)", GoTo: "Aller à la page %d", TickBox: "case à cocher", Ticked: "case cochée", Mark: "BROUILLON"},
		Running: o.Running{Left: s("left"), Foot: s("foot"), Right: o.Text{S: s("right"), Tone: o.Todo}},
		Cover:   o.Cover{Title: "Projet " + s("cover"), Company: s("company"), Facts: []o.Pair{{Label: s("fact"), Value: o.T(s("value"))}}, Mark: o.T(s("mark"))},
	}
}

// Any tree of blocks makes a valid file, whatever the words in it.
func TestAnyDocumentConforms(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(rapid.Just(""), rapid.String(), rapid.StringOfN(rapid.RuneFrom([]rune("aWÉ 0\n-é\u00a0\u202f(\\\ue001")), 0, 300, -1))
		s := func(label string) string { return text.Draw(t, label) }
		blocks := everyBlock(s)
		n := rapid.IntRange(1, len(blocks)).Draw(t, "blocks")
		blocks = rapid.Permutation(blocks).Draw(t, "order")[:n]
		doc := document(s, blocks)
		doc.NoCover = rapid.Bool().Draw(t, "no cover")
		var b bytes.Buffer
		data := seal.Data{JSON: []byte(`{"format":1}`), ID: "ABCDEFGH", Version: 1, Words: words()}
		if _, err := seal.Write(&b, doc, pdf.Options{Type: typeface(), Date: day, Creator: s("creator")}, data); err != nil {
			t.Fatal(err)
		}
		c, err := load(b.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		if wrong := c.run(); len(wrong) > 0 {
			t.Fatal(strings.Join(wrong, "\n"))
		}
	})
}

func TestTwoRunsGiveTheSameFile(t *testing.T) {
	p := parts(t)
	a := printed(t, p, example(t, p, examples[0]), paper.Sheet{})
	b := printed(t, parts(t), example(t, p, examples[0]), paper.Sheet{})
	if !bytes.Equal(a, b) {
		t.Error("two exports of one dossier differ")
	}
}
