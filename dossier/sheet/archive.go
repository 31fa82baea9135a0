package sheet

import (
	"archive/zip"
	"bytes"
	"cmp"
	"errors"
	"io"
	"io/fs"
	"slices"
	"time"
)

// archive is the ZIP file of a workbook, written in an order and with times of
// our own: those of the library change from run to run.
type archive struct {
	to    io.Writer
	date  time.Time
	files []*archived
}

type archived struct {
	name string
	data bytes.Buffer
}

// The first and last years that the directory of a ZIP file can hold.
const firstYear, lastYear = 1980, 2107

func newArchive(to io.Writer, date time.Time) *archive {
	date = date.UTC()
	if y := date.Year(); y < firstYear || y > lastYear {
		date = time.Date(firstYear, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	return &archive{to: to, date: date}
}

// Create adds a file, which may be written until Close.
func (a *archive) Create(name string) (io.Writer, error) {
	f := &archived{name: name}
	a.files = append(a.files, f)
	return &f.data, nil
}

// AddFS is never asked for: a workbook is made of single files.
func (*archive) AddFS(fs.FS) error { return errors.ErrUnsupported }

// contentTypes is the part that readers look for first.
const contentTypes = "[Content_Types].xml"

// Close writes the archive.
func (a *archive) Close() error {
	slices.SortStableFunc(a.files, func(x, y *archived) int {
		if x.name == contentTypes || y.name == contentTypes {
			return cmp.Compare(b2i(y.name == contentTypes), b2i(x.name == contentTypes))
		}
		return cmp.Compare(x.name, y.name)
	})
	z := zip.NewWriter(a.to)
	for _, f := range a.files {
		w, err := z.CreateHeader(&zip.FileHeader{Name: f.name, Method: zip.Deflate, Modified: a.date})
		if err != nil {
			return err
		}
		if _, err := f.data.WriteTo(w); err != nil {
			return err
		}
	}
	return z.Close()
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}
