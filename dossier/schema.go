package dossier

import "encoding/json"

// FieldSchema is the JSON Schema of a field's file form.
func FieldSchema(f *Field) map[string]any {
	s := f.spec().schema(f)
	s["title"] = f.Label
	s["x-kind"] = string(f.Kind)
	return s
}

// Schema is the JSON Schema (2020-12) of a dossier file for one call. It
// describes well-formed dossiers; unknown members are allowed, because a file
// of a newer program keeps them. The name of the program stands in its title.
func Schema(program string, c *Call) ([]byte, error) {
	answers, params := map[string]any{}, map[string]any{}
	for f := range c.Questions() {
		if f.spec().fate() != derived {
			answers[string(f.ID)] = FieldSchema(f)
		}
	}
	for i := range c.Params {
		f := &c.Params[i]
		params[string(f.ID)] = map[string]any{
			"type": "object", "required": []string{"value"},
			"properties": map[string]any{
				"value":  FieldSchema(f),
				"source": map[string]any{"type": "string"},
				"date":   map[string]any{"type": "string", "format": "date"},
			},
		}
	}
	return json.MarshalIndent(map[string]any{
		"$schema":  "https://json-schema.org/draft/2020-12/schema",
		"title":    program + " – " + c.Title,
		"type":     "object",
		"required": []string{"format", "call", "answers"},
		"properties": map[string]any{
			"format":   map[string]any{"enum": []int{1, Format}},
			"call":     map[string]any{"const": c.ID},
			"revision": map[string]any{"type": "integer"},
			"id":       map[string]any{"type": "string"},
			"version":  map[string]any{"type": "integer", "minimum": 0},
			"title":    map[string]any{"type": "string"},
			"updated":  map[string]any{"type": "string", "format": "date-time"},
			"answers":  map[string]any{"type": "object", "properties": answers},
			"params":   map[string]any{"type": "object", "properties": params},
			"notes":    map[string]any{"type": "object", "additionalProperties": map[string]any{"type": "string"}},
			"origins":  map[string]any{"type": "object", "additionalProperties": originSchema()},
		},
	}, "", "  ")
}

// originSchema is the JSON Schema of what says of which paper an answer was read.
func originSchema() map[string]any {
	props := map[string]any{}
	for _, key := range originMembers {
		if (&Origin{}).count(key) != nil {
			props[key] = map[string]any{"type": "integer", "minimum": 1}
		} else {
			props[key] = map[string]any{"type": "string"}
		}
	}
	return map[string]any{"type": "object", "properties": props}
}
