package paper_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"dossierpme/dossier"
	"dossierpme/dossier/callfile"
	"dossierpme/dossier/shelf"
	"dossierpme/internal/paper"
	"dossierpme/internal/wiring"
	"dossierpme/pdf/compare"
	"dossierpme/pdf/seal"
)

// smallCalls is where a call lies that gives few pages, which are drawn soon: what does
// not depend on what they say is tried with it.
const smallCalls = "testdata/small"

// small is a dossier of that call.
const small = `{"format": 1, "call": "petit-appel", "id": "QWERTYUIOPASDFGHJKLZ", "version": 3,
	"answers": {"company.name": "Ateliers du Hêtre", "project.title": "Une ligne d’ensachage à 45 ≤ 50 €"}}`

// exampleOnPaper is the PDF of a small dossier.
func exampleOnPaper(t *testing.T, p *wiring.Parts) []byte {
	t.Helper()
	return onPaper(t, p, small)
}

// varied is the same dossier with pages of every sort.
var varied = strings.Replace(small, "petit-appel", "hdf-2026-agroalimentaire", 1)

// onPaper is the PDF of a dossier.
func onPaper(t *testing.T, p *wiring.Parts, file string) []byte {
	t.Helper()
	d, c, err := dossier.Read([]byte(file), p.Calls.Find)
	if err != nil {
		t.Fatal(err)
	}
	printed, err := p.Print(&paper.File{Dossier: d, Call: c}, paper.Sheet{Date: time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)})
	if err != nil {
		t.Fatal(err)
	}
	return printed.PDF
}

// revised appends a revision to a file of ours: objects by their numbers.
func revised(t *testing.T, raw []byte, objects map[int]string) []byte {
	t.Helper()
	heads := regexp.MustCompile(`/Size (\d+) /Root (\d+) 0 R /Info (\d+) 0 R`).FindAllSubmatch(raw, -1)
	starts := regexp.MustCompile(`startxref\s+(\d+)`).FindAllSubmatch(raw, -1)
	if len(heads) == 0 || len(starts) == 0 {
		t.Fatal("no table in the file")
	}
	head, start := heads[len(heads)-1], starts[len(starts)-1][1]
	size, _ := strconv.Atoi(string(head[1]))
	out := bytes.NewBuffer(bytes.Clone(raw))
	at := map[int]int{}
	var numbers []int
	for n := range objects {
		numbers = append(numbers, n)
	}
	slices.Sort(numbers)
	for _, n := range numbers {
		size = max(size, n+1)
		at[n] = out.Len()
		fmt.Fprintf(out, "%d 0 obj\n%s\nendobj\n", n, objects[n])
	}
	table := out.Len()
	at[size] = table
	numbers = append(numbers, size)
	var index, rows bytes.Buffer
	for _, n := range numbers {
		fmt.Fprintf(&index, " %d 1", n)
		rows.Write([]byte{1, byte(at[n] >> 24), byte(at[n] >> 16), byte(at[n] >> 8), byte(at[n]), 0, 0})
	}
	fmt.Fprintf(out, "%d 0 obj\n<< /Type /XRef /W [1 4 2] /Index [%s ] /Size %d /Root %s 0 R /Info %s 0 R /Prev %s /Length %d >>\nstream\n%s\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n",
		size, index.String(), size+1, head[2], head[3], start, rows.Len(), rows.Bytes(), table)
	return out.Bytes()
}

func stream(entries, data string) string {
	return fmt.Sprintf("<< %s /Length %d >>\nstream\n%s\nendstream", entries, len(data), data)
}

// book reads a file with another program's reader.
func book(t *testing.T, raw []byte) *model.Context {
	t.Helper()
	api.DisableConfigDir()
	conf := model.NewDefaultConfiguration()
	conf.Offline = true
	ctx, err := api.ReadContext(bytes.NewReader(raw), conf)
	if err != nil {
		t.Fatal(err)
	}
	if err := ctx.EnsurePageCount(); err != nil {
		t.Fatal(err)
	}
	return ctx
}

// free is a number that no object has.
const free = 90_000

