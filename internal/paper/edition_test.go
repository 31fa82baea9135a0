package paper_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dossierpme/dossier/shelf"
	"dossierpme/internal/paper"
	"dossierpme/pdf/seal"
)

// The short edition has the same data and the same codes as the whole: whoever signs a
// page of one has signed that of the other.
func TestTheShortEditionHasTheSameDataAndTheSameCodes(t *testing.T) {
	p := parts(t, "")
	f := exampleFile(t, p, "conserverie-aisne")
	print := func(s paper.Sheet) paper.Printed {
		s.Date = p.Env.Today.Time()
		out, err := p.Print(f, s)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	whole, short := print(paper.Sheet{}), print(paper.Sheet{Short: true})
	if again := print(paper.Sheet{Short: true}); !bytes.Equal(again.PDF, short.PDF) {
		t.Error("other bytes the second time")
	}
	toSign := 0
	for i, s := range short.Report.Sheets {
		toSign += s.Last - s.First + 1
		if w := whole.Report.Sheets[i]; w.ID != s.ID || w.Last-w.First != s.Last-s.First {
			t.Errorf("%s is %d–%d, in the whole %d–%d", s.ID, s.First, s.Last, w.First, w.Last)
		}
	}
	if n := short.Report.Pages - toSign; n > 22 || short.Fingerprint != whole.Fingerprint {
		t.Errorf("%d pages before those to sign, fingerprint %x", n, short.Fingerprint)
	}
	open := func(raw []byte) []byte {
		data, _, err := seal.Open(bytes.NewReader(raw))
		if err != nil {
			t.Fatal(err)
		}
		file, err := seal.Dossier(data)
		if err != nil {
			t.Fatal(err)
		}
		return file
	}
	if !bytes.Equal(open(short.PDF), open(whole.PDF)) {
		t.Error("the dossier inside is another one")
	}
	for name, s := range map[string]paper.Sheet{
		"as it is": {Short: true}, "without the owners": {Short: true, WithoutOwners: true}, "to be signed by a program": {Short: true, SignatureField: true},
	} {
		v, err := p.Verify(t.Context(), paper.Stdin, bytes.NewReader(print(s).PDF), f, nil)
		if err != nil || v.Verdict != shelf.Identical {
			t.Errorf("%s: %s, %v", name, v.Verdict, err)
		}
	}

	// Without the data only the codes tell what the file is.
	v, err := p.Verify(t.Context(), paper.Stdin, bytes.NewReader(print(paper.Sheet{Short: true, WithoutData: true}).PDF), f, nil)
	if err != nil || v.Verdict != shelf.Identical || len(v.Codes) != toSign {
		t.Fatalf("%s with %d codes of %d, %v", v.Verdict, len(v.Codes), toSign, err)
	}
	for _, d := range v.Sheets {
		if len(d.Missing()) > 0 {
			t.Errorf("%s: found are %v of %d pages", d.Piece, d.Found, d.Pages)
		}
	}
	if first := v.Codes[0].Mark.Page; first != whole.Report.Sheets[0].First {
		t.Errorf("the first code names page %d, not %d", first, whole.Report.Sheets[0].First)
	}
}

// A page that was printed, signed and scanned of one edition stands in the binder of the
// other in the place of the same page.
func TestASignedPageOfOneEditionStandsInTheOther(t *testing.T) {
	p := parts(t, "")
	dir := t.TempDir()
	read := func(rows string) *paper.File {
		path := filepath.Join(dir, "dossier.json")
		in := `{"format":1,"call":"hdf-2026-agroalimentaire","id":"AAAABBBBCCCCDDDDEEEE","version":3,"answers":{"signature.place":"Lille","pieces":[` + rows + `]}}`
		if err := os.WriteFile(path, []byte(in), 0o600); err != nil {
			t.Fatal(err)
		}
		f, err := p.Read(path, nil)
		if err != nil {
			t.Fatal(err)
		}
		return f
	}
	first := map[bool]int{}
	for _, short := range []bool{false, true} {
		printed, err := p.Print(read(""), paper.Sheet{Date: testDay, Short: short})
		if err != nil {
			t.Fatal(err)
		}
		first[short] = printed.Report.Sheets[0].First
		at := filepath.Join(dir, fmt.Sprint(short))
		if err := os.WriteFile(at+".pdf", printed.PDF, 0o600); err != nil {
			t.Fatal(err)
		}
		n := fmt.Sprint(first[short])
		if out, err := exec.Command("pdftoppm", "-r", "150", "-jpeg", "-singlefile", "-f", n, "-l", n, at+".pdf", at).CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
	}
	if first[true] >= first[false] {
		t.Fatalf("the short edition is not shorter: %v", first)
	}
	for _, scanned := range []bool{false, true} {
		f := read(fmt.Sprintf(`{"id":"s","piece":"commitment_letter","path":"%v.jpg"}`, scanned))
		for _, short := range []bool{false, true} {
			var out bytes.Buffer
			bound, err := p.Bind(t.Context(), f, paper.Sheet{Date: testDay, Short: short, Compact: true}, &out, nil)
			if err != nil {
				t.Fatal(err)
			}
			if want := []paper.SignedPage{{Row: "s", Page: first[short]}}; !slices.Equal(bound.Signed, want) {
				t.Errorf("a scan of the short edition: %v, bound in it: %v: %+v, want %+v", scanned, short, bound.Signed, want)
				continue
			}
			if page := pagesOf(t, out.Bytes())[first[short]-1]; !strings.HasPrefix(strings.TrimSpace(page), "Exemplaire signé") {
				t.Errorf("page %d is %q", first[short], page)
			}
		}
	}
}

// A compact binder has one list instead of the pages before annexes of one page; it says
// so in its data, and is made again from them.
func TestACompactBinderIsMadeAgain(t *testing.T) {
	p := parts(t, smallCalls)
	f := boundDossier(t, func(path string) *paper.File {
		f, err := p.Read(path, nil)
		if err != nil {
			t.Fatal(err)
		}
		return f
	})
	bind := func(s paper.Sheet) (paper.Bound, []byte) {
		t.Helper()
		s.Date = p.Env.Today.Time()
		var out bytes.Buffer
		bound, err := p.Bind(t.Context(), f, s, &out, nil)
		if err != nil {
			t.Fatal(err)
		}
		return bound, out.Bytes()
	}
	usual, _ := bind(paper.Sheet{})
	for name, c := range map[string]struct {
		sheet paper.Sheet
		alone bool // the originals are not at hand when it is verified
	}{
		"with its originals":   {paper.Sheet{Compact: true}, true},
		"without them":         {paper.Sheet{Compact: true, Light: true}, false},
		"of the short edition": {paper.Sheet{Compact: true, Short: true}, true},
		"without the data":     {paper.Sheet{Compact: true, WithoutData: true}, false},
		"short, without data":  {paper.Sheet{Short: true, WithoutData: true, Light: true}, false},
	} {
		bound, raw := bind(c.sheet)
		var against *paper.File
		if !c.alone {
			against = f
		}
		v, err := p.Verify(t.Context(), paper.Stdin, bytes.NewReader(raw), against, nil)
		if err != nil || v.Verdict != shelf.Identical {
			t.Errorf("%s: %s, %v", name, v.Verdict, err)
		}
		if !c.sheet.Compact {
			continue
		}
		if d := usual.Report.Pages - bound.Report.Pages; !c.sheet.Short && d != 0 { // a list of a page for one separator
			t.Errorf("%s: %d pages less", name, d)
		}
		texts := pagesOf(t, raw)
		kbis, accounts := bound.Annexes[0], bound.Annexes[1]
		if kbis.Facts.Pages != 1 {
			kbis, accounts = accounts, kbis
		}
		for page, want := range map[int]string{kbis.First: "page 1/1", accounts.First: "page 1/2", accounts.First + 1: "page 2/2"} {
			if got := strings.ReplaceAll(texts[page-1], "\u00a0", " "); !strings.Contains(got, want) {
				t.Errorf("%s: page %d says %q, not %q", name, page, got, want)
			}
		}
		if i := slices.IndexFunc(texts, func(s string) bool { return strings.Contains(s, p.Words.T("paper.binder.list")) }); i < 0 ||
			!strings.Contains(texts[i], fmt.Sprintf("p. %d", kbis.First)) && !strings.Contains(strings.ReplaceAll(texts[i], "\u00a0", " "), fmt.Sprintf("p. %d", kbis.First)) {
			t.Errorf("%s: the list on page %d does not lead to page %d", name, i+1, kbis.First)
		}
	}

	// Where the originals are away, the pages of annexes are named and nothing else.
	_, raw := bind(paper.Sheet{Compact: true, Light: true})
	v, err := p.Verify(t.Context(), paper.Stdin, bytes.NewReader(raw), nil, nil)
	if err != nil || v.Verdict != shelf.DataOnly || len(v.Unseen) != 3 {
		t.Errorf("%s, %v, %v", v.Verdict, v.Unseen, err)
	}
}
