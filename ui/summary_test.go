package ui

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"dossierpme/internal/race"
	"dossierpme/ui/chart"
	"dossierpme/ui/kit"
	"dossierpme/ui/shell"
	"dossierpme/ui/uitest"
)

func summaries(w *wizard) []string {
	var out []string
	for _, p := range w.call.Phases {
		if w.phases[p.ID] != nil {
			out = append(out, shell.StepSummary+p.ID)
		}
	}
	return out
}

func TestEveryPhaseWithFiguresEndsWithItsSummary(t *testing.T) {
	race.Spare(t)
	s := newStage(t)
	w := s.fresh()
	want := []string{"@summary.company", "@summary.investments", "@summary.effects", "@summary.funding", "@summary.file"}
	if got := summaries(w); !slices.Equal(got, want) {
		t.Fatalf("summaries are %q", got)
	}
	on := s.Window.Canvas()
	on.Focus(w.rail)
	for range 60 { // by the arrows alone
		w.rail.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
		w.rail.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		if w.summary == nil {
			on.Focus(w.rail)
			continue
		}
		if len(want) == 0 || shell.StepSummary+w.summary.Phase() != want[0] {
			continue
		}
		want = want[1:]
		if on.Focused() != fyne.Focusable(w.rail) {
			t.Errorf("%s: the rail loses the cursor", w.summary.Phase())
		}
	}
	if len(want) > 0 {
		t.Errorf("the arrows do not reach %q", want)
	}
}

func TestASummaryLeadsOnAndBackAndHasAShortcut(t *testing.T) {
	race.Spare(t)
	s := newStage(t)
	w := s.fresh()
	w.GoTo(shell.Place{Step: "finance"})
	s.a.Act(shell.ActSummary)
	if w.summary == nil || w.reading() || w.First() == nil {
		t.Fatal("the shortcut shows no summary")
	}
	if f, ok := s.Window.Canvas().Focused().(fyne.CanvasObject); !ok || !kit.IsVisibleIn(f) {
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
	w.GoTo(shell.Place{Step: "@summary.file"})
	w.move(1)
	if !w.reading() {
		t.Error("after the last summary comes the reading page")
	}
}

func TestWhatAFigureLacksLeadsIntoItsField(t *testing.T) {
	race.Spare(t)
	s := newStage(t)
	for _, of := range []func() *wizard{s.fresh, func() *wizard { return s.example("ferroviaire-somme") }} {
		w := of()
		links := 0
		for _, id := range summaries(w) {
			w.GoTo(shell.Place{Step: id})
			for i := range linksOf(w) {
				w.GoTo(shell.Place{Step: id})
				link := linksOf(w)[i]
				links++
				link.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
				if w.summary != nil {
					t.Errorf("%s: %q leads nowhere", id, link.Text())
					continue
				}
				if f, ok := s.Window.Canvas().Focused().(fyne.CanvasObject); !ok || !kit.IsVisibleIn(f) {
					t.Errorf("%s: after %q the cursor is nowhere, or out of sight", id, link.Text())
				}
			}
		}
		if w.Name() == "Neuf" && links < 8 {
			t.Errorf("an empty dossier lacks only %d things", links)
		}
	}
}

func TestAMissingInputPutsTheCursorIntoItsVeryField(t *testing.T) {
	s := newStage(t)
	w := s.example("ferroviaire-somme")
	rows := w.s.Rows("machines")
	w.s.SetCell("machines", rows[0].ID, "unit_price", nil)
	w.GoTo(shell.Place{Step: "@summary.investments"})
	if len(linksOf(w)) != 1 || !strings.Contains(linksOf(w)[0].Text(), rows[0].Text("name")) {
		t.Fatalf("it lacks %v", len(linksOf(w)))
	}
	linksOf(w)[0].Tapped(nil)
	if w.side.field == nil || w.side.field.ID != "unit_price" {
		t.Errorf("the cursor is in %v", w.side.field)
	}
}

func TestTabReachesEverythingOfASummary(t *testing.T) {
	race.Spare(t)
	s := newStage(t)
	s.Window.Resize(fyne.NewSize(1090, 610))
	w := s.fresh()
	on := s.Window.Canvas()
	for _, id := range summaries(w) {
		w.GoTo(shell.Place{Step: id})
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
		for _, l := range linksOf(w) {
			if !reached[l] {
				t.Errorf("%s: Tab does not reach %q", id, l.Text())
			}
		}
		for _, x := range seen[*kit.Text](s) {
			if strings.HasPrefix(x.Text, "summary.") || strings.HasPrefix(x.Text, "ui.") || strings.Contains(x.Text, "{") {
				t.Errorf("%s: no words for %q", id, x.Text)
			}
		}
		for _, picture := range seen[*chart.Picture](s) {
			for _, x := range picture.Texts() {
				if strings.HasPrefix(x, "summary.") || strings.Contains(x, "{") {
					t.Errorf("%s: no words for %q", id, x)
				}
			}
		}
	}
}

// linksOf are the lines of the summary that lead to what is missing.
func linksOf(w *wizard) []*kit.ProblemLine { return uitest.In[*kit.ProblemLine](w.summary.Object()) }

func TestTheMenuWritesTheFundingPlan(t *testing.T) {
	s := newStage(t)
	w := s.example("conserverie-aisne")
	found := false
	for _, item := range w.menu() {
		found = found || item.Label == s.a.T("summary.sheet.menu")
	}
	if !found {
		t.Error("the menu has no entry for the plan")
	}
}
