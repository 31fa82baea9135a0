package main

import (
	"context"

	"dossierpme/internal/failure"
)

// saveEverything writes all that is kept on the company of a dossier into a folder.
func saveEverything(s *session, p *parsed) (int, error) {
	for _, other := range []string{"-o", "--portable", "--replaced", "--history", "--passphrase-file"} {
		if p.has(other) {
			return 0, usage("usage_options_clash", "word", "--everything", "other", other)
		}
	}
	parts, err := s.parts(p)
	if err != nil {
		return 0, err
	}
	db, dir, id, err := s.named(p, s.openToRead)
	if err != nil {
		return 0, err
	}
	defer db.Close()
	to := p.value("--everything")
	n, err := parts.Everything(context.Background(), db, id, to)
	if err != nil {
		return 0, failure.Of(err, dir)
	}
	s.say(s.words.T("everything.done", "n", n, "path", to))
	return failure.ExitDone, nil
}
