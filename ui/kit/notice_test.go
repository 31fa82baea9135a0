package kit

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
)

func TestAProblemTakesAtMostThreeLines(t *testing.T) {
	startApp(t, Light)
	long := NewProblemLine(Error, strings.Repeat("Une commande passée avant le dépôt. ", 12), nil)
	show(t, long, 260, 300)
	lines := long.text.layLines(long.text.Size().Width)
	if len(lines) != problemLines || !strings.HasSuffix(lines[len(lines)-1], "…") {
		t.Errorf("it takes %d lines, the last %q", len(lines), lines[len(lines)-1])
	}
	for _, line := range lines {
		if long.text.measure(line) > long.text.Size().Width+0.5 {
			t.Errorf("%q is wider than the list", line)
		}
	}
	if !strings.HasSuffix(long.AccessibilityLabel(), "dépôt. ") {
		t.Error("a screen reader gets less than the whole")
	}
	short := NewProblemLine(Error, "Une commande.", nil)
	show(t, short, 260, 300)
	if lines := short.text.layLines(short.text.Size().Width); len(lines) != 1 || lines[0] != "Une commande." {
		t.Errorf("a short one is %q", lines)
	}
}

func TestTheIconOfAButtonThatCannotBePressedIsGrey(t *testing.T) {
	startApp(t, Light)
	b := NewIconButton(theme.ContentUndoIcon(), "Annuler", nil)
	show(t, b, 60, 60)
	r := test.WidgetRenderer(b).(*buttonRenderer)
	before := string(r.icon.Resource.Content())
	b.Disable()
	if string(r.icon.Resource.Content()) == before {
		t.Error("the icon looks as before")
	}
	b.Enable()
	if string(r.icon.Resource.Content()) != before {
		t.Error("the icon stays grey")
	}
}

func TestWhatWasNeverPaintedIsFoundInItsWindow(t *testing.T) {
	startApp(t, Light)
	deep := NewEntry()
	first := show(t, NewScroll(NewColumn(0, NewCard(NewColumn(0, deep)))), 200, 200)
	other := show(t, NewEntry(), 200, 200)
	if got := canvasAmong([]fyne.Window{other, first}, deep); got != first.Canvas() {
		t.Errorf("it is found in %v", got)
	}
	if got := canvasAmong([]fyne.Window{other}, deep); got != nil {
		t.Error("it is found in a window that does not show it")
	}
}
