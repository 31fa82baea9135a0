package paper_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"dossierpme/dossier"
	"dossierpme/internal/failure"
	"dossierpme/internal/paper"
	"dossierpme/internal/wiring"
	"dossierpme/pdf/binder"
)

// annexPDF writes n pages that say which they are, each with so many bytes of
// picture.
func annexPDF(name string, n, picture int) []byte {
	var b bytes.Buffer
	var at []int
	object := func(body string) {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", len(at), body)
	}
	stream := func(entries string, data []byte) {
		object(fmt.Sprintf("<< %s /Length %d >>\nstream\n%s\nendstream", entries, len(data), data))
	}
	b.WriteString("%PDF-1.7\n")
	object("<< /Type /Catalog /Pages 2 0 R >>")
	var kids []string
	for i := range n {
		kids = append(kids, fmt.Sprintf("%d 0 R", 4+3*i))
	}
	object(fmt.Sprintf("<< /Type /Pages /Kids [%s] /Count %d >>", strings.Join(kids, " "), n))
	object("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
	noise := rand.NewChaCha8([32]byte{1})
	for i := range n {
		object(fmt.Sprintf("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> /XObject << /I %d 0 R >> >> /Contents %d 0 R >>", 6+3*i, 5+3*i))
		stream("", fmt.Appendf(nil, "q 200 0 0 200 72 72 cm /I Do Q BT /F 24 Tf 72 400 Td (%s-%d.) Tj ET", name, i+1))
		pixels := make([]byte, max(picture, 1))
		if _, err := noise.Read(pixels); err != nil {
			panic(err)
		}
		stream(fmt.Sprintf("/Type /XObject /Subtype /Image /Width %d /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8", len(pixels)), pixels)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, a := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", a)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, start)
	return b.Bytes()
}

// withAnnexes writes a dossier whose annexes are these files, for pieces in turn.
func withAnnexes(t testing.TB, p *wiring.Parts, files map[string][]byte, order []string) *paper.File {
	t.Helper()
	dir := t.TempDir()
	pieces := []string{"quotes", "kbis", "permits", "sirene"}
	var rows []string
	for i, name := range order {
		if err := os.WriteFile(filepath.Join(dir, name), files[name], 0o600); err != nil {
			t.Fatal(err)
		}
		rows = append(rows, fmt.Sprintf(`{"id":"r%d","piece":%q,"path":%q}`, i, pieces[i%len(pieces)], name))
	}
	path := filepath.Join(dir, "dossier.json")
	in := fmt.Sprintf(`{"format":1,"call":"hdf-2026-agroalimentaire","answers":{"pieces":[%s]}}`, strings.Join(rows, ","))
	if err := os.WriteFile(path, []byte(in), 0o600); err != nil {
		t.Fatal(err)
	}
	f, err := p.Read(path, nil)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// pagesOf are the texts of the pages of a PDF.
func pagesOf(t *testing.T, pdf []byte) []string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "binder.pdf")
	if err := os.WriteFile(path, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command("qpdf", "--check", path).CombinedOutput(); err != nil {
		t.Fatalf("qpdf: %v\n%s", err, out)
	}
	out, err := exec.Command("pdftotext", "-enc", "UTF-8", path, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	pages := strings.Split(strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(string(out)), "\f")
	return pages[:len(pages)-1]
}

var stampForm = regexp.MustCompile(`Annexe (\d+) – page (\d+)/(\d+) · (\d+) sur (\d+)`)

func TestAnyOrderOfAnnexesGivesTrueNumbers(t *testing.T) {
	p := parts(t, "")
	random := rand.New(rand.NewPCG(1, 2))
	for run := range 6 {
		files, order := map[string][]byte{}, []string{}
		for i := range 2 + random.IntN(7) {
			name := fmt.Sprintf("f%d.pdf", i)
			files[name] = annexPDF(fmt.Sprintf("f%d", i), 1+random.IntN(6), 10)
			order = append(order, name)
		}
		random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		f := withAnnexes(t, p, files, order)
		var out bytes.Buffer
		bound, err := p.Bind(t.Context(), f, paper.Sheet{Date: p.Env.Today.Time()}, &out, nil)
		if err != nil {
			t.Fatal(err)
		}
		plain, err := p.Print(f, paper.Sheet{Date: p.Env.Today.Time()})
		if err != nil {
			t.Fatal(err)
		}
		pages := pagesOf(t, out.Bytes())
		own := plain.Report.Pages
		if bound.Report.Pages != len(pages) {
			t.Fatalf("run %d: %d pages reported, %d written", run, bound.Report.Pages, len(pages))
		}
		for id, page := range plain.Report.Places {
			if bound.Report.Places[id] != page {
				t.Errorf("run %d: %s stands on page %d instead of %d", run, id, bound.Report.Places[id], page)
			}
		}
		at, list := own, strings.Join(pages[:own], "\n")
		for _, a := range bound.Annexes {
			at++ // the separator
			sep := pages[at-1]
			if want := fmt.Sprintf("Page %d sur %d", at, len(pages)); !strings.Contains(sep, want) {
				t.Errorf("run %d, annex %d: no %q on its separator", run, a.Number, want)
			}
			if want := fmt.Sprintf("p. %d\n", at); !strings.Contains(list, want) {
				t.Errorf("run %d, annex %d: the list does not lead to page %d", run, a.Number, at)
			}
			if a.First != at+1 {
				t.Errorf("run %d, annex %d begins on page %d, not %d", run, a.Number, at+1, a.First)
			}
			file := strings.TrimSuffix(order[rowNumber(t, a.Row)], ".pdf")
			for i := range a.Facts.Pages {
				at++
				m := stampForm.FindStringSubmatch(pages[at-1])
				want := []string{strconv.Itoa(a.Number), strconv.Itoa(i + 1), strconv.Itoa(a.Facts.Pages), strconv.Itoa(at), strconv.Itoa(len(pages))}
				if m == nil || fmt.Sprint(m[1:]) != fmt.Sprint(want) {
					t.Errorf("run %d, page %d: stamp %q, want %q", run, at, m, want)
				}
				if !strings.Contains(pages[at-1], fmt.Sprintf("%s-%d.", file, i+1)) {
					t.Errorf("run %d: page %d is not page %d of %s", run, at, i+1, file)
				}
			}
		}
		if at != len(pages) {
			t.Errorf("run %d: %d pages are left over", run, len(pages)-at)
		}
	}
}

// numberIn finds the number of a file in a list of attachments.
func numberIn(t *testing.T, list, name string) string {
	t.Helper()
	for line := range strings.Lines(list) {
		if n, rest, ok := strings.Cut(line, ": "); ok && strings.TrimSpace(rest) == name {
			return n
		}
	}
	t.Fatalf("no %q in %s", name, list)
	return ""
}

// inUTF8 makes a command that takes and gives names in UTF-8.
func inUTF8(name string, args ...string) *exec.Cmd {
	cmd := exec.Command(name, args...)
	cmd.Env = append(os.Environ(), "LC_ALL=C.UTF-8")
	return cmd
}

func rowNumber(t *testing.T, row string) int {
	t.Helper()
	n, err := strconv.Atoi(strings.TrimPrefix(row, "r"))
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestWhatCannotBeBoundTravelsInside(t *testing.T) {
	p := parts(t, "")
	files := map[string][]byte{"a.pdf": []byte("%PDF-1.7 broken"), "b.docx": []byte("PK\x03\x04"), "c.pdf": annexPDF("c", 2, 5), "vide.pdf": {}}
	f := withAnnexes(t, p, files, []string{"a.pdf", "b.docx", "c.pdf", "vide.pdf"})
	var out bytes.Buffer
	bound, err := p.Bind(t.Context(), f, paper.Sheet{Date: p.Env.Today.Time()}, &out, nil)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "b.pdf")
	if err := os.WriteFile(path, out.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	list, err := inUTF8("pdfdetach", "-list", path).CombinedOutput()
	if err != nil {
		t.Fatal(err)
	}
	pages := strings.Join(pagesOf(t, out.Bytes()), "\f")
	for _, a := range bound.Annexes {
		file := files[[]string{"a.pdf", "b.docx", "c.pdf", "vide.pdf"}[rowNumber(t, a.Row)]]
		wantCarried := a.Facts.State == binder.Unsupported
		if a.Carried != wantCarried || strings.Contains(string(list), a.Name) != (a.Number > 0) {
			t.Errorf("%s (%s): carried %v, want %v\n%s", a.Name, a.Facts.State, a.Carried, wantCarried, list)
		}
		if wantCarried {
			if why := p.InspectionMessage(a.Facts).What; !strings.Contains(strings.Join(strings.Fields(pages), " "), strings.Join(strings.Fields(why), " ")) {
				t.Errorf("%s: no separator says %q", a.Name, why)
			}
		}
		if wantCarried {
			got := filepath.Join(t.TempDir(), "out")
			if msg, err := inUTF8("pdfdetach", "-save", numberIn(t, string(list), a.Name), "-o", got, path).CombinedOutput(); err != nil {
				t.Fatalf("%v\n%s", err, msg)
			}
			if data, err := os.ReadFile(got); err != nil || !bytes.Equal(data, file) {
				t.Errorf("%s came out changed", a.Name)
			}
		}
	}
}

func TestABinderCanBeStopped(t *testing.T) {
	p := parts(t, "")
	f := withAnnexes(t, p, map[string][]byte{"a.pdf": annexPDF("a", 3, 5)}, []string{"a.pdf"})
	ctx, cancel := context.WithCancel(t.Context())
	steps := 0
	_, err := p.Bind(ctx, f, paper.Sheet{Date: p.Env.Today.Time()}, io.Discard, func(int, int, string) {
		if steps++; steps == 2 {
			cancel()
		}
	})
	if err == nil {
		t.Error("it went on")
	}
}

func TestAnAnnexThatChangesMeanwhileIsNoticed(t *testing.T) {
	p := parts(t, "")
	big := annexPDF("a", 2, 40<<20)
	f := withAnnexes(t, p, map[string][]byte{"a.pdf": big}, []string{"a.pdf"})
	_, err := p.Bind(t.Context(), f, paper.Sheet{Date: p.Env.Today.Time()}, io.Discard, func(done, all int, what string) {
		if done == 1 && what != "" {
			if err := os.WriteFile(filepath.Join(filepath.Dir(f.Path), "a.pdf"), annexPDF("b", 1, 5), 0o600); err != nil {
				t.Error(err)
			}
		}
	})
	if err == nil || failure.Of(err, "").Code != "annex_changed" {
		t.Errorf("%v", err)
	}
}

// An annex of the store is found by its hash.
func TestAnAnnexOfTheStoreIsBound(t *testing.T) {
	p := parts(t, "")
	f := withAnnexes(t, p, map[string][]byte{"a.pdf": annexPDF("kept", 2, 5)}, []string{"a.pdf"})
	kept := filepath.Join(filepath.Dir(f.Path), "a.pdf")
	d := f.Dossier.Copy()
	rows := d.Rows("pieces")
	rows[0] = dossier.Row{ID: "x", Cells: map[string]dossier.Value{"piece": dossier.Text("kbis"), "sha256": dossier.Text(strings.Repeat("ab", 32)), "name": dossier.Text("a.pdf")}}
	d.Set("pieces", rows)
	var out bytes.Buffer
	bound, err := p.Bind(t.Context(), &paper.File{Dossier: d, Call: f.Call, Shelf: oneFile(kept)}, paper.Sheet{Date: p.Env.Today.Time()}, &out, nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(bound.Left()) > 0 || !strings.Contains(strings.Join(pagesOf(t, out.Bytes()), ""), "kept-2.") {
		t.Errorf("%+v", bound.Annexes)
	}
}

// oneFile keeps one file under every hash.
type oneFile string

func (s oneFile) File(string) (string, error) { return string(s), nil }

// Twenty annexes of ten pages, 37 MB.
func BenchmarkBind(b *testing.B) {
	p := parts(b, "")
	files, order := map[string][]byte{}, []string{}
	for i := range 20 {
		name := fmt.Sprintf("f%d.pdf", i)
		files[name] = annexPDF(name, 10, 185_000)
		order = append(order, name)
	}
	f := withAnnexes(b, p, files, order)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := p.Bind(b.Context(), f, paper.Sheet{Date: p.Env.Today.Time()}, io.Discard, nil); err != nil {
			b.Fatal(err)
		}
	}
}
