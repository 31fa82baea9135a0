// Package farewell hears that the system wants the program to go: a signal, the end of
// the session, the machine being switched off. The toolkit of the window passes the
// signals on too late and the end of a session not at all.
package farewell

import (
	"os"
	"os/signal"
	"syscall"
)

// Calls are what is done then. Each runs on a goroutine of its own, never on that of
// the window, and returns when it is done: the system waits for that, but not for long.
type Calls struct {
	// Save stores what is not stored yet. It may be called more than once, and the
	// program may live on: a user can take the end of a session back.
	Save func()
	// Go ends the program, which will be ended otherwise.
	Go func()
}

// Listen has the calls made until stop is called.
func Listen(c Calls) (stop func(), err error) {
	told := make(chan os.Signal, 1)
	signal.Notify(told, syscall.SIGTERM, syscall.SIGINT, syscall.SIGHUP)
	over := make(chan struct{})
	go func() {
		for {
			select {
			case <-told:
				c.Save()
				c.Go()
			case <-over:
				return
			}
		}
	}()
	unhear, err := hearSession(c)
	return func() {
		signal.Stop(told)
		close(over)
		unhear()
	}, err
}
