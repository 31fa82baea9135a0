package main

import (
	"errors"
	"path/filepath"
	"time"

	"dossierpme/dossier/shelf"
	"dossierpme/dossier/store"
	"dossierpme/internal/failure"
	"dossierpme/internal/french"
)

// findingLine is one thing that the doctor found, as programs read it.
type findingLine struct {
	Code  string `json:"code"`
	Place string `json:"place"`
	ID    string `json:"id"`
	Done  string `json:"done"`
}

// doctor looks at the whole data folder.
func doctor(s *session, p *parsed) (int, error) {
	h, since, err := s.health(p)
	if err != nil {
		return 0, err
	}
	code := failure.ExitDone
	if len(h.Findings) > 0 {
		code = failure.ExitError
	}
	if p.has("--json") {
		lines := []findingLine{}
		for _, f := range h.Findings {
			lines = append(lines, findingLine{f.Code, filepath.ToSlash(f.Place), f.ID, f.Done})
		}
		if err := s.json(struct {
			Sound    bool          `json:"sound"`
			Dossiers int           `json:"dossiers"`
			Annexes  int           `json:"annexes"`
			Backups  int           `json:"backups"`
			Findings []findingLine `json:"findings"`
		}{len(lines) == 0, h.Dossiers, h.Annexes, h.Backups, lines}); err != nil {
			return 0, err
		}
	}
	t := s.words.T
	tell := s.say
	if len(h.Findings) == 0 && !p.has("--json") {
		tell = s.line
	}
	if len(h.Findings) > 0 || !p.has("--json") {
		key := "ctl.doctor.sound"
		if len(h.Findings) > 0 {
			key = "ctl.doctor.found"
		}
		tell(t(key, "dossiers", h.Dossiers, "annexes", h.Annexes, "backups", h.Backups, "count", len(h.Findings)))
	}
	for _, f := range h.Findings {
		about := f.Place
		if f.ID != "" {
			about = t("ctl.doctor.about", "id", f.ID, "place", f.Place)
		}
		tell(t("ctl.doctor.finding", "what", t("ctl.doctor.code."+f.Code), "about", about, "done", t("ctl.doctor.done."+f.Done)))
	}
	if !since.IsZero() && !p.has("--json") {
		tell(t("ctl.doctor.since", "day", french.Day(since)))
	}
	return code, nil
}

// health opens the store, which puts right what can be, and looks at it. A store that
// cannot be opened is a finding itself.
func (s *session) health(p *parsed) (h shelf.Health, since time.Time, err error) {
	dir, err := s.data(p)
	if err != nil {
		return h, since, err
	}
	if db, err := store.Open(dir, store.Options{ReadOnly: true}); err == nil {
		_ = db.Close()
	} else if errors.Is(err, store.ErrNotFound) {
		return h, since, nil // nothing was ever kept here, and nothing is made
	}
	db, _, err := s.open(p, false)
	var code string
	switch {
	case err == nil:
		defer db.Close()
		h, err = db.Doctor()
		return h, db.SummedSince(), worded(err, dir)
	case errors.Is(err, store.ErrMissing):
		code = "store_missing"
	case errors.Is(err, store.ErrNewer):
		code = "store_newer"
	case errors.Is(err, store.ErrCorrupt):
		code = "record"
	default:
		return h, since, failure.Of(err, dir)
	}
	h.Findings = []shelf.Finding{{Code: code, Place: store.FileName, Done: shelf.DoneNothing}}
	copies, err := store.Copies(dir, "")
	h.Backups = len(copies)
	return h, since, worded(err, dir)
}
