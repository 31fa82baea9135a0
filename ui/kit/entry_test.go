package kit

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestTypingInAnEntryIsToldButShowingIsNot(t *testing.T) {
	startApp(t, Light)
	e := NewEntry()
	var told []string
	e.OnChange = func(s string) { told = append(told, s) }
	show(t, e, 200, 60)
	e.ShowText("Lille")
	if len(told) != 0 {
		t.Fatalf("ShowText told %q", told)
	}
	e.CursorColumn = 5
	test.Type(e, "!")
	if len(told) != 1 || told[0] != "Lille!" {
		t.Fatalf("typing told %q", told)
	}
}

func TestTypingGoesOnBehindATextThatWasShown(t *testing.T) {
	startApp(t, Light)
	e := NewEntry()
	e.ShowText("Lille")
	w := show(t, NewColumn(0, e), 200, 60)
	w.Canvas().FocusNext()
	write(w.Canvas(), "rs")
	if e.Text != "Lillers" {
		t.Errorf("text %q", e.Text)
	}
	e.Undo()
	if e.Text != "Lille" {
		t.Errorf("after undo: %q", e.Text)
	}
}

func TestShowingTheTextAnEntryHasKeepsItsUndoAndItsCursor(t *testing.T) {
	startApp(t, Light)
	e := NewEntry()
	show(t, e, 200, 60)
	test.Type(e, "abc")
	cursor := e.CursorColumn
	e.ShowText("abc")
	if e.CursorColumn != cursor {
		t.Errorf("cursor moved from %d to %d", cursor, e.CursorColumn)
	}
	e.Undo()
	if e.Text == "abc" {
		t.Error("undo does nothing any more")
	}
}

func TestTabPassesOnFromAnEntryOfSeveralLines(t *testing.T) {
	startApp(t, Light)
	many, next := NewMultiline(3), NewEntry()
	w := show(t, NewColumn(8, many, next), 300, 200)
	if many.AcceptsTab() {
		t.Error("the entry keeps the Tab key")
	}
	w.Canvas().Focus(many)
	w.Canvas().FocusNext()
	if w.Canvas().Focused() != fyne.Focusable(next) {
		t.Errorf("the focus is on %T", w.Canvas().Focused())
	}
}

func TestAnEntryIsAsHighAsAButtonAndShowsNoScrollBar(t *testing.T) {
	startApp(t, Light)
	e := NewEntry()
	e.ShowText("412")
	show(t, NewColumn(8, e), 300, 200)
	if got := e.Size().Height; got != ControlHeight {
		t.Errorf("height %v, want %v", got, ControlHeight)
	}
	r := test.WidgetRenderer(e).(*entryRenderer)
	if s := r.inside(); s == nil || s.Content.MinSize().Height > s.Size().Height {
		t.Errorf("the text does not fit: %v", s)
	}
}

func TestTheOutlineOfAnEntrySaysItsState(t *testing.T) {
	startApp(t, Light)
	e := NewEntry()
	w := show(t, e, 300, 60)
	r := test.WidgetRenderer(e).(*entryRenderer)
	for _, c := range []struct {
		name  string
		state Tone
		focus bool
		want  fyne.ThemeColorName
	}{
		{"at rest", Neutral, false, ColorControl},
		{"focused", Neutral, true, ColorAccent},
		{"wrong", Error, false, ColorError},
		{"doubtful", Warning, false, ColorWarning},
		{"wrong and focused", Error, true, ColorError},
	} {
		e.SetState(c.state)
		if c.focus {
			w.Canvas().Focus(e)
		} else {
			w.Canvas().Unfocus()
		}
		if r.border() == nil || r.border().StrokeColor != paint(c.want) {
			t.Errorf("%s: the outline is not %s", c.name, c.want)
		}
		if r.halo.Visible() != c.focus {
			t.Errorf("%s: halo shown %v, want %v", c.name, r.halo.Visible(), c.focus)
		}
	}
}

