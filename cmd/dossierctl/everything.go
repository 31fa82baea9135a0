package main

import (
	"context"
	"errors"

	"dossierpme/dossier/store"
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
	none := &failure.Error{Code: "dossier_not_found", Args: map[string]string{"id": p.args[0]}}
	db, dir, err := s.open(p, true)
	switch {
	case errors.Is(err, store.ErrNotFound):
		return 0, none
	case err != nil:
		return 0, failure.Of(err, dir)
	}
	defer db.Close()
	id, err := match(db, p.args[0])
	switch {
	case err != nil:
		return 0, failure.Of(err, dir)
	case id == "":
		return 0, none
	}
	to := p.value("--everything")
	n, err := parts.Everything(context.Background(), db, id, to)
	if err != nil {
		return 0, failure.Of(err, dir)
	}
	s.say(s.words.T("everything.done", "n", n, "path", to))
	return failure.ExitDone, nil
}
