package source

import (
	"context"
	"errors"
	"runtime/metrics"
	"sync/atomic"
	"time"
)

// What the work on one file may take. It is counted, never timed: a file is read,
// or refused, alike on a machine that is busy and on one that is not.
const (
	// maxSteps is how often the work may ask whether to go on. It does so for every
	// object, some times over: the largest file asks a few million times.
	maxSteps = 16 << 20
	// maxGrowth is how much memory the whole process may take in the meantime. What
	// measure lets pass stays far below: it saves the machine, and decides nothing else.
	maxGrowth = 1 << 30
)

// look is how often the memory is looked at.
const look = 5 * time.Millisecond

var (
	errMemory = errors.New("too much memory")
	errSteps  = errors.New("too many steps")
)

// Bound gives work on a file a limit of steps and memory. Its cause says which
// was passed. Stop ends the watch.
func Bound(ctx context.Context) (bounded context.Context, stop func()) {
	inner, cancel := context.WithCancelCause(ctx)
	done := make(chan struct{})
	go func() {
		tick := time.NewTicker(look)
		defer tick.Stop()
		for before := heap(); ; {
			select {
			case <-done:
				return
			case <-inner.Done():
				return
			case <-tick.C:
				if heap() > before+maxGrowth {
					cancel(errMemory)
				}
			}
		}
	}()
	return &steps{Context: inner, cancel: cancel}, func() {
		close(done)
		cancel(nil)
	}
}

// steps is a context that ends when it was asked too often.
type steps struct {
	context.Context
	cancel context.CancelCauseFunc
	taken  atomic.Int64
}

// Err counts a step.
func (s *steps) Err() error {
	if s.taken.Add(1) > maxSteps {
		s.cancel(errSteps)
	}
	return s.Context.Err()
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
