package main

import (
	"dossierpme/dossier/shelf"
	"dossierpme/internal/failure"
	"dossierpme/internal/paper"
)

func importDossier(s *session, p *parsed) (int, error) {
	known, err := take(p)
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
	got, err := parts.Import(db, f, nil, known)
	if err != nil {
		return 0, failure.Of(err, dir)
	}
	switch got.State {
	case shelf.IsOther:
		return failure.ExitDifferent, s.known(p, got)
	case shelf.IsSame:
		s.say(s.words.T("ctl.import.same"))
	case shelf.Replaced:
		s.say(s.words.T("ctl.import.replaced", "id", got.ID, "version", got.Version))
	}
	s.skipped(got.Skipped)
	if p.has("--json") {
		missing := []string{}
		for _, k := range got.Skipped {
			missing = append(missing, k.Path)
		}
		return failure.ExitDone, s.json(struct {
			ID      string   `json:"id"`
			Missing []string `json:"missing"` // annexes that were not there to be kept
		}{got.ID, missing})
	}
	s.line(got.ID)
	return failure.ExitDone, nil
}

// skipped says which annexes were not taken in, and why.
func (s *session) skipped(all []paper.Skipped) {
	for _, k := range all {
		s.say(s.words.T("ctl.import.skipped", "path", k.Path, "why", s.words.T("ctl.import."+string(k.State))))
	}
}

// take is what the command line says of a dossier that the store has already.
func take(p *parsed) (shelf.Take, error) {
	switch {
	case p.has("--replace") && p.has("--as-new"):
		return 0, usage("usage_options_clash", "word", "--replace", "other", "--as-new")
	case p.has("--replace"):
		return shelf.TakeOver, nil
	case p.has("--as-new"):
		return shelf.TakeCopy, nil
	}
	return shelf.TakeNone, nil
}

// known says that the store has another dossier of this id, and where they differ.
func (s *session) known(p *parsed, got paper.Imported) error {
	s.say(s.words.T("ctl.import.known", "id", got.ID))
	if p.has("--json") {
		return s.json(struct {
			ID      string         `json:"id"`
			Changed []paper.Change `json:"changed"`
		}{got.ID, append([]paper.Change{}, got.Changed...)})
	}
	for _, c := range got.Changed {
		s.say(s.changeText(c))
	}
	return nil
}
