package say

import (
	"fmt"
	"slices"

	"dossierpme/internal/french"
)

// Words are all words of the program in one language.
type Words struct {
	all   []*file
	files map[string][]*file // by the first part of the keys that stand there
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
	t, ok := w.text(key)
	if !ok {
		return key
	}
	return t.fill(pairs(args))
}

// part returns one part of an entry: that of the first variant whose conditions
// all hold, else the entry's own.
func (w *Words) part(entry, part string, args map[string]string) string {
	for _, v := range w.variants(entry) {
		if !slices.ContainsFunc(v.when, func(c condition) bool { return !c.holds(args) }) {
			if t, ok := v.parts[part]; ok {
				return t.fill(args)
			}
			break
		}
	}
	t, _ := w.text(entry + "." + part)
	return t.fill(args)
}

func pairs(args []any) map[string]string {
	m := make(map[string]string, len(args)/2)
	for i := 0; i+1 < len(args); i += 2 {
		name, _ := args[i].(string)
		switch v := args[i+1].(type) {
		case string:
			m[name] = v
		case int:
			m[name] = french.Count(v)
		default:
			m[name] = fmt.Sprint(v)
		}
	}
	return m
}
