package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dossierpme/dossier"
	"dossierpme/internal/wiring"
)

// Every form of file that was ever handed out stays below testdata/forever,
// with the canonical form of its answers: as the first program read them, and as
// they are read since the shipped calls are of the second form (.as2). A difference
// here is a broken promise, not a golden file to be updated; a new form adds a file.
func TestEveryDossierEverWrittenOpensForEver(t *testing.T) {
	files, err := filepath.Glob("testdata/forever/v*.json")
	if err != nil || len(files) == 0 {
		t.Fatalf("no dossier: %v", err)
	}
	parts, err := wiring.New("", dossier.MustDate("2026-11-23"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			f, err := parts.Read(file, nil)
			if err != nil {
				t.Fatal(err)
			}
			got := canonicalParts(t, f.Dossier.Encode())
			golden := strings.TrimSuffix(file, ".json") + ".canonical"
			if form := f.Call.Format(); !strings.Contains(file, fmt.Sprint("v", form)) {
				golden = strings.TrimSuffix(file, ".json") + fmt.Sprintf(".as%d.canonical", form)
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				if *update && os.IsNotExist(err) {
					// Only a file that does not exist is ever written.
					want = got
					err = os.WriteFile(golden, got, 0o644)
				}
				if err != nil {
					t.Fatal(err)
				}
			}
			if diff := cmp.Diff(withoutRevision(want), withoutRevision(got)); diff != "" {
				t.Error(diff)
			}
			// What it answered is still understood: nothing turned unknown or wrong.
			_, problems := parts.Check(f)
			for _, p := range problems {
				known := slices.Contains([]dossier.FieldID{"membre_futur", "champ.futur", "machines.colonne_future"}, p.Field)
				if p.Code == "form" || p.Code == "unknown_field" && !known || p.Code == "unknown_row" {
					t.Errorf("%s %s@%s", p.Code, p.Field, p.Row)
				}
			}
		})
	}
}

// withoutRevision leaves out the revision that a file is read with: it is the newest
// that the program has, and rises with every change of a text.
func withoutRevision(parts []byte) string {
	return string(revisionLine.ReplaceAll(parts, nil))
}

var revisionLine = regexp.MustCompile(`(?m)^revision \d+\n`)

// canonicalParts is the canonical form of every member of a file, a line each.
func canonicalParts(t *testing.T, file []byte) []byte {
	t.Helper()
	c, err := dossier.Canonical(file)
	if err != nil {
		t.Fatal(err)
	}
	var members map[string]json.RawMessage
	if err := json.Unmarshal(c, &members); err != nil {
		t.Fatal(err)
	}
	var answers map[string]json.RawMessage
	if err := json.Unmarshal(members["answers"], &answers); err != nil {
		t.Fatal(err)
	}
	delete(members, "answers")
	var b bytes.Buffer
	for _, m := range []map[string]json.RawMessage{members, answers} {
		for _, k := range slices.Sorted(maps.Keys(m)) {
			b.WriteString(k + " " + string(m[k]) + "\n")
		}
	}
	return b.Bytes()
}
