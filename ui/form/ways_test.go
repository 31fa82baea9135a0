package form

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"dossierpme/dossier"
	"dossierpme/ui/field"
	"dossierpme/ui/kit"
)

// TestTheRegimesStandBesideTheQuestionsThatDecide: on the pages of the place and of the
// aid, once, with what stands against each and the way to it.
func TestTheRegimesStandBesideTheQuestionsThatDecide(t *testing.T) {
	whole := field.Comparison{Title: "Côte à côte", Heads: []string{"Régime", "Taux"}, Ways: []field.Way{
		{Name: "Aide aux PME", Mark: "régime choisi", Cells: []string{"20 %"}},
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

// TestTheServiceIsAskedForTheZone: where the zone is a question, an e-mail can be copied
// that names who asks, and for which place.
func TestTheServiceIsAskedForTheZone(t *testing.T) {
	for section, offered := range map[string]bool{"place": true, "state_aid": false} {
		s := fresh(t, "hdf-2026-ferroviaire-mecanique")
		s.Set("company.name", dossier.Text("Chaudronnerie de l’Aa"))
		s.Set("place.same", dossier.YesNo(false))
		s.Set("place.address", dossier.Text("3 rue du Puits"))
		copied := ""
		d := openWith(t, s, section, func(e *Env) {
			e.Ways = func() field.Comparison {
				return field.Comparison{Title: "Côte à côte", Heads: []string{"Régime"}, Ways: []field.Way{{Name: "Aide aux PME"}}}
			}
			e.Copy = func(text string) { copied = text }
		})
		for _, p := range d.page.parts {
			w, ok := p.(*ways)
			if !ok {
				continue
			}
			if (w.zone != nil) != offered {
				t.Fatalf("%s offers an e-mail: %v", section, w.zone != nil)
			}
			if !offered {
				continue
			}
			for _, o := range test.LaidOutObjects(w.zone) {
				if b, ok := o.(*kit.Button); ok {
					b.Tapped(nil)
				}
			}
		}
		if offered && (!strings.Contains(copied, "Chaudronnerie de l’Aa") || !strings.Contains(copied, "3 rue du Puits") || !strings.Contains(copied, "(à compléter)") || d.said == "") {
			t.Errorf("copied %q, said %q", copied, d.said)
		}
	}
}
