package seal_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"

	"dossierpme/internal/paper"
)

// Files without an attachment pass pdfcpu's strict reading too; of one, it
// knows the relationship only from PDF 2.0 on, where PDF/A-3 took it from.
func TestPdfcpuReadsStrictlyWhatHoldsNoData(t *testing.T) {
	api.DisableConfigDir()
	conf := model.NewDefaultConfiguration()
	conf.Offline = true
	conf.ValidationMode = model.ValidationStrict
	p := parts(t)
	files := map[string][]byte{}
	for _, c := range p.Calls.Calls {
		out, err := p.Blank(c, day)
		if err != nil {
			t.Fatal(err)
		}
		files["blank "+c.ID] = out.PDF
	}
	for _, name := range examples {
		prior, err := p.Intention(example(t, p, name), day)
		if err != nil {
			t.Fatal(err)
		}
		files["prior request "+name] = prior.PDF
		files["to sign "+name] = printed(t, p, example(t, p, name), paper.Sheet{OnlySignature: true})
	}
	for name, raw := range files {
		if err := api.Validate(bytes.NewReader(raw), conf); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Readers of others take the file without a word.
func TestOtherProgramsReadTheFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "dossier.pdf")
	if err := os.WriteFile(path, sealed(), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Run("qpdf", func(t *testing.T) {
		if out := run(t, "qpdf", "--check", path); !strings.Contains(out, "No syntax or stream encoding errors found") {
			t.Error(out)
		}
	})
	t.Run("ghostscript", func(t *testing.T) {
		if out := run(t, "gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=nullpage", path); out != "" {
			t.Error(out)
		}
	})
	t.Run("poppler reads the structure", func(t *testing.T) {
		out := run(t, "pdfinfo", "-struct-text", path)
		for _, want := range []string{"Document", "H1 (block)", "TH:", "/Scope /Column", "TOCI", "Link (inline)", "Figure:", "LBody (block)"} {
			if !strings.Contains(out, want) {
				t.Errorf("no %q", want)
			}
		}
	})
	t.Run("poppler finds the fonts embedded", func(t *testing.T) {
		lines := strings.Split(strings.TrimSpace(run(t, "pdffonts", path)), "\n")
		if len(lines) < 4 {
			t.Fatal(lines)
		}
		for _, l := range lines[2:] {
			if !strings.Contains(l, "yes yes yes") {
				t.Error(l)
			}
		}
	})
	t.Run("poppler finds the data", func(t *testing.T) {
		if out := run(t, "pdfdetach", "-list", path); !strings.Contains(out, "dossier.json") {
			t.Error(out)
		}
	})
	t.Run("mutool", func(t *testing.T) {
		run(t, "mutool", "info", path)
	})
	t.Run("pdfcpu", func(t *testing.T) {
		api.DisableConfigDir()
		conf := model.NewDefaultConfiguration()
		conf.Offline = true
		// Not strictly: pdfcpu knows relationships of attachments only from PDF 2.0,
		// where PDF/A-3 took them from.
		if err := api.Validate(bytes.NewReader(sealed()), conf); err != nil {
			t.Error(err)
		}
	})
}
