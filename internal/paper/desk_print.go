package paper

import (
	"context"
	"os"
	"path/filepath"

	"dossierpme/dossier"
	"dossierpme/dossier/output"
	"dossierpme/internal/failure"
)

// ClearPrinted removes what an earlier run handed over. What is still open
// elsewhere, as Windows may refuse, is removed the next time.
func (e *Desk) ClearPrinted() error { return os.RemoveAll(e.PrintDir) }

// Print hands the PDF of a snapshot to the system.
func (e *Desk) Print(ctx context.Context, c *dossier.Call, d *dossier.Dossier, o output.PrintOptions, progress func(float64)) (output.PrintReport, error) {
	progress(0.1)
	printed, err := e.printed(c, d, Sheet{WithoutOwners: !o.Owners, OnlySignature: o.OnlySignature})
	if err != nil {
		return output.PrintReport{}, failure.Trouble(e.Words, err, "")
	}
	progress(0.7)
	if err := ctx.Err(); err != nil {
		return output.PrintReport{}, err
	}
	dir := e.PrintDir
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return output.PrintReport{}, failure.Trouble(e.Words, err, dir)
	}
	run, err := os.MkdirTemp(dir, "")
	if err != nil {
		return output.PrintReport{}, failure.Trouble(e.Words, err, dir)
	}
	name := "dossier.pdf"
	if o.OnlySignature {
		name = "pages-a-signer.pdf"
	}
	path := filepath.Join(run, name)
	if err := os.WriteFile(path, printed.PDF, 0o600); err != nil {
		return output.PrintReport{}, failure.Trouble(e.Words, err, path)
	}
	progress(0.9)
	way, err := e.HandOver(path)
	if err != nil {
		return output.PrintReport{}, e.Words.Trouble("print.fails", err)
	}
	progress(1)
	return output.PrintReport{Way: way, Pages: printed.Report.Pages, Draft: !printed.Complete}, nil
}
