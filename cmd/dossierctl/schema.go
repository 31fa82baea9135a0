package main

import (
	"encoding/json"

	"dossierpme/dossier"
	"dossierpme/internal/failure"
	"dossierpme/internal/version"
)

func schema(s *session, p *parsed) (int, error) {
	if len(p.args) > 0 {
		_, c, err := s.call(p)
		if err != nil {
			return 0, err
		}
		b, err := dossier.Schema(version.App().Name, c)
		if err != nil {
			return 0, err
		}
		s.line(string(b))
		return failure.ExitDone, nil
	}
	b, err := envelope()
	if err != nil {
		return 0, err
	}
	return failure.ExitDone, s.json(b)
}

// envelope is the schema of a dossier for any call, with the file form of every
// kind of field under $defs.
func envelope() (map[string]any, error) {
	raw, err := dossier.Schema("", &dossier.Call{})
	if err != nil {
		return nil, err
	}
	var out map[string]any
	if err := json.Unmarshal(raw, &out); err != nil {
		return nil, err
	}
	defs := map[string]any{}
	for _, k := range dossier.Kinds() {
		f := dossier.FieldSchema(&dossier.Field{Kind: k})
		delete(f, "title")
		if k == dossier.KindChoice {
			f = map[string]any{"type": "string", "x-kind": string(k)} // the options are those of the field
		}
		if k == dossier.KindChoices {
			f = map[string]any{"type": "array", "uniqueItems": true, "items": map[string]any{"type": "string"}, "x-kind": string(k)}
		}
		defs[string(k)] = f
	}
	out["title"] = version.App().Name
	out["$defs"] = defs
	if props, ok := out["properties"].(map[string]any); ok {
		props["call"] = map[string]any{"type": "string", "minLength": 1}
	}
	return out, nil
}
