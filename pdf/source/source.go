// Package source opens PDF files of others.
//
// Whoever sends us a file is not trusted: sizes, depth, memory and work are
// bounded, and no fault of a hostile file is more than an error. The package
// only reads the objects of a file; it never looks at what they mean, never
// writes, and keeps no state. Any goroutine may call Read; files are read one
// at a time, so that the bound on memory holds for the whole process.
package source

import (
	"context"
	"errors"
	"fmt"
	"io"
	"sync"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
)

// What can be wrong with a file.
var (
	ErrDamaged = errors.New("source: not a PDF file that can be read")
	ErrLocked  = errors.New("source: the file asks for a password")
	ErrTooBig  = errors.New("source: the file takes too much memory or work")
)

// What reading a file may take at most.
const (
	maxPacked  = 8 << 20 // inflated bytes of one pack of objects, or of one table
	maxObjects = 1 << 20
)

// quiet keeps pdfcpu from making a folder of its own in the user's. It is
// api.DisableConfigDir without its package, whose other imports measure a table of
// terminal widths whenever a program starts: that takes longer than most commands.
var quiet = sync.OnceFunc(func() { model.ConfigPath = "disable" })

// one lets a single file be read at a time.
var one sync.Mutex

// Read reads the objects of a file; their streams stay packed as they are. A
// file that is locked with an empty password is opened. The error wraps one of
// those above, or is that of ctx or r.
func Read(ctx context.Context, r io.ReadSeeker) (book *model.Context, err error) {
	quiet()
	one.Lock()
	defer one.Unlock()
	defer func() {
		if p := recover(); p != nil {
			book, err = nil, fmt.Errorf("%w: %v", ErrDamaged, p)
		}
	}()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if err := measure(r); err != nil {
		return nil, err
	}
	if _, err := r.Seek(0, io.SeekStart); err != nil {
		return nil, fmt.Errorf("source: %w", err)
	}
	bounded, stop := Bound(ctx)
	defer stop()
	conf := model.NewDefaultConfiguration()
	conf.Offline = true
	conf.Limits.MaxDecodeBytes = maxPacked
	conf.Limits.MaxObjectCount = maxObjects
	conf.Limits.MaxXRefEntries = maxObjects
	book, err = pdfcpu.ReadWithContext(bounded, r, conf)
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case bounded.Err() != nil:
		return nil, fmt.Errorf("%w: %w", ErrTooBig, context.Cause(bounded))
	case errors.Is(err, pdfcpu.ErrWrongPassword), errors.Is(err, pdfcpu.ErrEncrypted):
		return nil, fmt.Errorf("%w: %w", ErrLocked, err)
	case err != nil:
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return book, nil
}
