package paper

import (
	"bytes"
	"context"
	"io"
	"maps"
	"slices"
	"strconv"

	"dossierpme/internal/failure"
	"dossierpme/internal/safefile"
	"dossierpme/pdf/binder"
)

// Wanted is what a file should have been that is something else.
type Wanted string

// What somebody can be asked for.
const (
	WantDossier    Wanted = "dossier"
	WantPDF        Wanted = "pdf"    // one of ours, or a scan
	WantSealed     Wanted = "sealed" // one of ours
	WantCall       Wanted = "call"
	WantPassphrase Wanted = "passphrase"
	WantCopy       Wanted = "copy" // of the store
)

// vague are the failures that only say what a file is not.
var vague = []string{"pdf_unreadable", "pdf_no_data", "not_json", "not_dossier", "utf8", "depth", "empty", "too_large", "portable_damaged", "not_toml", "usage_passphrase", "not_copy"}

// told are the kinds of files that each may be, so that the failure itself says more.
var told = map[Wanted][]binder.Kind{
	WantDossier: {binder.Text, binder.Portable}, WantCall: {binder.Text}, WantPassphrase: {binder.Text}, WantCopy: {binder.Store},
}

// Strange gives a failure the words for what the file is in place of what was wanted,
// by the judgement that annexes get: empty, a web page, half a PDF. Where it is what
// was wanted, or nothing that is known, the failure stays as it is.
func (p *Press) Strange(ctx context.Context, f *failure.Error, r io.ReaderAt, size int64, want Wanted) *failure.Error {
	if !slices.Contains(vague, f.Code) {
		return f
	}
	var is string
	args := map[string]string{}
	switch kind, err := binder.KindOfFile(r, size); {
	case err != nil:
		return f
	case blank(r, size):
		is = string(binder.Empty)
	case kind == binder.PDF && (want == WantDossier || want == WantPDF || want == WantSealed):
		facts := binder.Inspect(ctx, r, size, p.Pages)
		switch {
		case facts.State != binder.Damaged:
			return f
		case facts.Declared > 0:
			is = "pdf_pages"
			args["pages"], args["declared"] = strconv.Itoa(facts.Pages), strconv.Itoa(facts.Declared)
			args["broken"], args["lost"] = p.pageNumbers(facts.Broken), strconv.Itoa(facts.Declared-facts.Pages)
		case !ended(r, size):
			is = "pdf_cut"
		default:
			is = "pdf_damaged"
		}
	case kind == binder.Text && want == WantDossier && f.Code != "too_large" && !written(r):
		is = string(kind)
	case kind == binder.Other || slices.Contains(told[want], kind):
		return f
	default:
		is = string(kind)
	}
	out := &failure.Error{Code: f.Code, Args: maps.Clone(f.Args), Err: f}
	if f.Code == "pdf_no_data" { // of half a file nobody knows what it has
		out.Code = "pdf_unreadable"
	}
	maps.Copy(out.Args, args)
	out.Args["is"], out.Args["wanted"] = is, string(want)
	return out
}

// StrangeFile is Strange of the file of a path.
func (p *Press) StrangeFile(ctx context.Context, f *failure.Error, path string, want Wanted) *failure.Error {
	file, err := safefile.Open(path)
	if err != nil {
		return failure.Of(err, path)
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return failure.Of(err, path)
	}
	return p.Strange(ctx, f, file, info.Size(), want)
}

// strange is Strange of what was read.
func (p *Press) strange(ctx context.Context, err error, shown string, raw []byte, want Wanted) *failure.Error {
	return p.Strange(ctx, failure.Of(err, shown), bytes.NewReader(raw), int64(len(raw)), want)
}

// mostBlank is the size of the largest file that is looked through for a letter.
const mostBlank = 4 << 10

// blank reports whether a file is empty, or has blanks alone.
func blank(r io.ReaderAt, size int64) bool {
	if size > mostBlank {
		return false
	}
	all := make([]byte, size)
	n, _ := r.ReadAt(all, 0)
	return len(bytes.TrimSpace(bytes.TrimPrefix(all[:n], []byte("\ufeff")))) == 0
}

// written reports whether a text begins as the file of a dossier does: somebody has
// made a mistake in one.
func written(r io.ReaderAt) bool {
	head := make([]byte, 512)
	n, _ := r.ReadAt(head, 0)
	begin := bytes.TrimSpace(bytes.TrimPrefix(head[:n], []byte("\ufeff")))
	return len(begin) == 0 || begin[0] == '{' || begin[0] == '['
}

// ended reports whether a PDF has its end; what was appended may stand behind it.
func ended(r io.ReaderAt, size int64) bool {
	end := make([]byte, min(size, 2<<10))
	n, _ := r.ReadAt(end, size-int64(len(end)))
	return bytes.Contains(end[:n], []byte("%%EOF"))
}
