package paper

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"slices"
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

// Judgements keeps what looks at annexes have found from one start to the next, by
// the hash of the content and by who judged.
type Judgements interface {
	Judgement(sum, judge string) (facts []byte, ok bool)
	KeepJudgement(sum, judge string, facts []byte) error
}

// OpenAnnex opens the annex that a row of the dossier lists: in the folder of
// the dossier file, on the shelf, in the binder that the dossier was read from, or
// wherever in its folder a file has its hash. The file is nil where the state is not
// AnnexFile.
func (f *File) OpenAnnex(r dossier.Row) (AnnexReader, AnnexState) {
	file, state := f.openListed(r)
	if state == AnnexMissing {
		sum := r.Text("sha256")
		size, _ := r.Get("size").(dossier.Integer)
		if found := f.found.open(sum, int64(size)); found != nil {
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
	path, sum := r.Text("path"), r.Text("sha256")
	state := AnnexMissing
	if dir, ok := f.Folder(); ok && path != "" {
		if state = Annex(dir, path); state == AnnexFile {
			if file, err := OpenAnnex(dir, path); err == nil {
				return file, AnnexFile
			}
			state = AnnexUnreadable
		}
	}
	if f.Shelf == nil || sum == "" {
		return nil, state
	}
	kept, err := f.Shelf.File(sum)
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
		return p.inspectKept(ctx, f.Shelf, r.Text("sha256"), file)
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

// inspectKept looks at an open file. Of one that lies on the shelf, what was found at
// an earlier start is believed: the shelf has held its content against the hash.
func (p *Press) inspectKept(ctx context.Context, shelf Shelf, sum string, file AnnexReader) binder.Facts {
	kept, ok := shelf.(Judgements)
	if !ok || p.JudgeName == "" || sum == "" {
		return p.inspectFile(ctx, file)
	}
	if path, err := shelf.File(sum); err != nil || path != file.Name() {
		return p.inspectFile(ctx, file)
	}
	key, ok := inspectedOf(file)
	if !ok {
		return p.inspectFile(ctx, file)
	}
	if facts, known := inspections.Load(key); known {
		return facts.(binder.Facts)
	}
	if raw, found := kept.Judgement(sum, p.JudgeName); found {
		var facts binder.Facts
		if json.Unmarshal(raw, &facts) == nil && slices.Contains(binder.States, facts.State) {
			known, _ := inspections.LoadOrStore(key, facts)
			return known.(binder.Facts)
		}
	}
	facts := p.inspectFile(ctx, file)
	if raw, err := json.Marshal(facts); err == nil && ctx.Err() == nil && facts.State != binder.Unreadable {
		_ = kept.KeepJudgement(sum, p.JudgeName, raw) // else it is looked at again
	}
	return facts
}

// inspectFile looks at an open file, once as long as it does not change: a
// dossier is checked again and again with the same annexes.
func (p *Press) inspectFile(ctx context.Context, file AnnexReader) binder.Facts {
	key, ok := inspectedOf(file)
	if !ok {
		return binder.Facts{Kind: binder.Other, State: binder.Unreadable}
	}
	if facts, ok := inspections.Load(key); ok {
		return facts.(binder.Facts)
	}
	facts := binder.Inspect(ctx, file, key.size, p.Pages)
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

// inspectedOf names an open file; false for what is no regular one.
func inspectedOf(file AnnexReader) (inspected, bool) {
	info, err := file.Stat()
	if err != nil || !info.Mode().IsRegular() {
		return inspected{}, false
	}
	return inspected{file.Name(), info.Size(), info.ModTime()}, true
}

// inspections are the facts by inspected.
var inspections sync.Map
