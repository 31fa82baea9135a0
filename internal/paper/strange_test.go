package paper_test

import (
	"archive/zip"
	"bytes"
	"context"
	"image"
	"image/jpeg"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dossierpme/internal/failure"
	"dossierpme/internal/paper"
	"dossierpme/internal/wiring"
	"dossierpme/pdf/binder"
)

func zipOf(t *testing.T, names ...string) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, name := range names {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte(strings.Repeat("a b c ", 2000)))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// strangers are files that people take for a PDF or a dossier, by their name here,
// with what they are.
func strangers(t *testing.T, p *wiring.Parts) map[string]struct {
	content []byte
	is      string
} {
	t.Helper()
	var photo bytes.Buffer
	if err := jpeg.Encode(&photo, image.NewGray(image.Rect(0, 0, 40, 40)), nil); err != nil {
		t.Fatal(err)
	}
	pdf := onPaper(t, p, varied)
	holed := bytes.Clone(pdf)
	for i := len(holed) / 10; i < len(holed)*9/10; i++ {
		holed[i] = 'x'
	}
	return map[string]struct {
		content []byte
		is      string
	}{
		"nothing":           {nil, "est vide"},
		"blanks":            {[]byte("\xef\xbb\xbf \r\n\n"), "est vide"},
		"a web page":        {[]byte("<!DOCTYPE html><html><body>403 Forbidden</body></html>"), "une page web"},
		"a shortcut":        {[]byte("[InternetShortcut]\r\nURL=https://example.org/kbis.pdf"), "un raccourci"},
		"half a PDF":        {pdf[:len(pdf)/2], "un PDF incomplet"},
		"a tenth of one":    {pdf[:len(pdf)/10], "un PDF incomplet"},
		"a PDF with a hole": {holed, "un PDF abîmé"},
		"an archive":        {zipOf(t, "devis.pdf"), "une archive"},
		"a letter":          {zipOf(t, "[Content_Types].xml", "_rels/.rels", "word/document.xml"), "traitement de texte"},
		"a workbook":        {zipOf(t, "[Content_Types].xml", "xl/workbook.xml"), "un classeur"},
		"a mail":            {[]byte("Return-Path: <a@example.org>\r\nSubject: devis\r\n\r\nBonjour"), "un message électronique"},
		"a program":         {append([]byte("MZ\x90\x00\x03"), make([]byte, 100)...), "un programme"},
		"a store":           {append(append(make([]byte, 16), "\xed\xda\x0c\xed"...), make([]byte, 5000)...), "le fichier où le programme garde tous les dossiers"},
		"a photograph":      {photo.Bytes(), "une image JPEG"},
	}
}

// doors are the ways in which a file comes in, that somebody took for something else.
func doors(p *wiring.Parts) map[string]func(path string) error {
	return map[string]func(path string) error{
		"read": func(path string) error { _, err := p.Read(path, nil); return err },
		"read from standard input": func(path string) error {
			f, err := os.Open(path)
			if err != nil {
				return err
			}
			defer f.Close()
			_, err = p.Read(paper.Stdin, f)
			return err
		},
		"open":   func(path string) error { _, _, err := p.OpenPDF(context.Background(), path, nil); return err },
		"verify": func(path string) error { _, err := p.Verify(context.Background(), path, nil, nil, nil); return err },
	}
}

func TestAFileThatIsSomethingElseIsNamedForWhatItIsAtEveryDoor(t *testing.T) {
	p := parts(t, "")
	for name, c := range strangers(t, p) {
		path := filepath.Join(t.TempDir(), "dossier.pdf")
		if err := os.WriteFile(path, c.content, 0o600); err != nil {
			t.Fatal(err)
		}
		for door, open := range doors(p) {
			if name == "a photograph" && door == "verify" {
				continue // it may be a scan: its codes are looked for
			}
			err := open(path)
			if err == nil {
				t.Errorf("%s, %s: it is taken", name, door)
				continue
			}
			f := failure.Of(err, path)
			n := f.Notice(p.Words)
			if !strings.Contains(n.Message, c.is) || n.Hint == "" || strings.ContainsAny(n.Text(), "{}") || f.Exit() != failure.ExitError {
				t.Errorf("%s, %s: exit %d, %q", name, door, f.Exit(), n.Text())
			}
			if m := f.Message(p.Words); strings.Contains(m.Text(), "dossierctl") || !strings.Contains(m.What, c.is) {
				t.Errorf("%s, %s: the window says %q", name, door, m.Text())
			}
		}
	}
}

func TestWhatWasWantedKeepsItsOwnWords(t *testing.T) {
	p := parts(t, "")
	dir := t.TempDir()
	for name, c := range map[string]struct{ content, says string }{
		"faute.json": {"{\"format\":1,", "faute d’écriture (ligne 1"},
		"liste.json": {"[1, 2]", "n’est pas un dossier"},
		"notes.txt":  {"bonjour", "un fichier de texte"},
	} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(c.content), 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := p.Read(path, nil)
		if n := failure.Of(err, path).Notice(p.Words); !strings.Contains(n.Message, c.says) {
			t.Errorf("%s: %q", name, n.Text())
		}
	}
}

func TestEveryKindOfFileIsWordedForWhoeverWantedAnother(t *testing.T) {
	p := parts(t, "")
	kinds := []string{"empty", "pdf_cut", "pdf_pages", "pdf_damaged", string(binder.WebPage), string(binder.Shortcut)}
	for _, k := range append(binder.Kinds, binder.Travelling...) {
		kinds = append(kinds, string(k))
	}
	for _, k := range kinds {
		for _, want := range []paper.Wanted{paper.WantDossier, paper.WantPDF, paper.WantSealed, paper.WantCall, paper.WantPassphrase, paper.WantCopy} {
			f := &failure.Error{Code: "pdf_unreadable", Args: map[string]string{
				"path": "a.pdf", "is": k, "wanted": string(want), "pages": "3", "declared": "6", "broken": "4 à 6", "lost": "3",
			}}
			if n := f.Notice(p.Words); !strings.Contains(n.Message, "«\u00a0a.pdf\u00a0»") || n.Hint == "" || strings.ContainsAny(n.Text(), "{}") {
				t.Errorf("%s for %s: %+v", k, want, n)
			}
		}
	}
}
