package scan

import (
	"context"

	"dossierpme/pdf/picture"
)

// mostPictures bounds the pages of a TIFF that are looked at.
const mostPictures = 40

// pictures looks for codes on a picture, and on those behind it in a TIFF.
func pictures(ctx context.Context, data []byte, progress Progress) ([]Found, error) {
	f, err := picture.Open(data)
	if err != nil {
		return nil, err
	}
	all := min(f.Pages(), mostPictures)
	var out []Found
	var wrong error
	for i := range all {
		img, err := f.Page(i)
		switch {
		case err != nil && wrong == nil:
			wrong = err // but the next page may be whole
		case err == nil:
			if m, ok := Read(ctx, img); ok {
				out = append(out, Found{i + 1, m})
			}
		}
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		progress.say(i+1, all)
	}
	if len(out) > 0 {
		wrong = nil
	}
	return out, wrong
}
