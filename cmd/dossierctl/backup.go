package main

import (
	"errors"
	"time"

	"dossierpme/dossier/store"
	"dossierpme/internal/failure"
	"dossierpme/internal/french"
)

// backup copies the store, and its annexes into a folder of their own.
func backup(s *session, p *parsed) (int, error) {
	db, dir, err := s.open(p, true)
	switch {
	case errors.Is(err, store.ErrNotFound):
		return 0, &failure.Error{Code: "not_found", Args: map[string]string{"path": dir, "data": "yes"}, Err: err}
	case err != nil:
		return 0, failure.Of(err, dir)
	}
	defer db.Close()
	to := db.BackupsDir()
	if o := p.value("-o"); o != "" {
		to = o
	}
	path, dossiers, annexes, err := db.BackupTo(to, time.Now())
	if err != nil {
		return 0, failure.Of(err, to)
	}
	if p.has("--json") {
		return failure.ExitDone, s.json(struct {
			Path     string `json:"path"`
			Dossiers int    `json:"dossiers"`
			Annexes  int    `json:"annexes"`
		}{path, dossiers, annexes})
	}
	s.line(path)
	s.say(s.words.T("ctl.backup.done", "dossiers", dossiers, "annexes", annexes))
	return failure.ExitDone, nil
}

func (s *session) listCopies(p *parsed, dir, from string) (int, error) {
	copies, err := store.Copies(dir, from)
	if err != nil {
		return 0, failure.Of(err, from)
	}
	type line struct {
		Name     string    `json:"name"`
		Date     time.Time `json:"date"`
		Dossiers int       `json:"dossiers"`
		Sound    bool      `json:"sound"`
	}
	lines := []line{}
	for _, c := range copies {
		lines = append(lines, line{c.Name, c.Date, c.Dossiers, c.Sound})
	}
	if p.has("--json") {
		return failure.ExitDone, s.json(lines)
	}
	if len(lines) == 0 {
		s.say(s.words.T("ctl.restore.none"))
	}
	for _, l := range lines {
		key := "ctl.restore.copy"
		if !l.Sound {
			key = "ctl.restore.damaged_copy"
		}
		s.line(s.words.T(key, "name", l.Name, "date", french.Day(l.Date), "dossiers", l.Dossiers))
	}
	return failure.ExitDone, nil
}
