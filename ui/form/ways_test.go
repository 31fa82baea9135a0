package form

import (
	"strings"
	"testing"

	"dossierpme/dossier"
	"dossierpme/ui/field"
)

// TestTheRegimesStandBesideTheQuestionsThatDecide: on the pages of the place and of the
// aid, once, with what stands against each and the way to it.
func TestTheRegimesStandBesideTheQuestionsThatDecide(t *testing.T) {
	whole := field.Comparison{Title: "Côte à côte", Heads: []string{"Régime", "Taux"}, Ways: []field.Way{
		{Name: "Aide aux PME", Mark: "votre choix", Cells: []string{"20 %"}},
		{Name: "Aide des zones", Cells: []string{"35 %"}, Shut: true, Remarks: []field.Remark{{Text: "Pas en zone", Field: "place.afr"}, {Text: "Prix", Field: "machines.unit_price", Row: "m"}}},
	}}
	for section, times := range map[string]int{"place": 1, "state_aid": 1, "project": 0} {
		var to []dossier.Problem
		said := whole
		d := openWith(t, fresh(t, "hdf-2026-ferroviaire-mecanique"), section, func(e *Env) {
			e.Ways = func() field.Comparison { return said }
			e.GoTo = func(p dossier.Problem) { to = append(to, p) }
		})
		var found []*ways
		for _, p := range d.page.parts {
			if w, ok := p.(*ways); ok {
				found = append(found, w)
			}
		}
		if len(found) != times {
			t.Errorf("%s has %d tables", section, len(found))
			continue
		}
		for _, w := range found {
			if !w.shown() || len(w.links) != 2 {
				t.Fatalf("%s: %d links", section, len(w.links))
			}
			for _, l := range w.links {
				l.Tapped(nil)
			}
			if len(to) != 2 || to[0].Field != "place.afr" || to[0].Section != "place" || to[1].Row != "m" || to[1].Section != "machines" {
				t.Errorf("%s: leads to %+v", section, to)
			}
			if w.refresh() {
				t.Error("the same is drawn again")
			}
			said.Ways = nil
			if !w.refresh() || w.shown() {
				t.Error("nothing is shown as a table")
			}
			said.Ways = []field.Way{{Name: strings.Repeat("x", 3)}}
		}
	}
}
