package paper_test

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"dossierpme/dossier"
	"dossierpme/dossier/shelf"
	"dossierpme/internal/paper"
	"dossierpme/pdf/compare"
)

// boundDossier is a dossier file of few pages beside two annexes, of one page and
// of two.
func boundDossier(t *testing.T, read func(string) *paper.File) *paper.File {
	t.Helper()
	dir := t.TempDir()
	put := func(name string, data []byte) {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	put("kbis.pdf", annexOf(t, 1))
	put("comptes.pdf", annexOf(t, 2))
	put("dossier.json", []byte(strings.Replace(small, `"answers": {`, `"answers": {"pieces": [
		{"id": "k", "piece": "kbis", "path": "kbis.pdf", "date": "2026-10-02"}, {"id": "c", "piece": "accounts", "path": "comptes.pdf"}],`, 1)))
	return read(filepath.Join(dir, "dossier.json"))
}

// annexOf is a file of some pages.
func annexOf(t *testing.T, pages int) []byte {
	t.Helper()
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n")
	var at []int
	object := func(s string) {
		at = append(at, b.Len())
		b.WriteString(strconv.Itoa(len(at)) + " 0 obj\n" + s + "\nendobj\n")
	}
	object("<< /Type /Catalog /Pages 2 0 R >>")
	kids := ""
	for i := range pages {
		kids += " " + strconv.Itoa(3+2*i) + " 0 R"
	}
	object("<< /Type /Pages /Count " + strconv.Itoa(pages) + " /Kids [" + kids + " ] >>")
	for i := range pages {
		object("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 400] /Contents " + strconv.Itoa(4+2*i) + " 0 R >>")
		object(stream("", "0 g 50 "+strconv.Itoa(50+100*i)+" 80 40 re f"))
	}
	table := b.Len()
	b.WriteString("xref\n0 " + strconv.Itoa(len(at)+1) + "\n0000000000 65535 f \n")
	for _, n := range at {
		b.WriteString(strings.Repeat("0", 10-len(strconv.Itoa(n))) + strconv.Itoa(n) + " 00000 n \n")
	}
	b.WriteString("trailer << /Size " + strconv.Itoa(len(at)+1) + " /Root 1 0 R >>\nstartxref\n" + strconv.Itoa(table) + "\n%%EOF\n")
	return b.Bytes()
}

func TestABinderIsMadeAgainAndHeldAgainstItsFile(t *testing.T) {
	p := parts(t, smallCalls)
	f := boundDossier(t, func(path string) *paper.File {
		f, err := p.Read(path, nil)
		if err != nil {
			t.Fatal(err)
		}
		return f
	})
	alone := t.TempDir() // where no annex lies
	bind := func(s paper.Sheet) []byte {
		t.Helper()
		s.Date = p.Env.Today.Time()
		var out bytes.Buffer
		if _, err := p.Bind(t.Context(), f, s, &out, nil); err != nil {
			t.Fatal(err)
		}
		return out.Bytes()
	}
	verify := func(raw []byte, against *paper.File) paper.Verified {
		t.Helper()
		at := filepath.Join(alone, "x.pdf")
		if err := os.WriteFile(at, raw, 0o600); err != nil {
			t.Fatal(err)
		}
		v, err := p.Verify(t.Context(), at, nil, against, nil)
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	whole, light := bind(paper.Sheet{}), bind(paper.Sheet{Light: true})
	all := len(pagesOf(t, whole))

	for name, s := range map[string]paper.Sheet{
		"as it is": {}, "without the owners": {WithoutOwners: true}, "with a field to sign": {SignatureField: true}, "with all": {WithoutOwners: true, SignatureField: true},
	} {
		if v := verify(bind(s), nil); v.Verdict != shelf.Identical {
			t.Errorf("%s: %+v", name, v)
		}
	}
	if v := verify(light, f); v.Verdict != shelf.Identical {
		t.Errorf("light, beside its annexes: %+v", v)
	}
	v := verify(light, nil)
	// The pages before them are ours; those behind cannot be made again.
	if want := []int{all - 3, all - 1, all}; v.Verdict != shelf.DataOnly || len(v.Pages) > 0 || !slices.Equal(v.Unseen, want) {
		t.Errorf("light alone: %s, %v differ, %v are unseen, want %v", v.Verdict, v.Pages, v.Unseen, want)
	}
	if why := strings.Join(p.Why(v), " "); !strings.Contains(why, p.Words.T("verification.why.unseen", "n", 3, "pages", "…")[:20]) {
		t.Errorf("it says %q", why)
	}

	paint := func(raw []byte, n int) []byte {
		num, d := page(t, raw, n)
		contents := types.Array{}
		switch c := d["Contents"].(type) {
		case types.Array:
			contents = slices.Clone(c)
		default:
			contents = append(contents, c)
		}
		d["Contents"] = append(contents, *types.NewIndirectRef(free, 0))
		return revised(t, raw, map[int]string{num: d.PDFString(), free: stream("", "0.5 g 40 60 60 60 re f")})
	}
	for name, c := range map[string]struct {
		raw  []byte
		page int
	}{
		"a page of ours":             {whole, 3},
		"the page before an annex":   {whole, all - 2},
		"a page of an annex":         {whole, all},
		"a page of a light binder":   {light, 2},
		"the first page of an annex": {whole, all - 3},
	} {
		v := verify(paint(c.raw, c.page), nil)
		if v.Verdict != shelf.Different || len(v.Pages) != 1 || v.Pages[0] != (compare.Page{Page: c.page, Difference: compare.Drawn}) {
			t.Errorf("%s, %d of %d: %s, %+v, %v", name, c.page, all, v.Verdict, v.Pages, v.Doubts)
		}
	}
	// The dossier that comes out of it says nothing of how it was made.
	back, _, err := p.OpenPDF(t.Context(), filepath.Join(alone, "x.pdf"), nil)
	if err != nil || bytes.Contains(back, []byte(`"made"`)) {
		t.Errorf("it gives back %s, %v", back, err)
	}
}

func TestPagesWithoutDataAreHeldAgainstADossier(t *testing.T) {
	p := parts(t, smallCalls)
	d, c, err := dossier.Read([]byte(small), p.Calls.Find)
	if err != nil {
		t.Fatal(err)
	}
	f := &paper.File{Dossier: d, Call: c}
	verify := func(raw []byte, against *paper.File) paper.Verified {
		t.Helper()
		v, err := p.Verify(t.Context(), paper.Stdin, bytes.NewReader(raw), against, nil)
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	changed := d.Copy()
	changed.Set("company.name", dossier.Text("Une autre"))
	for name, s := range map[string]paper.Sheet{
		"pages to sign": {OnlySignature: true}, "without data": {WithoutData: true},
		"both, with a field": {OnlySignature: true, WithoutOwners: true, SignatureField: true}, "without data and owners": {WithoutData: true, WithoutOwners: true},
	} {
		s.Date = p.Env.Today.Time()
		printed, err := p.Print(f, s)
		if err != nil {
			t.Fatal(err)
		}
		if v := verify(printed.PDF, f); v.Verdict != shelf.Identical {
			t.Errorf("%s: %s, %v", name, v.Verdict, v.Pages)
		}
		if v := verify(printed.PDF, nil); v.Verdict != shelf.DataOnly {
			t.Errorf("%s, against nothing: %s", name, v.Verdict)
		}
		if v := verify(printed.PDF, &paper.File{Dossier: changed, Call: c}); v.Verdict != shelf.Different || len(v.Codes) == 0 {
			t.Errorf("%s, of another dossier: %s", name, v.Verdict)
		}
		n, dict := page(t, printed.PDF, 1)
		dict["Contents"] = types.Array{dict["Contents"], *types.NewIndirectRef(free, 0)}
		over := revised(t, printed.PDF, map[int]string{n: dict.PDFString(), free: stream("", "0.5 g 100 300 60 60 re f")})
		if v := verify(over, f); v.Verdict != shelf.Different || len(v.Pages) != 1 || v.Pages[0].Page != 1 {
			t.Errorf("%s, painted over: %s, %v", name, v.Verdict, v.Pages)
		}
	}
}
