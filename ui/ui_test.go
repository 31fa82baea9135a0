package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"dossierpme/dossier"
	"dossierpme/dossier/shelf"
	"dossierpme/internal/race"
	"dossierpme/ui/kit"
	"dossierpme/ui/shell"
)

func TestAnEmptyListLeadsToTheFirstDossierAndToTheExamples(t *testing.T) {
	s := newStage(t)
	if !s.Says(s.a.T("ui.statement")) {
		t.Error("the start page does not say what the program is")
	}
	s.Press(s.a.T("ui.home.example", "call", "Ferroviaire"))
	if _, ok := s.a.Screen().(*wizard); !ok || len(s.Library.Stored) != 1 {
		t.Fatalf("the example does not open: %T", s.a.Screen())
	}
}

func TestANewDossierIsForACallThatIsNotClosed(t *testing.T) {
	s := newStage(t)
	s.Press(s.a.T("ui.home.new"))
	closed := 0
	for _, c := range s.Library.Calls() {
		if c.Status == "closed" {
			closed++
			if !s.Says(s.a.T("ui.new.closed_call", "call", c.Title)) {
				t.Errorf("the dialog does not say that %s is closed", c.ID)
			}
		}
	}
	if closed == 0 {
		t.Error("no call is closed: this test shows nothing")
	}
	choice := seen[*kit.Choice](s)[0]
	choice.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	want := choice.Chosen()
	entry := seen[*kit.Entry](s)[0]
	test.Type(entry, "Atelier")
	s.Press(s.a.T("ui.new.yes"))
	w, ok := s.a.Screen().(*wizard)
	if !ok || w.call.ID != want || w.call.Status == "closed" || w.Name() != "Atelier" {
		t.Fatalf("it opens %T", s.a.Screen())
	}
}

func TestTheListFindsSortsAndThrowsAway(t *testing.T) {
	s := newStage(t)
	for _, title := range []string{"Béton", "Aciers", "Cuves"} {
		_, _ = s.Library.Begin(s.Parts.Calls.Calls[0], title)
	}
	s.a.loadHome("")
	h := s.a.Screen().(*home)
	h.search.SetText("beton")
	if found := h.found(); len(found) != 1 || found[0].Title != "Béton" {
		t.Errorf("searching finds %v", found)
	}
	h.search.SetText("")
	h.order = byTitle
	if found := h.found(); found[0].Title != "Aciers" || found[2].Title != "Cuves" {
		t.Errorf("by title it begins with %s", found[0].Title)
	}
	do := func(label string, e shelf.Entry) {
		t.Helper()
		for _, item := range h.rowMenu(e) {
			if item.Label == label {
				item.Do()
				return
			}
		}
		t.Fatalf("no %q in the menu", label)
	}
	first := h.found()[0]
	do(s.a.T("ui.row.trash"), first)
	if h.count(false) != 2 || h.count(true) != 1 {
		t.Fatalf("%d in the list, %d in the trash", h.count(false), h.count(true))
	}
	h.showTrash(true)
	do(s.a.T("ui.row.delete"), h.found()[0])
	s.Press(s.a.T("ui.cancel"))
	if len(s.Library.Stored) != 3 {
		t.Error("what was not confirmed is deleted")
	}
	do(s.a.T("ui.row.delete"), h.found()[0])
	s.Press(s.a.T("ui.delete.yes"))
	if len(s.Library.Stored) != 2 || h.count(true) != 0 {
		t.Error("what was confirmed is not deleted")
	}
}

func TestAProblemOfTheListPutsTheCursorIntoItsField(t *testing.T) {
	s := newStage(t)
	w := s.fresh()
	if len(w.side.lines) == 0 {
		t.Fatal("an empty dossier has no problem in the list")
	}
	for _, p := range w.s.Problems() {
		if p.Field != "company.address" {
			continue
		}
		w.GoTo(w.placeOf(p))
		if got := w.steps[w.at].id; got != "company" {
			t.Errorf("it leads to the step %s", got)
		}
		focused, ok := s.Window.Canvas().Focused().(fyne.CanvasObject)
		if !ok || !kit.IsVisibleIn(focused) {
			t.Error("the cursor is nowhere, or out of sight")
		}
		if w.side.field == nil || w.side.field.ID != "company.address" {
			t.Error("the reason for the question is not that of the field")
		}
		return
	}
	t.Fatal("the address is not missing in an empty dossier")
}

