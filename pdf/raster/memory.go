package raster

import (
	"encoding/binary"
	"math"
	"runtime"
	"sync"
	"sync/atomic"

	"github.com/tetratelabs/wazero/experimental"

	"dossierpme/pdf/meter"
)

// muchGarbage is how many bytes of thrown away memory are collected at once,
// rather than when the collector would come by: by then there might be twice as
// much of it as a document may have.
const muchGarbage = 48 << 20

// keeper gives documents their memory and knows how much of it was thrown away.
type keeper struct {
	thrown atomic.Int64
	last   atomic.Pointer[memory] // that was given
	steps  int64                  // that a step of a document may take
}

// Allocate is called by wazero.
func (k *keeper) Allocate(_, most uint64) experimental.LinearMemory {
	m := &memory{k: k, most: most}
	k.last.Store(m)
	return m
}

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
		if m.b == nil {
			put(grown, meter.Left, m.k.steps) // for what it does to begin with
		}
		m.k.thrown.Add(int64(cap(m.b)))
		m.b = grown
		m.k.tidy()
	}
	m.b = m.b[:size]
	return m.b
}

// Free is called by wazero.
func (m *memory) Free() {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.k.thrown.Add(int64(cap(m.b)))
}

// mostSteps bounds the work of one step of a document, such as drawing a page, in
// steps of meter: some minutes. A page of text takes some millions, one of a scan
// ten millions, a plan of ten thousand lines across 600 millions.
const mostSteps = 20_000_000_000

// allow lets the next step of the document work.
func (m *memory) allow() {
	m.mu.Lock()
	defer m.mu.Unlock()
	put(m.b, meter.Left, m.k.steps)
	put(m.b, meter.Floor, 0)
}

// stop stops the step that is under way, within a moment. What it works on is not
// used again.
func (m *memory) stop() {
	m.mu.Lock()
	defer m.mu.Unlock()
	put(m.b, meter.Floor, math.MaxInt64)
}

// spent reports whether a step was stopped because it took too much work.
func (m *memory) spent() bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	return int64(binary.LittleEndian.Uint64(m.b[meter.Left:])) < 0
}

// put writes a number where the code of meter looks for it.
func put(b []byte, at int, n int64) { binary.LittleEndian.PutUint64(b[at:], uint64(n)) }
