package reference

import (
	"cmp"
	"slices"
	"strings"

	"dossierpme/internal/french"
)

// nameIndex is the folded names of all communes in one text: the standard
// library finds a word in it far quicker than in 35,000 strings. An entry is a
// space, the folded name and a line break, so that every word follows a space.
type nameIndex struct {
	text  string
	start []int // of each entry, and the end of the text
	// heads lists the entries by the first byte of the name, and again by the
	// first byte after its article.
	heads [256][]int
}

func indexNames(all []communeRecord) *nameIndex {
	size := 0
	for _, c := range all {
		size += len(c.searched()) + 2
	}
	text := make([]byte, 0, size)
	start := make([]int, 0, len(all)+1)
	for _, c := range all {
		start = append(start, len(text))
		text = append(text, ' ')
		text = french.AppendFolded(text, c.searched())
		text = append(text, '\n')
	}
	x := &nameIndex{text: string(text), start: append(start, len(text))}
	for i := range all {
		name := x.name(i)
		x.heads[name[0]] = append(x.heads[name[0]], i)
		if bare := withoutArticle(name); bare[0] != name[0] {
			x.heads[bare[0]] = append(x.heads[bare[0]], i)
		}
	}
	return x
}

// name returns the folded name of the commune at i.
func (x *nameIndex) name(i int) string { return x.text[x.start[i]+1 : x.start[i+1]-1] }

// hit is a commune found, by its position in the list of all.
type hit struct {
	index int
	rank  int
	past  bool // found by the name of a former commune
	away  bool // not in Hauts-de-France
	name  string
	code  string // of the commune of today, which several names can lead to
}

func (h hit) compare(o hit) int {
	switch {
	case h.rank != o.rank:
		return cmp.Compare(h.rank, o.rank)
	case h.past != o.past:
		if h.past {
			return 1
		}
		return -1
	case h.away != o.away:
		if h.away {
			return 1
		}
		return -1
	case h.name != o.name:
		return cmp.Compare(h.name, o.name)
	}
	return cmp.Compare(h.index, o.index)
}

// search returns the best hits, best first, among the communes that fit.
//
// What was typed is tried as it stands and with « st » spelled out: « st »
// alone may also be the beginning of Steenvoorde.
func (x *nameIndex) search(all []communeRecord, query string, limit int, fits func(int) bool) []hit {
	if limit <= 0 {
		return nil
	}
	var best []hit
	take := func(i, rank int) {
		if fits(i) {
			best = keepBest(best, hit{index: i, rank: rank, past: all[i].former != "", away: !all[i].inRegion(), name: x.name(i), code: all[i].code}, limit)
		}
	}
	variants := []string{query}
	if s := spelledOut(query); s != query {
		variants = append(variants, s)
	}
	for v, q := range variants {
		base := v * ranks // the second variant ranks below all of the first
		for _, i := range x.heads[q[0]] {
			if rank, ok := rankOfStart(x.name(i), q); ok {
				take(i, base+rank)
			}
		}
		if len(best) == limit {
			break // all the rest ranks below
		}
		words := strings.Split(q, " ")
		x.eachWith(longest(words), func(i int) {
			if rank, ok := rankOf(x.name(i), q, words); ok {
				take(i, base+rank)
			}
		})
		if len(best) == limit {
			break
		}
	}
	return best
}

// eachWith calls f for every name with a word that begins with s.
func (x *nameIndex) eachWith(s string, f func(i int)) {
	s = " " + s
	i := 0
	for from := 0; ; from = x.start[i+1] {
		at := strings.Index(x.text[from:], s)
		if at < 0 {
			return
		}
		for x.start[i+1] <= from+at {
			i++
		}
		f(i)
	}
}

// longest returns the longest word: the one with the fewest names.
func longest(words []string) string {
	return slices.MaxFunc(words, func(a, b string) int { return cmp.Compare(len(a), len(b)) })
}

// keepBest inserts h at its place among the best hits, of which limit are
// kept, each commune once.
func keepBest(best []hit, h hit, limit int) []hit {
	if len(best) == limit && best[limit-1].compare(h) <= 0 {
		return best
	}
	if same := slices.IndexFunc(best, func(b hit) bool { return b.code == h.code }); same >= 0 {
		if best[same].compare(h) <= 0 {
			return best
		}
		best = slices.Delete(best, same, same+1)
	}
	at, _ := slices.BinarySearchFunc(best, h, hit.compare)
	best = slices.Insert(best, at, h)
	return best[:min(limit, len(best))]
}
