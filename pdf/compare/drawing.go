package compare

import (
	"cmp"
	"image"
	"slices"
)

const (
	block = 8 // side of the squares whose means are compared, in pixels
	// most is by how much the mean grey of a square may differ, of 255.
	most = 6
	// A square that differs by more may still show what was moved by a point: coarse
	// and near say by how much its points may lie outside of what stands around them,
	// on average. What was measured is in docs/compared.md.
	coarse, near = 6, 2
	blank        = 250 // as white as paper
)

// alike reports whether two pictures of a page show the same, as far as slack goes.
// Where our page is blank, a signature may draw in its area.
func alike(ours, file *image.RGBA, signed []image.Rectangle, slack int) bool {
	all := ours.Bounds()
	if file.Bounds() != all {
		return false
	}
	for y := all.Min.Y; y < all.Max.Y; y += block {
		for x := all.Min.X; x < all.Max.X; x += block {
			at := image.Rect(x, y, x+block, y+block).Intersect(all)
			a, darkest := grey(ours, at)
			b, _ := grey(file, at)
			if d := a - b; d <= most*at.Dx()*at.Dy() && -d <= most*at.Dx()*at.Dy() || moved(ours, file, at, slack) && moved(file, ours, at, slack) {
				continue
			}
			if darkest < blank || !slices.ContainsFunc(signed, func(r image.Rectangle) bool { return r.Overlaps(at) }) {
				return false
			}
		}
	}
	return true
}

// moved reports whether an area shows what another picture shows there, or one
// pixel beside it: the engine sets every letter on a whole pixel, and one that a
// program puts a twentieth of a point further on may come to stand on the next.
func moved(img, other *image.RGBA, at image.Rectangle, slack int) bool {
	out := 0
	for y := at.Min.Y; y < at.Max.Y; y++ {
		for x := at.Min.X; x < at.Max.X; x++ {
			least, greatest := 255, 0
			around := image.Rect(x-1, y-1, x+2, y+2).Intersect(other.Bounds())
			for v := around.Min.Y; v < around.Max.Y; v++ {
				for u := around.Min.X; u < around.Max.X; u++ {
					g := greyAt(other, u, v)
					least, greatest = min(least, g), max(greatest, g)
				}
			}
			g := greyAt(img, x, y)
			out += max(least-g, g-greatest, 0)
		}
	}
	return out <= slack*at.Dx()*at.Dy()
}

func greyAt(img *image.RGBA, x, y int) int {
	p := img.Pix[img.PixOffset(x, y):]
	return (299*int(p[0]) + 587*int(p[1]) + 114*int(p[2])) / 1000
}

// grey is the sum of the greys of an area, and its darkest.
func grey(img *image.RGBA, at image.Rectangle) (sum, darkest int) {
	darkest = 255
	for y := at.Min.Y; y < at.Max.Y; y++ {
		for x := at.Min.X; x < at.Max.X; x++ {
			g := greyAt(img, x, y)
			sum, darkest = sum+g, min(darkest, g)
		}
	}
	return sum, darkest
}

// sortPages puts pages in order, what lacks before what differs.
func sortPages(pages []Page) {
	slices.SortStableFunc(pages, func(a, b Page) int { return cmp.Compare(a.Page, b.Page) })
}
