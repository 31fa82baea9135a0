package paper

import (
	"context"
	"image"

	"dossierpme/dossier"
	"dossierpme/dossier/output"
	"dossierpme/internal/failure"
	"dossierpme/pdf/raster"
)

// Preview prints a snapshot in memory and opens what it printed: the bytes are
// those that an export of this moment writes.
func (e *Desk) Preview(ctx context.Context, c *dossier.Call, d *dossier.Dossier, o output.Options, progress func(float64)) (output.Proof, error) {
	e.Viewer.Warm() // beside the printing
	progress(0.1)
	printed, err := e.printed(c, d, sheetOf(o))
	if err != nil {
		return output.Proof{}, failure.Trouble(e.Words, err, "")
	}
	if err := ctx.Err(); err != nil {
		return output.Proof{}, err
	}
	progress(0.6)
	doc, err := e.Viewer.Open(ctx, printed.PDF)
	if err != nil {
		if ctx.Err() != nil {
			return output.Proof{}, ctx.Err()
		}
		return output.Proof{}, e.Words.Trouble("preview.fails", err)
	}
	progress(1)
	places := make(map[string]int, len(printed.Report.Places))
	for id, page := range printed.Report.Places {
		places[string(id)] = page
	}
	return output.Proof{Document: shown{doc}, Places: places, Draft: !printed.Complete}, nil
}

// shown gives the window an open PDF.
type shown struct{ d *raster.Document }

var _ output.Document = shown{}

func (s shown) Pages() int { return s.d.Pages() }

func (s shown) Size(page int) output.Size {
	size := s.d.Size(page)
	return output.Size{Width: float32(size.Width), Height: float32(size.Height)}
}

func (s shown) Render(ctx context.Context, page int, dpi float64) (image.Image, error) {
	img, err := s.d.Render(ctx, page, dpi)
	if err != nil { // not a nil picture in an interface
		return nil, err
	}
	return img, nil
}

func (s shown) Find(ctx context.Context, text string) ([]output.Hit, error) {
	found, err := s.d.Find(ctx, text)
	hits := make([]output.Hit, len(found))
	for i, h := range found {
		hits[i].Page = h.Page
		for _, r := range h.Rects {
			hits[i].Rects = append(hits[i].Rects, output.Rect{
				X: float32(r.X), Y: float32(r.Y), Width: float32(r.Width), Height: float32(r.Height),
			})
		}
	}
	return hits, err
}

func (s shown) Close() { s.d.Close() }
