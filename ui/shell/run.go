package shell

import (
	"sync"
	"time"

	"fyne.io/fyne/v2"

	"dossierpme/ui/kit"
)

// Work starts what must not hold the window up and brings results back to it.
// The program has one.
type Work struct {
	under sync.WaitGroup
	// Crashed is told of a panic in the background: the program goes on.
	Crashed func(cause any)
}

var _ kit.Runner = (*Work)(nil)

// Background calls the function on another goroutine and returns at once.
func (w *Work) Background(work func()) {
	w.under.Go(func() {
		defer func() {
			if cause := recover(); cause != nil && w.Crashed != nil {
				w.Crashed(cause)
			}
		}()
		work()
	})
}

// Main calls the function on the goroutine of the window, some time later.
func (w *Work) Main(then func()) { fyne.Do(then) }

// After calls the function on the goroutine of the window when the time is over.
func (w *Work) After(d time.Duration, then func()) { time.AfterFunc(d, func() { fyne.Do(then) }) }

// Wait returns when everything that was started in the background is done. It
// is called when the window is closed already.
func (w *Work) Wait() { w.under.Wait() }
