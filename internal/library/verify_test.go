package library

import (
	"bytes"
	"context"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"dossierpme/dossier"
	"dossierpme/dossier/shelf"
	"dossierpme/internal/paper"
)

// exported is a dossier of the list with the PDF that the program makes of it.
func exported(t *testing.T, l *Library) (c *dossier.Call, d *dossier.Dossier, path string) {
	t.Helper()
	id, err := l.OpenExample("conserverie-aisne")
	if err != nil {
		t.Fatal(err)
	}
	if d, c, err = l.Get(id); err != nil {
		t.Fatal(err)
	}
	path = filepath.Join(t.TempDir(), "dossier.pdf")
	today := dossier.DateOf(time.Now())
	printed, err := l.press.On(today).Print(&paper.File{Dossier: d, Call: c}, paper.Sheet{Date: today.Time()})
	if err != nil {
		t.Fatal(err)
	}
	write(t, path, printed.PDF)
	return c, d, path
}

func TestAPDFIsVerifiedAgainstTheListAndAgainstTheOpenDossier(t *testing.T) {
	l := testLibrary(t)
	c, d, path := exported(t, l)
	changed := d.Copy()
	changed.Set("company.name", dossier.Text("Une autre société"))
	strange := d.Copy()
	strange.ID = "AAAAAAAAAAAAAAAAAAAA"
	for name, tc := range map[string]struct {
		open    *dossier.Dossier
		versus  shelf.Verdict
		changed []dossier.Spot
	}{
		"the list has it":          {nil, shelf.Same, nil},
		"it is open and unchanged": {d, shelf.Same, nil},
		"one answer has changed": { // and that which is carried from it
			changed, shelf.Different, []dossier.Spot{{Field: "bank.holder"}, {Field: "company.name"}}},
		"another dossier is open": {strange, shelf.Another, nil},
	} {
		t.Run(name, func(t *testing.T) {
			call := c
			if tc.open == nil {
				call = nil
			}
			got, err := l.Verify(context.Background(), path, call, tc.open, nil)
			if err != nil {
				t.Fatal(err)
			}
			if got.Own != shelf.Identical || got.Versus != tc.versus || !slices.Equal(got.Changed, tc.changed) {
				t.Errorf("own %s, versus %s, changed %v", got.Own, got.Versus, got.Changed)
			}
			if got.ID != d.ID || got.Title == "" || got.Fingerprint == "" || got.Date.IsZero() {
				t.Errorf("it says of itself %+v", got)
			}
		})
	}
	if err := l.Trash(d.ID); err != nil {
		t.Fatal(err)
	}
	if _, err := l.Delete(d.ID); err != nil {
		t.Fatal(err)
	}
	if got, err := l.Verify(context.Background(), path, nil, nil, nil); err != nil || got.Own != shelf.Identical || got.Versus != "" || got.Against != nil {
		t.Errorf("of a dossier that is gone: %+v, %v", got, err)
	}
}

func TestWhatWasDoneToAPDFIsTold(t *testing.T) {
	l := testLibrary(t)
	f, err := l.press.Read(shippedExample(t, "conserverie-aisne"), nil)
	if err != nil {
		t.Fatal(err)
	}
	printed, err := l.press.Print(f, paper.Sheet{Date: testDay})
	if err != nil {
		t.Fatal(err)
	}
	blank, err := l.press.Blank(f.Call, testDay)
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		content []byte
		own     shelf.Verdict
	}{
		"nothing":           {printed.PDF, shelf.Identical},
		"something behind":  {append(bytes.Clone(printed.PDF), "\n% note\n%%EOF\n"...), shelf.Resaved},
		"it never had data": {blank.PDF, shelf.NoData},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := l.Verify(context.Background(), write(t, filepath.Join(t.TempDir(), "x.pdf"), c.content), nil, nil, nil)
			if err != nil || got.Own != c.own {
				t.Errorf("%s, %v, want %s", got.Own, err, c.own)
			}
		})
	}
	if _, err := l.Verify(context.Background(), t.TempDir(), nil, nil, nil); err == nil {
		t.Error("a folder is verified")
	}
}

// scanned is the picture of a page of a PDF at 150 dpi.
func scanned(t *testing.T, l *Library, path string, page int) string {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := l.press.Pages.Open(t.Context(), raw)
	if err != nil {
		t.Fatal(err)
	}
	defer doc.Close()
	picture, err := doc.Render(t.Context(), page, 150)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := png.Encode(&b, picture); err != nil {
		t.Fatal(err)
	}
	return write(t, filepath.Join(t.TempDir(), "scan.png"), b.Bytes())
}

