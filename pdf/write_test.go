package pdf

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	o "dossierpme/dossier/outline"
	"dossierpme/internal/race"
	"dossierpme/internal/sampledoc"
	"dossierpme/pdf/font"
)

var keep = flag.String("keep", "", "folder in which to leave the PDF files")

var day = time.Date(2026, 11, 12, 13, 3, 0, 0, time.UTC)

func write(tb testing.TB, doc *o.Document) []byte {
	tb.Helper()
	var b bytes.Buffer
	if _, err := Write(&b, doc, Options{Type: sampledoc.Typeface(tb), Date: day, Creator: "Dossier PME"}); err != nil {
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

func TestTwoRunsGiveTheSameBytes(t *testing.T) {
	race.Spare(t)
	a, b := write(t, sampledoc.Sample(30)), write(t, sampledoc.Sample(30))
	if !bytes.Equal(a, b) {
		t.Error("two exports of the same document on the same date differ")
	}
	var c bytes.Buffer
	if _, err := Write(&c, sampledoc.Sample(30), Options{Type: sampledoc.Typeface(t), Date: day.AddDate(0, 0, 1)}); err != nil {
		t.Fatal(err)
	}
	if bytes.Equal(a, c.Bytes()) {
		t.Error("the date does not reach the file")
	}
}

func TestSeveralExportsAtOnceShareOneTypeface(t *testing.T) {
	tf := sampledoc.Typeface(t)
	done := make(chan []byte)
	for range 4 {
		go func() {
			var b bytes.Buffer
			if _, err := Write(&b, sampledoc.Sample(5), Options{Type: tf, Date: day}); err != nil {
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
	doc := sampledoc.Sample(60)
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
	cmd.Stdin = bytes.NewReader(write(t, sampledoc.Sample(60)))
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	pages := strings.Split(strings.TrimSuffix(string(out), "\f"), "\f")
	for i, p := range pages {
		if !strings.Contains(p, "BROUILLON") {
			t.Errorf("page %d of %d does not say « BROUILLON »", i+1, len(pages))
		}
		if want := fmt.Sprintf("Page %d sur %d", i+1, len(pages)); i > 0 && !strings.Contains(strings.ReplaceAll(p, "\u00a0", " "), want) {
			t.Errorf("page %d does not say %q", i+1, want)
		}
	}
	if tf := sampledoc.Typeface(t); watermark(tf, "BROUILLON") == watermark(tf, "") || strings.Count(watermark(tf, "BROUILLON"), "h\n") < 12 {
		t.Error("the mark across the page has no outlines")
	}
}

func TestWriteRefusesWhatItCannotDo(t *testing.T) {
	for name, opts := range map[string]Options{"no typeface": {Date: day}, "no date": {Type: sampledoc.Typeface(t)}} {
		if _, err := Write(&bytes.Buffer{}, sampledoc.Sample(1), opts); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: got %v", name, err)
		}
	}
	if _, err := font.Parse(font.Files{Regular: []byte("not a font"), Semibold: nil, Bold: nil}); err == nil {
		t.Error("a broken font is taken")
	}
}

func TestForeignCharactersAreReportedAndNeverBreakTheExport(t *testing.T) {
	doc := sampledoc.Sample(1)
	doc.Title = "Titre 🚀 \xff"
	doc.Blocks = append(doc.Blocks, o.Pairs{Rows: []o.Pair{{Label: "Émoji", Value: o.T("a🚀b\u200bc 漢 ℃ e\u0301 𝐀 \x00 \xc3(")}}})
	var b bytes.Buffer
	r, err := Write(&b, doc, Options{Type: sampledoc.Typeface(t), Date: day})
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

func TestAnyTextIsWritten(t *testing.T) {
	race.Spare(t)
	tf := sampledoc.Typeface(t)
	rapid.Check(t, func(t *rapid.T) {
		if _, err := Write(&bytes.Buffer{}, sampledoc.Any(t), Options{Type: tf, Date: day}); err != nil {
			t.Fatal(err)
		}
	})
}
