package seal_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dossierpme/dossier/shelf"
	"dossierpme/internal/paper"
	"dossierpme/pdf/seal"
)

// Another program finds the field, signs it, and takes its signature for
// valid; the dossier is still in the file.
func TestAnotherProgramSignsTheField(t *testing.T) {
	p := parts(t)
	f := example(t, p, examples[0])
	raw := printed(t, p, f, paper.Sheet{SignatureField: true})
	dir := t.TempDir()
	file, signed, noise, keys := filepath.Join(dir, "a.pdf"), filepath.Join(dir, "signed.pdf"), filepath.Join(dir, "noise"), "sql:"+dir
	for name, data := range map[string][]byte{file: raw, noise: bytes.Repeat([]byte("0123456789abcdef"), 8)} {
		if err := os.WriteFile(name, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	run(t, "certutil", "-N", "-d", keys, "--empty-password")
	quietly(t, "certutil", "-S", "-d", keys, "-n", "essai", "-s", "CN=Essai Signataire,O=Exemple,C=FR", "-x", "-t", "CTu,CTu,CTu", "-z", noise)
	if out := quietly(t, "pdfsig", "-nssdir", dir, file); !strings.Contains(out, "The signature form field is not signed") {
		t.Fatalf("poppler finds no field to sign:\n%s", out)
	}
	quietly(t, "pdfsig", "-nssdir", dir, "-nick", "essai", "-sign", "signature", file, signed)
	out := quietly(t, "pdfsig", "-nssdir", dir, signed)
	for _, want := range []string{"Signature is Valid", "Total document signed", "CN=Essai Signataire"} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q in\n%s", want, out)
		}
	}
	after, err := os.ReadFile(signed)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.HasPrefix(after, raw) {
		t.Error("the signed file does not begin with the one to sign")
	}
	want, _, err := seal.Open(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	got, _, err := seal.Open(bytes.NewReader(after))
	if err != nil || !bytes.Equal(got, want) {
		t.Errorf("the signed file holds %d bytes of data, not %d: %v", len(got), len(want), err)
	}
	v, err := p.Verify(t.Context(), signed, nil, f, nil)
	if err != nil || v.Verdict != shelf.Resaved || v.Signatures != 1 {
		t.Errorf("verified as %+v: %v", v, err)
	}
}

// The word that a field is asked for leaves all other pages alone.
func TestWithoutTheFieldNothingToFillIn(t *testing.T) {
	p := parts(t)
	for _, s := range []paper.Sheet{{}, {SignatureField: true}} {
		c, err := load(printed(t, p, example(t, p, examples[0]), s))
		if err != nil {
			t.Fatal(err)
		}
		c.run()
		if form := c.dict(c.catalog["AcroForm"]); (form != nil) != s.SignatureField {
			t.Errorf("asked for a field: %v; the form is %v", s.SignatureField, form)
		}
	}
}
