package say

import (
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/pelletier/go-toml/v2"
)

// variantKey is the name of the variants inside an entry.
const variantKey = "variant"

// Load reads every TOML file of a folder and refuses what would say nonsense; a
// key that two files give is an error, so that nobody's words are shadowed. It is
// for tests: the files are part of the program, which opens them with Open.
func Load(dir fs.FS) (*Words, error) {
	w, err := Open(dir)
	if err != nil {
		return nil, err
	}
	if err := w.check(); err != nil {
		return nil, err
	}
	return w, nil
}

// check reads every file.
func (w *Words) check() error {
	stands := map[string]string{} // the file of each key
	for _, f := range w.all {
		s, err := f.read()
		if err != nil {
			return err
		}
		for _, key := range slices.Concat(slices.Collect(maps.Keys(s.texts)), slices.Collect(maps.Keys(s.variants))) {
			if other, twice := stands[key]; twice {
				return fmt.Errorf("%s stands in two files, %s and %s", key, other, f.name)
			}
			stands[key] = f.name
			if top := topOf(key); !slices.Contains(w.files[top], f) {
				return fmt.Errorf("%s is not found in %s: nothing there looks like a table %q", key, f.name, top)
			}
		}
	}
	for _, f := range w.all {
		for entry, vs := range f.get().variants {
			for _, v := range vs {
				for part := range v.parts {
					if !w.Has(entry + "." + part) {
						return fmt.Errorf("a variant of %s has the part %q, which %s has not", entry, part, entry)
					}
				}
			}
		}
	}
	return nil
}

// parse reads one file. The dotted path of a text is its key.
func parse(name string, src []byte) (*shelf, error) {
	var tree map[string]any
	err := toml.Unmarshal(src, &tree)
	s := &shelf{texts: map[string]template{}, variants: map[string][]variant{}}
	if err == nil {
		err = s.table("", tree)
	}
	if err != nil {
		return nil, fmt.Errorf("reading the words in %s: %w", path.Base(name), err)
	}
	return s, nil
}

func (s *shelf) table(prefix string, tree map[string]any) error {
	for k, v := range tree {
		key := k
		if prefix != "" {
			key = prefix + "." + k
		}
		var err error
		switch v := v.(type) {
		case string:
			err = s.text(key, v)
		case map[string]any:
			err = s.table(key, v)
		case []any:
			if k != variantKey {
				return fmt.Errorf("%s is a list", key)
			}
			err = s.list(prefix, v)
		default:
			err = fmt.Errorf("%s is no text", key)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (s *shelf) text(key, text string) error {
	t, err := parseTemplate(text)
	if err != nil {
		return fmt.Errorf("%s: %w", key, err)
	}
	s.texts[key] = t
	return nil
}

func (s *shelf) list(entry string, items []any) error {
	for _, item := range items {
		tree, ok := item.(map[string]any)
		if !ok {
			return fmt.Errorf("%s: a variant is no table", entry)
		}
		v := variant{parts: map[string]template{}}
		for k, x := range tree {
			text, isText := x.(string)
			switch {
			case k == "when" && isText:
				v.when = parseConditions(text)
			case isText:
				t, err := parseTemplate(text)
				if err != nil {
					return fmt.Errorf("%s, variant, %s: %w", entry, k, err)
				}
				v.parts[k] = t
			default:
				return fmt.Errorf("%s, variant: %s is no text", entry, k)
			}
		}
		if len(v.when) == 0 {
			return fmt.Errorf("%s: a variant without a when", entry)
		}
		s.variants[entry] = append(s.variants[entry], v)
	}
	return nil
}

// parseConditions reads "short", "min, max", "kind=money" or "!option".
func parseConditions(s string) []condition {
	var out []condition
	for part := range strings.SplitSeq(s, ",") {
		arg, value, _ := strings.Cut(strings.TrimSpace(part), "=")
		arg, absent := strings.CutPrefix(arg, "!")
		if arg != "" {
			out = append(out, condition{arg, value, absent})
		}
	}
	return out
}
