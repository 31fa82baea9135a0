package pdf

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	o "dossierpme/dossier/outline"
	"dossierpme/internal/sampledoc"
)

// pageCode is a code that holds nothing but says its page.
func pageCode(page int) (*Code, error) {
	return &Code{Size: 21, Dark: func(x, y int) bool { return (x+y)%2 == 0 }, Alt: fmt.Sprintf("code %d", page)}, nil
}

func TestPagesToSignStandAlone(t *testing.T) {
	var asked []int
	opts := Options{Type: sampledoc.Typeface(t), Date: day, Code: func(page int) (*Code, error) {
		asked = append(asked, page)
		return pageCode(page)
	}}
	var whole bytes.Buffer
	r, err := Write(&whole, sampledoc.Sheets(), opts)
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Sheets) != 2 || r.Sheets[0].First == r.Sheets[0].Last || r.Sheets[1].First != r.Sheets[0].Last+1 || r.Sheets[1].Last != r.Pages-1 {
		t.Fatalf("the pages to sign of %d are %+v", r.Pages, r.Sheets)
	}
	var want []int
	for _, s := range r.Sheets {
		for p := s.First; p <= s.Last; p++ {
			want = append(want, p)
		}
	}
	if d := cmp.Diff(want, asked); d != "" {
		t.Errorf("not each page to sign has its code: %s", d)
	}

	opts.OnlySheets = true
	var alone bytes.Buffer
	only, err := Write(&alone, sampledoc.Sheets(), opts)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(r.Sheets, only.Sheets); d != "" || only.Pages != len(want) {
		t.Errorf("%d pages: %s", only.Pages, d)
	}
	text := words(t, alone.Bytes())
	for _, p := range want {
		if s := fmt.Sprintf("Page %d sur %d", p, r.Pages); !strings.Contains(text, s) {
			t.Errorf("%q is not printed", s)
		}
	}
	for _, foreign := range []string{"Après les pages", "Sommaire", "Page 1 sur"} {
		if strings.Contains(text, foreign) {
			t.Errorf("%q is printed", foreign)
		}
	}
	if !strings.Contains(text, "Lettre (suite) Ateliers du Marquenterre") {
		t.Error("the further page of the letter does not say what it is")
	}
}

func TestADocumentWithoutAPageToSignHasNoneToPrint(t *testing.T) {
	doc := &o.Document{Title: "Projet", Cover: o.Cover{Title: "Projet"}}
	_, err := Write(&bytes.Buffer{}, doc, Options{Type: sampledoc.Typeface(t), Date: day, OnlySheets: true})
	if err == nil || !strings.Contains(err.Error(), ErrNoSheet.Error()) {
		t.Errorf("got %v", err)
	}
}
