package figures_test

import (
	"testing"

	"dossierpme/dossier"
	"dossierpme/dossier/figures"
)

// TestEveryComputedFieldHasItsFigure compares the calls with the registry.
func TestEveryComputedFieldHasItsFigure(t *testing.T) {
	known := map[string]bool{}
	for _, id := range figures.IDs() {
		known[id] = true
	}
	shown := map[string]bool{}
	for _, c := range shipped().Calls {
		for _, s := range c.Sections {
			for _, f := range s.Fields {
				if f.Kind == dossier.KindComputed {
					shown[f.Figure] = true
					if !known[f.Figure] {
						t.Errorf("%s shows %s, which nothing computes: write its line in shipped, dossier/figures/figure.go", c.ID, f.Figure)
					}
				}
			}
		}
	}
	for id := range known {
		if !shown[id] {
			t.Errorf("no call shows %s: add to a section of assets/calls/_common.toml a field with kind = \"computed\" and figure = %q", id, id)
		}
	}
}
