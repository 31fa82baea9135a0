package paper

import (
	"bytes"
	"context"
	"io"
	"path/filepath"

	"dossierpme/dossier"
	"dossierpme/dossier/portable"
	"dossierpme/internal/failure"
	"dossierpme/internal/french"
	"dossierpme/internal/safefile"
	"dossierpme/pdf/seal"
)

// Stdin is the name that stands for standard input.
const Stdin = "-"

// File is a dossier that was read from a file or from standard input.
type File struct {
	Path    string // "" where it came from standard input
	Dossier *dossier.Dossier
	Call    *dossier.Call
	FromPDF bool // read out of a PDF, which keeps only what is printed
	// Shelf has the annexes that do not lie beside the file; nil: there is none.
	Shelf Shelf

	raw    []byte           // the dossier as it was written; nil where it is in a parcel
	found  *finder          // of files by their hashes
	parcel *portable.Reader // that it was read from; nil where it was none
}

// Read reads a dossier from the file of this name, or from in where it is "-": a
// dossier file, a portable one, or a PDF with the data inside.
// Never more than the largest dossier is held in memory. The error is a Failure.
func (p *Press) Read(name string, in io.Reader) (*File, error) {
	f := &File{Path: name}
	if name == Stdin {
		f.Path = ""
	}
	if name != Stdin {
		if parcel, err := p.openPortable(name); err != nil {
			return nil, err
		} else if parcel != nil {
			return p.fromPortable(name, name, parcel)
		}
	}
	raw, shown, err := p.readRaw(name, in)
	refused := func(err error) *failure.Error {
		return p.strange(context.Background(), err, shown, raw, WantDossier)
	}
	if err != nil {
		return nil, refused(err)
	}
	var inside []byte // what a PDF has sealed
	var meta seal.Meta
	switch {
	case portable.Is(raw):
		parcel, err := portable.Open(bytes.NewReader(raw), int64(len(raw)), p.Passphrase)
		if err != nil {
			return nil, refused(err)
		}
		return p.fromPortable("", shown, parcel)
	case bytes.HasPrefix(raw, []byte("%PDF")):
		f.FromPDF = true
		f.found = &finder{raw: raw}
		var sealed []byte
		if inside, meta, err = seal.Open(bytes.NewReader(raw)); err == nil {
			sealed, err = seal.Dossier(inside)
		}
		if err != nil {
			return nil, refused(err)
		}
		raw = sealed
	case len(bytes.TrimSpace(bytes.TrimPrefix(raw, []byte("\ufeff")))) == 0:
		return nil, refused(&dossier.FileError{Code: "empty"})
	}
	if dir, ok := f.Folder(); ok {
		if f.found == nil {
			f.found = &finder{}
		}
		f.found.dir = dir
	}
	f.raw = raw
	find := p.Calls.Find
	if inside != nil {
		find = p.sealedFor(inside)
	}
	f.Dossier, f.Call, err = dossier.Read(raw, find)
	if err != nil {
		return nil, p.Strange(context.Background(), p.refused(err, shown), bytes.NewReader(raw), int64(len(raw)), WantDossier)
	}
	if m := readMade(meta.Made); m != nil {
		m.datesInto(f.Dossier)
	}
	return f, nil
}

// readRaw reads a file or standard input, and gives its name for people.
func (p *Press) readRaw(name string, in io.Reader) (raw []byte, shown string, err error) {
	if name == Stdin {
		raw, err = readLimited(in)
		return raw, p.Words.T("ctl.stdin"), err
	}
	raw, err = readFile(name)
	return raw, name, err
}

// refused is the failure of a dossier that could not be read.
func (p *Press) refused(err error, shown string) *failure.Error {
	refused := failure.Of(err, shown)
	if refused.Code == "unknown_call" {
		return p.UnknownCall(refused.Args["id"])
	}
	return refused
}

// UnknownCall is the failure of a call that nobody knows, with what was
// probably meant.
func (p *Press) UnknownCall(id string) *failure.Error {
	args := map[string]string{"id": id}
	var ids []string
	for _, c := range p.Calls.Calls {
		ids = append(ids, c.ID)
	}
	if near := french.Nearest(id, ids); near != "" {
		args["near"] = near
	} else if len(p.Calls.Faults) > 0 {
		args["broken"] = filepath.Join(p.CallsDir, p.Calls.Faults[0].File)
	}
	return &failure.Error{Code: "unknown_call", Args: args}
}

func readFile(name string) ([]byte, error) {
	f, err := safefile.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return readLimited(f)
}

// readLimited reads all, and one byte more than a dossier may have so that the
// excess is seen. A PDF may have more: a binder has the annexes inside.
func readLimited(in io.Reader) ([]byte, error) {
	raw, err := io.ReadAll(io.LimitReader(in, dossier.MaxFile+1))
	if err == nil && len(raw) > dossier.MaxFile && bytes.HasPrefix(raw, []byte("%PDF")) {
		var rest []byte
		rest, err = io.ReadAll(io.LimitReader(in, seal.MaxFile-dossier.MaxFile))
		raw = append(raw, rest...)
		if err == nil && len(raw) <= seal.MaxFile {
			return raw, nil
		}
		if err == nil {
			return nil, &dossier.FileError{Code: "pdf_over", Detail: french.SizeLimit(seal.MaxFile)}
		}
	}
	if err != nil {
		return nil, err
	}
	if len(raw) > dossier.MaxFile {
		return raw, &dossier.FileError{Code: "too_large"} // what it is, its beginning tells
	}
	return raw, nil
}

// Folder is the folder that the paths of annexes are relative to; false where the
// dossier came from standard input, or with its annexes inside.
func (f *File) Folder() (string, bool) {
	if f.Path == "" || f.parcel != nil {
		return "", false
	}
	return filepath.Dir(f.Path), true
}

// Check judges the dossier and its annexes, where there is a place to look for them.
func (p *Press) Check(f *File) (*dossier.View, []dossier.Problem) { return p.check(f, false) }

// check is Check; with list an annex that lies nowhere but is known by its hash is
// as the list says.
func (p *Press) check(f *File, list bool) (*dossier.View, []dossier.Problem) {
	v := p.judgedView(f, list)
	problems := v.Check()
	if dir, ok := f.Folder(); ok {
		problems = p.withLinks(v, problems, dir)
	}
	return v, problems
}
