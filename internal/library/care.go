package library

import (
	"context"
	"errors"
	"path/filepath"

	"dossierpme/dossier/shelf"
	"dossierpme/dossier/store"
	"dossierpme/internal/failure"
	"dossierpme/internal/paper"
)

// RestoreFrom takes dossiers from a copy of the store. A file that gives none is told
// as such: it is not the user's own store that is damaged.
func (l *Library) RestoreFrom(path string, ids ...string) ([]shelf.Restored, error) {
	restored, err := l.DB.RestoreFrom(path, ids...)
	if errors.Is(err, store.ErrCorrupt) {
		none := &failure.Error{Code: "not_copy", Args: map[string]string{"path": filepath.Base(path)}, Err: err}
		if named := l.press.StrangeFile(context.Background(), none, path, paper.WantCopy); named.Args["is"] != "" {
			return nil, l.words(named, path)
		}
		return nil, l.press.Words.Trouble("care.bad_copy", err, "file", filepath.Base(path))
	}
	return restored, l.words(err, path)
}

// Recover takes a damaged dossier from the newest copy that gives it, among the
// backups and at the second place.
func (l *Library) Recover(id string) (shelf.Copy, error) {
	copies, err := store.Copies(l.Dir(), "")
	if err != nil {
		return shelf.Copy{}, l.words(err, l.Dir())
	}
	for _, c := range copies {
		path, err := store.FindCopy(l.Dir(), "", c.Name)
		if err == nil {
			_, err = l.DB.RestoreFrom(path, id)
		}
		switch {
		case err == nil:
			return c, nil
		case errors.Is(err, store.ErrNotFound), errors.Is(err, store.ErrCorrupt), errors.Is(err, store.ErrNewer):
			continue // an older one may have it
		}
		return shelf.Copy{}, l.words(err, l.Dir())
	}
	return shelf.Copy{}, l.press.Words.Trouble("care.no_copy", nil)
}
