package leftover

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Whole writes a file beside its place, has it put on the disk and then gives it its
// name: whoever reads it meanwhile sees the old content or the new one, and a failure
// leaves the old. Each look is given the file before that, and refuses it by its error.
func Whole(path string, mode os.FileMode, write func(io.Writer) error, look ...func(tmp string) error) (err error) {
	tmp := Beside(path)
	defer Over(tmp)
	f, err := os.OpenFile(tmp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = f.Close()
			_ = os.Remove(tmp)
		}
	}()
	buffered := bufio.NewWriterSize(f, 256<<10)
	if err := write(buffered); err != nil {
		return err
	}
	if err := buffered.Flush(); err != nil {
		return err
	}
	if err := f.Sync(); err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	for _, refuses := range look {
		if err := refuses(tmp); err != nil {
			return err
		}
	}
	return os.Rename(tmp, path)
}

// Of writes what something that can be opened holds.
func Of[R io.ReadCloser](open func() (R, error)) func(io.Writer) error {
	return func(w io.Writer) error {
		from, err := open()
		if err != nil {
			return err
		}
		defer from.Close()
		_, err = io.Copy(w, from)
		return err
	}
}

// OfFile writes what a file holds.
func OfFile(path string) func(io.Writer) error {
	return Of(func() (*os.File, error) { return os.Open(path) })
}

// Free is a path that is not taken: the one that is wanted, else with -2, -3 and so on
// before its ending.
func Free(wanted string) (string, error) {
	ending := filepath.Ext(wanted)
	base := strings.TrimSuffix(wanted, ending)
	for n, path := 2, wanted; ; n++ {
		if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
			return path, nil
		} else if err != nil {
			return "", err
		}
		path = fmt.Sprintf("%s-%d%s", base, n, ending)
	}
}
