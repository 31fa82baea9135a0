package say

import (
	"fmt"
	"maps"
	"slices"
)

// Words are all words of the program in one language.
type Words struct {
	texts    map[string]template
	variants map[string][]variant
}

// variant replaces parts of an entry where the arguments fit.
type variant struct {
	when  []condition
	parts map[string]template
}

// condition holds where the argument is there and not empty, where it is not
// ("!arg"), or where it has exactly the wanted value ("arg=value").
type condition struct {
	arg, value string
	absent     bool
}

func (c condition) holds(args map[string]string) bool {
	if c.value != "" {
		return args[c.arg] == c.value
	}
	return (args[c.arg] == "") == c.absent
}

// T returns the text of a key. args are pairs of a placeholder's name and its
// value; a whole number is written in the French way. An unknown key is
// returned as it is, an unfilled placeholder stays visible: both are mistakes
// that tests look for.
func (w *Words) T(key string, args ...any) string {
	t, ok := w.texts[key]
	if !ok {
		return key
	}
	return t.fill(pairs(args))
}

// Has reports whether there is a text of this key.
func (w *Words) Has(key string) bool {
	_, ok := w.texts[key]
	return ok
}

// Keys lists the key of every text, sorted; those of a variant are
// "entry.variant.n.part".
func (w *Words) Keys() []string { return slices.Sorted(maps.Keys(w.All())) }

// All returns every text as it was written, its places unfilled, by key.
func (w *Words) All() map[string]string {
	all := make(map[string]string, len(w.texts))
	for k, t := range w.texts {
		all[k] = t.source()
	}
	for entry, vs := range w.variants {
		for i, v := range vs {
			for part, t := range v.parts {
				all[fmt.Sprintf("%s.variant.%d.%s", entry, i, part)] = t.source()
			}
		}
	}
	return all
}

// part returns one part of an entry: that of the first variant whose conditions
// all hold, else the entry's own.
func (w *Words) part(entry, part string, args map[string]string) string {
	for _, v := range w.variants[entry] {
		if !slices.ContainsFunc(v.when, func(c condition) bool { return !c.holds(args) }) {
			if t, ok := v.parts[part]; ok {
				return t.fill(args)
			}
			break
		}
	}
	return w.texts[entry+"."+part].fill(args)
}

func pairs(args []any) map[string]string {
	m := make(map[string]string, len(args)/2)
	for i := 0; i+1 < len(args); i += 2 {
		name, _ := args[i].(string)
		switch v := args[i+1].(type) {
		case string:
			m[name] = v
		case int:
			m[name] = Count(v)
		default:
			m[name] = fmt.Sprint(v)
		}
	}
	return m
}
