// Package safefile writes files so that a failure leaves the old one: as a
// temporary file, fsync, rename. Its errors are failures with a code.
package safefile

import (
	"io"
	"os"
	"path/filepath"
	"runtime"

	"dossierpme/internal/failure"
	"dossierpme/internal/leftover"
)

// Write writes a file: whoever reads it meanwhile sees the old content or the new
// one. A link keeps being one and its target is replaced. The error is a
// failure.Error.
func Write(path string, data []byte) error {
	return WriteWith(path, func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
}

// WriteWith is Write for what write writes piece by piece.
func WriteWith(path string, write func(io.Writer) error) error {
	if err := replace(path, write); err != nil {
		return inFolder(failure.Of(err, path), path)
	}
	return nil
}

// inFolder says of a file that cannot be written because its folder is not there which
// folder that is: the file itself is not what is missing.
func inFolder(f *failure.Error, path string) *failure.Error {
	if f.Code != "not_found" || f.Args["path"] != path {
		return f
	}
	folder := filepath.Dir(path)
	if _, err := os.Stat(folder); os.IsNotExist(err) {
		f.Args["folder"] = folder
	}
	return f
}

func replace(path string, write func(io.Writer) error) error {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	mode := Within(filepath.Dir(path), 0o666)
	info, err := os.Stat(path)
	switch {
	case err == nil && info.IsDir():
		return &failure.Error{Code: "is_directory", Args: map[string]string{"path": path}}
	case err == nil && !info.Mode().IsRegular():
		return writeDevice(path, write)
	case err == nil:
		mode = info.Mode().Perm()
		// A rename would replace a protected file all the same.
		f, err := os.OpenFile(path, os.O_WRONLY, 0)
		if err != nil {
			return err
		}
		if err := f.Close(); err != nil {
			return err
		}
	}
	return leftover.Whole(path, mode, write)
}

// writeDevice writes to a device or a pipe, which cannot be replaced.
func writeDevice(path string, write func(io.Writer) error) error {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	if err := write(f); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}

// Within is what a new file or folder may be to others: no more than its folder is, and
// less what the user's mask takes away.
func Within(dir string, mode os.FileMode) os.FileMode {
	info, err := os.Stat(filepath.Clean(dir))
	if err != nil || runtime.GOOS == "windows" {
		return mode
	}
	return mode & (info.Mode().Perm() | 0o700)
}
