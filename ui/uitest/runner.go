package uitest

import (
	"testing"
	"time"
)

// Runner is a Runner whose window is the goroutine of the test: work is done at
// once, and what comes back from elsewhere waits until somebody looks.
type Runner struct{ posted chan func() }

// Background does the work at once.
func (r *Runner) Background(work func()) {
	work()
	r.Settle()
}

// Main keeps what is to be done on the goroutine of the window.
func (r *Runner) Main(then func()) { r.posted <- then }

// Settle does what has come back so far.
func (r *Runner) Settle() {
	for {
		select {
		case then := <-r.posted:
			then()
		default:
			return
		}
	}
}

// until does what comes back until something is so.
func (r *Runner) until(t testing.TB, what string, is func() bool) {
	t.Helper()
	deadline := time.After(5 * time.Minute) // a guard: what is waited for comes in milliseconds
	for !is() {
		select {
		case then := <-r.posted:
			then()
		case <-deadline:
			t.Fatalf("waiting for %s", what)
		}
	}
}
