package problemtext_test

import (
	"strings"
	"testing"

	"dossierpme/dossier"
	"dossierpme/internal/figuretext"
	"dossierpme/internal/paper"
	"dossierpme/internal/problemtext"
)

// An empty dossier raises what a dossier can lack, in every call: none of it
// may leave a hole in its words.
func TestNothingThatAnEmptyDossierLacksIsWordedWithAHole(t *testing.T) {
	p := parts(t)
	for _, c := range p.Calls.Calls {
		f := &paper.File{Dossier: dossier.New(c), Call: c}
		v, problems := p.Check(f)
		if len(problems) < 50 {
			t.Errorf("%s: only %d problems", c.ID, len(problems))
		}
		for _, pb := range problems {
			if text := problemtext.Of(p.Words, v, pb).Text(); strings.ContainsAny(text, "{}") || text == "" {
				t.Errorf("%s %s: %q", pb.Field, pb.Code, text)
			}
		}
		for id, fig := range p.Figures(v) {
			texts := figuretext.New(p.Words, v)
			for _, line := range texts.Listing(id, fig) {
				if strings.ContainsAny(line, "{}") || strings.Contains(line, "figure.say") {
					t.Errorf("%s says %q", id, line)
				}
			}
			if out := texts.JSON(fig); out.Missing == nil || out.Caveats == nil || out.Rules == nil || out.Steps == nil || out.Numbers == nil {
				t.Errorf("%s has a list that is nil", id)
			}
		}
	}
}