// TestWhatIsUnfoldedComesIntoView: the examples push the answer down that they help to
// write, and both are seen.
func TestWhatIsUnfoldedComesIntoView(t *testing.T) {
	startApp(t, Light)
	f := NewField(FieldOf{Label: "Un texte", Editor: NewMultiline(3)})
	f.SetFold("Exemples", NewColumn(Space8, NewSubtitle("Un bon exemple"), NewSubtitle("Un exemple faible"), NewSubtitle("Ce qui est cherché")))
	page := NewScroll(NewColumn(Space8, NewField(FieldOf{Label: "Avant", Editor: NewMultiline(6)}), f, NewMultiline(30)))
	show(t, page, 500, f.Position().Y+330)
	if page.Offset.Y != 0 || f.Position().Y+f.Size().Height > page.Size().Height {
		t.Fatalf("before, the question ends at %v of %v", f.Position().Y+f.Size().Height, page.Size().Height)
	}
	f.Unfold()
	if end := f.Position().Y + f.Size().Height - page.Offset.Y; page.Offset.Y == 0 || end > page.Size().Height {
		t.Errorf("the page stands at %v, the question ends at %v of %v", page.Offset.Y, end, page.Size().Height)
	}
}

func TestEveryFocusedControlComesIntoView(t *testing.T) {
	startApp(t, Light)
	var objects []fyne.CanvasObject
	for range 12 {
		objects = append(objects,
			NewField(FieldOf{Label: "Un champ", Hint: "Avec une indication.", Editor: NewEntry()}),
			NewField(FieldOf{Label: "Une réponse", Editor: NewYesNo()}),
			NewField(FieldOf{Label: "Un choix", Editor: NewChoice(machineOptions, true)}),
			NewCheck("Une case"),
			NewField(FieldOf{Label: "Un texte", Editor: NewMultiline(3)}),
			NewField(FieldOf{Label: "Une commune", Editor: NewSelect(communes)}),
			NewButtonRow(),
		)
	}
	w := show(t, NewGround(NewScroll(NewPage(NewCard(NewColumn(Space16, objects...))))), 700, 400)
	c := w.Canvas()
	seen := map[fyne.Focusable]bool{}
	for range 200 {
		c.FocusNext()
		f := c.Focused()
		if seen[f] {
			break
		}
		seen[f] = true
		if !IsVisibleIn(f.(fyne.CanvasObject)) {
			t.Fatalf("control %d, a %T, has the focus out of sight", len(seen), f)
		}
	}
	if want := 12 * (1 + 1 + 1 + 1 + 1 + 1 + 2); len(seen) != want {
		t.Errorf("Tab reached %d controls, want %d", len(seen), want)
	}
	for range 5 {
		c.FocusPrevious()
		if !IsVisibleIn(c.Focused().(fyne.CanvasObject)) {
			t.Fatalf("going back, a %T has the focus out of sight", c.Focused())
		}
	}
}

// NewButtonRow is two buttons beside each other.
func NewButtonRow() fyne.CanvasObject {
	return NewFlow(Space8, NewPrimary("Ajouter", nil), NewQuiet("Coller", nil))
}

func TestTheWheelOverAnEntryMovesThePage(t *testing.T) {
	startApp(t, Light)
	var objects []fyne.CanvasObject
	for range 30 {
		objects = append(objects, NewEntry())
	}
	page := NewScroll(NewColumn(Space8, objects...))
	w := show(t, page, 300, 200)
	test.Scroll(w.Canvas(), fyne.NewPos(100, 15), 0, -50)
	if page.Offset.Y != 50*wheelFactor {
		t.Errorf("the page stands at %v, want %v", page.Offset.Y, 50*wheelFactor)
	}
}

func TestTheWheelOverALongTextMovesTheTextFirst(t *testing.T) {
	startApp(t, Light)
	long := NewMultiline(3)
	long.ShowText(strings.Repeat("Une ligne de texte.\n", 30))
	page := NewScroll(NewColumn(Space8, long, NewMultiline(30)))
	w := show(t, page, 300, 200)
	test.Scroll(w.Canvas(), fyne.NewPos(100, 30), 0, -50)
	inner := test.WidgetRenderer(long).(*entryRenderer).inside()
	if inner.Offset.Y == 0 || page.Offset.Y != 0 {
		t.Errorf("the text stands at %v, the page at %v", inner.Offset.Y, page.Offset.Y)
	}
}
