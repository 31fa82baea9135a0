package reference

import (
	"cmp"
	"slices"

	"dossierpme/internal/french"
)

// NAFEntry is a sub-class of the NAF rév. 2.
type NAFEntry struct {
	Code  string // for instance 10.39A
	Label string
}

// NAF returns the label of a code of the NAF rév. 2, written with or without
// its dot. The labels of the NAF 2025 are not known.
func (r *Reference) NAF(code string) (label string, ok bool) {
	all := r.naf()
	code = plainCode(code)
	if len(code) != len("1039A") {
		return "", false
	}
	code = code[:2] + "." + code[2:]
	i, ok := slices.BinarySearchFunc(all, code, func(e NAFEntry, code string) int { return cmp.Compare(e.Code, code) })
	if !ok {
		return "", false
	}
	return all[i].Label, true
}

// SearchNAF returns at most limit activities of the NAF rév. 2 for the
// beginning of a code or words of the label. Accents, case and plurals do not
// count.
func (r *Reference) SearchNAF(text string, limit int) []NAFEntry {
	var out []NAFEntry
	for _, i := range searchLabels(r.nafIndex(), text, limit) {
		out = append(out, r.naf()[i])
	}
	return out
}

func parseNAF(text []byte) []NAFEntry {
	var all []NAFEntry
	eachRow("NAF", string(text), 2, func(c []string) { all = append(all, NAFEntry{Code: c[0], Label: c[1]}) })
	return all
}

func indexNAF(all []NAFEntry) []labelled {
	out := make([]labelled, len(all))
	for i, e := range all {
		out[i] = labelled{code: plainCode(e.Code), label: french.Fold(e.Label)}
	}
	return out
}
