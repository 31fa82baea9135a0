package main

import (
	"context"
	"io"
	"time"

	"dossierpme/dossier"
	"dossierpme/internal/wiring"
	"dossierpme/ui"
)

// export writes what the user chose: as temporary files first, so that a run that
// fails, or is stopped, leaves older files as they were.
func (e exporter) export(ctx context.Context, c *dossier.Call, d *dossier.Dossier, o ui.ExportOptions, progress func(float64, string)) (ui.ExportReport, error) {
	write := e.whole
	if o.What == ui.ExportBinder {
		write = e.binder
	}
	report, err := write(ctx, c, d, o, progress)
	switch {
	case ctx.Err() != nil:
		return ui.ExportReport{}, ctx.Err()
	case err != nil:
		return ui.ExportReport{}, troubleOf(e.parts.Words, err, o.Path)
	}
	report.Path = o.Path
	return report, nil
}

// sheetOf is how the dossier is printed.
func sheetOf(o ui.ExportOptions) wiring.Sheet {
	return wiring.Sheet{WithoutOwners: !o.Owners, WithoutData: !o.Data, SignatureField: o.Field}
}

// whole writes the PDF of the dossier.
func (e exporter) whole(ctx context.Context, c *dossier.Call, d *dossier.Dossier, o ui.ExportOptions, progress func(float64, string)) (ui.ExportReport, error) {
	progress(0.1, "")
	printed, err := e.printed(c, d, sheetOf(o))
	if err != nil || ctx.Err() != nil {
		return ui.ExportReport{}, err
	}
	progress(0.8, "")
	err = wiring.WriteFile(o.Path, printed.PDF)
	progress(1, "")
	return ui.ExportReport{
		Pages: printed.Report.Pages, Draft: !printed.Complete, Fingerprint: wiring.EventFingerprint(printed.Fingerprint),
	}, err
}

// binder writes the dossier with all annexes behind.
func (e exporter) binder(ctx context.Context, c *dossier.Call, d *dossier.Dossier, o ui.ExportOptions, progress func(float64, string)) (ui.ExportReport, error) {
	s := sheetOf(o)
	s.Date = time.Now()
	var bound wiring.Bound
	err := wiring.WriteFileWith(o.Path, func(w io.Writer) (err error) {
		bound, err = e.parts.On(dossier.DateOf(s.Date)).Bind(ctx, e.file(c, d), s, w, func(done, all int, what string) {
			progress(float64(done)/float64(max(all, 1)), what)
		})
		return err
	})
	report := ui.ExportReport{Pages: bound.Report.Pages, Draft: !bound.Complete, Left: e.unbound(bound)}
	if err == nil {
		report.Fingerprint, err = e.fingerprint(c, d, o)
	}
	return report, err
}

// fingerprint is that of the data on the pages, for the history.
func (e exporter) fingerprint(c *dossier.Call, d *dossier.Dossier, o ui.ExportOptions) (string, error) {
	sums, err := e.parts.Sums(e.file(c, d))
	if err != nil {
		return "", err
	}
	if o.Owners {
		return wiring.EventFingerprint(sums[0]), nil
	}
	return wiring.EventFingerprint(sums[1]), nil
}

// file is a dossier of the list with its annexes.
func (e exporter) file(c *dossier.Call, d *dossier.Dossier) *wiring.File {
	return &wiring.File{Dossier: d, Call: c, Shelf: e.library.db}
}

// unbound words why the pages of annexes are not in a binder.
func (e exporter) unbound(b wiring.Bound) []ui.Unbound {
	var out []ui.Unbound
	for _, a := range b.Left() {
		why := e.parts.InspectionMessage(a.Facts)
		out = append(out, ui.Unbound{Name: a.Name, Why: why.Short()})
	}
	return out
}
