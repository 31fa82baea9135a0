package main

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"dossierpme/dossier"
	"dossierpme/dossier/shelf"
	"dossierpme/dossier/store"
	"dossierpme/internal/failure"
	"dossierpme/internal/folders"
	"dossierpme/internal/french"
)

// open opens the store of the user, or the one that was named.
func (s *session) open(p *parsed, readOnly bool) (*store.DB, string, error) {
	dir, err := s.data(p)
	if err != nil {
		return nil, "", err
	}
	db, err := store.Open(dir, s.storeOptions(store.Options{ReadOnly: readOnly}))
	if err != nil {
		return nil, dir, err
	}
	if r := db.Recovery(); r != nil {
		s.recovered(*r)
	}
	if err := db.BackupError(); err != nil {
		s.say(s.words.T("ctl.backup.due", "why", failure.Of(err, dir).Notice(s.words).Message))
	}
	return db, dir, nil
}

// storeOptions adds where temporary copies are.
func (s *session) storeOptions(o store.Options) store.Options {
	o.Temporary = folders.Temporary()
	return o
}

// recovered tells what was put together because the store was found damaged.
func (s *session) recovered(r shelf.Recovery) {
	t := s.words.T
	s.say(t("ctl.recovery.aside", "path", r.Aside, "count", r.Kept))
	for _, d := range r.Dossiers {
		key := "ctl.recovery.copy"
		if d.From == "" {
			key = "ctl.recovery.unverified"
		}
		s.say(t(key, "id", d.ID, "title", d.Title, "version", d.Version, "name", d.From, "date", french.Day(d.Date)))
	}
	for _, id := range r.Histories {
		s.say(t("ctl.recovery.history", "id", id))
	}
	for _, id := range r.Lost {
		s.say(t("ctl.recovery.lost", "id", id))
	}
	if r.Unsure {
		s.say(t("ctl.recovery.unsure"))
	}
}

// named opens the store and finds the dossier that the first argument names. An
// error is worded; the store is then closed. Where there is no store, nor one of the
// others says so, there is no such dossier.
func (s *session) named(p *parsed, open func(*parsed) (*store.DB, string, error), absent ...error) (db *store.DB, dir, id string, err error) {
	none := &failure.Error{Code: "dossier_not_found", Args: map[string]string{"id": p.args[0]}}
	db, dir, err = open(p)
	switch {
	case slices.ContainsFunc(append(absent, store.ErrNotFound), func(is error) bool { return errors.Is(err, is) }):
		return nil, "", "", none
	case err != nil:
		return nil, "", "", failure.Of(err, dir)
	}
	id, err = match(db, p.args[0])
	switch {
	case err != nil:
		err = failure.Of(err, dir)
	case id == "":
		err = none
	}
	if err != nil {
		_ = db.Close() // nothing was written
		return nil, "", "", err
	}
	return db, dir, id, nil
}

// openToRead opens the store as it is.
func (s *session) openToRead(p *parsed) (*store.DB, string, error) { return s.open(p, true) }

// atVersion reads a dossier, or what an import has replaced at a version.
func (s *session) atVersion(p *parsed, db *store.DB, id string) (*dossier.Dossier, error) {
	if !p.has("--replaced") {
		d, _, err := db.Get(id)
		return d, err
	}
	version, err := strconv.Atoi(p.value("--replaced"))
	if err != nil {
		return nil, usage("usage_number", "word", p.value("--replaced"))
	}
	d, err := db.Replaced(id, version)
	if errors.Is(err, store.ErrNotFound) {
		return nil, &failure.Error{Code: "version_not_found", Args: map[string]string{"id": id, "version": strconv.Itoa(version)}}
	}
	return d, err
}

// match finds the dossier of an id, or of the reference on paper that it begins
// with; "" where there is none.
func match(db *store.DB, want string) (string, error) {
	entries, err := db.List()
	if err != nil {
		return "", err
	}
	found := ""
	for _, e := range entries {
		if e.ID == want {
			return want, nil
		}
		if len(want) >= 8 && strings.HasPrefix(e.ID, want) {
			if found != "" {
				return "", &failure.Error{Code: "dossier_ambiguous", Args: map[string]string{"id": want}}
			}
			found = e.ID
		}
	}
	return found, nil
}

func worded(err error, path string) error {
	if err == nil {
		return nil
	}
	return failure.Of(err, path)
}
