package wiring

import (
	"crypto/rand"
	"os"
	"path/filepath"
)

// WriteFile writes a file as temporary, fsync, rename: whoever reads it sees the
// old content or the new one, and a failure leaves the old. A link keeps being
// one and its target is replaced. The error is a Failure.
func WriteFile(path string, data []byte) error {
	if err := writeFile(path, data); err != nil {
		return Explain(err, path)
	}
	return nil
}

func writeFile(path string, data []byte) (err error) {
	mode := os.FileMode(0o666) // less what the user's mask takes away
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	info, err := os.Stat(path)
	switch {
	case err == nil && info.IsDir():
		return &Failure{Code: "is_directory", Args: map[string]string{"path": path}}
	case err == nil && !info.Mode().IsRegular():
		return os.WriteFile(path, data, mode) // a device or a pipe cannot be replaced
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
	dir, base := filepath.Split(path)
	if len(base) > 40 {
		base = base[:40]
	}
	tmp := filepath.Join(dir, "."+base+"-"+rand.Text()[:8]+".tmp")
	f, err := os.OpenFile(tmp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			f.Close()
			os.Remove(tmp)
		}
	}()
	if _, err := f.Write(data); err != nil {
		return err
	}
	if err := f.Sync(); err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	return os.Rename(tmp, path)
}
