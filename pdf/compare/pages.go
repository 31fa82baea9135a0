package compare

import (
	"bytes"
	"context"
	"fmt"
	"image"
)

// Difference says how a page differs.
type Difference string

// The differences.
const (
	Missing Difference = "missing" // a page of ours that the file has not
	Added   Difference = "added"   // a page of the file that is none of ours
	Sized   Difference = "size"
	Said    Difference = "text"
	Drawn   Difference = "drawing"
)

// Page is a page that differs: of the file, or of ours where the file lacks it.
type Page struct {
	Page       int        `json:"page"` // from 1
	Difference Difference `json:"difference"`
}

// Progress is told how many pages are done. It may be nil.
type Progress func(done, all int)

const (
	// dpi is the resolution at which pages are drawn.
	dpi = 100
	// closely is that at which a page is drawn again where not every point is the
	// same: there a digit of the smallest print that is another one is seen, whatever
	// the text behind it says, and what a program rounds is not.
	closely = 300
)

// Pages lists the pages of a file that do not say or draw what ours do. A page
// that says something else is not drawn. Pages of ours, from 0, that are unseen are
// held against nothing.
func Pages(ctx context.Context, ours, file *File, unseen func(int) bool, progress Progress) ([]Page, error) {
	var out []Page
	pairs, lone := align(ours.plain, file.plain)
	out = append(out, lone...)
	for n, p := range pairs {
		if progress != nil {
			progress(n, len(pairs))
		}
		if unseen(p.ours) {
			continue
		}
		how, err := pageDiffers(ctx, ours, file, p)
		if err != nil {
			return nil, err
		}
		if how != "" {
			out = append(out, Page{p.file + 1, how})
		}
	}
	if progress != nil {
		progress(len(pairs), len(pairs))
	}
	sortPages(out)
	return out, nil
}

// pair is a page of ours and the page of the file that is held against it, from 0.
type pair struct{ ours, file int }

// maxAligned bounds the pages among which what was taken out or put in is looked
// for; between more, pages are held against each other by their places.
const maxAligned = 600

// align pairs the pages of two files of different lengths by what they say. Pages
// of files of one length are paired by their places.
func align(ours, file []string) (pairs []pair, lone []Page) {
	first, last := 0, 0
	n := min(len(ours), len(file))
	for first < n && ours[first] == file[first] {
		pairs = append(pairs, pair{first, first})
		first++
	}
	for last < n-first && ours[len(ours)-1-last] == file[len(file)-1-last] {
		last++
	}
	a, b := ours[first:len(ours)-last], file[first:len(file)-last]
	var kept []pair
	if len(a) != len(b) && len(a) <= maxAligned && len(b) <= maxAligned {
		kept = common(a, b)
	}
	i, k := 0, 0
	until := func(x, y int) { // what stands between two pages that are common
		for i < x && k < y {
			pairs = append(pairs, pair{first + i, first + k})
			i, k = i+1, k+1
		}
		for ; i < x; i++ {
			lone = append(lone, Page{first + i + 1, Missing})
		}
		for ; k < y; k++ {
			lone = append(lone, Page{first + k + 1, Added})
		}
	}
	for _, p := range kept {
		until(p.ours, p.file)
		pairs = append(pairs, pair{first + i, first + k})
		i, k = i+1, k+1
	}
	until(len(a), len(b))
	for ; last > 0; last-- {
		pairs = append(pairs, pair{len(ours) - last, len(file) - last})
	}
	return pairs, lone
}

// common is the longest list of pages that both have in the same order.
func common(a, b []string) []pair {
	most := make([][]int, len(a)+1)
	for i := range most {
		most[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for k := len(b) - 1; k >= 0; k-- {
			if a[i] == b[k] {
				most[i][k] = most[i+1][k+1] + 1
			} else {
				most[i][k] = max(most[i+1][k], most[i][k+1])
			}
		}
	}
	var out []pair
	for i, k := 0, 0; i < len(a) && k < len(b); {
		switch {
		case a[i] == b[k]:
			out = append(out, pair{i, k})
			i, k = i+1, k+1
		case most[i+1][k] >= most[i][k+1]:
			i++
		default:
			k++
		}
	}
	return out
}

// pageDiffers says how a page differs, "" where it does not.
func pageDiffers(ctx context.Context, ours, file *File, p pair) (Difference, error) {
	a, b := ours.doc.Size(p.ours).Pixels(dpi), file.doc.Size(p.file).Pixels(dpi)
	switch {
	case ours.plain[p.ours] != file.plain[p.file]:
		return Said, nil
	case a != b:
		return Sized, nil
	}
	for _, look := range []struct {
		dpi   float64
		slack int
	}{{dpi, coarse}, {closely, near}} {
		mine, err := ours.doc.Render(ctx, p.ours, look.dpi)
		if err != nil {
			return "", fmt.Errorf("compare: %w", err)
		}
		other, err := file.doc.Render(ctx, p.file, look.dpi)
		if ctx.Err() != nil {
			return "", fmt.Errorf("compare: %w", ctx.Err())
		}
		if err == nil && bytes.Equal(mine.Pix, other.Pix) {
			break
		}
		// A page that cannot be drawn shows nothing of ours.
		if err != nil || !alike(mine, other, signed(file, p.file, mine.Bounds().Size()), look.slack) {
			return Drawn, nil //nolint:nilerr // as said above
		}
	}
	return "", nil
}

// signed are the areas of a page in which a signature may draw, in pixels.
func signed(f *File, page int, size image.Point) []image.Rectangle {
	points := f.doc.Size(page)
	var out []image.Rectangle
	for _, s := range f.Beside.Signed {
		if s.Page != page {
			continue
		}
		x, y := float64(size.X)/points.Width, float64(size.Y)/points.Height
		out = append(out, image.Rect(int(s.X1*x)-1, int((points.Height-s.Y2)*y)-1, int(s.X2*x)+2, int((points.Height-s.Y1)*y)+2))
	}
	return out
}
