package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"dossierpme/internal/licences"
)

const root = "../../.."

// Every module that a program links, on any system, comes with its licence, and
// there is none of a module that went.
func TestTheLicencesAreThoseOfWhatIsLinked(t *testing.T) {
	want, err := collect(root)
	if err != nil {
		t.Fatal(err)
	}
	at := filepath.Join(root, "assets", "licences")
	for work, text := range want {
		got, err := os.ReadFile(filepath.Join(at, licences.File(work)))
		switch {
		case err != nil:
			t.Errorf("%s has no licence; run make licences: %v", work, err)
		case work != "Go" && !bytes.Equal(got, text): // whatever Go builds it
			t.Errorf("the licence of %s is another; run make licences", work)
		}
	}
	entries, err := os.ReadDir(at)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if want[licences.Work(e.Name())] == nil {
			t.Errorf("nothing that is linked has the licence %s; run make licences", e.Name())
		}
	}
}
