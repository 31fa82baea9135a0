package safefile

import (
	"errors"
	"io"
	"os"

	"dossierpme/internal/failure"
)

// ErrTooLarge is a file of more bytes than its reader takes.
var ErrTooLarge = errors.New("file larger than its reader takes")

// Open opens a file that somebody named. Only a plain file is opened, or a link to
// one: a pipe would wait for a writer for ever, and a device never ends. The error
// is a failure.Error.
func Open(name string) (*os.File, error) {
	// Looked at before it is opened, for opening is what a pipe waits in, and again
	// after, for it may be another one by then.
	info, err := os.Stat(name)
	if err != nil {
		return nil, failure.Of(err, name)
	}
	if err := plain(name, info); err != nil {
		return nil, err
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, failure.Of(err, name)
	}
	if info, err = f.Stat(); err == nil {
		err = plain(name, info)
	}
	if err != nil {
		_ = f.Close()
		return nil, failure.Of(err, name)
	}
	return f, nil
}

func plain(name string, info os.FileInfo) error {
	switch {
	case info.IsDir():
		return &failure.Error{Code: "is_directory", Args: map[string]string{"path": name}}
	case !info.Mode().IsRegular():
		return &failure.Error{Code: "not_regular", Args: map[string]string{"path": name}}
	}
	return nil
}

// Read reads a plain file of at most so many bytes. The error is ErrTooLarge or a
// failure.Error.
func Read(name string, most int64) ([]byte, error) {
	f, err := Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && info.Size() > most {
		return nil, ErrTooLarge
	}
	raw, err := io.ReadAll(io.LimitReader(f, most+1)) // whatever the file says of its size
	switch {
	case err != nil:
		return nil, failure.Of(err, name)
	case int64(len(raw)) > most:
		return nil, ErrTooLarge
	}
	return raw, nil
}
