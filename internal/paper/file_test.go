package paper_test

import (
	"errors"
	"strings"
	"testing"

	"dossierpme/dossier"
	"dossierpme/internal/failure"
	"dossierpme/internal/paper"
)

// endless never ends; it counts what was read of it.
type endless struct{ n int }

func (e *endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = ' '
	}
	e.n += len(p)
	return len(p), nil
}

func TestADossierTooLargeIsRefusedWithoutBeingReadToItsEnd(t *testing.T) {
	in := &endless{}
	_, err := parts(t, "").Read(paper.Stdin, in)
	if f := failure.Of(err, ""); f.Code != "too_large" {
		t.Errorf("got %v", err)
	}
	if in.n > dossier.MaxFile+1<<20 {
		t.Errorf("%d bytes were read", in.n)
	}
}

func TestWhatIsNotADossierIsRefusedByName(t *testing.T) {
	const call = `"call":"hdf-2026-agroalimentaire"`
	for name, c := range map[string]struct{ in, code, words string }{
		"nothing":            {"", "empty", "est vide"},
		"spaces":             {" \n", "empty", "est vide"},
		"a PDF":              {"%PDF-1.7 …", "pdf_unreadable", "PDF"},
		"not JSON":           {`{"format":1,`, "not_json", "ligne 1, colonne 13"},
		"a list":             {`[]`, "not_dossier", "format"},
		"Latin-1":            {"{\"format\":1," + call + ",\"title\":\"\xe9\",\"answers\":{}}", "utf8", "ligne 1, colonne 56"},
		"a key twice":        {`{"format":1,"format":1}`, "duplicate", "« format »"},
		"too deep":           {strings.Repeat("[", 200), "depth", "les uns dans les autres"},
		"no call":            {`{"format":1,"answers":{}}`, "no_call", "appel"},
		"an unknown call":    {`{"format":1,"call":"hdf-2026-agroalimentair","answers":{}}`, "unknown_call", "« hdf-2026-agroalimentaire »"},
		"no answers":         {`{"format":1,` + call + `}`, "not_dossier", "answers"},
		"answers as a list":  {`{"format":1,` + call + `,"answers":[]}`, "not_dossier", "answers"},
		"a version in words": {`{"format":1,` + call + `,"version":"x","answers":{}}`, "not_dossier", "« version »"},
		"a newer format":     {`{"format":3,` + call + `}`, "newer", "format 3"},
	} {
		t.Run(name, func(t *testing.T) {
			p := parts(t, "")
			_, err := p.Read(paper.Stdin, strings.NewReader(c.in))
			var f *failure.Error
			if !errors.As(err, &f) || f.Code != c.code {
				t.Fatalf("got %v, want %s", err, c.code)
			}
			text := strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(f.Notice(p.Words).Text())
			if !strings.Contains(text, c.words) || strings.ContainsAny(text, "{}") {
				t.Errorf("it says %q, without %q", text, c.words)
			}
		})
	}
}
