package kit

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestALongDialogIsReadByKeyboardAndKeepsItsButtonsInTheWindow(t *testing.T) {
	test.NewTempApp(t)
	w := test.NewTempWindow(t, NewColumn(0))
	w.Resize(fyne.NewSize(700, 400))
	closing := NewPrimary("Fermer", nil)
	overlay := ShowDialog(w.Canvas(), DialogOf{Title: "Aide", Content: NewBody(strings.Repeat("Un long texte. ", 800)), Buttons: []*Button{closing}})
	foot := fyne.CurrentApp().Driver().AbsolutePositionForObject(closing).Y + closing.Size().Height
	if foot > 400 {
		t.Errorf("the button ends at %v, below the window", foot)
	}
	s := scrollIn(overlay)
	if s == nil {
		t.Fatal("the dialog does not scroll")
	}
	closing.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown})
	if s.Offset.Y <= 0 {
		t.Error("Page down does not scroll the text")
	}
	closing.TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome})
	if s.Offset.Y != 0 {
		t.Error("Home does not go back to the beginning")
	}
}
