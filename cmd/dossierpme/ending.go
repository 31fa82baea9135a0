package main

import (
	"sync"
	"time"
)

// toolkitEnds is how long the toolkit may take to return once its window is closed. It
// does that in a moment, or never: an event that comes while it ends is dropped, and then
// waited for.
const toolkitEnds = 3 * time.Second

// ending ends the program once, whoever comes first: the goroutine of the window when the
// toolkit returns, or another where it does not. A program that stayed would keep the
// store from the next start.
type ending struct {
	once     sync.Once
	do       func() int // what there is to do at the end; the exit code
	exit     func(code int)
	returned chan struct{} // closed when the toolkit returns
	code     int
}

func newEnding(do func() int, exit func(code int)) *ending {
	return &ending{do: do, exit: exit, returned: make(chan struct{})}
}

// closed is called when the window is closed; late comes when the toolkit should have
// returned.
func (e *ending) closed(late <-chan time.Time) {
	go func() {
		select {
		case <-e.returned:
		case <-late:
			e.exit(e.end())
		}
	}()
}

// back is called when the toolkit has returned.
func (e *ending) back() int {
	close(e.returned)
	return e.end()
}

func (e *ending) end() int {
	e.once.Do(func() { e.code = e.do() })
	return e.code
}
