package shell

import (
	"context"
	"errors"
	"time"

	"fyne.io/fyne/v2"

	"dossierpme/ui/kit"
)

// Running is what is said while something is done beside the window that can be stopped.
type Running struct {
	Title, Text string
	Hint        string // "" for none
	Stop        string // the words of the button, « Annuler » where it is empty
	Stopped     string // is said where it was stopped
	Measured    bool   // a bar shows how far it is, and Worded what is done
	Worded      bool
	// After is how long it is done without a word: what is over by then is not worth a
	// dialog that flashes.
	After time.Duration
}

// Far tells how far work is that is done beside the window.
type Far struct {
	runner kit.Runner
	gauge  *kit.Gauge
}

// Share tells a share between 0 and 1, and what is being done.
func (f Far) Share(share float64, doing string) {
	f.runner.Main(func() { f.gauge.Set(float32(share), doing) })
}

// Pages tells that so many pages of a file are done.
func (f Far) Pages(done, all int) { f.runner.Main(func() { f.gauge.SetPages(done, all) }) }

// Run does something beside the window and goes on with what it gave; an error is shown.
// Meanwhile a dialog says so. What was over before it could be stopped is gone on with.
func Run[T any](s *Shell, r Running, work func(context.Context, Far) (T, error), then func(T)) {
	ctx, stop := context.WithCancel(context.Background())
	gauge := kit.NewGauge()
	over, end := false, stop
	show := func() {
		if over {
			return
		}
		says := kit.NewColumn(kit.Space12, kit.NewBody(r.Text))
		if r.Measured {
			says.Objects = append(says.Objects, gauge.Objects(r.Worded)...)
		}
		if r.Hint != "" {
			says.Add(kit.NewHint(r.Hint))
		}
		label := r.Stop
		if label == "" {
			label = s.T("ui.cancel")
		}
		end = kit.ShowRunning(s.Canvas(), r.Title, label, fyne.CanvasObject(says), stop).Dismiss
	}
	if r.After == 0 {
		show()
	} else if s.After != nil {
		s.After(r.After, show)
	}
	s.Runner.Background(func() {
		got, err := work(ctx, Far{s.Runner, gauge})
		s.Runner.Main(func() {
			over = true
			stopped := ctx.Err() != nil || errors.Is(err, context.Canceled)
			end()
			switch {
			case err != nil && stopped:
				s.Toasts.Say(r.Stopped, "", nil)
			case err != nil:
				s.Complain(err)
			default:
				then(got)
			}
		})
	})
}
