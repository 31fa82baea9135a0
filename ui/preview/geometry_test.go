package preview

import (
	"math"
	"testing"

	"dossierpme/dossier/output"

	"fyne.io/fyne/v2"
	"pgregory.net/rapid"
)

var a4 = output.Size{Width: 595, Height: 842}

func TestPagesStandBelowEachOtherOnWholePixels(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sizes := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) output.Size {
			return output.Size{Width: rapid.Float32Range(1, 3000).Draw(t, "width"), Height: rapid.Float32Range(1, 3000).Draw(t, "height")}
		}), 1, 20).Draw(t, "sizes")
		zoom := rapid.Float32Range(leastZoom, mostZoom).Draw(t, "zoom")
		room := rapid.Float32Range(50, 2000).Draw(t, "room")
		pixel := rapid.SampledFrom([]float32{1, 1.25, 1.5, 2}).Draw(t, "pixel")
		g := layPages(sizes, zoom, room, pixel)
		for i := range sizes {
			for what, u := range map[string]float32{"x": g.x[i], "y": g.y[i], "width": g.width[i], "height": g.height[i]} {
				if px := float64(u * pixel); math.Abs(px-math.Round(px)) > 0.02 {
					t.Fatalf("%s of page %d is %v pixels", what, i, px)
				}
			}
			if g.x[i] < margin-1 || g.x[i]+g.width[i] > g.total.Width-margin+1 {
				t.Fatalf("page %d stands from %v to %v in %v", i, g.x[i], g.x[i]+g.width[i], g.total.Width)
			}
			if i > 0 && g.y[i] < g.y[i-1]+g.height[i-1]+gap-1 {
				t.Fatalf("page %d begins at %v, the one before ends at %v", i, g.y[i], g.y[i-1]+g.height[i-1])
			}
			if first, last := g.seen(g.y[i], g.y[i]+g.height[i]); first != i || last != i {
				t.Fatalf("where page %d stands, %d to %d are seen", i, first, last)
			}
			if got := g.at(g.y[i] + g.height[i]/2); got != i {
				t.Fatalf("in the middle of page %d stands page %d", i, got)
			}
		}
		if first, last := g.seen(g.total.Height, g.total.Height+100); last >= first {
			t.Fatalf("behind the last page %d to %d are seen", first, last)
		}
	})
}

func TestAPageFitsTheWidthOrTheWholeRoom(t *testing.T) {
	for name, c := range map[string]struct {
		fit  Fit
		room fyne.Size
		want float32
	}{
		"the width of a narrow room":      {Width, fyne.NewSize(437, 600), 0.5},
		"the whole page in a low room":    {Whole, fyne.NewSize(1000, 577), 0.5},
		"the whole page in a narrow room": {Whole, fyne.NewSize(437, 5000), 0.5},
		"never larger than the largest":   {Width, fyne.NewSize(9000, 600), mostZoom},
		"never smaller than the smallest": {Width, fyne.NewSize(10, 10), leastZoom},
	} {
		if got := fitting([]output.Size{a4, {Width: 300, Height: 300}}, c.fit, c.room); math.Abs(float64(got-c.want)) > 0.005 {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}

func TestTheZoomGoesByItsStepsFromAnywhere(t *testing.T) {
	for _, c := range []struct {
		from float32
		by   int
		want float32
	}{{1, 1, 1.25}, {1, -1, 0.75}, {1.1, 1, 1.25}, {1.1, -1, 1}, {2, 1, 2}, {0.5, -1, 0.5}, {0.3, 1, 0.5}} {
		if got := nextZoom(c.from, c.by); got != c.want {
			t.Errorf("from %v by %d it is %v, want %v", c.from, c.by, got, c.want)
		}
	}
}
