package ui

import (
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"dossierpme/dossier"
	"dossierpme/internal/french"
	"dossierpme/internal/say"
	"dossierpme/ui/chart"
	"dossierpme/ui/kit"
	"dossierpme/ui/shell"
)

// drawn are the words of all pictures in front.
func drawn(s *stage) []string {
	var out []string
	for _, c := range seen[*chart.Picture](s) {
		out = append(out, c.Texts()...)
	}
	return out
}

func summaries(w *wizard) []string {
	var out []string
	for _, p := range w.call.Phases {
		if w.phases[p.ID] != nil {
			out = append(out, shell.StepSummary+p.ID)
		}
	}
	return out
}

// DOSSIERPME_GALLERY is where to look at the pages.
func TestGalleryOfTheSummaries(t *testing.T) {
	s := newStage(t)
	s.window.Resize(fyne.NewSize(1090, 610))
	for _, name := range []string{"ferroviaire-somme", "conserverie-aisne"} {
		w := s.example(name)
		for _, id := range summaries(w) {
			w.goTo(shell.Place{Step: id})
			if len(w.summary.column.Objects) < 2 {
				t.Errorf("%s %s shows no figure", name, id)
			}
			dir := os.Getenv("DOSSIERPME_GALLERY")
			if dir == "" {
				continue
			}
			f, err := os.Create(filepath.Join(dir, "synthese-"+name+"-"+strings.TrimPrefix(id, shell.StepSummary)+".png"))
			if err != nil {
				t.Fatal(err)
			}
			s.window.Resize(fyne.NewSize(1090, max(610, w.summary.column.MinSize().Height+170)))
			if err := png.Encode(f, s.window.Canvas().Capture()); err != nil {
				t.Fatal(err)
			}
			_ = f.Close()
			s.window.Resize(fyne.NewSize(1090, 610))
		}
	}
}

func TestEveryPhaseWithFiguresEndsWithItsSummary(t *testing.T) {
	s := newStage(t)
	w := s.fresh()
	want := []string{"@summary.company", "@summary.investments", "@summary.effects", "@summary.funding", "@summary.file"}
	if got := summaries(w); !slices.Equal(got, want) {
		t.Fatalf("summaries are %q", got)
	}
	on := s.window.Canvas()
	on.Focus(w.rail)
	for range 60 { // by the arrows alone
		w.rail.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
		w.rail.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		if w.summary == nil {
			on.Focus(w.rail)
			continue
		}
		if len(want) == 0 || shell.StepSummary+w.summary.of.phase.ID != want[0] {
			continue
		}
		want = want[1:]
		if on.Focused() != fyne.Focusable(w.rail) {
			t.Errorf("%s: the rail loses the cursor", w.summary.of.phase.ID)
		}
	}
	if len(want) > 0 {
		t.Errorf("the arrows do not reach %q", want)
	}
}

func TestASummaryLeadsOnAndBackAndHasAShortcut(t *testing.T) {
	s := newStage(t)
	w := s.fresh()
	w.goTo(shell.Place{Step: "finance"})
	s.a.Act(shell.ActSummary)
	if w.summary == nil || w.reading() || w.First() == nil {
		t.Fatal("the shortcut shows no summary")
	}
	if f, ok := s.window.Canvas().Focused().(fyne.CanvasObject); !ok || !kit.IsVisibleIn(f) {
		t.Error("the cursor is nowhere, or out of sight")
	}
	w.move(-1)
	if w.page == nil || w.steps[w.at].id != "finance" {
		t.Errorf("before the summary comes %s", w.steps[w.at].id)
	}
	s.a.Act(shell.ActSummary)
	w.move(1)
	if w.page == nil || w.steps[w.at].id != "project" {
		t.Errorf("after the summary comes %s", w.steps[w.at].id)
	}
	w.goTo(shell.Place{Step: "@summary.file"})
	w.move(1)
	if !w.reading() {
		t.Error("after the last summary comes the reading page")
	}
}

func TestWhatAFigureLacksLeadsIntoItsField(t *testing.T) {
	s := newStage(t)
	for _, of := range []func() *wizard{s.fresh, func() *wizard { return s.example("ferroviaire-somme") }} {
		w := of()
		links := 0
		for _, id := range summaries(w) {
			w.goTo(shell.Place{Step: id})
			for i := range w.summary.links {
				w.goTo(shell.Place{Step: id})
				link := w.summary.links[i]
				links++
				link.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
				if w.summary != nil {
					t.Errorf("%s: %q leads nowhere", id, link.Text())
					continue
				}
				if f, ok := s.window.Canvas().Focused().(fyne.CanvasObject); !ok || !kit.IsVisibleIn(f) {
					t.Errorf("%s: after %q the cursor is nowhere, or out of sight", id, link.Text())
				}
			}
		}
		if w.name() == "Neuf" && links < 8 {
			t.Errorf("an empty dossier lacks only %d things", links)
		}
	}
}

