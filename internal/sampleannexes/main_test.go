package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

const examples = "../../assets/examples"

func exampleFiles(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(examples, "*", "dossier.json"))
	if err != nil || len(files) < 2 {
		t.Fatalf("examples found: %v, %v", files, err)
	}
	return files
}

func TestTheCommittedAnnexesAreWhatTheGeneratorWrites(t *testing.T) {
	for _, file := range exampleFiles(t) {
		annexes, err := annexesOf(file)
		if err != nil {
			t.Fatal(err)
		}
		known := map[string]bool{}
		for _, a := range annexes {
			if known[a.path] {
				t.Errorf("%s: %s is listed twice", file, a.path)
			}
			known[a.path] = true
			got, err := os.ReadFile(filepath.Join(filepath.Dir(file), a.path))
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got, a.bytes) {
				t.Errorf("%s: %s differs; run the generator", file, a.path)
			}
		}
		found, err := filepath.Glob(filepath.Join(filepath.Dir(file), "annexes", "*"))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range found {
			if !known["annexes/"+filepath.Base(f)] {
				t.Errorf("%s belongs to no row of the list of annexes", f)
			}
		}
	}
}

func TestTheAnnexesOfAnExampleStaySmall(t *testing.T) {
	for _, file := range exampleFiles(t) {
		annexes, err := annexesOf(file)
		if err != nil {
			t.Fatal(err)
		}
		size := 0
		for _, a := range annexes {
			size += len(a.bytes)
		}
		if size > 400_000 {
			t.Errorf("%s: %d bytes of annexes", file, size)
		}
	}
}

func TestAnAnnexThatNoSampleIsWrittenForIsRefused(t *testing.T) {
	_, err := documentFor(record{}, record{"id": "p1", "piece": "unheard_of", "date": "2026-11-02"})
	if err == nil {
		t.Fatal("no error")
	}
}

func TestAPathOutOfTheFolderIsRefused(t *testing.T) {
	file := filepath.Join(t.TempDir(), "dossier.json")
	body := `{"format": 1, "call": "hdf-2026-agroalimentaire", "answers": {"pieces": [{"id": "p1", "piece": "kbis", "path": "../out.pdf", "date": "2026-11-02"}]}}`
	if err := os.WriteFile(file, []byte(body), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := annexesOf(file); err == nil {
		t.Fatal("no error")
	}
}

func TestAmountsAreWrittenInFrench(t *testing.T) {
	for cents, want := range map[int64]string{0: "0,00\u00a0€", 123456789: "1\u00a0234\u00a0567,89\u00a0€", 99905: "999,05\u00a0€"} {
		if got := euros(cents); got != want {
			t.Errorf("euros(%d) = %q, want %q", cents, got, want)
		}
	}
}
