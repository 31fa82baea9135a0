package paper_test

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"dossierpme/dossier"
	"dossierpme/internal/paper"
	"dossierpme/pdf/seal"
)

// What the program of the first form made of a dossier: its file, its PDF, and a scan
// of the first page of its letter. None of them is ever written again.
const (
	firstForm        = "testdata/forever/form1"
	firstFingerprint = "MRPN-A5F3-QPMO-6LJL"
)

// TestWhatTheFirstFormSealedStaysWhatItWas: read with the call inside it, it is the same
// data, to the byte; signed again it bears the same fingerprint, and so does the paper
// that was signed then.
func TestWhatTheFirstFormSealedStaysWhatItWas(t *testing.T) {
	p := parts(t, "")
	pdf, err := os.ReadFile(filepath.FromSlash(firstForm + ".pdf"))
	if err != nil {
		t.Fatal(err)
	}
	data, meta, err := seal.Open(bytes.NewReader(pdf))
	if err != nil {
		t.Fatal(err)
	}
	if meta.Short() != firstFingerprint {
		t.Errorf("the data bear %s", meta.Short())
	}
	var sealed struct{ Definition json.RawMessage }
	if err := json.Unmarshal(data, &sealed); err != nil {
		t.Fatal(err)
	}
	then, err := dossier.LoadFrozen(sealed.Definition)
	if err != nil {
		t.Fatal(err)
	}
	if frozen, err := then.Freeze(); err != nil || !bytes.Equal(frozen, sealed.Definition) {
		t.Errorf("the call is stored otherwise: %v", err)
	}
	find := func(string) *dossier.Call { return then }
	taken, err := seal.Dossier(data)
	if err != nil {
		t.Fatal(err)
	}
	typed, err := os.ReadFile(filepath.FromSlash(firstForm + ".json"))
	if err != nil {
		t.Fatal(err)
	}
	for name, raw := range map[string][]byte{"out of the PDF": taken, "the file": typed} {
		d, _, err := dossier.Read(raw, find)
		if err != nil {
			t.Fatal(err)
		}
		if again, err := dossier.NewView(then, d, p.Env).Printed(true); err != nil || !bytes.Equal(again, data) {
			t.Errorf("%s: other data are sealed: %v", name, err)
		}
		if file := string(d.Encode()); !strings.Contains(file, `"format": 1,`) || !strings.Contains(file, `"start.nothing_signed": true`) {
			t.Errorf("%s is written in another form", name)
		}
		f := &paper.File{Dossier: d, Call: then}
		signed, err := p.Print(f, paper.Sheet{Date: time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC), OnlySignature: true})
		if err != nil {
			t.Fatal(err)
		}
		if meta.Fingerprint != signed.Fingerprint {
			t.Errorf("%s: signed again it bears another fingerprint", name)
		}
		scan, err := p.Verify(context.Background(), filepath.FromSlash(firstForm+"-scan.png"), nil, f, nil)
		if err != nil || scan.Verdict != paper.DataOnly {
			t.Errorf("%s: the paper that was signed is %q: %v", name, scan.Verdict, err)
		}
		same, changed, err := p.Holds(filepath.FromSlash(firstForm+".pdf"), f)
		if err != nil || !same {
			t.Errorf("%s: the PDF holds other data: %v, %v", name, changed, err)
		}
	}
}
