package raster

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/klippa-app/go-pdfium"
	pdfiumerrors "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
)

const (
	// maxPages is more than any dossier with all its annexes.
	maxPages = 10_000
	// MaxBytes is the largest file that fits into a document's memory with room
	// left to draw a page.
	MaxBytes = 128 << 20
	// grace is how long a step whose caller has gone may go on: nearly all end in
	// it, and the document stays open for the next.
	grace = 250 * time.Millisecond
)

// Size is the size of a page in points (1/72 inch), as it is seen: turned and
// cropped as the file says.
type Size struct{ Width, Height float64 }

// Document is an open PDF. It must be closed.
type Document struct {
	engine *Engine
	data   []byte
	turn   chan struct{} // holds one token, taken by whoever works
	sizes  []Size

	// Behind the token.
	inst   pdfium.Pdfium // nil where it was given up: the next step opens again
	memory *memory       // of inst
	ref    references.FPDF_DOCUMENT
	texts  map[int]*pageText
	closed bool
}

// Open opens a PDF. The bytes are read as long as the document is open and must
// not change. The first call waits until the engine is compiled. Errors: ErrNotPDF,
// ErrLocked, ErrTooLarge, ErrEndless, that of the context, or others of a damaged file.
func (e *Engine) Open(ctx context.Context, data []byte) (*Document, error) {
	if len(data) == 0 {
		return nil, ErrNotPDF
	}
	if len(data) > MaxBytes {
		return nil, ErrTooLarge
	}
	d := &Document{engine: e, data: data, turn: make(chan struct{}, 1), texts: map[int]*pageText{}}
	d.turn <- struct{}{}
	if err := d.do(ctx, d.measure); err != nil {
		d.Close()
		return nil, fmt.Errorf("open pdf: %w", err)
	}
	return d, nil
}

// measure reads the size of every page.
func (d *Document) measure(inst pdfium.Pdfium) error {
	count, err := inst.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: d.ref})
	if err != nil {
		return err
	}
	if count.PageCount > maxPages {
		return ErrTooLarge
	}
	if count.PageCount < 1 {
		return ErrNotPDF
	}
	d.sizes = make([]Size, count.PageCount)
	for i := range d.sizes {
		d.sizes[i] = Size{595, 842} // of a page whose size cannot be read
		got, err := inst.FPDF_GetPageSizeByIndex(&requests.FPDF_GetPageSizeByIndex{Document: d.ref, Index: i})
		if err == nil && got.Width > 0 && got.Height > 0 {
			d.sizes[i] = Size{got.Width, got.Height}
		}
	}
	return nil
}

// Pages is how many pages there are.
func (d *Document) Pages() int { return len(d.sizes) }

// Size is the size of a page, counted from 0.
func (d *Document) Size(page int) Size { return d.sizes[page] }

// Close gives the document's memory back. It waits for the step that is under
// way, and may be called again.
func (d *Document) Close() {
	<-d.turn
	d.closed = true
	d.drop()
	d.texts = nil
	d.turn <- struct{}{}
}

// drop throws pdfium and its memory away.
func (d *Document) drop() {
	if d.inst != nil {
		_ = d.inst.Kill() // nothing of it is used again
		d.inst = nil
		d.engine.memory.tidy()
	}
}

// do takes one step, alone. Where the context ends first the step is given a
// moment, then stopped. A step that failed leaves no half-way state behind: the
// document is opened afresh for the next.
func (d *Document) do(ctx context.Context, step func(pdfium.Pdfium) error) error {
	select {
	case <-d.turn:
	case <-ctx.Done():
		return ctx.Err()
	}
	defer func() { d.turn <- struct{}{} }()
	if err := ctx.Err(); err != nil {
		return err
	}
	if d.closed {
		return ErrClosed
	}
	if d.inst == nil {
		inst, memory, err := d.engine.instance(ctx)
		if err != nil {
			return err
		}
		d.inst, d.memory = inst, memory
		if err := d.guarded(ctx, d.load); err != nil {
			return err
		}
	}
	return d.guarded(ctx, step)
}

func (d *Document) load(inst pdfium.Pdfium) error {
	opened, err := inst.OpenDocument(&requests.OpenDocument{File: &d.data})
	switch {
	case errors.Is(err, pdfiumerrors.ErrPassword), errors.Is(err, pdfiumerrors.ErrSecurity):
		return ErrLocked
	case errors.Is(err, pdfiumerrors.ErrFormat), errors.Is(err, pdfiumerrors.ErrFile):
		return ErrNotPDF
	case err != nil:
		return err
	}
	d.ref = opened.Document
	return nil
}

// guarded takes a step whose work is bounded, and which the context ends. A step
// that was stopped, or failed, leaves nothing behind that is used again.
func (d *Document) guarded(ctx context.Context, step func(pdfium.Pdfium) error) error {
	d.memory.allow()
	done, watched := make(chan struct{}), make(chan struct{})
	stop := context.AfterFunc(ctx, func() {
		defer close(watched)
		select {
		case <-done:
		case <-time.After(grace):
			d.memory.stop()
		}
	})
	err := caught(d.inst, step)
	close(done)
	if !stop() {
		<-watched
	}
	if err == nil {
		return nil
	}
	spent := d.memory.spent()
	d.drop()
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case spent:
		return ErrEndless
	}
	return err
}

// caught makes a panic of pdfium an error.
func caught(inst pdfium.Pdfium, step func(pdfium.Pdfium) error) (err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = fmt.Errorf("pdfium: %v", cause)
		}
	}()
	return step(inst)
}
