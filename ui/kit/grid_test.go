package kit

import (
	"testing"

	"fyne.io/fyne/v2"
)

func TestAGridKeepsItsColumnsAndWrapsOnlyWhatMayWrap(t *testing.T) {
	startApp(t, Light)
	for _, width := range []float32{320, 700, 1200} {
		name, amount := NewHint("Cellule robotisée d’encaissage et de palettisation des bocaux"), NewHint("1\u202f412\u202f000,00")
		below := NewHint("Ligne : conditionnement")
		grid := NewGrid([]GridColumn{{Weight: 2}, {Whole: true}}, [][]fyne.CanvasObject{
			{NewHint("Machine"), NewHint("Prix, €")}, {name, amount}, {below}, {NewHint("Étiqueteuse"), NewHint("95\u202f000,00")},
		})
		show(t, NewColumn(0, grid), width, 300)
		if got := amount.Size().Width; got < amount.measure(amount.Text) {
			t.Errorf("at %v the amount has %v, less than it needs", width, got)
		}
		if name.Position().X+name.Size().Width > amount.Position().X {
			t.Errorf("at %v the columns overlap", width)
		}
		if below.Size().Width < width-2 || below.Position().Y < name.Position().Y+name.Size().Height {
			t.Errorf("at %v what stands below the row is %v at %v", width, below.Size(), below.Position())
		}
		if grid.MinSize().Height > grid.Size().Height+0.5 {
			t.Errorf("at %v it wants %v and has %v", width, grid.MinSize().Height, grid.Size().Height)
		}
	}
}
