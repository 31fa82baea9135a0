package paper_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dossierpme/dossier"
	"dossierpme/internal/failure"
	"dossierpme/internal/paper"
)

// A call of one's own may have no letter: that its pages to sign cannot be printed is
// said, and is no fault of the program.
func TestPagesToSignOfACallThatHasNoneAreRefusedInWords(t *testing.T) {
	raw, err := os.ReadFile(filepath.Join(smallCalls, "calls", "petit.toml"))
	if err != nil {
		t.Fatal(err)
	}
	data := t.TempDir()
	put(t, filepath.Join(data, "calls", "petit.toml"), []byte(strings.Replace(string(raw), "[[sections]]\nuse = \"review\"\n", "", 1)))
	p := parts(t, data)
	d, c, err := dossier.Read([]byte(small), p.Calls.Find)
	if err != nil {
		t.Fatal(err)
	}
	_, err = p.Print(&paper.File{Dossier: d, Call: c}, paper.Sheet{Date: p.Env.Today.Time(), OnlySignature: true})
	if said := new(failure.Error); !errors.As(err, &said) || said.Code != "no_sheet" || !p.Words.Has("error.no_sheet.message") {
		t.Errorf("%v", err)
	}
}