func TestTheCodeOfASignedPageTellsItsVersion(t *testing.T) {
	if testing.Short() {
		t.Skip("draws a page and looks for its code")
	}
	l := testLibrary(t)
	c, d, path := exported(t, l)
	printed, err := l.press.Print(&paper.File{Dossier: d, Call: c, Shelf: l.DB}, paper.Sheet{Date: testDay})
	if err != nil || len(printed.Report.Sheets) == 0 {
		t.Fatalf("no page to sign, %v", err)
	}
	letter := printed.Report.Sheets[0]
	if letter.Last != letter.First+1 {
		t.Fatalf("the letter has pages %d to %d", letter.First, letter.Last)
	}
	attach := func(id, piece string, page int) dossier.Row {
		t.Helper()
		cells, err := l.Attach(scanned(t, l, path, page-1))
		if err != nil {
			t.Fatal(err)
		}
		cells["piece"] = dossier.Text(piece)
		return dossier.Row{ID: id, Cells: cells}
	}
	row, other := attach("signed", "commitment_letter", letter.First), attach("other", "commitment_letter", letter.Last)
	if got := l.ReadSigned(row, c, d); got.State != "partly" || got.Version != d.Version || got.Found != 1 || got.Pages != 2 || got.Missing != "2" {
		t.Errorf("one page of the present version says %+v", got)
	}
	if got := l.ReadSigned(attach("plan", "funding_plan", letter.First), c, d); got.State != "elsewhere" || got.Other != letter.Title {
		t.Errorf("a page of the letter attached for the plan says %+v", got)
	}
	both := d.Copy()
	both.Set("pieces", append(slices.Clone(d.Rows("pieces")), row, other))
	if got := l.ReadSigned(row, c, both); got.State != "same" {
		t.Errorf("with the other page on another scan it says %+v", got)
	}
	changed := d.Copy()
	changed.Set("funding.requested", dossier.Money{Decimal: dossier.MustDecimal("1234.56")})
	if got := l.ReadSigned(row, c, changed); got.State != "different" {
		t.Errorf("after a change it says %+v", got)
	}
	if err := l.Exported(d.ID, shelf.Export{File: filepath.Base(path), Fingerprint: paper.EventFingerprint(printed.Fingerprint)}); err != nil {
		t.Fatal(err)
	}
	if got := l.ReadSigned(row, c, changed); got.State != "older" || got.When == "" {
		t.Errorf("after a change since an export that is known it says %+v", got)
	}
	strange := d.Copy()
	strange.ID = "AAAAAAAAAAAAAAAAAAAA"
	if got := l.ReadSigned(row, c, strange); got.State != "another" {
		t.Errorf("in another dossier it says %+v", got)
	}
	attached := d.Copy()
	attached.Set("pieces", append(slices.Clone(d.Rows("pieces")), row))
	if got := l.ReadSigned(row, c, attached); got.State != "partly" {
		t.Errorf("once it is attached it says %+v: the scan of what was signed is no part of what was signed", got)
	}
	blank, err := l.Attach(write(t, filepath.Join(t.TempDir(), "x.pdf"), []byte("%PDF-1.7\n")))
	if err != nil {
		t.Fatal(err)
	}
	if got := l.ReadSigned(dossier.Row{ID: "b", Cells: blank}, c, d); got.State != "none" {
		t.Errorf("a file without a code says %+v", got)
	}
}

func TestAFileThatIsNotAttachedSaysWhichDeclarationsItBears(t *testing.T) {
	if testing.Short() {
		t.Skip("draws pages and looks for their codes")
	}
	l := testLibrary(t)
	c, d, path := exported(t, l)
	printed, err := l.press.Print(&paper.File{Dossier: d, Call: c, Shelf: l.DB}, paper.Sheet{Date: testDay})
	if err != nil {
		t.Fatal(err)
	}
	// What is to be signed, alone and without data, is what comes back from a copier:
	// one file with the pages of every declaration.
	signing, err := l.press.Print(&paper.File{Dossier: d, Call: c, Shelf: l.DB}, paper.Sheet{Date: testDay, OnlySignature: true, WithoutData: true})
	if err != nil {
		t.Fatal(err)
	}
	together := write(t, filepath.Join(t.TempDir(), "tout.pdf"), signing.PDF)
	letter := printed.Report.Sheets[0]
	strange := d.Copy()
	strange.ID = "AAAAAAAAAAAAAAAAAAAA"
	changed := d.Copy()
	changed.Set("funding.requested", dossier.Money{Decimal: dossier.MustDecimal("1234.56")})
	for name, tc := range map[string]struct {
		path   string
		d      *dossier.Dossier
		sheets int // that have pages
		pages  int // of the first
	}{
		"all pages in one file":   {together, d, len(printed.Report.Sheets), 2},
		"a picture of one page":   {scanned(t, l, path, letter.First-1), d, 1, 1},
		"of another dossier":      {together, strange, 0, 0},
		"of another version":      {together, changed, 0, 0},
		"a PDF with its data":     {path, d, 0, 0},
		"what is no paper at all": {write(t, filepath.Join(t.TempDir(), "x.pdf"), []byte("<html>")), d, 0, 0},
	} {
		t.Run(name, func(t *testing.T) {
			told := 0
			got, err := l.ReadScan(t.Context(), tc.path, c, tc.d, func(done, all int) { told++ })
			if err != nil {
				t.Fatal(err)
			}
			n := 0
			for _, s := range got {
				if len(s.Found) > 0 {
					n++
				}
			}
			if n != tc.sheets || (got == nil) != (n == 0) || n > 0 && len(got[0].Found) != tc.pages {
				t.Errorf("it bears %+v", got)
			}
			if n > 0 && told == 0 {
				t.Error("no progress is told")
			}
		})
	}
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if got, err := l.ReadScan(ctx, together, c, d, nil); err == nil || got != nil {
		t.Errorf("after it was stopped: %v, %v", got, err)
	}
}