// tampered are ways in which a file is made to show something else than its data.
var tampered = map[string]struct {
	do   func(*testing.T, []byte) []byte
	page int          // that is said to differ, 0: none
	kind compare.Kind // of what was added
	why  paper.Doubt
}{
	"a page is rewritten": {page: 2, do: func(t *testing.T, raw []byte) []byte {
		n, d := page(t, raw, 2)
		d["Contents"] = *types.NewIndirectRef(free, 0)
		return revised(t, raw, map[int]string{n: d.PDFString(), free: stream("", "0 g 100 100 200 200 re f")})
	}},
	"something is painted over": {page: 3, do: func(t *testing.T, raw []byte) []byte {
		n, d := page(t, raw, 3)
		d["Contents"] = types.Array{d["Contents"], *types.NewIndirectRef(free, 0)}
		return revised(t, raw, map[int]string{n: d.PDFString(), free: stream("", "0.9 g 100 400 60 12 re f")})
	}},
	"a note is added": {kind: compare.Annotation, why: paper.OtherThings, do: func(t *testing.T, raw []byte) []byte {
		n, d := page(t, raw, 4)
		annots, _ := d["Annots"].(types.Array)
		d["Annots"] = append(slices.Clone(annots), *types.NewIndirectRef(free, 0))
		return revised(t, raw, map[int]string{n: d.PDFString(), free: "<< /Type /Annot /Subtype /Text /Rect [10 10 11 11] /F 2 /Contents (Non.) >>"})
	}},
	"a script runs": {kind: compare.Action, why: paper.OtherThings, do: func(t *testing.T, raw []byte) []byte {
		return withCatalog(t, raw, func(c types.Dict) { c["OpenAction"] = *types.NewIndirectRef(free, 0) },
			"<< /Type /Action /S /JavaScript /JS (app.alert\\('x'\\)) >>")
	}},
	"a form is added": {kind: compare.Field, why: paper.OtherThings, do: func(t *testing.T, raw []byte) []byte {
		return withCatalog(t, raw, func(c types.Dict) {
			c["AcroForm"] = types.Dict{"Fields": types.Array{*types.NewIndirectRef(free, 0)}}
		}, "<< /FT /Tx /T (montant) /V (1) >>")
	}},
	"a layer is added": {kind: compare.Layer, why: paper.OtherThings, do: func(t *testing.T, raw []byte) []byte {
		return withCatalog(t, raw, func(c types.Dict) {
			c["OCProperties"] = types.Dict{"OCGs": types.Array{*types.NewIndirectRef(free, 0)}, "D": types.Dict{}}
		}, "<< /Type /OCG /Name (x) >>")
	}},
	"the data are replaced": {kind: compare.Attachment, why: paper.OtherData, do: func(t *testing.T, raw []byte) []byte {
		data, _, err := seal.Open(bytes.NewReader(raw))
		if err != nil {
			t.Fatal(err)
		}
		ctx := book(t, raw)
		for n, e := range ctx.Table {
			s, ok := e.Object.(types.StreamDict)
			if !ok || s.Type() == nil || *s.Type() != "EmbeddedFile" {
				continue
			}
			if err := s.Decode(); err == nil && bytes.Equal(s.Content, data) { // and not another file inside
				return revised(t, raw, map[int]string{n: stream("/Type /EmbeddedFile", strings.Replace(string(data), "du Hêtre", "du Chêne", 1))})
			}
		}
		t.Fatal("no data in the file")
		return nil
	}},
	"other data stand where another reader looks": {kind: compare.Attachment, why: paper.OtherData, do: func(t *testing.T, raw []byte) []byte {
		return withCatalog(t, raw, func(c types.Dict) {
			c["Names"] = types.Dict{"EmbeddedFiles": types.Dict{"Names": types.Array{types.StringLiteral(seal.Name), *types.NewIndirectRef(free, 0)}}}
		}, fmt.Sprintf("<< /Type /Filespec /F (%s) /UF (%s) /EF << /F %d 0 R >> >>", seal.Name, seal.Name, free+1), stream("/Type /EmbeddedFile", `{"format":1}`))
	}},
	"a file is attached": {kind: compare.Attachment, why: paper.OtherThings, do: func(t *testing.T, raw []byte) []byte {
		return withCatalog(t, raw, func(c types.Dict) {
			c["AF"] = append(slices.Clone(c["AF"].(types.Array)), *types.NewIndirectRef(free, 0))
		}, fmt.Sprintf("<< /Type /Filespec /F (x.exe) /UF (x.exe) /EF << /F %d 0 R >> >>", free+1), stream("/Type /EmbeddedFile", "MZ"))
	}},
}

