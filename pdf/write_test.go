package pdf

import (
	"bytes"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"dossierpme/assets"
	o "dossierpme/dossier/outline"
)

var (
	update = flag.Bool("update", false, "write the golden files")
	keep   = flag.String("keep", "", "folder in which to leave the PDF files")
)

var day = time.Date(2026, 11, 12, 13, 3, 0, 0, time.UTC)

func typeface(tb testing.TB) *Typeface {
	tb.Helper()
	t, err := NewTypeface(Fonts{Regular: assets.FontRegular(), Semibold: assets.FontSemibold(), Bold: assets.FontBold()})
	if err != nil {
		tb.Fatal(err)
	}
	return t
}

func write(tb testing.TB, doc *o.Document) []byte {
	tb.Helper()
	var b bytes.Buffer
	if err := Write(&b, doc, Options{Type: typeface(tb), Date: day, Creator: "Dossier PME"}); err != nil {
		tb.Fatal(err)
	}
	if *keep != "" {
		if err := os.WriteFile(filepath.Join(*keep, tb.Name()+".pdf"), b.Bytes(), 0o644); err != nil {
			tb.Fatal(err)
		}
	}
	return b.Bytes()
}

// words gives the text of a PDF as pdftotext reads it, white space as single
// spaces, hyphens at line ends left alone.
func words(tb testing.TB, file []byte) string {
	tb.Helper()
	tool, err := exec.LookPath("pdftotext")
	if err != nil {
		tb.Skip("pdftotext is not installed (scripts/setup test)")
	}
	cmd := exec.Command(tool, "-enc", "UTF-8", "-", "-")
	cmd.Stdin = bytes.NewReader(file)
	out, err := cmd.Output()
	if err != nil {
		tb.Fatal(err)
	}
	return strings.Join(strings.Fields(string(out)), " ")
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v (run with -update)", err)
	}
	if d := cmp.Diff(string(want), got); d != "" {
		t.Errorf("layout changed (-want +got):\n%s", d)
	}
}

func TestEveryBlockKeepsItsLayout(t *testing.T) {
	l := compose(sample(20), &Options{Type: typeface(t)})
	golden(t, "sample.txt", l.dump())
}

func TestTwoRunsGiveTheSameBytes(t *testing.T) {
	a, b := write(t, sample(30)), write(t, sample(30))
	if !bytes.Equal(a, b) {
		t.Error("two exports of the same document on the same date differ")
	}
	var c bytes.Buffer
	if err := Write(&c, sample(30), Options{Type: typeface(t), Date: day.AddDate(0, 0, 1)}); err != nil {
		t.Fatal(err)
	}
	if bytes.Equal(a, c.Bytes()) {
		t.Error("the date does not reach the file")
	}
}

func TestSeveralExportsAtOnceShareOneTypeface(t *testing.T) {
	tf := typeface(t)
	done := make(chan []byte)
	for range 4 {
		go func() {
			var b bytes.Buffer
			if err := Write(&b, sample(5), Options{Type: tf, Date: day}); err != nil {
				t.Error(err)
			}
			done <- b.Bytes()
		}()
	}
	first := <-done
	for range 3 {
		if !bytes.Equal(first, <-done) {
			t.Error("exports at once differ")
		}
	}
}

func TestEveryTextIsFoundInTheFile(t *testing.T) {
	long := strings.Repeat("Éœuvre d’art à 12\u202f000\u00a0€ l’unité, 45 m² ; ", 200)
	values := []string{
		"Œuvrard-Lefèvre & fils (S.A.R.L.)", "12,5\u00a0m² à 300\u00a0€", "ÀÂÇÉÈÊËÎÏÔÙÛÜŸàâçéèêëîïôùûüÿæœ", "«\u00a0guillemets\u00a0» et l’apostrophe", "CO₂, m³, 3×4, ≤ 5 µm, 20 °C ± 1",
		`parenthèses ( ) et \ barre`, "AZERTYUIOPQSDFGHJKLMWXCVBN" + strings.Repeat("abcdefghij", 20),
	}
	doc := sample(60)
	var rows []o.Pair
	for _, v := range values {
		rows = append(rows, o.Pair{Label: "Valeur", Value: o.T(v)})
	}
	doc.Blocks = append(doc.Blocks, o.Pairs{Rows: rows}, o.Prose{Label: "Texte long", Text: o.T(long)})
	squeeze := func(s string) string { return strings.Join(strings.Fields(s), "") }
	text := squeeze(words(t, write(t, doc)))
	for _, v := range values {
		if !strings.Contains(text, squeeze(v)) {
			t.Errorf("not found: %q", v)
		}
	}
	if n := strings.Count(text, squeeze("Éœuvre d’art à 12\u202f000\u00a0€ l’unité, 45 m² ;")); n < 195 {
		t.Errorf("of 200 sentences of the long text only %d are found whole", n)
	}
	for i := range 60 {
		if !strings.Contains(text, "Centred’usinage5axes") || !strings.Contains(text, squeeze(o.T(string(rune('1'+i%9))).S)) {
			t.Fatalf("machine %d is missing", i+1)
		}
	}
}

