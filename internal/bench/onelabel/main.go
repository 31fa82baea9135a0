// Command onelabel is the smallest program with a window: one label, in the
// toolkit's own theme. It is what the start and the memory of the real program
// are held against, and it is never handed out.
package main

import (
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/widget"
)

func main() {
	w := app.NewWithID("fr.dossierpme.onelabel").NewWindow("One label")
	w.SetContent(widget.NewLabel("Dossier PME"))
	w.ShowAndRun()
}
