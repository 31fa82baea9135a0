package paper_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dossierpme/dossier"
	"dossierpme/dossier/shelf"
	"dossierpme/internal/paper"
	"dossierpme/pdf/seal"
)

// setAside is the complete example for another call, in a folder with its annexes, in
// which the files of some pieces gave way to other rows of the list.
func setAside(t *testing.T, call string, rows ...map[string]any) string {
	t.Helper()
	dir := t.TempDir()
	example := filepath.Join("..", "..", "assets", "examples", "ferroviaire-somme")
	if err := os.CopyFS(dir, os.DirFS(example)); err != nil {
		t.Fatal(err)
	}
	in, err := os.ReadFile(filepath.Join(dir, "dossier.json"))
	if err != nil {
		t.Fatal(err)
	}
	var file map[string]any
	if err := json.Unmarshal(in, &file); err != nil {
		t.Fatal(err)
	}
	file["call"] = call
	answers := file["answers"].(map[string]any)
	list := slices.DeleteFunc(answers["pieces"].([]any), func(r any) bool {
		return slices.ContainsFunc(rows, func(other map[string]any) bool { return r.(map[string]any)["piece"] == other["piece"] })
	})
	for i, r := range list { // the example's own promises are kept
		if r := r.(map[string]any); r["set_aside"] != nil {
			list[i] = map[string]any{"id": r["id"], "piece": r["piece"], "path": list[0].(map[string]any)["path"]}
		}
	}
	for _, r := range rows {
		list = append(list, r)
	}
	answers["pieces"] = list
	out, err := json.Marshal(file)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "dossier.json")
	if err := os.WriteFile(path, out, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

var (
	bank  = map[string]any{"id": "a", "piece": "bank_details", "set_aside": "later", "reason": "la banque l’envoie lundi"}
	kbis  = map[string]any{"id": "b", "piece": "kbis", "set_aside": "later", "reason": "demandé au greffe"}
	never = map[string]any{"id": "c", "piece": "permits", "set_aside": "not_applicable", "reason": "déclaration déjà faite"}
)

// TestPiecesSetAsideComeBackOutOfTheirPDF: the dossier is complete, its pages are made
// again from the data inside, and what comes out says of its pieces what went in.
func TestPiecesSetAsideComeBackOutOfTheirPDF(t *testing.T) {
	p, call := parts(t, ""), "hdf-2026-ferroviaire-mecanique"
	path := setAside(t, call, bank, kbis, never)
	f, err := p.Read(path, nil)
	if err != nil {
		t.Fatal(err)
	}
	printed, err := p.Print(f, paper.Sheet{Date: p.Env.Today.Time()})
	if err != nil {
		t.Fatal(err)
	}
	if !printed.Complete {
		_, problems := p.Check(f)
		t.Fatalf("it is not complete: %v", slices.DeleteFunc(problems, func(pb dossier.Problem) bool {
			return pb.Severity == dossier.Warning || pb.Severity == dossier.Advice
		}))
	}
	at := filepath.Join(t.TempDir(), "dossier.pdf")
	if err := os.WriteFile(at, printed.PDF, 0o600); err != nil {
		t.Fatal(err)
	}
	if v, err := p.Verify(t.Context(), at, nil, nil, nil); err != nil || v.Verdict != shelf.Identical {
		t.Errorf("verdict %q, %v", v.Verdict, err)
	}
	back, err := p.Read(at, nil)
	if err != nil {
		t.Fatal(err)
	}
	v := p.Judged(back)
	if v.Later() != 2 || len(v.SetAside()) != 3 {
		t.Errorf("%d for later, set aside: %v", v.Later(), v.SetAside())
	}
	sums, err := p.Sums(f)
	if err != nil {
		t.Fatal(err)
	}
	if again, err := p.Sums(back); err != nil || !slices.Equal(again, sums) {
		t.Errorf("%v: the fingerprint is another", err)
	}
	// One reason more, and the paper is another.
	other, err := p.Read(setAside(t, call, bank, map[string]any{"id": "b", "piece": "kbis", "set_aside": "later", "reason": "autre motif"}, never), nil)
	if err != nil {
		t.Fatal(err)
	}
	verified, err := p.Verify(t.Context(), at, nil, other, nil)
	if err != nil || verified.Verdict != shelf.Different || len(verified.Changed) != 1 || verified.Changed[0].Field != "pieces.set_aside" || verified.Changed[0].Label == "pieces.set_aside" {
		t.Errorf("%q, %v, changed %v", verified.Verdict, err, verified.Changed)
	}
}

// TestAFolderSaysWhatIsToBeSent: in a file of its own, where something is.
func TestAFolderSaysWhatIsToBeSent(t *testing.T) {
	p, call := parts(t, ""), "hdf-2026-ferroviaire-mecanique"
	const name = "00 - Pièces à transmettre.txt"
	for want, rows := range map[int][]map[string]any{2: {bank, kbis, never}, 0: {never}} {
		f, err := p.Read(setAside(t, call, rows...), nil)
		if err != nil {
			t.Fatal(err)
		}
		dir := filepath.Join(t.TempDir(), "out")
		out, err := p.Unfold(t.Context(), f, paper.Sheet{Date: p.Env.Today.Time()}, dir, nil)
		if err != nil {
			t.Fatal(err)
		}
		in, err := os.ReadFile(filepath.Join(dir, name))
		if (err == nil) != (want > 0) || slices.Contains(out.Files, name) != (want > 0) {
			t.Fatalf("%d for later: %v, files %v", want, err, out.Files)
		}
		if want == 0 {
			continue
		}
		text := string(in)
		for _, s := range []string{"2 pièces à transmettre", "- RIB\r\n", "demandé au greffe", "la banque l’envoie lundi"} {
			if !strings.Contains(text, s) {
				t.Errorf("it does not say %q:\n%s", s, text)
			}
		}
		if strings.Contains(text, "déclaration déjà faite") || strings.Contains(text, "{") {
			t.Errorf("it says\n%s", text)
		}
	}
}

// TestDataWithAListThatIsNoneAreDamaged: whoever sends a PDF is not trusted.
func TestDataWithAListThatIsNoneAreDamaged(t *testing.T) {
	for _, aside := range []string{`7`, `{}`, `[3]`, `"x"`} {
		if _, err := seal.Dossier([]byte(`{"answers":{},"set_aside":` + aside + `}`)); err == nil {
			t.Errorf("%s was taken", aside)
		}
	}
}
