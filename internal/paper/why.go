package paper

import "slices"

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
		out = append(out, t("verification.why.too_large"))
	}
	if n := len(v.Unseen); n > 0 {
		out = append(out, t("verification.why.unseen", "n", n, "pages", p.spans(v.Unseen)))
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
