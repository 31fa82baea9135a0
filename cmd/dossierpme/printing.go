package main

import (
	"context"
	"os"
	"path/filepath"

	"dossierpme/dossier"
	"dossierpme/internal/failure"
	"dossierpme/internal/folders"
	"dossierpme/internal/paper"
	"dossierpme/ui"
)

// printFolder holds what was handed to the system to be printed: it is read some
// time after we have handed it over, so it stays until the next start.
func printFolder() string {
	if dir := folders.Cache("impression"); dir != "" {
		return dir
	}
	return filepath.Join(os.TempDir(), "dossierpme-impression")
}

// clearPrinted removes what an earlier run handed over. What is still open
// elsewhere, as Windows may refuse, is removed the next time.
func clearPrinted(dir string) error { return os.RemoveAll(dir) }

// print hands the PDF of a snapshot to the system.
func (e exporter) print(ctx context.Context, c *dossier.Call, d *dossier.Dossier, o ui.PrintOptions, progress func(float64)) (ui.PrintReport, error) {
	progress(0.1)
	printed, err := e.printed(c, d, paper.Sheet{WithoutOwners: !o.Owners, OnlySignature: o.OnlySignature})
	if err != nil {
		return ui.PrintReport{}, failure.Trouble(e.parts.Words, err, "")
	}
	progress(0.7)
	if err := ctx.Err(); err != nil {
		return ui.PrintReport{}, err
	}
	dir := e.printDir
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return ui.PrintReport{}, failure.Trouble(e.parts.Words, err, dir)
	}
	run, err := os.MkdirTemp(dir, "")
	if err != nil {
		return ui.PrintReport{}, failure.Trouble(e.parts.Words, err, dir)
	}
	name := "dossier.pdf"
	if o.OnlySignature {
		name = "pages-a-signer.pdf"
	}
	path := filepath.Join(run, name)
	if err := os.WriteFile(path, printed.PDF, 0o600); err != nil {
		return ui.PrintReport{}, failure.Trouble(e.parts.Words, err, path)
	}
	progress(0.9)
	way, err := e.handOver(path)
	if err != nil {
		return ui.PrintReport{}, e.parts.Words.Trouble("print.fails", err)
	}
	progress(1)
	return ui.PrintReport{Way: way, Pages: printed.Report.Pages, Draft: !printed.Complete}, nil
}
