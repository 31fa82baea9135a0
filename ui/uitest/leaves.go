package uitest

import (
	"context"
	"image"

	"dossierpme/dossier"
	"dossierpme/dossier/output"
)

// Leaves is a PDF of white pages.
type Leaves struct {
	Count   int      // of the pages
	Looked  []string // for which words
	Closed  bool
	Printed *dossier.Dossier // nil where it is no proof
}

// Pages are as many as the test wants.
func (l *Leaves) Pages() int { return l.Count }

// Size is that of a sheet of A4.
func (l *Leaves) Size(int) output.Size { return output.Size{Width: 595, Height: 842} }

// Close notes that nobody looks any more.
func (l *Leaves) Close() { l.Closed = true }

// Render draws white.
func (l *Leaves) Render(context.Context, int, float64) (image.Image, error) {
	return image.NewGray(image.Rect(0, 0, 6, 8)), nil
}

// Find finds everything on pages 3 and 7.
func (l *Leaves) Find(_ context.Context, text string) ([]output.Hit, error) {
	l.Looked = append(l.Looked, text)
	return []output.Hit{{Page: 2}, {Page: 6, Rects: []output.Rect{{X: 100, Y: 100, Width: 50, Height: 10}}}}, nil
}
