package main

import (
	"bytes"
	"context"
	"path/filepath"
	"slices"
	"testing"

	"dossierpme/dossier"
	"dossierpme/internal/wiring"
	"dossierpme/ui"
)

// exported is a dossier of the list with the PDF that the window makes of it.
func exported(t *testing.T, l *library) (c *dossier.Call, d *dossier.Dossier, path string) {
	t.Helper()
	id, err := l.OpenExample("conserverie-aisne")
	if err != nil {
		t.Fatal(err)
	}
	if d, c, err = l.Open(id); err != nil {
		t.Fatal(err)
	}
	path = filepath.Join(t.TempDir(), "dossier.pdf")
	report, err := exporter{parts: l.parts, library: l}.export(context.Background(), c, d, ui.ExportOptions{Path: path, Owners: true, Data: true}, func(float64, string) {})
	if err != nil || report.Pages == 0 {
		t.Fatalf("%+v, %v", report, err)
	}
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
		versus  ui.Verdict
		changed []ui.Change
	}{
		"the list has it":          {nil, ui.Same, nil},
		"it is open and unchanged": {d, ui.Same, nil},
		"one answer has changed":   {changed, ui.Different, []ui.Change{{Field: "company.name"}}},
		"another dossier is open":  {strange, ui.Another, nil},
	} {
		t.Run(name, func(t *testing.T) {
			call := c
			if tc.open == nil {
				call = nil
			}
			got, err := l.verify(context.Background(), path, call, tc.open)
			if err != nil {
				t.Fatal(err)
			}
			if got.Own != ui.Intact || got.Versus != tc.versus || !slices.Equal(got.Changed, tc.changed) {
				t.Errorf("own %s, versus %s, changed %v", got.Own, got.Versus, got.Changed)
			}
			if got.ID != d.ID || got.Title == "" || got.Fingerprint == "" || got.Date.IsZero() {
				t.Errorf("it says of itself %+v", got)
			}
		})
	}
	if err := l.db.Trash(d.ID); err != nil {
		t.Fatal(err)
	}
	if err := l.db.Delete(d.ID); err != nil {
		t.Fatal(err)
	}
	if got, err := l.verify(context.Background(), path, nil, nil); err != nil || got.Own != ui.Intact || got.Versus != "" || got.Against != nil {
		t.Errorf("of a dossier that is gone: %+v, %v", got, err)
	}
}

func TestWhatWasDoneToAPDFIsTold(t *testing.T) {
	l := testLibrary(t)
	f, err := l.parts.Read(shippedExample(t, "conserverie-aisne"), nil)
	if err != nil {
		t.Fatal(err)
	}
	printed, err := l.parts.Print(f, wiring.Sheet{Date: testDay})
	if err != nil {
		t.Fatal(err)
	}
	blank, err := l.parts.Blank(f.Call, testDay)
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		content []byte
		own     ui.Verdict
	}{
		"nothing":           {printed.PDF, ui.Intact},
		"something behind":  {append(bytes.Clone(printed.PDF), "\n% note\n%%EOF\n"...), ui.Extended},
		"it never had data": {blank.PDF, ui.NoData},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := l.verify(context.Background(), write(t, filepath.Join(t.TempDir(), "x.pdf"), c.content), nil, nil)
			if err != nil || got.Own != c.own {
				t.Errorf("%s, %v, want %s", got.Own, err, c.own)
			}
		})
	}
	if _, err := l.verify(context.Background(), t.TempDir(), nil, nil); err == nil {
		t.Error("a folder is verified")
	}
}
