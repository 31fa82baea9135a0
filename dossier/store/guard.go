package store

import (
	"fmt"
	"runtime/debug"
)

// panicked is a panic that bbolt met in damaged pages, with its stack for the log.
type panicked struct {
	value any
	stack []byte
}

func (p *panicked) Error() string { return fmt.Sprintf("reading the database: %v", p.value) }

// Stack is where it happened, for the log.
func (p *panicked) Stack() []byte { return p.stack }

// guard runs fn and turns a panic into ErrCorrupt. bbolt reads its pages where
// they are mapped and trusts them: garbage makes it panic, and a page beyond
// the end of a cut file is a fault of memory, which is a panic only on request.
func guard(fn func() error) (err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%w: %w", ErrCorrupt, &panicked{r, debug.Stack()})
		}
	}()
	return fn()
}
