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
