package raster

import (
	"runtime"
	"sync"
	"sync/atomic"

	"github.com/tetratelabs/wazero/experimental"
)

// muchGarbage is how many bytes of thrown away memory are collected at once,
// rather than when the collector would come by: by then there might be twice as
// much of it as a document may have.
const muchGarbage = 48 << 20

// keeper gives documents their memory and knows how much of it was thrown away.
type keeper struct{ thrown atomic.Int64 }

// Allocate is called by wazero.
func (k *keeper) Allocate(_, most uint64) experimental.LinearMemory { return &memory{k: k, most: most} }

// tidy collects what was thrown away, if that is much.
func (k *keeper) tidy() {
	if k.thrown.Load() > muchGarbage {
		k.thrown.Store(0)
		runtime.GC()
	}
}

// memory is that of one document. It grows by doubling: pdfium asks for a little
// more each time, and every copy leaves the one before to the collector.
type memory struct {
	k    *keeper
	most uint64 // bytes

	mu sync.Mutex // Free comes from whoever stops a step
	b  []byte
}

// Reallocate is called by wazero.
func (m *memory) Reallocate(size uint64) []byte {
	if size > m.most {
		return nil
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if size > uint64(cap(m.b)) {
		grown := make([]byte, size, min(max(size, 2*uint64(cap(m.b))), m.most))
		copy(grown, m.b)
		m.k.thrown.Add(int64(cap(m.b)))
		m.b = grown
		m.k.tidy()
	}
	m.b = m.b[:size]
	return m.b
}

// Free is called by wazero, perhaps while a step is being stopped that still reads
// the memory: so nothing is done to it but to count it as thrown away.
func (m *memory) Free() {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.k.thrown.Add(int64(cap(m.b)))
}
