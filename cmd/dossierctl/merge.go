package main

import (
	"encoding/json"

	"dossierpme/dossier"
	"dossierpme/dossier/merge"
	"dossierpme/dossier/shelf"
	"dossierpme/internal/failure"
	"dossierpme/internal/paper"
	"dossierpme/internal/spottext"
)

// conflictLine is what both sides changed, as programs read it.
type conflictLine struct {
	Field dossier.FieldID `json:"field"`
	Row   string          `json:"row"`
	Here  json.RawMessage `json:"here"` // in the form of a file; null: nothing
	There json.RawMessage `json:"there"`
	Label string          `json:"label"`
}

// mergeFile puts a dossier of a file together with the one of the store.
func mergeFile(s *session, p *parsed) (int, error) {
	prefer, err := preferred(p)
	if err != nil {
		return 0, err
	}
	parts, f, err := s.read(p)
	if err != nil {
		return 0, err
	}
	db, dir, err := s.open(p, false)
	if err != nil {
		return 0, failure.Of(err, dir)
	}
	defer db.Close()
	got, err := parts.Merge(db, f, prefer)
	if err != nil {
		return 0, failure.Of(err, dir)
	}
	code := failure.ExitDone
	if got.Verdict == shelf.MergeConflict {
		code = failure.ExitDifferent
	}
	s.skipped(got.Skipped)
	lines := s.conflictLines(got)
	verdict := s.words.T("ctl.merge."+string(got.Verdict), "id", got.ID, "count", len(lines))
	if code != failure.ExitDone {
		s.say(verdict) // a failure is told to people, whatever the output
	}
	if p.has("--json") {
		return code, s.json(struct {
			ID        string             `json:"id"`
			Verdict   shelf.MergeVerdict `json:"verdict"`
			Changed   []paper.Change     `json:"changed"`
			Conflicts []conflictLine     `json:"conflicts"`
		}{got.ID, got.Verdict, append([]paper.Change{}, got.Changed...), lines})
	}
	if code == failure.ExitDone {
		s.line(verdict)
	}
	for _, c := range got.Changed {
		s.line(s.changeText(c))
	}
	if len(got.Conflicts) > 0 {
		here, there := dossier.NewView(got.Call, got.Here, parts.Env), dossier.NewView(got.Call, got.There, parts.Env)
		for i, c := range got.Conflicts {
			key := "ctl.merge.both"
			if c.Row != "" {
				key = "ctl.merge.both_row"
			}
			s.line(s.words.T(key, "label", lines[i].Label, "row", c.Row,
				"here", spottext.Value(s.words, here, c.Spot, c.Here), "there", spottext.Value(s.words, there, c.Spot, c.There)))
		}
	}
	return code, nil
}

// preferred is the side that stands where both changed; nil where nobody said.
func preferred(p *parsed) (*merge.Side, error) {
	if !p.has("--prefer") {
		return nil, nil
	}
	side := merge.Here
	switch p.value("--prefer") {
	case "here":
	case "there":
		side = merge.There
	default:
		return nil, usage("usage_prefer", "word", p.value("--prefer"))
	}
	return &side, nil
}

func (s *session) conflictLines(got paper.Merged) []conflictLine {
	lines := []conflictLine{}
	for _, c := range got.Conflicts {
		lines = append(lines, conflictLine{c.Field, c.Row, wire(c.Here), wire(c.There), spottext.Label(s.words, got.Call.Named(c.Field))})
	}
	return lines
}

// wire is a value in the form of a file, a row without the table around it.
func wire(v dossier.Value) json.RawMessage {
	switch x := v.(type) {
	case nil:
		return json.RawMessage("null")
	case dossier.Rows:
		if len(x) == 1 {
			var rows []json.RawMessage
			if json.Unmarshal(dossier.EncodeValue(x), &rows) == nil && len(rows) == 1 {
				return rows[0]
			}
		}
	}
	return dossier.EncodeValue(v)
}
