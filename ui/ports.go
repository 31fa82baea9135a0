package ui

import (
	"context"

	"dossierpme/dossier"
	"dossierpme/dossier/output"
)

// Exporter writes a snapshot. It is called in the background, says how far it is
// between 0 and 1 and what it is doing, and stops when the context does.
type Exporter func(ctx context.Context, c *dossier.Call, d *dossier.Dossier, o output.Options, progress func(share float64, what string)) (output.Report, error)

// Previewer prints a snapshot and opens what it printed. It is called in the
// background, says how far it is between 0 and 1, and stops when the context does.
type Previewer func(ctx context.Context, c *dossier.Call, d *dossier.Dossier, o output.Options, progress func(float64)) (output.Proof, error)

// Printer hands the PDF of a snapshot to the system to be printed. It is called in
// the background, as an Exporter is.
type Printer func(ctx context.Context, c *dossier.Call, d *dossier.Dossier, o output.PrintOptions, progress func(float64)) (output.PrintReport, error)
