package ui

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"dossierpme/dossier/shelf"
	"dossierpme/ui/kit"
	"dossierpme/ui/uitest"
)

// manyEntries are n dossiers, the newest first.
func manyEntries(n int) []shelf.Entry {
	out := make([]shelf.Entry, n)
	for i := range out {
		out[i] = shelf.Entry{
			ID: fmt.Sprint("d", i), Title: fmt.Sprintf("Îlot d’usinage numéro %d", i), CallTitle: "Agroalimentaire",
			Summary: shelf.Summary{Company: "Ateliers du Kestrel", Percent: i % 101, Minutes: 30}, Updated: uitest.Now().Add(-time.Duration(i) * time.Hour),
		}
	}
	return out
}

func listOf(t *testing.T, n int) (*stage, *home) {
	t.Helper()
	s := newStage(t)
	h := s.a.Screen().(*home)
	h.set(manyEntries(n))
	return s, h
}

func TestAListOfAThousandShowsNoMoreRowsThanOneOfForty(t *testing.T) {
	few, _ := listOf(t, 40)
	rows := len(seen[*kit.TableRow](few))
	many, h := listOf(t, 1000)
	if got := len(seen[*kit.TableRow](many)); got != rows || rows > 30 {
		t.Errorf("%d rows for 1,000 dossiers, %d for 40", got, rows)
	}
	h.search.SetText("ilot usinage 99")
	if found := h.found(); len(found) != 19 || found[0].ID != "d99" {
		t.Errorf("the search finds %d", len(found))
	}
	if !many.Says("Îlot d’usinage numéro 99") {
		t.Error("what is found is not shown")
	}
}

// The fonts that Fyne looks through for a letter that ours has not are most of what a
// start would cost: nothing that the first page shows may ask for them.
func TestTheFirstPageAsksForNoFontOfFyne(t *testing.T) {
	for _, n := range []int{0, 2, 40} {
		s, _ := listOf(t, n)
		for _, text := range seen[*canvas.Text](s) {
			if text.FontSource == nil {
				t.Errorf("%d dossiers: Fyne looks for a font for %q", n, text.Text)
			}
		}
		if rich := seen[*widget.RichText](s); len(rich) > 0 {
			t.Errorf("%d dossiers: %q asks Fyne for all its fonts", n, rich[0].String())
		}
	}
}

func TestTheCursorComesBackToADossierFarBelow(t *testing.T) {
	s, h := listOf(t, 1000)
	h.at = "d700"
	s.Window.Canvas().Focus(h.First())
	row, ok := s.Window.Canvas().Focused().(fyne.CanvasObject)
	if !ok || !kit.IsVisibleIn(row) || !s.Says("Îlot d’usinage numéro 700") {
		t.Errorf("the cursor is on %T, or out of sight", s.Window.Canvas().Focused())
	}
}

func BenchmarkSearchAmongAThousand(b *testing.B) {
	s := newStage(b)
	h := s.a.Screen().(*home)
	h.set(manyEntries(1000))
	texts := []string{"i", "il", "ilo", "ilot 7"}
	for i := 0; b.Loop(); i++ {
		h.search.SetText(texts[i%len(texts)])
	}
}

func TestACopyForAnotherCallSaysWhatCameAndWhatDidNot(t *testing.T) {
	s := newStage(t)
	_, _ = s.Library.Begin(s.Parts.Calls.Calls[0], "Existant")
	s.a.loadHome("")
	s.a.copyToCall(s.Library.Entries[0])
	s.Press(s.a.T("ui.copy.yes"))
	w, ok := s.a.Screen().(*wizard)
	if !ok || w.s.Dossier().Title != "Existant (copie)" {
		t.Fatalf("the window shows %T", s.a.Screen())
	}
	for _, words := range []string{s.a.T("ui.copied.kept", "n", 3), s.a.T("ui.copied.anew"), "Date de la demande", s.a.T("ui.copied.scans", "n", 1)} {
		if !s.Says(words) {
			t.Errorf("it does not say %q", words)
		}
	}
	if s.Says(s.a.T("ui.copied.left")) {
		t.Error("it names a part that is empty")
	}
}

// TestTheListSaysWhatIsStillToBeHandedOver: beside what is to be done next, and after
// the dossier was filed too.
func TestTheListSaysWhatIsStillToBeHandedOver(t *testing.T) {
	s := newStage(t)
	for want, e := range map[string]shelf.Entry{
		"Relire, puis exporter le PDF":                         {Summary: shelf.Summary{Percent: 100}},
		"Relire, puis exporter le PDF. 1 pièce à transmettre":  {Summary: shelf.Summary{Percent: 100, Later: 1}},
		"Relire, puis exporter le PDF. 4 pièces à transmettre": {Summary: shelf.Summary{Percent: 100, Later: 4}},
		"Corriger 1 point": {Summary: shelf.Summary{Percent: 97, Minutes: 2, Blocking: 1}},
		"Compléter, encore environ 2\u00a0min, papiers en plus": {Summary: shelf.Summary{Percent: 97, Minutes: 2}},
	} {
		if got := s.a.nextFor(e); got != want {
			t.Errorf("next: %q, want %q", got, want)
		}
	}
	filed := shelf.Entry{State: shelf.Filed, StateAt: uitest.Now(), Summary: shelf.Summary{Percent: 100, Later: 4}}
	if got := s.a.nextFor(filed); !strings.HasSuffix(got, "\u00a0: 4 pièces à transmettre") {
		t.Errorf("filed: %q", got)
	}
}

// TestADossierMovesToTheNewerVersionOfItsCall: it is offered where there is one and
// nothing is signed, asked about, and told.
func TestADossierMovesToTheNewerVersionOfItsCall(t *testing.T) {
	s := newStage(t)
	_, _ = s.Library.Begin(s.Parts.Calls.Calls[0], "Existant")
	offered := func() bool {
		s.a.loadHome("")
		h, _ := s.a.Screen().(*home)
		return slices.ContainsFunc(h.rowMenu(s.Library.Entries[0]), func(i kit.MenuItem) bool { return i.Label == s.a.T("ui.row.move_on") })
	}
	if offered() {
		t.Error("it is offered where there is no newer version")
	}
	e := &s.Library.Entries[0]
	e.Newer = true
	for state, want := range map[shelf.State]bool{shelf.Draft: true, shelf.Exported: true, shelf.Signed: false, shelf.Filed: false} {
		e.State = state
		if offered() != want {
			t.Errorf("%s: offered %v", state, !want)
		}
	}
	e.State = shelf.Draft
	h, _ := s.a.Screen().(*home)
	h.moveOn(*e)
	s.Press(s.a.T("ui.cancel"))
	if !s.Library.Entries[0].Newer {
		t.Fatal("it moved though that was called off")
	}
	h.moveOn(*e)
	s.Press(s.a.T("ui.move.yes"))
	if s.Library.Entries[0].Newer {
		t.Error("it did not move")
	}
	for _, words := range []string{s.a.T("ui.moved.kept"), s.a.T("ui.moved.turned"), s.a.T("ui.moved.new"), "Clients"} {
		if !s.Says(words) {
			t.Errorf("it does not say %q", words)
		}
	}
	if s.Says(s.a.T("ui.moved.left")) {
		t.Error("it names a part that is empty")
	}
}
