package kit

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// tall is a page with a control at its top and much below it.
func tall(t *testing.T, o fyne.CanvasObject) (*Scroll, fyne.Window) {
	t.Helper()
	column := NewColumn(Space8, o)
	for range 40 {
		column.Add(NewBody("Une ligne."))
	}
	s := NewScroll(column)
	return s, show(t, s, 400, 200)
}

func TestPageDownScrollsThePageWhateverHasTheFocus(t *testing.T) {
	startApp(t, Light)
	for name, o := range map[string]fyne.CanvasObject{
		"box": NewCheck("Une case"), "radio": NewChoice([]Option{{ID: "a", Label: "Un"}, {ID: "b", Label: "Deux"}}, true),
		"entry": NewEntry(), "button": NewSecondary("Faire", func() {}),
	} {
		s, w := tall(t, o)
		f := o.(fyne.Focusable)
		w.Canvas().Focus(f)
		f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown})
		if s.Offset.Y < 100 {
			t.Errorf("%s: Page Down scrolls by %v", name, s.Offset.Y)
		}
		f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageUp})
		if s.Offset.Y != 0 {
			t.Errorf("%s: Page Up leads to %v", name, s.Offset.Y)
		}
	}
}

func TestANotchOfTheWheelMovesThreeLines(t *testing.T) {
	startApp(t, Light)
	s, _ := tall(t, NewCheck("Une case"))
	s.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -25)})
	if s.Offset.Y != 25*wheelFactor || wheelFactor < 1 {
		t.Errorf("a notch moves %v", s.Offset.Y)
	}
}

func TestWhatCountsDownMovesNothingBesideIt(t *testing.T) {
	startApp(t, Light)
	b, p := NewSecondary("2 points à voir", nil), NewPill(Success, "Complet")
	b.Reserve("188 points à voir")
	p.Reserve("Complet", "Brouillon")
	button, pill := b.MinSize(), p.MinSize()
	b.SetLabel("130 points à voir")
	p.Set(Neutral, "Brouillon")
	if b.MinSize() != button || p.MinSize() != pill {
		t.Errorf("the button became %v, was %v; the pill %v, was %v", b.MinSize(), button, p.MinSize(), pill)
	}
}

func TestEnterOnARadioChoosesIt(t *testing.T) {
	startApp(t, Light)
	c := NewChoice([]Option{{ID: "a", Label: "Un"}, {ID: "b", Label: "Deux"}}, true)
	show(t, c, 300, 100)
	c.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if c.Chosen() != "a" {
		t.Errorf("chosen: %q", c.Chosen())
	}
}

func TestTabSelectsTheAnswerAndAClickDoesNot(t *testing.T) {
	startApp(t, Light)
	a, b := NewEntry(), NewEntry()
	a.ShowText("premier")
	b.ShowText("second")
	w := show(t, NewColumn(Space8, a, b), 300, 200)
	w.Canvas().Focus(a)
	if a.SelectedText() != "" {
		t.Errorf("given the focus, it has %q selected", a.SelectedText())
	}
	a.KeyDown(&fyne.KeyEvent{Name: fyne.KeyTab})
	w.Canvas().FocusNext()
	b.KeyUp(&fyne.KeyEvent{Name: fyne.KeyTab})
	if b.SelectedText() != "second" {
		t.Errorf("reached by Tab, it has %q selected", b.SelectedText())
	}
	test.Type(b, "x")
	if b.Text != "x" {
		t.Errorf("typing gives %q", b.Text)
	}
	w.Canvas().Focus(a)
	if a.SelectedText() != "" {
		t.Errorf("with Tab up again, it has %q selected", a.SelectedText())
	}
}

func TestAShortMessageGoesByItselfAndLeavesTheFootFree(t *testing.T) {
	startApp(t, Light)
	foot := NewBar(EdgeTop, NewRow(Space8, NewCaption("Enregistré à 14:02"), NewSecondary("Suite", func() {})))
	toasts := NewToasts(NewShell(NewColumn(0), foot, NewColumn(0)))
	var ends []func()
	toasts.After = func(d time.Duration, then func()) {
		if d > 6*time.Second {
			t.Errorf("a message stays for %v", d)
		}
		ends = append(ends, then)
	}
	show(t, toasts, 600, 300)
	toasts.Say("Ligne supprimée.", "Annuler", func() {})
	if bottom := toasts.bar.Position().Y + toasts.bar.Size().Height; bottom > foot.Position().Y {
		t.Errorf("the message ends at %v, over the foot at %v", bottom, foot.Position().Y)
	}
	toasts.Say("Autre chose.", "", nil)
	ends[0]()
	if toasts.Saying() != "Autre chose." {
		t.Error("the end of the first message takes the second away")
	}
	ends[1]()
	if toasts.Saying() != "" {
		t.Errorf("it still says %q", toasts.Saying())
	}
}
