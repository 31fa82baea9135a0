package pdf_test

import (
	"bytes"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"dossierpme/dossier"
	"dossierpme/dossier/outline"
	"dossierpme/internal/race"
	"dossierpme/internal/sampledoc"
	"dossierpme/internal/wiring"
	"dossierpme/pdf"
)

// exampleDocument is a shipped example as it is printed.
func exampleDocument(tb testing.TB, name string) *outline.Document {
	tb.Helper()
	p, err := wiring.New("", dossier.MustDate("2026-11-23"))
	if err != nil {
		tb.Fatal(err)
	}
	f, err := p.Read(filepath.Join("..", "assets", "examples", name, "dossier.json"), nil)
	if err != nil {
		tb.Fatal(err)
	}
	v := dossier.NewView(f.Call, f.Dossier, p.Env)
	return outline.Build(v, outline.Input{Figures: p.Figures(v), Words: p.Words})
}

// spoken collects what a document says, in the order in which it says it.
// Tables are read row by row, a chart by its words.
func spoken(blocks []outline.Block) []string {
	var out []string
	say := func(texts ...string) { out = append(out, texts...) }
	row := func(r outline.Row) {
		for _, c := range r.Cells {
			say(c.Text.S)
		}
	}
	for _, b := range blocks {
		switch b := b.(type) {
		case outline.Chapter:
			say(b.Title, b.Lead)
		case outline.Heading:
			say(b.Title, b.Note, b.Amount.S)
		case outline.Prose:
			say(b.Label)
			say(strings.Split(b.Text.S, "\n")...)
		case outline.Pairs:
			for _, r := range b.Rows {
				say(r.Label, r.Value.S, r.Note)
			}
		case outline.Table:
			say(b.Caption)
			for _, c := range b.Columns {
				say(c.Head)
			}
			for _, r := range append(b.Rows, b.Totals...) {
				row(r)
			}
		case outline.Commitments:
			for _, c := range b.Items {
				say(c.Sentence, c.Source, c.Answer.S)
			}
		case outline.Sheet:
			out = append(out, spoken(append([]outline.Block{b.Chapter}, b.Blocks...))...)
		case outline.Group:
			out = append(out, spoken(b.Blocks)...)
		case outline.Signature:
			for _, f := range b.Fields {
				say(f.Label, f.Value)
			}
			say(b.Hand, b.Stamp, b.Note)
		}
	}
	return out
}

// squeeze leaves the letters and figures: spaces and line ends are the writer's.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '\u202f' || r == '\u00a0' {
			return -1
		}
		return r
	}, s)
}

// furniture is what stands on each page beside the text.
func furniture(doc *outline.Document) *strings.Replacer {
	return strings.NewReplacer(squeeze(doc.Running.Left)+squeeze(doc.Running.Right.S), "", squeeze(doc.Running.Foot), "")
}

var pageNumber = regexp.MustCompile(`Page\d+sur\d+`)

// The content of the pages stands in the order of the outline, as the structure
// does (the checker holds the two against each other): who has the file read
// aloud, or copies from it, gets what the outline says.
func TestTheFileIsReadInTheOrderOfTheOutline(t *testing.T) {
	race.Spare(t)
	tool, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Skip("pdftotext is not installed (scripts/setup test)")
	}
	for _, name := range []string{"ferroviaire-somme", "conserverie-aisne"} {
		doc := exampleDocument(t, name)
		var file bytes.Buffer
		if _, err := pdf.Write(&file, doc, pdf.Options{Type: sampledoc.Typeface(t), Date: pdf.Day}); err != nil {
			t.Fatal(err)
		}
		cmd := exec.Command(tool, "-raw", "-enc", "UTF-8", "-", "-")
		cmd.Stdin = &file
		out, err := cmd.Output()
		if err != nil {
			t.Fatal(err)
		}
		heard := furniture(doc).Replace(pageNumber.ReplaceAllString(squeeze(string(out)), ""))
		rest, last, n := heard, "", 0
		for _, want := range spoken(doc.Blocks) {
			w := squeeze(want)
			if w == "" {
				continue
			}
			n++
			i := strings.Index(rest, w)
			if i < 0 {
				t.Fatalf("%s: %q is not read after %q", name, want, last)
			}
			// A text far away is another one: what lies between would be skipped.
			if i > 6000 {
				t.Fatalf("%s: %d characters are read between %q and %q", name, i, last, want)
			}
			rest, last = rest[i+len(w):], want
		}
		if n < 1000 {
			t.Errorf("%s: only %d texts", name, n)
		}
	}
}
