package output

import (
	"context"
	"image"
)

// Proof is the PDF that an export would write now, open to be looked at.
type Proof struct {
	Document Document
	// Places gives the page, from 1, on which each part of the dossier is printed:
	// "section." + its id, the id of a field, table + "/" + row.
	Places map[string]int
	Draft  bool
}

// Document is a document whose pages are looked at. Render, Find and Close may
// take a moment, and stop when their context ends.
type Document interface {
	Pages() int
	Size(page int) Size
	// Render draws a page, counted from 0, at a resolution in dots per inch.
	Render(ctx context.Context, page int, dpi float64) (image.Image, error)
	// Find returns where a text stands, in the order of the pages.
	Find(ctx context.Context, text string) ([]Hit, error)
	Close()
}

// Size is the size of a page in points (1/72 inch).
type Size struct{ Width, Height float32 }

// Rect is a rectangle on a page, in points from its upper left corner.
type Rect struct{ X, Y, Width, Height float32 }

// Hit is a place where a text was found: one rectangle for each line.
type Hit struct {
	Page  int // from 0
	Rects []Rect
}
