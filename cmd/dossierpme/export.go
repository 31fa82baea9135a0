package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"time"

	"dossierpme/dossier"
	"dossierpme/internal/failure"
	"dossierpme/internal/paper"
	"dossierpme/internal/safefile"
	"dossierpme/ui"
)

// export writes what the user chose: as temporary files first, so that a run that
// fails, or is stopped, leaves older files as they were.
func (e exporter) export(ctx context.Context, c *dossier.Call, d *dossier.Dossier, o ui.ExportOptions, progress func(float64, string)) (ui.ExportReport, error) {
	write := e.whole
	switch o.What {
	case ui.ExportBinder:
		write = e.binder
	case ui.ExportFolder:
		write = e.folder
	case ui.ExportPDF:
	}
	report, err := write(ctx, c, d, o, progress)
	switch {
	case ctx.Err() != nil:
		return ui.ExportReport{}, ctx.Err()
	case err != nil:
		return ui.ExportReport{}, failure.Trouble(e.parts.Words, err, o.Path)
	}
	return report, nil
}

// sheetOf is how the dossier is printed.
func sheetOf(o ui.ExportOptions) paper.Sheet {
	return paper.Sheet{WithoutOwners: !o.Owners, WithoutData: !o.Data, SignatureField: o.Field}
}

// today is all that a PDF says of the time that it was made: the command line
// makes the same file of the same dossier on the same day.
func today() time.Time { return dossier.DateOf(time.Now()).Time() }

// whole writes the PDF of the dossier.
func (e exporter) whole(ctx context.Context, c *dossier.Call, d *dossier.Dossier, o ui.ExportOptions, progress func(float64, string)) (ui.ExportReport, error) {
	progress(0.1, "")
	printed, err := e.printed(c, d, sheetOf(o))
	if err != nil || ctx.Err() != nil {
		return ui.ExportReport{}, err
	}
	progress(0.8, "")
	err = safefile.Write(o.Path, printed.PDF)
	progress(1, "")
	return ui.ExportReport{
		Path: o.Path, Pages: printed.Report.Pages, Draft: !printed.Complete, Fingerprint: paper.EventFingerprint(printed.Fingerprint),
	}, err
}

// binder writes the dossier with all annexes behind.
func (e exporter) binder(ctx context.Context, c *dossier.Call, d *dossier.Dossier, o ui.ExportOptions, progress func(float64, string)) (ui.ExportReport, error) {
	s := sheetOf(o)
	s.Date = today()
	var bound paper.Bound
	err := safefile.WriteWith(o.Path, func(w io.Writer) (err error) {
		bound, err = e.parts.On(dossier.DateOf(s.Date)).Bind(ctx, e.file(c, d), s, w, func(done, all int, what string) {
			progress(float64(done)/float64(max(all, 1)), what)
		})
		return err
	})
	report := ui.ExportReport{Path: o.Path, Pages: bound.Report.Pages, Draft: !bound.Complete, Left: e.unbound(bound.Left())}
	if err == nil {
		report.Fingerprint, err = e.fingerprint(c, d, o)
	}
	return report, err
}

// folder writes the PDF and the annexes as separate files.
func (e exporter) folder(ctx context.Context, c *dossier.Call, d *dossier.Dossier, o ui.ExportOptions, progress func(float64, string)) (ui.ExportReport, error) {
	s := sheetOf(o)
	s.Date = today()
	dir := freeFolder(o.Path)
	out, err := e.parts.On(dossier.DateOf(s.Date)).Unfold(ctx, e.file(c, d), s, dir, func(done, all int, what string) {
		progress(float64(done)/float64(max(all, 1)), what)
	})
	return ui.ExportReport{
		Path: dir, Pages: out.Printed.Report.Pages, Draft: !out.Complete, Files: len(out.Files), Left: e.unbound(out.Missing),
		Fingerprint: paper.EventFingerprint(out.Printed.Fingerprint),
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
func (e exporter) fingerprint(c *dossier.Call, d *dossier.Dossier, o ui.ExportOptions) (string, error) {
	sums, err := e.parts.Sums(e.file(c, d))
	if err != nil {
		return "", err
	}
	if o.Owners {
		return paper.EventFingerprint(sums[0]), nil
	}
	return paper.EventFingerprint(sums[1]), nil
}

// file is a dossier of the list with its annexes.
func (e exporter) file(c *dossier.Call, d *dossier.Dossier) *paper.File {
	return &paper.File{Dossier: d, Call: c, Shelf: e.library}
}

// unbound words why annexes are not in what was written.
func (e exporter) unbound(left []paper.BoundAnnex) []ui.Unbound {
	var out []ui.Unbound
	for _, a := range left {
		why := e.parts.InspectionMessage(a.Facts)
		out = append(out, ui.Unbound{Name: a.Name, Why: why.Short()})
	}
	return out
}
