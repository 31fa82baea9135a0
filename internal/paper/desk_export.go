package paper

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"dossierpme/dossier"
	"dossierpme/dossier/output"
	"dossierpme/internal/failure"
	"dossierpme/internal/safefile"
)

// Export writes what the user chose: as temporary files first, so that a run that
// fails, or is stopped, leaves older files as they were.
func (e *Desk) Export(ctx context.Context, c *dossier.Call, d *dossier.Dossier, o output.Options, progress func(float64, string)) (output.Report, error) {
	write := e.whole
	switch o.What {
	case output.Binder:
		write = e.binder
	case output.Folder:
		write = e.folder
	case output.PDF:
	}
	report, err := write(ctx, c, d, o, progress)
	switch {
	case ctx.Err() != nil:
		return output.Report{}, ctx.Err()
	case err != nil:
		return output.Report{}, failure.Trouble(e.Words, err, o.Path)
	}
	return report, nil
}

// sheetOf is how the dossier is printed.
func sheetOf(o output.Options) Sheet {
	return Sheet{WithoutOwners: !o.Owners, WithoutData: !o.Data, SignatureField: o.Field, Short: o.Short, Compact: o.Compact}
}

// whole writes the PDF of the dossier.
func (e *Desk) whole(ctx context.Context, c *dossier.Call, d *dossier.Dossier, o output.Options, progress func(float64, string)) (output.Report, error) {
	progress(0.1, "")
	printed, err := e.printed(c, d, sheetOf(o))
	if err != nil || ctx.Err() != nil {
		return output.Report{}, err
	}
	progress(0.8, "")
	err = safefile.Write(o.Path, printed.PDF)
	progress(1, "")
	return output.Report{
		Path: o.Path, Pages: printed.Report.Pages, Draft: !printed.Complete, Fingerprint: EventFingerprint(printed.Fingerprint),
	}, err
}

// binder writes the dossier with all annexes behind.
func (e *Desk) binder(ctx context.Context, c *dossier.Call, d *dossier.Dossier, o output.Options, progress func(float64, string)) (output.Report, error) {
	s := sheetOf(o)
	s.Date = today()
	var bound Bound
	err := safefile.WriteWith(o.Path, func(w io.Writer) (err error) {
		bound, err = e.On(dossier.DateOf(s.Date)).Bind(ctx, e.file(c, d), s, w, func(done, all int, what string) {
			progress(float64(done)/float64(max(all, 1)), what)
		})
		return err
	})
	report := output.Report{Path: o.Path, Pages: bound.Report.Pages, Draft: !bound.Complete, Left: e.unbound(bound.Left())}
	if err == nil {
		report.Fingerprint, err = e.fingerprint(c, d, o)
	}
	return report, err
}

// folder writes the PDF and the annexes as separate files.
func (e *Desk) folder(ctx context.Context, c *dossier.Call, d *dossier.Dossier, o output.Options, progress func(float64, string)) (output.Report, error) {
	s := sheetOf(o)
	s.Date = today()
	dir := freeFolder(o.Path)
	out, err := e.On(dossier.DateOf(s.Date)).Unfold(ctx, e.file(c, d), s, dir, func(done, all int, what string) {
		progress(float64(done)/float64(max(all, 1)), what)
	})
	return output.Report{
		Path: dir, Pages: out.Printed.Report.Pages, Draft: !out.Complete, Files: len(out.Files), Left: e.unbound(out.Missing),
		Fingerprint: EventFingerprint(out.Printed.Fingerprint),
	}, err
}

// freeFolder is a folder that is not there yet: an export never goes among the
// files of an older one.
func freeFolder(path string) string {
	free := path
	for n := 2; n < 100; n++ {
		if _, err := os.Lstat(free); errors.Is(err, fs.ErrNotExist) {
			break
		}
		free = fmt.Sprintf("%s (%d)", path, n)
	}
	return free
}

// fingerprint is that of the data on the pages, for the history.
func (e *Desk) fingerprint(c *dossier.Call, d *dossier.Dossier, o output.Options) (string, error) {
	sums, err := e.Sums(e.file(c, d))
	if err != nil {
		return "", err
	}
	if o.Owners {
		return EventFingerprint(sums[0]), nil
	}
	return EventFingerprint(sums[1]), nil
}

// unbound words why annexes are not in what was written.
func (e *Desk) unbound(left []BoundAnnex) []output.Unbound {
	var out []output.Unbound
	for _, a := range left {
		why := e.InspectionMessage(a.Facts)
		out = append(out, output.Unbound{Name: a.Name, Why: why.Short()})
	}
	return out
}
