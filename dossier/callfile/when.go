package callfile

import (
	"maps"
	"slices"
	"strings"

	"dossierpme/dossier"
	"dossierpme/internal/french"
)

// conditionKeys are the keys of a condition.
var conditionKeys = []string{"field", "is", "in", "filled"}

// conditions reads what stands under when: one condition, or a list of them. Where they
// stand is only asked for a fault.
func (r *reader) conditions(line func() int, in any) dossier.Conditions {
	var all []any
	switch x := in.(type) {
	case nil:
		return nil
	case []any:
		all = x
	default:
		all = []any{x}
	}
	out := make(dossier.Conditions, 0, len(all))
	for _, one := range all {
		table, ok := one.(map[string]any)
		if !ok {
			r.fault(line(), "type", map[string]string{"key": "when"})
			continue
		}
		out = append(out, r.condition(line, table))
	}
	if len(all) == 0 {
		r.fault(line(), "when_form", nil)
	}
	return out
}

// condition reads one condition, which must say exactly one thing.
func (r *reader) condition(line func() int, in map[string]any) dossier.Condition {
	var c dossier.Condition
	said := 0
	for _, key := range slices.Sorted(maps.Keys(in)) {
		ok := true
		switch strings.ToLower(key) { // as the decoder takes all other keys
		case "field":
			var id string
			id, ok = in[key].(string)
			c.Field = dossier.FieldID(id)
		case "is":
			said++
			switch in[key].(type) {
			case string, bool:
				c.Is = in[key]
			default:
				ok = false
			}
		case "in":
			said++
			c.In, ok = texts(in[key])
		case "filled":
			said++
			c.Filled, ok = in[key].(bool)
		default:
			r.fault(line(), "unknown_key", map[string]string{"key": key, "near": french.Nearest(key, conditionKeys)})
		}
		if !ok {
			r.fault(line(), "type", map[string]string{"key": key})
			return c
		}
	}
	if said != 1 || c.Field == "" || c.Is == nil && len(c.In) == 0 && !c.Filled {
		r.fault(line(), "when_form", nil)
	}
	return c
}

func texts(in any) ([]string, bool) {
	list, ok := in.([]any)
	var out []string
	for _, x := range list {
		text, isText := x.(string)
		ok = ok && isText
		out = append(out, text)
	}
	return out, ok
}
