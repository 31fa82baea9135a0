package figure

import (
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"dossierpme/dossier"
	"dossierpme/dossier/draft"
	"dossierpme/dossier/figures"
	"dossierpme/internal/french"
	"dossierpme/ui/chart"
)

// drawn are the words of all pictures in front.
func drawn(s *stage) []string {
	var out []string
	for _, c := range seen[*chart.Picture](s) {
		out = append(out, c.Texts()...)
	}
	return out
}

// DOSSIERPME_GALLERY is where to look at the pages.
func TestGalleryOfTheSummaries(t *testing.T) {
	s := newStage(t)
	s.Window.Resize(fyne.NewSize(1090, 610))
	for _, name := range []string{"ferroviaire-somme", "conserverie-aisne"} {
		w := s.example(name)
		for _, id := range phases(w) {
			p := s.show(w, id)
			if len(p.column.Objects) < 2 {
				t.Errorf("%s %s shows no figure", name, id)
			}
			dir := os.Getenv("DOSSIERPME_GALLERY")
			if dir == "" {
				continue
			}
			f, err := os.Create(filepath.Join(dir, "synthese-"+name+"-"+id+".png"))
			if err != nil {
				t.Fatal(err)
			}
			s.Window.Resize(fyne.NewSize(1090, max(610, p.column.MinSize().Height+170)))
			if err := png.Encode(f, s.Window.Canvas().Capture()); err != nil {
				t.Fatal(err)
			}
			_ = f.Close()
			s.Window.Resize(fyne.NewSize(1090, 610))
		}
	}
}

func TestThePicturesSayWhatTheFiguresSay(t *testing.T) {
	s := newStage(t)
	w := s.example("ferroviaire-somme")
	for id, want := range map[string][]string{
		"company": {
			"Ateliers Mécaniques du Hêtre Bleu (exemple fictif)", "Participations Ravenel (exemple fictif)",
			"30" + french.Hard + "% du capital, 30" + french.Hard + "% des votes", "partenaire" + french.Hard + ": comptée à 30" + french.Hard + "%", "liée" + french.Hard + ": comptée à 100" + french.Hard + "%",
		},
		"investments": {"Par année", "Par ligne de production", "2027"},
		"effects":     {"Avant", "Après", "Énergie finale", "−" + french.Hard + "18,79" + french.Hard + "%", "Technicien", "CDI", "Sans lien avec le projet", "Eau gagnée" + french.Hard + "· 100" + french.Hard + "% grâce au projet"},
		"funding": {
			"Dépenses", "Ressources", "FEDER (aide publique)", "285" + french.Narrow + "000" + french.Hard + "€", "Emprunt bancaire",
			"Équilibre" + french.Hard + ": les ressources couvrent exactement les dépenses",
			"Solde du projet à la fin du trimestre", "4e trimestre 2028", "−142" + french.Narrow + "500" + french.Hard + "€", "2031", "EBE", "Échéances",
		},
	} {
		s.show(w, id)
		texts := drawn(s)
		for _, text := range want {
			if !slices.Contains(texts, text) {
				t.Errorf("%s does not show %q but %q", id, text, texts)
			}
		}
	}
}

func TestASummaryFollowsEveryChange(t *testing.T) {
	s := newStage(t)
	w := s.example("ferroviaire-somme")
	p := s.show(w, "funding")
	w.Session().OnChange(func(draft.Change) { p.Refresh() })
	before := p.column.Objects[1]
	w.Session().Set("project.summary", dossier.Text("Autre résumé"))
	if p.column.Objects[1] != before {
		t.Error("a change that touches no figure draws the page again")
	}
	row := w.Session().Rows("resources")[0].ID
	w.Session().SetCell("resources", row, "amount", dossier.Money{Decimal: dossier.Int(1)})
	found := false
	for _, text := range drawn(s) {
		found = found || strings.HasPrefix(text, "Écart")
	}
	if !found {
		t.Errorf("the balance does not show the gap: %q", drawn(s))
	}
	w.Session().SetCell("resources", row, "amount", nil)
	for _, gone := range []string{"Dépenses", "Solde du projet à la fin du trimestre"} {
		if slices.Contains(drawn(s), gone) {
			t.Errorf("%s of a plan that is not known is drawn", gone)
		}
	}
	if len(p.links) == 0 {
		t.Error("what it lacks is not said")
	}
}

// TestTheAidThatMayBeReachedIsShownAtAllTimes: a dossier of one machine shows an amount,
// what it supposes, and the way to each answer.
func TestTheAidThatMayBeReachedIsShownAtAllTimes(t *testing.T) {
	s := newStage(t)
	w := s.Open(s.f.Shell, s.BeginFresh())
	if r := s.f.Result(w.View(), figures.AidID); r.Text != "" || len(r.Points) != 0 {
		t.Errorf("without a machine: %+v", r)
	}
	row := w.Session().AddRow("machines")
	w.Session().SetCell("machines", row, "name", dossier.Text("Robot"))
	w.Session().SetCell("machines", row, "unit_price", dossier.Money{Decimal: dossier.MustDecimal("100000.00")})
	r := s.f.Result(w.View(), figures.AidID)
	if want := "jusqu’à 10" + french.Narrow + "000,00" + french.Hard + "€"; r.Text != want || len(r.Points) < 3 || r.Points[0] != "Le plafond possible suppose"+french.Hard+":" {
		t.Errorf("%q, want %q; %q", r.Text, want, r.Points)
	}
	p := s.show(w, "funding")
	said := 0
	for _, l := range p.links {
		if strings.Contains(l.Text(), "Robot"+french.Hard+": dépense éligible") {
			said++
			l.Tapped(nil)
		}
	}
	if said != 1 || len(w.Went) != 1 || w.Went[0].Field != "machines.eligible" || w.Went[0].Row != row {
		t.Errorf("%d lines, and they lead to %+v", said, w.Went)
	}
	ways := s.f.Ways(w.View())
	if len(ways.Ways) != 3 || ways.Ways[0].Name != "Petite aide plafonnée sur trois ans" || ways.Ways[1].Cells[0] != "25"+french.Hard+"%" || ways.Ways[1].Cells[1] != "25"+french.Narrow+"000,00"+french.Hard+"€" {
		t.Errorf("side by side: %+v", ways)
	}
	w.Session().Set("place.afr", dossier.Text("no"))
	last := s.f.Ways(w.View()).Ways[2]
	if !last.Shut || len(last.Remarks) != 1 || last.Remarks[0].Field != "place.afr" {
		t.Errorf("outside the zone: %+v", last)
	}
}
