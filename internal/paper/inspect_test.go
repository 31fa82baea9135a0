package paper_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dossierpme/dossier"
	"dossierpme/pdf/binder"
)

func TestEveryOutcomeOfAnInspectionIsWorded(t *testing.T) {
	p := parts(t, "")
	seen := map[string]binder.State{}
	for _, s := range binder.States {
		for _, k := range slices.Concat(binder.Kinds, binder.Travelling) {
			if s == binder.Fine && (k == binder.HEIC || k == binder.AVIF || k == binder.JP2 || slices.Contains(binder.Travelling, k)) {
				continue // they never are
			}
			m := p.InspectionMessage(binder.Facts{Kind: k, State: s, Pages: 2, Width: 30, Height: 40, Size: 1_234_567})
			if m.What == "" || strings.ContainsAny(m.Text(), "{}") {
				t.Errorf("%s, %s is not worded: %+v", s, k, m)
			}
			if s != binder.Fine && (m.Safe == "" || m.Do == "") {
				t.Errorf("%s does not say what is safe and what to do: %+v", s, m)
			}
			if twin, ok := seen[m.What]; ok && twin != s {
				t.Errorf("%s and %s are worded alike", s, twin)
			}
			seen[m.What] = s
		}
	}
}

func TestAnAnnexThatCannotBeOpenedIsReported(t *testing.T) {
	p := parts(t, "")
	dir := t.TempDir()
	for name, data := range map[string]string{
		"abime.pdf": "%PDF-1.7 and nothing else", "vide.pdf": "", "plan.xlsx": "PK\x03\x04", "photo.jpg": "\xff\xd8\xff\xe0\x00\x10",
		"dossier.json": `{"format":1,"call":"hdf-2026-agroalimentaire","answers":{"pieces":[
			{"id":"a","piece":"kbis","path":"abime.pdf"},{"id":"b","piece":"kbis","path":"vide.pdf"},
			{"id":"c","piece":"kbis","path":"plan.xlsx"},{"id":"d","piece":"kbis","path":"photo.jpg"}]}}`,
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	f, err := p.Read(filepath.Join(dir, "dossier.json"), nil)
	if err != nil {
		t.Fatal(err)
	}
	_, problems := p.Check(f)
	got := map[string]string{}
	for _, pb := range problems {
		if pb.Code == "piece_missing" && pb.Row != "" {
			got[pb.Row] = pb.Args["state"]
			if pb.Severity != dossier.Warning {
				t.Errorf("%s is %s", pb.Row, pb.Severity)
			}
		}
	}
	want := map[string]string{"a": "damaged", "b": "empty", "d": "image_broken"}
	for row, state := range want {
		if got[row] != state {
			t.Errorf("row %s: %q, want %q", row, got[row], state)
		}
	}
	if len(got) != len(want) {
		t.Errorf("%v", got)
	}
}