func TestADraftSaysSoOnEveryPage(t *testing.T) {
	tool, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Fatal("pdftotext is not installed (scripts/setup test)")
	}
	cmd := exec.Command(tool, "-enc", "UTF-8", "-", "-")
	cmd.Stdin = bytes.NewReader(write(t, sample(60)))
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	pages := strings.Split(strings.TrimSuffix(string(out), "\f"), "\f")
	for i, p := range pages {
		if !strings.Contains(p, "BROUILLON") {
			t.Errorf("page %d of %d does not say « BROUILLON »", i+1, len(pages))
		}
		if want := printf("Page %d sur %d", i+1, len(pages)); i > 0 && !strings.Contains(strings.ReplaceAll(p, "\u00a0", " "), want) {
			t.Errorf("page %d does not say %q", i+1, want)
		}
	}
	if tf := typeface(t); tf.watermark("BROUILLON") == tf.watermark("") || strings.Count(tf.watermark("BROUILLON"), "h\n") < 12 {
		t.Error("the mark across the page has no outlines")
	}
}

func TestPageReferencesNameThePageOfTheirTarget(t *testing.T) {
	l := compose(sample(60), &Options{Type: typeface(t)})
	for i, p := range l.pages {
		for _, op := range p.ops {
			if op.kind != opPage {
				continue
			}
			if want := printf("%d", l.places[op.target].page); !strings.HasSuffix(op.text, want) {
				t.Errorf("page %d: %q leads to page %s", i+1, op.text, want)
			}
			if op.target == "nowhere" {
				t.Error("a reference to nothing is printed")
			}
		}
	}
}

func TestNothingIsDrawnOutsideThePageOrOverTheRunningLines(t *testing.T) {
	tf := typeface(t)
	for _, wrong := range inside(compose(sample(60), &Options{Type: tf}), tf) {
		t.Error(wrong)
	}
}

func TestNoHeadingStandsAtTheFootOfAPage(t *testing.T) {
	// Any length of the text before moves the headings over the page's end.
	for n := 1; n < 60; n++ {
		doc := &o.Document{Words: sample(1).Words}
		doc.Blocks = append(doc.Blocks, o.Prose{Text: o.T(strings.Repeat("ligne\n", n))})
		for range 3 {
			doc.Blocks = append(doc.Blocks, o.Heading{Level: 2, Title: "Titre"}, o.Prose{Text: o.T(lorem + lorem)}, o.Heading{Level: 3, Title: "Titre"},
				o.Table{Columns: []o.Column{{Head: "A"}, {Head: "B"}}, Rows: []o.Row{row("a", lorem), row("b", lorem)}})
		}
		l := compose(doc, &Options{Type: typeface(t)})
		for i, p := range l.pages[1:] {
			var last op
			for _, op := range p.ops {
				if op.kind == opText && op.y < bottom+1 && op.y > last.y && op.y != headBaseline {
					last = op
				}
			}
			if r := l.elems[last.elem].role; r == roleH1 || r == roleH2 || r == roleH3 || r == roleHead {
				t.Fatalf("%d lines: page %d ends with %s %q", n, i+2, r, last.text)
			}
		}
	}
}

// inside reports texts that leave the column or run into header or footer.
func inside(l *layout, tf *Typeface) []string {
	var out []string
	for i, p := range l.pages {
		for _, op := range p.ops {
			if op.kind != opText || p.bare || op.y == headBaseline || op.y == footBaseline {
				continue
			}
			w := tf.measure(strings.TrimRight(op.text, " "), op.style.face, op.style.size)
			if op.x < left-0.5 || op.x+w > right+1 || op.y < headRule || op.y > bottom+1 {
				out = append(out, printf("page %d: %q stands at %.0f–%.0f, %.0f", i+1, op.text, op.x, op.x+w, op.y))
			}
		}
	}
	return out
}

