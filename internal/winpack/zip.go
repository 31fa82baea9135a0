package main

import (
	"archive/zip"
	"compress/flate"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"time"
)

// writeZip writes a folder as an archive, its name as the only one at the top. Its bytes
// depend on the names and contents alone: the files are in the order of their names and
// have one date.
func writeZip(file, folder string, date time.Time) (err error) {
	out, err := os.Create(file)
	if err != nil {
		return err
	}
	defer func() {
		if closing := out.Close(); err == nil {
			err = closing
		}
	}()
	archive := zip.NewWriter(out)
	archive.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.BestCompression) })
	top := filepath.Base(folder)
	err = fs.WalkDir(os.DirFS(folder), ".", func(name string, e fs.DirEntry, err error) error {
		switch {
		case err != nil || e.IsDir():
			return err
		case !e.Type().IsRegular():
			return fmt.Errorf("%s is no file", name)
		}
		in, err := os.Open(filepath.Join(folder, filepath.FromSlash(name)))
		if err != nil {
			return err
		}
		defer in.Close()
		header := &zip.FileHeader{Name: path.Join(top, name), Method: zip.Deflate, Modified: date.UTC()}
		header.SetMode(0o644)
		to, err := archive.CreateHeader(header)
		if err != nil {
			return err
		}
		_, err = io.Copy(to, in)
		return err
	})
	if err != nil {
		return err
	}
	return archive.Close()
}
