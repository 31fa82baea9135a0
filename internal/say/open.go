package say

import (
	"fmt"
	"io/fs"
	"iter"
	"maps"
	"slices"
	"strings"
	"sync"
)

// file is one TOML file of words, read when one of them is first asked for.
type file struct {
	name string
	read func() (*shelf, error)
}

// shelf is what stands in one file.
type shelf struct {
	texts    map[string]template
	variants map[string][]variant
}

// get returns what stands in the file. A file that cannot be read is a mistake
// in the build, which Load finds in a test, and no condition that a user could meet.
func (f *file) get() *shelf {
	s, err := f.read()
	if err != nil {
		panic(err)
	}
	return s
}

// Open finds the words of a folder. It is cheap: it only looks which file has
// which tables, so that a command that says ten words reads one file.
func Open(dir fs.FS) (*Words, error) {
	names, err := fs.Glob(dir, "*.toml")
	if err != nil {
		return nil, fmt.Errorf("looking for the words: %w", err)
	}
	if len(names) == 0 {
		return nil, fmt.Errorf("looking for the words: no file")
	}
	w := &Words{files: map[string][]*file{}}
	for _, name := range names {
		src, err := fs.ReadFile(dir, name)
		if err != nil {
			return nil, fmt.Errorf("reading the words: %w", err)
		}
		f := &file{name, sync.OnceValues(func() (*shelf, error) { return parse(name, src) })}
		w.all = append(w.all, f)
		for top := range tops(src) {
			if !slices.Contains(w.files[top], f) {
				w.files[top] = append(w.files[top], f)
			}
		}
	}
	return w, nil
}

// tops guesses the first parts of the keys of a file from its lines. A line
// inside a long text may look like one more, and costs reading a file in vain;
// that none is missed is what Load holds against the keys themselves.
func tops(src []byte) iter.Seq[string] {
	return func(yield func(string) bool) {
		begun := false // a table has begun: its keys are not the first part of any
		for line := range strings.Lines(string(src)) {
			name, table := strings.CutPrefix(strings.TrimLeft(line, " \t"), "[")
			begun = begun || table
			if begun && !table {
				continue
			}
			name = strings.TrimLeft(name, "[ \t\"'")
			if end := strings.IndexAny(name, ".=] \t\"'"); end > 0 && !yield(name[:end]) {
				return
			}
		}
	}
}

// topOf is the first part of a key.
func topOf(key string) string {
	top, _, _ := strings.Cut(key, ".")
	return top
}

// text finds the text of a key.
func (w *Words) text(key string) (template, bool) {
	for _, f := range w.files[topOf(key)] {
		if t, ok := f.get().texts[key]; ok {
			return t, true
		}
	}
	return nil, false
}

// variants are the variants of an entry.
func (w *Words) variants(entry string) []variant {
	for _, f := range w.files[topOf(entry)] {
		if vs := f.get().variants[entry]; vs != nil {
			return vs
		}
	}
	return nil
}

// Has reports whether there is a text of this key.
func (w *Words) Has(key string) bool {
	_, ok := w.text(key)
	return ok
}

// Keys lists the key of every text, sorted; those of a variant are
// "entry.variant.n.part".
func (w *Words) Keys() []string { return slices.Sorted(maps.Keys(w.All())) }

// All returns every text as it was written, its places unfilled, by key.
func (w *Words) All() map[string]string {
	all := map[string]string{}
	for _, f := range w.all {
		s := f.get()
		for k, t := range s.texts {
			all[k] = t.source()
		}
		for entry, vs := range s.variants {
			for i, v := range vs {
				for part, t := range v.parts {
					all[fmt.Sprintf("%s.variant.%d.%s", entry, i, part)] = t.source()
				}
			}
		}
	}
	return all
}
