package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// MenuItem is a line of a menu. One without a label is a separator.
type MenuItem struct {
	Label    string
	Disabled bool
	Delete   bool // what the Delete key does on the row that has this menu
	Do       func()
}

// ShowMenu shows a menu under an object: arrows, Enter and Escape work at once.
// When it closes, the focus goes back to the object given, if any.
func ShowMenu(under fyne.CanvasObject, back fyne.Focusable, items []MenuItem) {
	on := canvasOf(under)
	if on == nil || len(items) == 0 {
		return
	}
	menu := fyne.NewMenu("")
	for _, item := range items {
		if item.Label == "" {
			menu.Items = append(menu.Items, fyne.NewMenuItemSeparator())
			continue
		}
		entry := fyne.NewMenuItem(item.Label, item.Do)
		entry.Disabled = item.Disabled
		menu.Items = append(menu.Items, entry)
	}
	pop := widget.NewPopUpMenu(menu, on)
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(under).AddXY(0, under.Size().Height+2)
	least := pop.MinSize()
	at.X = max(min(at.X, on.Size().Width-least.Width-Space8), Space8)
	if at.Y+least.Height > on.Size().Height-Space8 {
		at.Y = max(at.Y-under.Size().Height-least.Height-4, Space8)
	}
	dismiss := pop.OnDismiss
	pop.OnDismiss = func() {
		if dismiss != nil {
			dismiss()
		}
		if back != nil {
			on.Focus(back)
		}
	}
	pop.ShowAtPosition(at)
	on.Focus(pop)
	pop.ActivateNext()
}
