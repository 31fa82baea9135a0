package paper

import (
	"context"
	"errors"
	"os"
	"sync"
	"time"

	"dossierpme/dossier"
	"dossierpme/dossier/store"
	"dossierpme/internal/french"
	"dossierpme/internal/say"
	"dossierpme/pdf/binder"
)

// Shelf is where annexes are kept by their SHA-256: the store of the user.
type Shelf interface {
	// File is the path of an annex; store.ErrNotFound where it is not kept.
	File(sum string) (string, error)
}

// OpenAnnex opens the annex that a row of the dossier lists: in the folder of
// the dossier file, on the shelf, in the binder that the dossier was read from, or
// wherever in its folder a file has its hash. The file is nil where the state is not
// AnnexFile.
func (f *File) OpenAnnex(r dossier.Row) (AnnexReader, AnnexState) {
	file, state := f.openListed(r)
	if state == AnnexMissing {
		sum, _ := r.Get("sha256").(dossier.Text)
		size, _ := r.Get("size").(dossier.Integer)
		if found := f.found.open(string(sum), int64(size)); found != nil {
			return found, AnnexFile
		}
	}
	if file == nil {
		return nil, state
	}
	return file, state
}

// openListed opens the annex where the list says that it lies.
func (f *File) openListed(r dossier.Row) (*os.File, AnnexState) {
	path, _ := r.Get("path").(dossier.Text)
	sum, _ := r.Get("sha256").(dossier.Text)
	state := AnnexMissing
	if dir, ok := f.Folder(); ok && path != "" {
		if state = Annex(dir, string(path)); state == AnnexFile {
			if file, err := OpenAnnex(dir, string(path)); err == nil {
				return file, AnnexFile
			}
			state = AnnexUnreadable
		}
	}
	if f.Shelf == nil || sum == "" {
		return nil, state
	}
	kept, err := f.Shelf.File(string(sum))
	if errors.Is(err, store.ErrNotFound) {
		return nil, state
	}
	if err != nil {
		return nil, AnnexUnreadable
	}
	file, err := os.Open(kept)
	if err != nil {
		return nil, AnnexUnreadable
	}
	return file, AnnexFile
}

// InspectFile looks at the file of a path: what it is, its pages, whether it can be
// bound. It may take a second for a large one.
func (p *Press) InspectFile(ctx context.Context, path string) binder.Facts {
	file, err := os.Open(path)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return binder.Facts{Kind: binder.Other, State: binder.Missing}
	case err != nil:
		return binder.Facts{Kind: binder.Other, State: binder.Unreadable}
	}
	defer file.Close()
	return p.inspectFile(ctx, file)
}

// Inspect looks at the annex that a row of the dossier lists, as InspectFile does at
// a file.
func (p *Press) Inspect(ctx context.Context, f *File, r dossier.Row) binder.Facts {
	file, state := f.OpenAnnex(r)
	switch state {
	case AnnexFile:
		defer file.Close()
		return p.inspectFile(ctx, file)
	case AnnexMissing:
		return binder.Facts{Kind: binder.Other, State: binder.Missing}
	}
	return binder.Facts{Kind: binder.Other, State: binder.Unreadable}
}

// InspectionMessage words what an inspection found: what it is or what is wrong
// with it, what is safe, what to do. The last two are empty where all is well.
func (p *Press) InspectionMessage(f binder.Facts) say.Message {
	key := "annexes." + string(f.State)
	if own := key + "_" + string(f.Kind); p.Words.Has(own + ".what") {
		key = own
	}
	if f.Drawn {
		key += "_drawn"
	}
	if f.State == binder.Damaged && f.Declared > 0 {
		key += "_pages"
	}
	part := func(name string) string {
		if !p.Words.Has(key + "." + name) {
			return ""
		}
		return p.Words.T(key+"."+name, "pages", f.Pages, "declared", f.Declared, "broken", p.pageNumbers(f.Broken), "lost", f.Declared-f.Pages, "width", f.Width, "height", f.Height, "size", french.FileSize(f.Size))
	}
	return say.Message{What: part("what"), Safe: part("safe"), Do: part("do")}
}

// inspectFile looks at an open file, once as long as it does not change: a
// dossier is checked again and again with the same annexes.
func (p *Press) inspectFile(ctx context.Context, file AnnexReader) binder.Facts {
	info, err := file.Stat()
	if err != nil || !info.Mode().IsRegular() {
		return binder.Facts{Kind: binder.Other, State: binder.Unreadable}
	}
	key := inspected{file.Name(), info.Size(), info.ModTime()}
	if facts, ok := inspections.Load(key); ok {
		return facts.(binder.Facts)
	}
	facts := binder.Inspect(ctx, file, info.Size(), p.Pages)
	if ctx.Err() == nil {
		inspections.Store(key, facts)
	}
	return facts
}

// inspected names a file as it stood when it was inspected.
type inspected struct {
	name string
	size int64
	time time.Time
}

// inspections are the facts by inspected.
var inspections sync.Map
