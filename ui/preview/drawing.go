package preview

import (
	"context"
	"image"
	"math"
)

// mostBytes bounds the pictures that are kept beside those that are seen.
const mostBytes = 64 << 20

// picture is a page as it was drawn.
type picture struct {
	image  image.Image
	pixels int // wide
	used   int // when it was seen last, by drawing.clock
}

func (p *picture) bytes() int {
	s := p.image.Bounds().Size()
	return 4 * s.X * s.Y
}

// drawing is what is drawn and what is being drawn: one page at a time.
type drawing struct {
	running
	pictures map[int]*picture
	failed   map[int]bool
	clock    int
	busy     bool
	page     int // being drawn
	pixels   int // wide
}

// wanted are the pages to have pictures of, the ones that are seen first.
func (v *View) wanted() []int {
	if v.room.Height <= 0 || len(v.sizes) == 0 {
		return nil
	}
	first, last := v.geo.seen(v.scroll.Offset.Y, v.scroll.Offset.Y+v.room.Height)
	var pages []int
	for i := first; i <= last; i++ {
		pages = append(pages, i)
	}
	for _, i := range []int{last + 1, first - 1} {
		if i >= 0 && i < len(v.sizes) {
			pages = append(pages, i)
		}
	}
	return pages
}

// pixelsOf is how wide the picture of a page has to be.
func (v *View) pixelsOf(page int) int {
	return max(int(math.Round(float64(v.geo.width[page]*v.pixel))), 1)
}

// draw has the next page drawn that is wanted and not there. A page that is being
// drawn and no longer wanted is given up.
func (v *View) draw() {
	d := &v.drawing
	if v.closed {
		return
	}
	wanted := v.wanted()
	d.clock++
	for _, page := range wanted {
		if p := d.pictures[page]; p != nil {
			p.used = d.clock
		}
	}
	if d.busy {
		for _, page := range wanted {
			if page == d.page && v.pixelsOf(page) == d.pixels {
				return
			}
		}
		d.end()
		return // comes back when it has ended
	}
	for _, page := range wanted {
		pixels := v.pixelsOf(page)
		if p := d.pictures[page]; d.failed[page] || (p != nil && p.pixels == pixels) {
			continue
		}
		v.drawPage(page, pixels)
		return
	}
}

func (v *View) drawPage(page, pixels int) {
	d := &v.drawing
	d.busy, d.page, d.pixels = true, page, pixels
	ctx := d.begin()
	dpi := 72 * float64(pixels) / float64(max(v.sizes[page].Width, 0.01))
	v.run.Background(func() {
		img, err := v.doc.Render(ctx, page, dpi)
		v.run.Main(func() { v.drawn(ctx, page, pixels, img, err) })
	})
}

func (v *View) drawn(ctx context.Context, page, pixels int, img image.Image, err error) {
	d := &v.drawing
	d.busy = false
	if v.closed {
		return
	}
	switch {
	case err == nil:
		d.pictures[page] = &picture{img, pixels, d.clock}
		d.forget()
		v.sheet.Refresh()
	case ctx.Err() == nil:
		d.failed[page] = true
		v.sheet.Refresh()
	}
	v.draw()
}

// forget drops the pictures that were seen longest ago, until what is not seen
// now is within its bound.
func (d *drawing) forget() {
	for {
		sum, oldest := 0, -1
		for page, p := range d.pictures {
			if p.used == d.clock {
				continue
			}
			sum += p.bytes()
			if oldest < 0 || p.used < d.pictures[oldest].used {
				oldest = page
			}
		}
		if sum <= mostBytes {
			return
		}
		delete(d.pictures, oldest)
	}
}
