package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"time"

	"dossierpme/dossier/shelf"
	"dossierpme/dossier/store"
	"dossierpme/internal/failure"
	"dossierpme/internal/paper"
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
		tell(t("ctl.doctor.since", "day", since.Local().Format("02/01/2006")))
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

func worded(err error, path string) error {
	if err == nil {
		return nil
	}
	return failure.Of(err, path)
}

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

// restore lists the copies, or takes dossiers from one.
func restore(s *session, p *parsed) (int, error) {
	dir, err := s.data(p)
	if err != nil {
		return 0, err
	}
	from := p.value("--from")
	if info, err := os.Stat(from); err == nil && !info.IsDir() {
		return 0, &failure.Error{Code: "not_directory", Args: map[string]string{"path": from, "file": "yes"}}
	}
	if len(p.args) == 0 {
		if p.has("--dossier") { // of which copy?
			return 0, usage("usage_option_copy", "word", "--dossier")
		}
		return s.listCopies(p, dir, from)
	}
	path, err := store.FindCopy(dir, from, p.args[0])
	if err != nil {
		return 0, &failure.Error{Code: "copy_not_found", Args: map[string]string{"id": p.args[0]}, Err: err}
	}
	db, err := store.Open(dir, s.storeOptions(store.Options{Decision: shelf.StartEmpty}))
	if err != nil {
		return 0, failure.Of(err, dir)
	}
	defer db.Close()
	var ids []string
	if id := p.value("--dossier"); id != "" {
		ids = []string{id}
	}
	restored, err := db.RestoreFrom(path, ids...)
	switch {
	case len(ids) > 0 && errors.Is(err, store.ErrNotFound):
		return 0, &failure.Error{Code: "copy_without_dossier", Args: map[string]string{"id": ids[0], "path": p.args[0]}, Err: err}
	case errors.Is(err, store.ErrCorrupt):
		return 0, s.noCopy(p, path, err)
	case err != nil:
		return 0, failure.Of(err, path)
	}
	type line struct {
		ID      string     `json:"id"`
		Version int        `json:"version"`
		Action  shelf.Held `json:"action"`
	}
	lines := []line{}
	for _, r := range restored {
		lines = append(lines, line{r.ID, r.Version, r.Held})
	}
	if p.has("--json") {
		return failure.ExitDone, s.json(struct {
			Restored []line `json:"restored"`
		}{lines})
	}
	for _, l := range lines {
		s.line(s.words.T("ctl.restore.line", "id", l.ID, "version", l.Version, "action", s.words.T("ctl.restore."+string(l.Action))))
	}
	return failure.ExitDone, nil
}

// noCopy says of a file that no dossier can be taken from it, and what it is.
func (s *session) noCopy(p *parsed, path string, cause error) error {
	refused := &failure.Error{Code: "not_copy", Args: map[string]string{"path": path}, Err: cause}
	parts, err := s.parts(p)
	if err != nil {
		return refused
	}
	return parts.StrangeFile(context.Background(), refused, path, paper.WantCopy)
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
		s.line(s.words.T(key, "name", l.Name, "date", l.Date.Local().Format("02/01/2006"), "dossiers", l.Dossiers))
	}
	return failure.ExitDone, nil
}

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
