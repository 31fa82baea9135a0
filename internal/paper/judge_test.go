package paper_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dossierpme/dossier"
	"dossierpme/dossier/shelf"
	"dossierpme/internal/paper"
	"dossierpme/internal/problemtext"
)

// cutPDF has six pages in its tree and this many in the file.
func cutPDF(pages int) []byte {
	whole := annexPDF("devis", 6, 0)
	at := 0
	for range 3*pages + 3 {
		at += bytes.Index(whole[at:], []byte("endobj")) + len("endobj")
	}
	return whole[:at]
}

func TestOneJudgementForCheckBinderAndFolder(t *testing.T) {
	p := parts(t, "")
	files := map[string][]byte{
		"bon.pdf": annexPDF("bon", 2, 0), "vide.pdf": nil, "erreur.pdf": []byte("<!DOCTYPE html><html><body>403 Forbidden</body></html>"),
		"kbis.url": []byte("[InternetShortcut]\r\nURL=https://example.org/kbis.pdf\r\n"), "coupe.pdf": cutPDF(3),
	}
	f := withAnnexes(t, p, files, []string{"bon.pdf", "vide.pdf", "erreur.pdf", "kbis.url", "coupe.pdf", "parti.pdf"})
	if err := os.Remove(filepath.Join(filepath.Dir(f.Path), "parti.pdf")); err != nil {
		t.Fatal(err)
	}
	want := map[string]string{"vide.pdf": "empty", "erreur.pdf": "no_paper", "kbis.url": "no_paper", "coupe.pdf": "damaged", "parti.pdf": "absent"}

	v, problems := p.Check(f)
	said := map[string]string{}
	for _, pb := range problems {
		if pb.Code == "piece_missing" && pb.Row != "" {
			said[pb.Args["file"]] = pb.Args["reason"]
			if pb.Args["file"] == "coupe.pdf" {
				if text := problemtext.Of(p.Words, v, pb).What; !strings.Contains(text, "3 pages lisibles sur 6") {
					t.Errorf("the cut file: %s", text)
				}
			}
		}
	}
	for name, reason := range want {
		if said[name] != reason {
			t.Errorf("check says of %s: %q, want %q", name, said[name], reason)
		}
	}
	if _, told := said["bon.pdf"]; told {
		t.Error("the good file is refused")
	}

	var out bytes.Buffer
	bound, err := p.Bind(t.Context(), f, paper.Sheet{Date: p.Env.Today.Time()}, &out, nil)
	if err != nil {
		t.Fatal(err)
	}
	counted := 0
	for _, a := range bound.Annexes {
		if a.Number > 0 {
			counted++
		}
	}
	if counted != 1 || len(bound.Left()) != len(want) {
		t.Errorf("%d annexes in the binder, %d left out", counted, len(bound.Left()))
	}
	dir := filepath.Join(t.TempDir(), "pieces")
	folder, err := p.Unfold(t.Context(), f, paper.Sheet{Date: p.Env.Today.Time()}, dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(folder.Files) != 2 || len(folder.Missing) != len(want) {
		t.Errorf("in the folder %v, missing %d", folder.Files, len(folder.Missing))
	}

	// The list in the PDF has the states, and is enough to print the pages again.
	printed, err := p.Print(f, paper.Sheet{Date: p.Env.Today.Time()})
	if err != nil {
		t.Fatal(err)
	}
	pdf := filepath.Join(t.TempDir(), "seul.pdf")
	if err := os.WriteFile(pdf, printed.PDF, 0o600); err != nil {
		t.Fatal(err)
	}
	alone, err := p.Verify(t.Context(), pdf, nil, nil, nil)
	if err != nil || alone.Verdict != shelf.Identical {
		t.Errorf("the PDF alone: %v, %v", alone.Verdict, err)
	}
	again, err := p.Read(pdf, nil)
	if err != nil {
		t.Fatal(err)
	}
	states := map[string]string{}
	for _, r := range again.Dossier.Rows("pieces") {
		states[r.Text("name")] = r.Text("state")
	}
	for name, reason := range want {
		if states[name] != reason {
			t.Errorf("the sealed list says of %s: %q, want %q", name, states[name], reason)
		}
	}
	if states["bon.pdf"] != "" {
		t.Error("a state where it is attached: the fingerprint of every dossier would change")
	}
	if with, err := p.Verify(t.Context(), pdf, nil, f, nil); err != nil || with.Verdict != shelf.Identical {
		t.Errorf("held against its dossier: %v, %v", with.Verdict, err)
	}
}

func TestADamagedAnnexKeepsADossierFromBeingFinal(t *testing.T) {
	p := parts(t, "")
	f := exampleInFolder(t, p, "conserverie-aisne")
	if _, problems := p.Check(f); !dossier.Complete(problems) {
		t.Fatal("the example is not complete")
	}
	path := filepath.Join(filepath.Dir(f.Path), "annexes", "05-extrait-kbis.pdf")
	if err := os.WriteFile(path, cutPDF(3), 0o600); err != nil {
		t.Fatal(err)
	}
	v, problems := p.Check(f)
	if dossier.Complete(problems) || v.Score(problems).Percent == 100 {
		t.Error("complete with three pages of six")
	}
}
