package paper

import (
	"bytes"
	"context"
	"errors"
	"image"
	"io"
	"os"

	"golang.org/x/image/draw"

	"dossierpme/dossier"
	"dossierpme/dossier/output"
	"dossierpme/pdf/binder"
)

// Look opens an attached file for the window: a PDF page by page, a picture as it
// stands upright in the complete dossier. It never changes the file.
func (e *Desk) Look(ctx context.Context, r dossier.Row) (output.Document, error) {
	doc, err := e.lookInto(ctx, r)
	if err == nil || ctx.Err() != nil {
		return doc, err
	}
	return nil, e.Words.Trouble("pieces.look.fails", err)
}

func (e *Desk) lookInto(ctx context.Context, r dossier.Row) (output.Document, error) {
	at, err := e.Shelf.File(r.Text("sha256"))
	if err != nil {
		return nil, err
	}
	f, err := os.Open(at)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxLook+1))
	switch {
	case err != nil:
		return nil, err
	case len(data) > maxLook:
		return nil, errors.New("too large to be looked at")
	case bytes.HasPrefix(data, []byte("%PDF-")):
		doc, err := e.Viewer.Open(ctx, data)
		if err != nil {
			return nil, err
		}
		return shown{doc}, nil
	}
	img, err := binder.Upright(data)
	if err != nil {
		return nil, err
	}
	return photo{img}, nil
}

// maxLook is the largest file that is looked at, in bytes.
const maxLook = 100 << 20

// photo gives the window a picture as a document of one page, as wide as
type photo struct{ img image.Image }

var _ output.Document = photo{}

// paperWidth is that of A4, in points.
const paperWidth = 595

func (s photo) Pages() int { return 1 }

func (s photo) Size(int) output.Size {
	b := s.img.Bounds()
	return output.Size{Width: paperWidth, Height: paperWidth * float32(b.Dy()) / float32(max(b.Dx(), 1))}
}

func (s photo) Render(ctx context.Context, _ int, dpi float64) (image.Image, error) {
	size := s.Size(0)
	out := image.NewRGBA(image.Rect(0, 0, max(int(float64(size.Width)*dpi/72), 1), max(int(float64(size.Height)*dpi/72), 1)))
	draw.Draw(out, out.Rect, image.White, image.Point{}, draw.Src)
	draw.ApproxBiLinear.Scale(out, out.Rect, s.img, s.img.Bounds(), draw.Over, nil)
	return out, ctx.Err()
}

func (photo) Find(context.Context, string) ([]output.Hit, error) { return nil, nil }

func (photo) Close() {}