func TestEveryStepShowsItsFirstFieldAndNoneBlocks(t *testing.T) {
	race.Spare(t)
	s := newStage(t)
	w := s.fresh()
	w.GoTo(shell.Place{Step: w.steps[0].id})
	for i := range w.call.Sections {
		if w.at != i || !s.Says(w.call.Sections[i].Title) {
			t.Fatalf("step %d is %q", i, w.steps[w.at].title)
		}
		if f, ok := s.Window.Canvas().Focused().(fyne.CanvasObject); ok && !kit.IsVisibleIn(f) {
			t.Errorf("step %s: the cursor is out of sight", w.steps[i].id)
		}
		w.move(1)
	}
	if !w.reading() {
		t.Error("after the last step comes the reading page")
	}
	w.move(-1)
	if w.at != len(w.call.Sections)-1 {
		t.Error("before the reading page comes the last step")
	}
	w.GoTo(shell.Place{Step: shell.StepParams})
	if w.params == nil {
		t.Error("the parameters of the call are not shown")
	}
}

// By keyboard alone: Tab goes through everything that takes the focus on every
// step, and what has the focus is never out of sight.
func TestTabReachesEverythingAndNothingOutOfSight(t *testing.T) {
	race.Spare(t)
	if testing.Short() {
		t.Skip("walks through every field of every step")
	}
	s := newStage(t)
	w := s.example("ferroviaire-somme")
	on := s.Window.Canvas()
	for _, st := range w.steps {
		w.GoTo(shell.Place{Step: st.id})
		on.Unfocus()
		seen := map[fyne.Focusable]bool{}
		for range 400 {
			on.FocusNext()
			f := on.Focused()
			if f == nil || seen[f] {
				break
			}
			seen[f] = true
			if _, rail := f.(*kit.Rail); rail {
				continue // higher than the window: it brings its present step into view by itself
			}
			if o := f.(fyne.CanvasObject); !kit.IsVisibleIn(o) {
				t.Fatalf("step %s: Tab reaches a %T that is out of sight", st.id, o)
			}
		}
		if len(seen) < 5 || len(seen) >= 400 {
			t.Errorf("step %s: Tab reaches %d things", st.id, len(seen))
		}
	}
}

func TestWhatIsTypedIsUndoneWhereItWas(t *testing.T) {
	s := newStage(t)
	w := s.fresh()
	w.GoTo(shell.Place{Step: "company", Field: "company.name"})
	entry := s.Window.Canvas().Focused()
	test.Type(entry, "Ateliers")
	if got := w.s.View().Text("company.name"); got != "Ateliers" {
		t.Fatalf("the session has %q", got)
	}
	w.GoTo(shell.Place{Step: "project"})
	s.a.Act(shell.ActUndo)
	if got := w.s.View().Text("company.name"); got != "" {
		t.Errorf("undone, the session has %q", got)
	}
	if w.steps[w.at].id != "company" {
		t.Error("what was undone is not shown")
	}
	s.a.Act(shell.ActRedo)
	if got := w.s.View().Text("company.name"); got != "Ateliers" {
		t.Errorf("done again, the session has %q", got)
	}
}

func TestClosingStoresTheLastKey(t *testing.T) {
	s := newStage(t)
	w := s.fresh()
	w.GoTo(shell.Place{Step: "company", Field: "company.name"})
	test.Type(s.Window.Canvas().Focused(), "Ateliers")
	closed := false
	w.Leave(func() { closed = true })
	s.Until("the end of the save", func() bool { return closed })
	if got := s.Library.Stored[w.s.Dossier().ID].Answers["company.name"]; got != dossier.Text("Ateliers") {
		t.Errorf("stored is %v", got)
	}
}

func TestTheReadingPageLeadsToAFieldAndBack(t *testing.T) {
	race.Spare(t)
	s := newStage(t)
	w := s.example("conserverie-aisne")
	w.GoTo(shell.Place{Step: shell.StepReview})
	for _, text := range []string{s.a.T("ui.review.title"), "Trois Mésanges", "999\u202f992\u202f084", "320\u202f000,00\u00a0€"} {
		if !s.Says(text) {
			t.Errorf("the reading page does not show %q", text)
		}
	}
	s.Press(s.a.T("ui.review.modify"))
	if w.reading() {
		t.Fatal("« Modifier » leads nowhere")
	}
	s.Press(s.a.T("ui.review.back"))
	if !w.reading() {
		t.Error("there is no way back")
	}
}

func TestTheHelpListsEveryShortcutAndHasAllItsWords(t *testing.T) {
	race.Spare(t)
	s := newStage(t)
	s.a.showHelp()
	for _, x := range seen[*kit.Text](s) {
		if strings.HasPrefix(x.Text, "help.") || strings.HasPrefix(x.Text, "ui.") {
			t.Errorf("no words for %s", x.Text)
		}
	}
	if got := s.a.Written(fyne.KeyPageDown, fyne.KeyModifierControl|fyne.KeyModifierShift); got != "Ctrl + Maj + Page suivante" {
		t.Errorf("keys are written %q", got)
	}
	for _, k := range shell.Keys {
		found := k.Quiet
		for _, line := range s.a.shortcutLines() {
			found = found || strings.Contains(line[0], s.a.Written(k.Name, k.Mod))
		}
		if !found {
			t.Errorf("the help does not list %s", k.Do)
		}
	}
}

