package reference

import (
	"strings"

	"dossierpme/internal/french"
)

// SearchCommunes returns at most limit communes for what a user is typing: a
// postcode or its beginning, words of a name, or both (« 59 lille »).
//
// Accents, case, hyphens and apostrophes do not count, « st » is « saint ».
// First comes the commune with exactly this name, then those whose name begins
// so, with or without its article, then those with these words inside their
// name, then those with the beginnings of all the words in any order. At equal
// rank Hauts-de-France comes first, then the alphabet. A number that fits no
// commune of that name (a CEDEX, an arrondissement) is ignored. A former commune is
// found by its name as the one that it is part of.
func (r *Reference) SearchCommunes(text string, limit int) []Commune {
	var words, numbers []string
	cedex := false
	for w := range strings.FieldsSeq(french.Fold(text)) {
		switch {
		case w == "cedex":
			cedex = true
		case cedex && len(w) <= 2 && strings.Trim(w, "0123456789") == "": // CEDEX 2: of the post office, not of the place
		case w[0] >= '0' && w[0] <= '9' && strings.Trim(w, "0123456789") == "":
			numbers = append(numbers, w)
		default:
			words = append(words, w)
		}
	}
	if len(words) == 0 {
		return r.searchPostcodes(strings.Join(numbers, ""), limit)
	}
	all := r.searched()
	query := strings.Join(words, " ")
	fits := func(i int) bool {
		for _, n := range numbers {
			if !all[i].hasPostcode(n) {
				return false
			}
		}
		return true
	}
	hits := r.names().search(all, query, limit, fits)
	if len(hits) == 0 && len(numbers) > 0 {
		hits = r.names().search(all, query, limit, func(int) bool { return true })
	}
	return communesAt(all, hits)
}

// searchPostcodes returns at most limit communes with a postcode that begins
// with prefix, by name.
func (r *Reference) searchPostcodes(prefix string, limit int) []Commune {
	if prefix == "" || limit <= 0 {
		return nil
	}
	all, names := r.searched(), r.names()
	var best []hit
	for i, c := range r.communes() {
		if c.hasPostcode(prefix) {
			best = keepBest(best, hit{index: i, name: names.name(i), code: c.code}, limit)
		}
	}
	return communesAt(all, best)
}

func communesAt(all []communeRecord, hits []hit) []Commune {
	var out []Commune
	for _, h := range hits {
		out = append(out, all[h.index].commune())
	}
	return out
}

// spelledOut writes the abbreviated words of a folded query in full, as the
// names of communes do.
func spelledOut(folded string) string {
	words := strings.Split(folded, " ")
	for i, w := range words {
		switch w {
		case "st":
			words[i] = "saint"
		case "ste":
			words[i] = "sainte"
		}
	}
	return strings.Join(words, " ")
}
