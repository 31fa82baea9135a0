package main

import (
	"context"
	"errors"
	"os"

	"dossierpme/dossier/shelf"
	"dossierpme/dossier/store"
	"dossierpme/internal/failure"
	"dossierpme/internal/paper"
)

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