func TestNoWordOfTheScreensIsMissing(t *testing.T) {
	race.Spare(t)
	s := newStage(t)
	check := func(where string) {
		t.Helper()
		for _, x := range seen[*kit.Text](s) {
			if strings.HasPrefix(x.Text, "ui.") || strings.HasPrefix(x.Text, "form.") || strings.HasPrefix(x.Text, "field.") {
				t.Errorf("%s: no words for %s", where, x.Text)
			}
		}
		for _, b := range seen[*kit.Button](s) {
			if strings.HasPrefix(b.AccessibilityLabel(), "ui.") {
				t.Errorf("%s: no words for %s", where, b.AccessibilityLabel())
			}
		}
	}
	check("the empty list")
	w := s.fresh()
	for _, st := range w.steps {
		w.GoTo(shell.Place{Step: st.id})
		check(st.id)
	}
	w.GoTo(shell.Place{Step: shell.StepReview})
	check("the reading page")
	s.a.paper.Export(w)
	check("the export")
	s.Press(s.a.T("ui.cancel"))
	s.a.showSettings()
	check("the settings")
	s.Press(s.a.T("ui.close"))
	for _, item := range w.menu() {
		if strings.HasPrefix(item.Label, "ui.") {
			t.Errorf("no words for %s", item.Label)
		}
	}
	s.a.goHome()
	s.Until("the list", func() bool { _, ok := s.a.Screen().(*home); return ok })
	check("the list")
}

func TestTheSideFoldsAndThenTheRailShrinks(t *testing.T) {
	s := newStage(t)
	w := s.fresh()
	for _, c := range []struct {
		width  float32
		folded bool
	}{{1320, false}, {1090, true}, {760, true}} {
		s.Window.Resize(fyne.NewSize(c.width, 610))
		if w.frame.Folded() != c.folded || w.top.todo.Visible() != c.folded {
			t.Errorf("at %v: folded %v, its button visible %v", c.width, w.frame.Folded(), w.top.todo.Visible())
		}
	}
	w.frameToggle()
	if !w.frame.SideShown() {
		t.Error("the button does not show the list")
	}
}

func TestAFinalExportIsWhereTheDossierStands(t *testing.T) {
	s := newStage(t)
	w := s.fresh()
	w.Exported(false)
	if w.state != shelf.Draft {
		t.Errorf("after an export as draft it is %s", w.state)
	}
	if err := s.Library.Exported(w.s.Dossier().ID, shelf.Export{}); err != nil { // as the export does before it tells the window
		t.Fatal(err)
	}
	w.Exported(true)
	if w.state != shelf.Exported || w.changed {
		t.Errorf("after a final export it is %s, changed since: %v", w.state, w.changed)
	}
}

func TestThePaperOfADossierIsAShortcutAway(t *testing.T) {
	race.Spare(t)
	for do, title := range map[shell.Action]string{shell.ActPrint: "print.title", shell.ActExport: "ui.export.title", shell.ActVerify: "verification.title"} {
		for name, preview := range map[string]bool{"a step": false, "the preview": true} {
			s := newStage(t)
			s.example("conserverie-aisne")
			if preview {
				s.a.Act(shell.ActPreview)
			}
			s.a.Act(do)
			if !s.Says(s.a.T(title)) {
				t.Errorf("on %s, %s shows nothing", name, do)
			}
		}
	}
}

// What a dialog says of what is chosen in it moves nothing under the pointer.
func TestADialogStaysAsItIsWhateverIsChosen(t *testing.T) {
	for name, show := range map[string]func(a *App){"a new dossier": (*App).newDossier, "the settings": (*App).showSettings} {
		s := newStage(t)
		show(s.a)
		choice := seen[*kit.Choice](s)[0]
		at := func(o fyne.CanvasObject) fyne.Position {
			return fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
		}
		buttons := seen[*kit.Button](s)
		last := buttons[len(buttons)-1]
		before, foot := at(choice), at(last)
		for range 4 {
			choice.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
			s.Window.Canvas().Overlays().Top().Refresh() // as the next frame would
			if at(choice) != before || at(last) != foot {
				t.Errorf("%s moves: %v instead of %v, %v instead of %v", name, at(choice), before, at(last), foot)
			}
		}
	}
}
