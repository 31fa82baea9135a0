package paper

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"dossierpme/internal/failure"
	"dossierpme/internal/leftover"
	"dossierpme/internal/safefile"
)

// newFolder makes a folder of what fill writes into it: it appears as a whole or not at
// all. It may not exist, or be empty: nothing that lies in it is ever replaced. mode is
// what it may be to others, and the folders that lead to it.
func newFolder(dir string, mode os.FileMode, fill func(tmp string) error) error {
	if err := vacant(dir); err != nil {
		return failure.Of(err, dir)
	}
	clean := filepath.Clean(dir)
	if err := os.MkdirAll(filepath.Dir(clean), mode); err != nil {
		return failure.Of(err, dir)
	}
	tmp := leftover.Beside(clean)
	defer leftover.Over(tmp)
	if err := os.Mkdir(tmp, safefile.Within(filepath.Dir(clean), mode)); err != nil {
		return failure.Of(err, dir)
	}
	defer os.RemoveAll(tmp)
	if err := fill(tmp); err != nil {
		return err
	}
	if err := vacant(dir); err != nil { // again: somebody may have used it meanwhile
		return failure.Of(err, dir)
	}
	if err := os.Remove(clean); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return failure.Of(err, dir)
	}
	if err := os.Rename(tmp, clean); err != nil {
		return failure.Of(err, dir)
	}
	return nil
}

// vacant reports whether a folder can be filled: it does not exist, or is empty.
func vacant(dir string) error {
	entries, err := os.ReadDir(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	case len(entries) > 0:
		return &failure.Error{Code: "folder_not_empty", Args: map[string]string{"path": dir}}
	}
	return nil
}
