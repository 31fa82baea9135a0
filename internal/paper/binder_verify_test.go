package paper_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"dossierpme/dossier"
	"dossierpme/dossier/shelf"
	"dossierpme/internal/paper"
	"dossierpme/pdf/compare"
)

func TestABinderWithoutDataIsHeldAgainstItsDossierPageByPage(t *testing.T) {
	p := parts(t, smallCalls)
	read := func(path string) *paper.File {
		f, err := p.Read(path, nil)
		if err != nil {
			t.Fatal(err)
		}
		return f
	}
	f := boundDossier(t, read)
	verify := func(raw []byte, against *paper.File) paper.Verified {
		t.Helper()
		v, err := p.Verify(t.Context(), paper.Stdin, bytes.NewReader(raw), against, nil)
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	for name, s := range map[string]paper.Sheet{
		"with the originals": {}, "light, without the owners": {Light: true, WithoutOwners: true},
	} {
		t.Run(name, func(t *testing.T) {
			s.Date, s.WithoutData = p.Env.Today.Time(), true
			var out bytes.Buffer
			if _, err := p.Bind(t.Context(), f, s, &out, nil); err != nil {
				t.Fatal(err)
			}
			raw := out.Bytes()
			all := len(pagesOf(t, raw))
			if v := verify(raw, f); v.Verdict != shelf.Identical || !v.Comparable {
				t.Errorf("as it is: %s, %v, %v", v.Verdict, v.Pages, v.Doubts)
			}
			if v := verify(append(bytes.Clone(raw), "% note\n%%EOF\n"...), f); v.Verdict != shelf.Resaved || v.Has != all {
				t.Errorf("written anew: %s, %d of %d, %v, %v, %v", v.Verdict, v.Has, all, v.Pages, v.Doubts, v.Extra)
			}
			n, d := page(t, raw, all)
			contents := types.Array{d["Contents"]}
			if c, ok := d["Contents"].(types.Array); ok {
				contents = slices.Clone(c)
			}
			d["Contents"] = append(contents, *types.NewIndirectRef(free, 0))
			painted := revised(t, raw, map[int]string{n: d.PDFString(), free: stream("", "0.5 g 40 60 60 60 re f")})
			if v := verify(painted, f); v.Verdict != shelf.Different || !slices.Equal(v.Pages, []compare.Page{{Page: all, Difference: compare.Drawn}}) {
				t.Errorf("the last page of an annex is painted over: %s, %v", v.Verdict, v.Pages)
			}
		})
	}
	// Where the originals are not at hand, the codes are all that can be compared.
	dir, err := os.MkdirTemp(t.TempDir(), "")
	if err != nil {
		t.Fatal(err)
	}
	alone := f.Dossier.Copy()
	for i, r := range alone.Rows("pieces") {
		sums := map[string]string{"kbis.pdf": sumOf(annexOf(t, 1)), "comptes.pdf": sumOf(annexOf(t, 2))}
		rows := slices.Clone(alone.Rows("pieces"))
		rows[i] = r.With("sha256", dossier.Text(sums[r.Get("path").String()]))
		alone.Set("pieces", rows)
	}
	var out bytes.Buffer
	if _, err := p.Bind(t.Context(), f, paper.Sheet{Date: p.Env.Today.Time(), WithoutData: true}, &out, nil); err != nil {
		t.Fatal(err)
	}
	at := filepath.Join(dir, "dossier.json")
	if err := os.WriteFile(at, alone.Encode(), 0o600); err != nil {
		t.Fatal(err)
	}
	if v := verify(out.Bytes(), read(at)); v.Comparable || len(v.Pages) > 0 {
		t.Errorf("without the originals: %s, %v", v.Verdict, v.Pages)
	}
}

// A binder of before it said how it was made; it is never written again.
const firstBinder = "testdata/forever/binder1.pdf"

func TestABinderOfAnOlderProgramOpensAndIsNotCalledChanged(t *testing.T) {
	p := parts(t, "")
	old, err := os.ReadFile(filepath.FromSlash(firstBinder))
	if err != nil {
		t.Fatal(err)
	}
	at := filepath.Join(t.TempDir(), "x.pdf")
	if err := os.WriteFile(at, old, 0o600); err != nil {
		t.Fatal(err)
	}
	v, err := p.Verify(t.Context(), at, nil, nil, nil)
	if err != nil || v.Verdict != shelf.DataOnly || len(v.Pages)+len(v.Doubts)+len(v.Extra) > 0 {
		t.Errorf("%s, %v, %v, %v, %v", v.Verdict, v.Pages, v.Doubts, v.Extra, err)
	}
	back, doubt, err := p.OpenPDF(t.Context(), at, nil)
	if err != nil || doubt.Verdict == shelf.Different || !strings.Contains(string(back), "Ateliers du Hêtre") {
		t.Errorf("it gives back %s, %s, %v", back, doubt.Verdict, err)
	}
	if err := os.WriteFile(at, tampered["a form is added"].do(t, old), 0o600); err != nil {
		t.Fatal(err)
	}
	if v, err := p.Verify(t.Context(), at, nil, nil, nil); err != nil || v.Verdict != shelf.Different || !slices.Contains(v.Extra, compare.Field) {
		t.Errorf("with a form: %s, %v, %v, %v", v.Verdict, v.Pages, v.Extra, err)
	}
}

func TestWhatOfABinderWasNotComparedIsSaidByItsKind(t *testing.T) {
	p := parts(t, "")
	for name, c := range map[string]struct {
		v     paper.Verified
		says  []string
		never string
	}{
		"originals away": {paper.Verified{Unseen: []int{7, 8}}, []string{"annexes n’ont pas été comparées", "Les autres pages"}, "signées"},
		"scans":          {paper.Verified{Unseen: []int{7}, Scans: []int{7}}, []string{"signée puis numérisée", "Les autres pages"}, "d’origine"},
		"both":           {paper.Verified{Unseen: []int{7, 9}, Scans: []int{9}}, []string{"d’origine", "numérisée", "Les autres pages"}, "{"},
		"and a change":   {paper.Verified{Unseen: []int{7}, Pages: []compare.Page{{Page: 2, Difference: compare.Drawn}}}, []string{"La page 2 diffère"}, "Les autres pages"},
	} {
		got := strings.Join(p.Why(c.v), " ")
		for _, want := range c.says {
			if !strings.Contains(got, want) {
				t.Errorf("%s: it does not say %q: %s", name, want, got)
			}
		}
		if strings.Contains(got, c.never) {
			t.Errorf("%s: it says %q: %s", name, c.never, got)
		}
	}
}

func sumOf(content []byte) string {
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:])
}