// withCatalog appends a revision with another catalog, and objects from free on.
func withCatalog(t *testing.T, raw []byte, change func(types.Dict), objects ...string) []byte {
	t.Helper()
	ctx := book(t, raw)
	c, err := ctx.Catalog()
	if err != nil {
		t.Fatal(err)
	}
	c = c.Clone().(types.Dict)
	change(c)
	all := map[int]string{int(ctx.Root.ObjectNumber): c.PDFString()}
	for i, o := range objects {
		all[free+i] = o
	}
	return revised(t, raw, all)
}

// page is the object of a page, from 1.
func page(t *testing.T, raw []byte, n int) (int, types.Dict) {
	t.Helper()
	d, ref, _, err := book(t, raw).PageDict(n, false)
	if err != nil {
		t.Fatal(err)
	}
	return int(ref.ObjectNumber), d.Clone().(types.Dict)
}

func TestWhatAFileShowsBesideItsDataIsFoundOut(t *testing.T) {
	p := parts(t, smallCalls)
	raw := exampleOnPaper(t, p)
	for name, c := range tampered {
		t.Run(name, func(t *testing.T) {
			at := filepath.Join(t.TempDir(), "x.pdf")
			if err := os.WriteFile(at, c.do(t, raw), 0o600); err != nil {
				t.Fatal(err)
			}
			v, err := p.Verify(t.Context(), at, nil, nil, nil)
			if err != nil || v.Verdict != shelf.Different {
				t.Fatalf("%s, %v", v.Verdict, err)
			}
			if c.page > 0 && (len(v.Pages) != 1 || v.Pages[0].Page != c.page) {
				t.Errorf("the pages %v differ, not %d", v.Pages, c.page)
			}
			if c.kind != "" && (!slices.Contains(v.Extra, c.kind) && c.why != paper.OtherData || !slices.Contains(v.Doubts, c.why)) {
				t.Errorf("%v and %v are found, not %s and %s", v.Extra, v.Doubts, c.kind, c.why)
			}
			if why := p.Why(v); len(why) == 0 || strings.Contains(strings.Join(why, ""), "verification.") {
				t.Errorf("it is not said why: %q", why)
			}
			if _, doubt, err := p.OpenPDF(t.Context(), at, nil); err == nil && doubt.Verdict != shelf.Different {
				t.Errorf("whoever opens it hears %q", doubt.Verdict)
			}
		})
	}
}

