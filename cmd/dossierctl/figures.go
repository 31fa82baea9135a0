package main

import (
	"dossierpme/dossier"
	"dossierpme/internal/failure"
	"dossierpme/internal/figuretext"
)

// showFigures lists what the program computes: every figure for a machine, those
// that the call asks for in words.
func showFigures(s *session, p *parsed) (int, error) {
	parts, f, err := s.read(p)
	if err != nil {
		return 0, err
	}
	v := dossier.NewView(f.Call, f.Dossier, parts.Env)
	all, texts := parts.Figures(v), figuretext.New(parts.Words, v)
	if p.has("--json") {
		out := make(map[string]figuretext.JSON, len(all))
		for id, fig := range all {
			out[id] = texts.JSON(fig)
		}
		return failure.ExitDone, s.json(out)
	}
	first := true
	for field := range f.Call.Questions() {
		fig, ok := all[field.Figure]
		if field.Kind != dossier.KindComputed || !ok || !v.Visible(field.ID) {
			continue
		}
		if !first {
			s.line("")
		}
		first = false
		for i, line := range texts.Listing(field.Label, fig) {
			if i > 0 {
				line = "  " + line
			}
			s.line(line)
		}
	}
	return failure.ExitDone, nil
}