func TestAMissingInputPutsTheCursorIntoItsVeryField(t *testing.T) {
	s := newStage(t)
	w := s.example("ferroviaire-somme")
	rows := w.s.Rows("machines")
	w.s.SetCell("machines", rows[0].ID, "unit_price", nil)
	w.goTo(shell.Place{Step: "@summary.investments"})
	if len(w.summary.links) != 1 || !strings.Contains(w.summary.links[0].Text(), string(rows[0].Get("name").(dossier.Text))) {
		t.Fatalf("it lacks %v", len(w.summary.links))
	}
	w.summary.links[0].Tapped(nil)
	if w.side.field == nil || w.side.field.ID != "unit_price" {
		t.Errorf("the cursor is in %v", w.side.field)
	}
}

func TestThePicturesSayWhatTheFiguresSay(t *testing.T) {
	s := newStage(t)
	w := s.example("ferroviaire-somme")
	for id, want := range map[string][]string{
		"@summary.company": {
			"Ateliers Mécaniques du Hêtre Bleu (exemple fictif)", "Participations Ravenel (exemple fictif)",
			"30" + french.Hard + "% du capital, 30" + french.Hard + "% des voix", "partenaire" + french.Hard + ": comptée à 30" + french.Hard + "%", "liée" + french.Hard + ": comptée à 100" + french.Hard + "%",
		},
		"@summary.investments": {"Par année", "Par ligne de production", "2027"},
		"@summary.effects":     {"Avant", "Après", "Énergie finale", "Technicien", "CDI"},
		"@summary.funding": {
			"Dépenses", "Ressources", "FEDER (aide publique)", "285" + french.Narrow + "000,00" + french.Hard + "€", "Emprunt bancaire",
			"Équilibre" + french.Hard + ": les ressources couvrent exactement les dépenses",
		},
	} {
		w.goTo(shell.Place{Step: id})
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
	w.goTo(shell.Place{Step: "@summary.funding"})
	before := w.summary.column.Objects[1]
	w.s.Set("project.summary", dossier.Text("Autre résumé"))
	if w.summary.column.Objects[1] != before {
		t.Error("a change that touches no figure draws the page again")
	}
	row := w.s.Rows("resources")[0].ID
	w.s.SetCell("resources", row, "amount", dossier.Money{Decimal: dossier.Int(1)})
	found := false
	for _, text := range drawn(s) {
		found = found || strings.HasPrefix(text, "Écart")
	}
	if !found {
		t.Errorf("the balance does not show the gap: %q", drawn(s))
	}
	w.s.SetCell("resources", row, "amount", nil)
	if len(seen[*chart.Picture](s)) != 0 {
		t.Error("a plan that is not known is drawn")
	}
	if len(w.summary.links) == 0 {
		t.Error("what it lacks is not said")
	}
}

func TestTabReachesEverythingOfASummary(t *testing.T) {
	s := newStage(t)
	s.window.Resize(fyne.NewSize(1090, 610))
	w := s.fresh()
	on := s.window.Canvas()
	for _, id := range summaries(w) {
		w.goTo(shell.Place{Step: id})
		on.Unfocus()
		reached := map[fyne.Focusable]bool{}
		for range 100 {
			on.FocusNext()
			f := on.Focused()
			if f == nil || reached[f] {
				break
			}
			reached[f] = true
			if _, rail := f.(*kit.Rail); rail {
				continue
			}
			if !kit.IsVisibleIn(f.(fyne.CanvasObject)) {
				t.Errorf("%s: Tab reaches a %T that is out of sight", id, f)
			}
		}
		for _, l := range w.summary.links {
			if !reached[l] {
				t.Errorf("%s: Tab does not reach %q", id, l.Text())
			}
		}
		for _, x := range seen[*kit.Text](s) {
			if strings.HasPrefix(x.Text, "summary.") || strings.HasPrefix(x.Text, "ui.") || strings.Contains(x.Text, "{") {
				t.Errorf("%s: no words for %q", id, x.Text)
			}
		}
		for _, x := range drawn(s) {
			if strings.HasPrefix(x, "summary.") || strings.Contains(x, "{") {
				t.Errorf("%s: no words for %q", id, x)
			}
		}
	}
}

func TestThePlanIsWrittenWhereTheUserSays(t *testing.T) {
	s := newStage(t)
	w := s.example("conserverie-aisne")
	found := false
	for _, item := range w.menu() {
		found = found || item.Label == s.a.T("summary.sheet.menu")
	}
	if !found {
		t.Error("the menu has no entry for the plan")
	}
	path := filepath.Join(t.TempDir(), "plan.xlsx")
	w.writeSheet(path)
	if !slices.Equal(s.print.sheets, []string{path}) || s.a.Toasts.Saying() != s.a.T("summary.sheet.done", "file", "plan.xlsx") {
		t.Errorf("written: %q, it says %q", s.print.sheets, s.a.Toasts.Saying())
	}
	s.press(s.a.T("summary.sheet.open"))
	if !slices.Equal(s.print.viewed, []string{path}) {
		t.Errorf("opened: %q", s.print.viewed)
	}
	s.print.fail = &say.Trouble{Message: say.Message{What: "Le disque est plein."}}
	w.writeSheet(path)
	if !s.says("Le disque est plein.") {
		t.Error("a failure is not said")
	}
}
