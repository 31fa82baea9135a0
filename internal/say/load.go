package say

import (
	"fmt"
	"io/fs"
	"path"
	"strings"

	"github.com/pelletier/go-toml/v2"
)

// variantKey is the name of the variants inside an entry.
const variantKey = "variant"

// Load reads every TOML file of a folder. The dotted path of a text is its key;
// a key that two files give is an error, so that nobody's words are shadowed.
func Load(dir fs.FS) (*Words, error) {
	names, err := fs.Glob(dir, "*.toml")
	if err != nil {
		return nil, fmt.Errorf("looking for the words: %w", err)
	}
	if len(names) == 0 {
		return nil, fmt.Errorf("looking for the words: no file")
	}
	w := &Words{texts: map[string]template{}, variants: map[string][]variant{}}
	for _, name := range names {
		src, err := fs.ReadFile(dir, name)
		if err != nil {
			return nil, fmt.Errorf("reading the words: %w", err)
		}
		var tree map[string]any
		if err := toml.Unmarshal(src, &tree); err != nil {
			return nil, fmt.Errorf("reading the words in %s: %w", path.Base(name), err)
		}
		if err := w.table("", tree); err != nil {
			return nil, fmt.Errorf("reading the words in %s: %w", path.Base(name), err)
		}
	}
	for entry, vs := range w.variants {
		for _, v := range vs {
			for part := range v.parts {
				if !w.Has(entry + "." + part) {
					return nil, fmt.Errorf("a variant of %s has the part %q, which %s has not", entry, part, entry)
				}
			}
		}
	}
	return w, nil
}

func (w *Words) table(prefix string, tree map[string]any) error {
	for k, v := range tree {
		key := k
		if prefix != "" {
			key = prefix + "." + k
		}
		var err error
		switch v := v.(type) {
		case string:
			err = w.text(key, v)
		case map[string]any:
			err = w.table(key, v)
		case []any:
			if k != variantKey {
				return fmt.Errorf("%s is a list", key)
			}
			err = w.list(prefix, v)
		default:
			err = fmt.Errorf("%s is no text", key)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (w *Words) text(key, s string) error {
	if w.Has(key) {
		return fmt.Errorf("%s stands in two files", key)
	}
	t, err := parseTemplate(s)
	if err != nil {
		return fmt.Errorf("%s: %w", key, err)
	}
	w.texts[key] = t
	return nil
}

func (w *Words) list(entry string, items []any) error {
	for _, item := range items {
		tree, ok := item.(map[string]any)
		if !ok {
			return fmt.Errorf("%s: a variant is no table", entry)
		}
		v := variant{parts: map[string]template{}}
		for k, x := range tree {
			s, isText := x.(string)
			switch {
			case k == "when" && isText:
				v.when = parseConditions(s)
			case isText:
				t, err := parseTemplate(s)
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
		w.variants[entry] = append(w.variants[entry], v)
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
