package figure

import (
	"strings"
	"testing"

	"dossierpme/dossier"
	"dossierpme/ui/kit"
)

func TestEveryFigureOfTheExamplesIsExplainedInFrench(t *testing.T) {
	s := newStage(t)
	w := s.example("conserverie-aisne")
	shown := 0
	for _, sec := range w.View().Call.Sections {
		for _, f := range sec.Fields {
			if f.Kind != dossier.KindComputed {
				continue
			}
			s.f.Explain(w.View(), f.Figure)
			if !s.Dialog() {
				t.Errorf("%s is not explained", f.Figure)
				continue
			}
			shown++
			for _, x := range seen[*kit.Text](s) {
				if strings.HasPrefix(x.Text, "ui.") || strings.Contains(x.Text, "{") {
					t.Errorf("%s: it says %q", f.Figure, x.Text)
				}
			}
			s.Press(s.f.T("ui.close"))
		}
	}
	if shown == 0 {
		t.Error("no figure is shown")
	}
}

// TestAnAnswerThatIsNotKnownIsNoResult: as long as a question lacks, the pages say that
// there is no result yet, and not that the result is unknown.
func TestAnAnswerThatIsNotKnownIsNoResult(t *testing.T) {
	s := newStage(t)
	w := s.example("ferroviaire-somme")
	if r := s.f.Result(w.View(), "figure.difficulty"); r.Text != "non" {
		t.Fatalf("the example says %q", r.Text)
	}
	w.Session().Set("finance.rescue_aid", nil)
	if r := s.f.Result(w.View(), "figure.difficulty"); r.Text != "" || r.Tone != kit.Neutral {
		t.Errorf("while an answer lacks, it says %q", r.Text)
	}
}
