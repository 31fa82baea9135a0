package main

import (
	"errors"

	"dossierpme/dossier/store"
	"dossierpme/internal/failure"
	"dossierpme/internal/paper"
)

// openToForget opens the store to write, where there is one: forgetting makes none.
func (s *session) openToForget(p *parsed) (*store.DB, string, error) {
	dir, err := s.data(p)
	if err != nil {
		return nil, "", err
	}
	if db, err := store.Open(dir, store.Options{ReadOnly: true}); err == nil {
		_ = db.Close()
	} else if errors.Is(err, store.ErrNotFound) {
		return nil, dir, err
	}
	return s.open(p, false)
}

// forget removes a dossier for ever.
func forget(s *session, p *parsed) (int, error) {
	db, dir, id, err := s.named(p, s.openToForget)
	if err != nil {
		return 0, err
	}
	defer db.Close()
	out, err := db.Forget(id)
	if err != nil {
		return 0, failure.Of(err, dir)
	}
	out.Temporary += paper.DropRefuges(db, id)
	if !p.has("--json") {
		s.line(s.words.T("ctl.forget.done", "id", id, "history", out.Events, "annexes", out.Annexes, "backups", out.Copies, "temporary", out.Temporary))
		for _, place := range out.Left {
			s.say(s.words.T("ctl.forget.left", "path", place))
		}
		return failure.ExitDone, nil
	}
	type removed struct {
		History   int `json:"history"`
		Annexes   int `json:"annexes"`
		Backups   int `json:"backups"`
		Temporary int `json:"temporary"`
	}
	left := append([]string{}, out.Left...)
	return failure.ExitDone, s.json(struct {
		ID      string   `json:"id"`
		Removed removed  `json:"removed"`
		Left    []string `json:"left"`
	}{id, removed{out.Events, out.Annexes, out.Copies, out.Temporary}, left})
}
