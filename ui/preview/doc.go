// Package preview shows the pages of a document: all of them below each other,
// drawn only where they are looked at, with zoom and with what a search found
// marked on them.
//
// It is given the document and knows neither PDF nor dossiers. All of it is
// called on the goroutine of the window; drawing and searching happen beside it,
// started by the kit's Runner.
package preview

import (
	"context"
	"image"
)

// Size is the size of a page in points (1/72 inch).
type Size struct{ Width, Height float32 }

// Rect is a rectangle on a page, in points from its upper left corner.
type Rect struct{ X, Y, Width, Height float32 }

// Hit is a place where a text was found: one rectangle for each line.
type Hit struct {
	Page  int // from 0
	Rects []Rect
}

// Document is what is shown. Render, Find and Close are called beside the window,
// and stop when their context ends.
type Document interface {
	Pages() int
	Size(page int) Size
	// Render draws a page, counted from 0, at a resolution in dots per inch.
	Render(ctx context.Context, page int, dpi float64) (image.Image, error)
	// Find returns where a text stands, in the order of the pages.
	Find(ctx context.Context, text string) ([]Hit, error)
	Close()
}
