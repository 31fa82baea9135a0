package source

import (
	"context"
	"errors"
	"runtime/metrics"
	"time"
)

// maxGrowth is how much memory the work on one file may add.
const maxGrowth = 300 << 20

// look is how often the memory is looked at; a file of zeros inflates by some
// ten megabytes in that time.
const look = 5 * time.Millisecond

var (
	errMemory = errors.New("too much memory")
	errTime   = errors.New("too much time")
)

// Bound gives work on a file a limit of time and memory. Its cause says which
// was passed. Stop ends the watch.
func Bound(ctx context.Context) (bounded context.Context, stop func()) {
	bounded, cancel := context.WithCancelCause(ctx)
	done := make(chan struct{})
	go func() {
		tick := time.NewTicker(look)
		defer tick.Stop()
		deadline, before := time.Now().Add(maxTime), heap()
		for {
			select {
			case <-done:
				return
			case <-bounded.Done():
				return
			case now := <-tick.C:
				switch {
				case now.After(deadline):
					cancel(errTime)
				case heap() > before+maxGrowth:
					cancel(errMemory)
				}
			}
		}
	}()
	return bounded, func() {
		close(done)
		cancel(nil)
	}
}

// heap is how many bytes the objects of the process take.
func heap() uint64 {
	s := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	metrics.Read(s)
	if s[0].Value.Kind() != metrics.KindUint64 {
		return 0
	}
	return s[0].Value.Uint64()
}
