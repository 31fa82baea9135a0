package ui

import (
	"context"

	"dossierpme/dossier"
	"dossierpme/ui/preview"
)

// Proof is the PDF that an export would write now, open to be looked at.
type Proof struct {
	Document preview.Document
	// Places gives the page, from 1, on which each part of the dossier is printed:
	// "section." + its id, the id of a field, table + "/" + row.
	Places map[string]int
	Draft  bool
}

// Previewer prints a snapshot and opens what it printed. It is called in the
// background, says how far it is between 0 and 1, and stops when the context does.
type Previewer func(ctx context.Context, c *dossier.Call, d *dossier.Dossier, o ExportOptions, progress func(float64)) (Proof, error)

// PrintOptions are the choices before printing on paper.
type PrintOptions struct {
	Final         bool
	Owners        bool // with the tables of personal data
	OnlySignature bool // only the pages to sign
}

// PrintWay is what the system did with a file that was to be printed.
type PrintWay string

// The ways, the better ones first.
const (
	PrintDialog PrintWay = "dialog" // the system asks how to print
	PrintViewer PrintWay = "viewer" // a viewer shows the file: it prints from there
)

// PrintReport is what came of it.
type PrintReport struct {
	Way   PrintWay
	Pages int
	Draft bool
}

// Printer hands the PDF of a snapshot to the system to be printed. It is called in
// the background, as an Exporter is.
type Printer func(ctx context.Context, c *dossier.Call, d *dossier.Dossier, o PrintOptions, progress func(float64)) (PrintReport, error)