// What programs do that write a file anew and change nothing that is seen.
func TestAFileThatIsWrittenAnewIsTheSame(t *testing.T) {
	p := parts(t, smallCalls)
	raw := onPaper(t, p, varied)
	dir := t.TempDir()
	first := filepath.Join(dir, "first.pdf")
	if err := os.WriteFile(first, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	api.DisableConfigDir()
	for name, do := range map[string]func(to string) error{
		"linearized":     tool("qpdf", "--linearize", first),
		"object streams": tool("qpdf", "--object-streams=disable", "--compress-streams=n", first),
		"cleaned":        tool("mutool", "clean", "-gggz", first),
		"distilled": func(to string) error {
			return exec.Command("gs", "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=pdfwrite", "-o", to, first).Run()
		},
		"optimised": func(to string) error { return api.OptimizeFile(first, to, nil) },
		"a line behind": func(to string) error {
			return os.WriteFile(to, append(bytes.Clone(raw), "% another hand\n%%EOF\n"...), 0o600)
		},
	} {
		t.Run(name, func(t *testing.T) {
			at := filepath.Join(dir, strings.ReplaceAll(name, " ", "-")+".pdf")
			if err := do(at); err != nil {
				if missing := new(exec.Error); errors.As(err, &missing) {
					t.Skip(err)
				}
				t.Fatal(err)
			}
			v, err := p.Verify(t.Context(), at, nil, nil, nil)
			if err != nil || v.Verdict != shelf.Resaved || v.Ours != v.Has || v.Ours == 0 {
				t.Errorf("%s: %d pages for %d, %v, %v, %v, %v", v.Verdict, v.Has, v.Ours, v.Pages, v.Doubts, v.Extra, err)
			}
		})
	}
}

// tool runs a program of the system on a file.
func tool(name string, args ...string) func(to string) error {
	return func(to string) error { return exec.Command(name, append(slices.Clone(args), to)...).Run() }
}

func TestPagesThatWereTakenOutOrMovedAreNamed(t *testing.T) {
	if _, err := exec.LookPath("qpdf"); err != nil {
		t.Skip(err)
	}
	p := parts(t, smallCalls)
	raw := exampleOnPaper(t, p)
	dir := t.TempDir()
	first, at := filepath.Join(dir, "first.pdf"), filepath.Join(dir, "x.pdf")
	if err := os.WriteFile(first, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	for pages, want := range map[string][]compare.Page{
		"1-3,5-z":     {{Page: 4, Difference: compare.Missing}},
		"1-3,5,4,6-z": {{Page: 4, Difference: compare.Said}, {Page: 5, Difference: compare.Said}},
		"1-6,6-z":     {{Page: 7, Difference: compare.Added}},
	} {
		if err := exec.Command("qpdf", first, "--pages", ".", pages, "--", at).Run(); err != nil {
			t.Fatal(err)
		}
		v, err := p.Verify(t.Context(), at, nil, nil, nil)
		if err != nil || v.Verdict != shelf.Different || !slices.Equal(v.Pages, want) {
			t.Errorf("pages %s: %s, %v, %v", pages, v.Verdict, v.Pages, err)
		}
	}
}

// The pages of another version of the program are not compared; what they say of
// the data is.
func TestAFileOfAnotherVersionIsHeldAgainstItsData(t *testing.T) {
	p := parts(t, smallCalls)
	raw := exampleOnPaper(t, p)
	older := func(raw []byte) []byte {
		ctx := book(t, raw)
		info, err := ctx.DereferenceDict(*ctx.Info)
		if err != nil {
			t.Fatal(err)
		}
		info = info.Clone().(types.Dict)
		info["Creator"] = types.StringLiteral("Dossier PME 0.0.9")
		return revised(t, raw, map[int]string{int(ctx.Info.ObjectNumber): info.PDFString()})
	}
	dir := t.TempDir()
	verify := func(name string, raw []byte) paper.Verified {
		at := filepath.Join(dir, name+".pdf")
		if err := os.WriteFile(at, raw, 0o600); err != nil {
			t.Fatal(err)
		}
		v, err := p.Verify(t.Context(), at, nil, nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	if v := verify("older", older(raw)); v.Verdict != shelf.DataOnly || v.Comparable {
		t.Errorf("an older file: %s, %v, %v, %v", v.Verdict, v.Doubts, v.Extra, v.Pages)
	}
	if v := verify("older with a file", tampered["a file is attached"].do(t, older(raw))); v.Verdict != shelf.Different || !slices.Equal(v.Extra, []compare.Kind{compare.Attachment}) {
		t.Errorf("an older file with something attached: %s, %v", v.Verdict, v.Extra)
	}
	// A call that has changed since makes other pages of the same data.
	other := p.Press
	other.Calls = &callfile.Set{}
	for _, c := range p.Calls.Calls {
		changed := *c
		changed.Title += " (modifié)"
		other.Calls.Calls = append(other.Calls.Calls, &changed)
	}
	at := filepath.Join(dir, "older.pdf")
	if v, err := other.Verify(t.Context(), at, nil, nil, nil); err != nil || v.Verdict != shelf.DataOnly {
		t.Errorf("with another call: %s, %v, %v, %v", v.Verdict, v.Doubts, v.Extra, err)
	}
	// The data of one dossier behind the pages of another, and no trace of it.
	forged := tampered["the data are replaced"].do(t, older(raw))
	from, to := filepath.Join(dir, "from.pdf"), filepath.Join(dir, "to.pdf")
	if err := os.WriteFile(from, forged, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := api.OptimizeFile(from, to, nil); err != nil {
		t.Fatal(err)
	}
	again, err := os.ReadFile(to)
	if err != nil {
		t.Fatal(err)
	}
	v := verify("forged", again)
	if v.Verdict != shelf.Different || !slices.Contains(v.Doubts, paper.OtherFoot) || !slices.Contains(v.Doubts, paper.OtherCode) {
		t.Errorf("other data behind the pages: %s, %v", v.Verdict, v.Doubts)
	}
}

func TestAVerificationCanBeStopped(t *testing.T) {
	p := parts(t, smallCalls)
	at := filepath.Join(t.TempDir(), "x.pdf")
	if err := os.WriteFile(at, append(exampleOnPaper(t, p), "% more\n%%EOF\n"...), 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	seen := 0
	_, err := p.Verify(ctx, at, nil, nil, func(done, all int) {
		if seen++; done == 2 {
			stop()
		}
	})
	if err == nil || seen != 3 {
		t.Errorf("after %d pages: %v", seen, err)
	}
}
