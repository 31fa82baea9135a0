package preview

import (
	"math"
	"sort"

	"dossierpme/dossier/output"

	"fyne.io/fyne/v2"
)

const (
	// margin stands around the pages, gap between two.
	margin float32 = 20
	gap    float32 = 16
	// unitsPerPoint is the size of 100 %: what paper measures on a screen of 96
	// dots per inch.
	unitsPerPoint float32 = 96.0 / 72
	// leastZoom and mostZoom bound every zoom, that of the width too.
	leastZoom float32 = 0.25
	mostZoom  float32 = 2
)

// geometry is where every page stands, in units of the window.
type geometry struct {
	x, y, width, height []float32
	total               output.Size // of everything
}

// layPages puts pages below each other, centred in a room of a width. zoom is 1
// for 100 %; pixel is how many pixels a unit has: edges stand on whole pixels, so
// that what is drawn at that size is seen as it is drawn.
func layPages(sizes []output.Size, zoom, room, pixel float32) geometry {
	whole := func(u float32) float32 { return float32(math.Round(float64(u*pixel))) / pixel }
	n := len(sizes)
	g := geometry{make([]float32, n), make([]float32, n), make([]float32, n), make([]float32, n), output.Size{}}
	widest := float32(0)
	for i, s := range sizes {
		g.width[i] = max(whole(s.Width*zoom*unitsPerPoint), 1/pixel)
		g.height[i] = max(whole(s.Height*zoom*unitsPerPoint), 1/pixel)
		widest = max(widest, g.width[i])
	}
	g.total.Width = max(room, widest+2*margin)
	y := whole(margin)
	for i := range sizes {
		g.x[i] = whole((g.total.Width - g.width[i]) / 2)
		g.y[i] = y
		y = whole(y + g.height[i] + gap)
	}
	g.total.Height = y - gap + margin
	return g
}

// fitting is the zoom at which the widest page fills the width of a room, or the
// largest page is seen whole.
func fitting(sizes []output.Size, fit Fit, room fyne.Size) float32 {
	widest, highest := float32(1), float32(1)
	for _, s := range sizes {
		widest, highest = max(widest, s.Width), max(highest, s.Height)
	}
	zoom := (room.Width - 2*margin) / (widest * unitsPerPoint)
	if fit == Whole {
		zoom = min(zoom, (room.Height-gap)/(highest*unitsPerPoint))
	}
	return min(max(zoom, leastZoom), mostZoom)
}

// seen are the first and the last page of which something stands between two
// heights; the last is before the first where there is none.
func (g geometry) seen(top, bottom float32) (first, last int) {
	first = sort.Search(len(g.y), func(i int) bool { return g.y[i]+g.height[i] > top })
	last = sort.Search(len(g.y), func(i int) bool { return g.y[i] >= bottom }) - 1
	return first, last
}

// at is the page that stands at a height, or the next one below.
func (g geometry) at(y float32) int {
	i := sort.Search(len(g.y), func(i int) bool { return g.y[i]+g.height[i]+gap > y })
	return max(min(i, len(g.y)-1), 0)
}

// zooms are the steps of the zoom.
var zooms = []float32{0.5, 0.75, 1, 1.25, 1.5, 2}

// nextZoom is the step above (by 1) or below (by -1) a zoom.
func nextZoom(from float32, by int) float32 {
	const same = 0.01
	if by > 0 {
		for _, z := range zooms {
			if z > from+same {
				return z
			}
		}
		return zooms[len(zooms)-1]
	}
	for i := len(zooms) - 1; i >= 0; i-- {
		if zooms[i] < from-same {
			return zooms[i]
		}
	}
	return zooms[0]
}
