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
			"30" + french.Hard + "% du capital, 30" + french.Hard + "% des voix", "partenaire" + french.Hard + ": comptée à 30" + french.Hard + "%", "liée" + french.Hard + ": comptée à 100" + french.Hard + "%",
		},
		"investments": {"Par année", "Par ligne de production", "2027"},
		"effects":     {"Avant", "Après", "Énergie finale", "Technicien", "CDI"},
		"funding": {
			"Dépenses", "Ressources", "FEDER (aide publique)", "285" + french.Narrow + "000,00" + french.Hard + "€", "Emprunt bancaire",
			"Équilibre" + french.Hard + ": les ressources couvrent exactement les dépenses",
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
	if len(seen[*chart.Picture](s)) != 0 {
		t.Error("a plan that is not known is drawn")
	}
	if len(p.links) == 0 {
		t.Error("what it lacks is not said")
	}
}
