package main

import (
	"context"
	"image"

	"dossierpme/dossier"
	"dossierpme/internal/failure"
	"dossierpme/internal/paper"
	"dossierpme/pdf/raster"
	"dossierpme/ui"
	"dossierpme/ui/preview"
)

// preview prints a snapshot in memory and opens what it printed: the bytes are
// those that an export of this moment writes.
func (e exporter) preview(ctx context.Context, c *dossier.Call, d *dossier.Dossier, o ui.ExportOptions, progress func(float64)) (ui.Proof, error) {
	e.pages.Warm() // beside the printing
	progress(0.1)
	printed, err := e.printed(c, d, sheetOf(o))
	if err != nil {
		return ui.Proof{}, failure.Trouble(e.parts.Words, err, "")
	}
	if err := ctx.Err(); err != nil {
		return ui.Proof{}, err
	}
	progress(0.6)
	doc, err := e.pages.Open(ctx, printed.PDF)
	if err != nil {
		if ctx.Err() != nil {
			return ui.Proof{}, ctx.Err()
		}
		return ui.Proof{}, e.parts.Words.Trouble("preview.fails", err)
	}
	progress(1)
	places := make(map[string]int, len(printed.Report.Places))
	for id, page := range printed.Report.Places {
		places[string(id)] = page
	}
	return ui.Proof{Document: shown{doc}, Places: places, Draft: !printed.Complete}, nil
}

// printed is the PDF of a snapshot as of now.
func (e exporter) printed(c *dossier.Call, d *dossier.Dossier, s paper.Sheet) (paper.Printed, error) {
	s.Date = today()
	return e.parts.On(dossier.DateOf(s.Date)).Print(&paper.File{Dossier: d, Call: c}, s)
}

// shown gives the window an open PDF.
type shown struct{ d *raster.Document }

var _ preview.Document = shown{}

func (s shown) Pages() int { return s.d.Pages() }

func (s shown) Size(page int) preview.Size {
	size := s.d.Size(page)
	return preview.Size{Width: float32(size.Width), Height: float32(size.Height)}
}

func (s shown) Render(ctx context.Context, page int, dpi float64) (image.Image, error) {
	img, err := s.d.Render(ctx, page, dpi)
	if err != nil { // not a nil picture in an interface
		return nil, err
	}
	return img, nil
}

func (s shown) Find(ctx context.Context, text string) ([]preview.Hit, error) {
	found, err := s.d.Find(ctx, text)
	hits := make([]preview.Hit, len(found))
	for i, h := range found {
		hits[i].Page = h.Page
		for _, r := range h.Rects {
			hits[i].Rects = append(hits[i].Rects, preview.Rect{
				X: float32(r.X), Y: float32(r.Y), Width: float32(r.Width), Height: float32(r.Height),
			})
		}
	}
	return hits, err
}

func (s shown) Close() { s.d.Close() }
