package shell

import (
	"context"

	"fyne.io/fyne/v2"

	"dossierpme/ui/kit"
)

// Running is kit.ShowRunning over the window of the program.
func (s *Shell) Running(title, stop string, content fyne.CanvasObject) (ctx context.Context, end func()) {
	return kit.ShowRunning(s.Canvas(), title, stop, content)
}