func TestAnyTextIsLaidOutWithinItsPage(t *testing.T) {
	tf := typeface(t)
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(rapid.String(), rapid.StringOfN(rapid.RuneFrom([]rune("aWÉ 0\n-é\u00a0")), 0, 400, -1))
		s := func(label string) string { return text.Draw(t, label) }
		figure := o.Cell{Text: o.T(rapid.StringMatching(`[0-9 ]{0,14},[0-9]{2}`).Draw(t, "figure"))}
		doc := &o.Document{
			Words: sample(1).Words, Title: s("title"), Running: o.Running{Left: s("left"), Foot: s("foot")},
			Cover: o.Cover{Title: s("cover"), Company: s("company"), Facts: []o.Pair{{Label: s("fact"), Value: o.T(s("value"))}}},
			Blocks: []o.Block{
				o.Chapter{ID: "c", Phase: s("phase"), Title: s("chapter"), Lead: s("lead")},
				o.Contents{Title: s("contents")},
				o.Heading{Level: 2, Title: s("heading"), Note: s("note")},
				o.Prose{Label: s("label"), Text: o.T(s("prose"))},
				o.Pairs{Compact: true, Rows: []o.Pair{{Label: s("l1"), Value: o.T(s("v1"))}, {Label: s("l2"), Value: o.T(s("v2")), Note: s("n2")}}},
				o.Table{
					ID: "t", Caption: s("caption"), Columns: []o.Column{{Head: s("h1")}, {Head: s("h2"), Whole: true, Align: o.Right}, {Head: s("h3"), Weight: 2}},
					Rows: []o.Row{{Cells: []o.Cell{{Text: o.T(s("c1")), Detail: s("d1")}, figure, {Text: o.T(s("c3"))}}, Detail: s("detail")}},
				},
				o.Notices{Items: []o.Notice{{Label: "À vérifier", Where: s("where"), Message: s("message"), Target: "t"}}},
				o.Commitments{Items: []o.Commitment{{Sentence: s("sentence"), Source: s("source"), Answer: o.T("Oui")}}},
				o.Derivation{Label: s("derivation"), Value: o.T(s("value")), Steps: []o.Step{{Text: s("step"), Sum: s("sum"), Value: figure.Text.S}}},
				o.Signature{Intro: s("intro"), Fields: []o.SignatureField{{Label: s("field"), Value: s("value")}}, Hand: s("hand")},
				o.Answer{Label: s("question"), Options: []string{s("o1"), s("o2")}, Lines: 2},
				o.Grid{Label: s("grid"), Columns: []o.Column{{Head: s("g1")}, {Head: s("g2")}}, First: []string{s("first")}},
			},
		}
		l := compose(doc, &Options{Type: tf})
		if wrong := inside(l, tf); len(wrong) > 0 {
			t.Fatal(strings.Join(wrong, "\n"))
		}
		if err := Write(&bytes.Buffer{}, doc, Options{Type: tf, Date: day}); err != nil {
			t.Fatal(err)
		}
	})
}

func TestWriteRefusesWhatItCannotDo(t *testing.T) {
	for name, opts := range map[string]Options{"no typeface": {Date: day}, "no date": {Type: typeface(t)}} {
		if err := Write(&bytes.Buffer{}, sample(1), opts); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: got %v", name, err)
		}
	}
	if _, err := NewTypeface(Fonts{Regular: []byte("not a font"), Semibold: nil, Bold: nil}); err == nil {
		t.Error("a broken font is taken")
	}
}

func TestForeignCharactersAreReportedAndNeverBreakTheExport(t *testing.T) {
	doc := sample(1)
	doc.Title = "Titre 🚀 \xff"
	doc.Blocks = append(doc.Blocks, o.Pairs{Rows: []o.Pair{{Label: "Émoji", Value: o.T("a🚀b\u200bc 漢 ℃ e\u0301 𝐀 \x00 \xc3(")}}})
	var b bytes.Buffer
	r, err := Export(&b, doc, Options{Type: typeface(t), Date: day})
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff([]rune{'℃', '漢', '\uFFFD', '𝐀', '🚀'}, r.Replaced); d != "" {
		t.Errorf("replaced (-want +got):\n%s", d)
	}
	if text := words(t, b.Bytes()); !strings.Contains(text, "a□bc □ °C é A") {
		t.Errorf("not found in %q", text[len(text)-200:])
	}
}
