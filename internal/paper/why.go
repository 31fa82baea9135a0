package paper

import (
	"slices"

	"dossierpme/internal/french"
	"dossierpme/pdf/raster"
)

// mostNamed is how many pages that differ are named.
const mostNamed = 12

// Why says where a file shows something else than its data, in sentences.
func (p *Press) Why(v Verified) []string {
	t := p.Words.T
	var out []string
	for _, d := range v.Doubts {
		if d != OtherThings {
			out = append(out, t("verification.why."+string(d)))
		}
	}
	for _, kind := range v.Extra {
		out = append(out, t("verification.why."+string(kind)))
	}
	if v.TooLarge {
		out = append(out, t("verification.why.too_large", "most", french.SizeLimit(raster.MaxBytes)))
	}
	away := slices.DeleteFunc(slices.Clone(v.Unseen), func(n int) bool { return slices.Contains(v.Scans, n) })
	if n := len(away); n > 0 {
		out = append(out, t("verification.why.unseen", "n", n, "pages", p.spans(away)))
	}
	if n := len(v.Scans); n > 0 {
		out = append(out, t("verification.why.scans", "n", n, "pages", p.spans(v.Scans)))
	}
	if len(v.Unseen) > 0 && len(v.Pages) == 0 && v.Ours == v.Has {
		out = append(out, t("verification.why.rest"))
	}
	if slices.Contains(v.Doubts, OtherFoot) || slices.Contains(v.Doubts, OtherCode) {
		return out // they say what is wrong with the pages
	}
	if v.Ours != v.Has {
		out = append(out, t("verification.why.count", "has", v.Has, "ours", v.Ours))
	}
	for i, page := range v.Pages {
		if i == mostNamed {
			return append(out, t("verification.why.more", "n", len(v.Pages)-i))
		}
		out = append(out, t("verification.why."+string(page.Difference), "page", page.Page))
	}
	return out
}
