// Package raster makes pictures of the pages of a PDF and finds words in them.
//
// The work is done by pdfium, compiled to WebAssembly and run by wazero: no C
// compiler is needed, and whatever a file makes pdfium do stays inside a memory
// of its own, which is bounded, sees no file and no network, and is thrown away
// with the document. The package knows nothing of dossiers. Any goroutine may
// call it; inside, a document does one thing at a time.
package raster

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime/debug"
	"sync"
	_ "unsafe" // for go:linkname

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"

	"dossierpme/pdf/meter"
)

// pdfiumModule is the code of pdfium as go-pdfium has it inside, where only its own
// packages can import it.
//
//go:linkname pdfiumModule github.com/klippa-app/go-pdfium/internal/pdfium_wasm.Module
var pdfiumModule []byte

const (
	// memoryPages bounds the memory of one document: 192 MB, in pages of 64 kB.
	memoryPages = 3072
	// together is how many documents may be open at once; another waits.
	together = 4
)

// Engine is pdfium, ready to open documents. A program has one: compiling it
// takes seconds the first time, and far less where a folder keeps the result.
type Engine struct {
	cacheDir string
	memory   keeper
	making   chan struct{} // holds one token, taken by whoever makes an instance

	start sync.Once
	ready chan struct{} // closed when pool and err are set
	pool  pdfium.Pool
	err   error
}

// New returns an engine that has not begun to compile. cacheDir is a folder of
// the user in which the compiled form is kept for the next start; "" for none. A
// folder that cannot be written is no error.
func New(cacheDir string) *Engine {
	e := &Engine{cacheDir: cacheDir, making: make(chan struct{}, 1), ready: make(chan struct{})}
	e.memory.steps = mostSteps
	e.making <- struct{}{}
	return e
}

// Warm begins to compile in the background and returns at once. Open does so
// too: Warm is for programs that know a moment before that it will be needed.
func (e *Engine) Warm() {
	e.start.Do(func() {
		go func() {
			defer close(e.ready)
			e.pool, e.err = e.compile()
			debug.FreeOSMemory() // compiling takes some hundred megabytes for a moment
		}()
	})
}

// instance waits for the engine and returns a fresh pdfium and its own memory.
func (e *Engine) instance(ctx context.Context) (pdfium.Pdfium, *memory, error) {
	e.Warm()
	select {
	case <-e.ready:
	case <-ctx.Done():
		return nil, nil, ctx.Err()
	}
	if e.err != nil {
		return nil, nil, e.err
	}
	select { // one at a time: the memory that was asked for last is that of the instance
	case <-e.making:
	case <-ctx.Done():
		return nil, nil, ctx.Err()
	}
	defer func() { e.making <- struct{}{} }()
	inst, err := e.pool.GetInstanceWithContext(ctx)
	if err != nil {
		if ctx.Err() != nil {
			return nil, nil, ctx.Err()
		}
		return nil, nil, fmt.Errorf("start pdfium: %w", err)
	}
	return inst, e.memory.last.Load(), nil
}

func (e *Engine) compile() (pool pdfium.Pool, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = fmt.Errorf("compile pdfium: %v", cause)
		}
	}()
	run := wazero.NewRuntimeConfig().
		WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
		WithMemoryLimitPages(memoryPages)
	if e.cacheDir != "" {
		if cache, err := wazero.NewCompilationCacheWithDir(e.cacheDir); err == nil {
			run = run.WithCompilationCache(cache)
		}
	}
	ctx := experimental.WithMemoryAllocator(context.Background(), &e.memory)
	// It counts its work, else a page that never ends could not be stopped. What
	// wazero itself offers for that goes back to Go at each turn of a loop: a page of a
	// scan took four times as long.
	code, err := meter.Count(pdfiumModule, "emscripten_notify_memory_growth")
	if err != nil {
		return nil, fmt.Errorf("compile pdfium: %w", err)
	}
	pool, err = webassembly.Init(webassembly.Config{
		WASM:          code,
		Context:       experimental.WithCompilationWorkers(ctx, 1),
		MaxTotal:      together,
		RuntimeConfig: run,
		FSConfig:      wazero.NewFSConfig(), // no folder of the machine
		Stdout:        io.Discard,
		Stderr:        io.Discard,
	})
	if err != nil {
		return nil, fmt.Errorf("compile pdfium: %w", err)
	}
	return pool, nil
}

// What a caller may want to tell apart. Every other error is of a file that is
// damaged beyond what pdfium can show.
var (
	// ErrNotPDF is of bytes in which there is no PDF.
	ErrNotPDF = errors.New("not a PDF")
	// ErrLocked is of a file that only opens with a password.
	ErrLocked = errors.New("protected by a password")
	// ErrTooLarge is of a file, or a page, that needs more memory than a document gets.
	ErrTooLarge = errors.New("too large")
	// ErrEndless is of a page that takes more work than any honest one.
	ErrEndless = errors.New("takes too much work")
	// ErrClosed is of a document that is closed.
	ErrClosed = errors.New("closed")
)
