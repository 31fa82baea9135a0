package paper_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"dossierpme/dossier"
	"dossierpme/dossier/output"
	"dossierpme/internal/paper"
	"dossierpme/pdf/seal"
)

func TestTheBinderHoldsTheAnnexesAndNamesThoseThatItCannot(t *testing.T) {
	o := testOffice(t)
	c, d, whole := o.exported(t)
	cells, err := o.library.Attach(put(t, filepath.Join(t.TempDir(), "tableau.docx"), []byte("PK\x03\x04")))
	if err != nil {
		t.Fatal(err)
	}
	cells["piece"] = dossier.Text("kbis")
	d = d.Copy()
	d.Set("pieces", append(slices.Clone(d.Rows("pieces")), dossier.Row{ID: "word", Cells: cells}))
	path := filepath.Join(t.TempDir(), "complet.pdf")
	shares := []float64{}
	said := map[string]bool{}
	report, err := o.Export(t.Context(), c, d, output.Options{What: output.Binder, Path: path, Owners: true, Data: true}, func(share float64, what string) {
		shares = append(shares, share)
		said[what] = true
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(report.Left) != 1 || !strings.HasSuffix(report.Left[0].Name, ".docx") || report.Left[0].Why == "" {
		t.Errorf("left are %+v", report.Left)
	}
	alone, err := os.ReadFile(whole)
	if err != nil {
		t.Fatal(err)
	}
	bound, err := os.ReadFile(path)
	if err != nil || !bytes.HasPrefix(bound, []byte("%PDF-")) || bytes.Equal(bound, alone) {
		t.Errorf("it is no binder: %v", err)
	}
	if report.Pages <= len(d.Rows("pieces")) || report.Path != path {
		t.Errorf("the report is %+v", report)
	}
	if !slices.IsSorted(shares) || len(shares) < len(d.Rows("pieces")) || len(said) < len(d.Rows("pieces")) {
		t.Errorf("it said %d shares and %d names", len(shares), len(said))
	}
	if alone, err := o.Export(t.Context(), c, d, output.Options{
		Path: filepath.Join(t.TempDir(), "x.pdf"), Owners: true,
	}, func(float64, string) {}); err != nil || report.Fingerprint == "" || alone.Fingerprint != report.Fingerprint {
		t.Errorf("the history would know the binder by %q and the PDF by %q, %v", report.Fingerprint, alone.Fingerprint, err)
	}
	names := o.library.BoundNames(c, d)
	if len(names) != len(attached(d)) || names["word"] != report.Left[0].Name {
		t.Errorf("%d names; that of the document is %q, in the binder %q", len(names), names["word"], report.Left[0].Name)
	}
}

func TestAnExportThatIsStoppedLeavesTheOldFile(t *testing.T) {
	o := testOffice(t)
	c, d, _ := o.exported(t)
	for _, what := range []output.Kind{output.PDF, output.Binder} {
		path := put(t, filepath.Join(t.TempDir(), "x.pdf"), []byte("old"))
		ctx, cancel := context.WithCancel(t.Context())
		_, err := o.Export(ctx, c, d, output.Options{What: what, Path: path}, func(float64, string) { cancel() })
		if !errors.Is(err, context.Canceled) {
			t.Errorf("%s: %v", what, err)
		}
		if raw, err := os.ReadFile(path); err != nil || string(raw) != "old" {
			t.Errorf("%s: the file holds %d bytes, %v", what, len(raw), err)
		}
		if left, _ := filepath.Glob(filepath.Join(filepath.Dir(path), ".*")); len(left) != 0 {
			t.Errorf("%s leaves %v", what, left)
		}
	}
}

func TestTheDataStayOutOfThePDFWhereTheUserSaysSo(t *testing.T) {
	o := testOffice(t)
	c, d, with := o.exported(t)
	without := filepath.Join(t.TempDir(), "sans.pdf")
	if _, err := o.Export(t.Context(), c, d, output.Options{Path: without, Owners: true}, func(float64, string) {}); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]error{with: nil, without: seal.ErrNoData} {
		f, err := os.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		if _, _, err := seal.Open(f); !errors.Is(err, want) {
			t.Errorf("%s: %v, want %v", filepath.Base(path), err, want)
		}
		_ = f.Close()
	}
}

func TestTheFolderHoldsThePDFAndEveryAnnexUnderItsName(t *testing.T) {
	o := testOffice(t)
	c, d, _ := o.exported(t)
	dir := filepath.Join(t.TempDir(), "Mon dossier")
	report, err := o.Export(t.Context(), c, d, output.Options{What: output.Folder, Path: dir, Owners: true, Data: true}, func(float64, string) {})
	if err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != report.Files || report.Files != len(d.Rows("pieces"))+1 || report.Fingerprint == "" {
		t.Fatalf("%d files, the report is %+v, %v", len(entries), report, err)
	}
	for row, name := range o.library.BoundNames(c, d) {
		if _, err := os.Stat(filepath.Join(dir, name)); err != nil {
			t.Errorf("%s is not there as %s", row, name)
		}
	}
	again, err := o.Export(t.Context(), c, d, output.Options{What: output.Folder, Path: dir}, func(float64, string) {})
	if err != nil || again.Path != dir+" (2)" {
		t.Errorf("a second export goes to %q, %v", again.Path, err)
	}
}

// The window and the command line print a dossier through the same function; the
// day is all that they say of the time.
func TestTheWindowWritesTheFileOfTheCommandLine(t *testing.T) {
	o := testOffice(t)
	c, d, _ := o.exported(t)
	path := filepath.Join(t.TempDir(), "window.pdf")
	day := dossier.DateOf(time.Now()).Time()
	if _, err := o.Export(t.Context(), c, d, output.Options{Path: path, Owners: true, Data: true}, func(float64, string) {}); err != nil {
		t.Fatal(err)
	}
	if !dossier.DateOf(time.Now()).Time().Equal(day) {
		t.Skip("midnight came between the two")
	}
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	want, err := o.On(dossier.DateOf(day)).Print(&paper.File{Dossier: d, Call: c}, paper.Sheet{Date: day})
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want.PDF) {
		t.Error("they differ")
	}
}
