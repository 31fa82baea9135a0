package ui

import (
	"context"

	"dossierpme/dossier"
)

// ExportKind is what an export writes.
type ExportKind string

// The kinds of export.
const (
	ExportPDF    ExportKind = "pdf"    // the dossier itself
	ExportBinder ExportKind = "binder" // with all annexes behind, in one PDF
	ExportFolder ExportKind = "folder" // the PDF and the annexes as separate files
)

// ExportOptions are the choices before an export.
type ExportOptions struct {
	What   ExportKind
	Path   string // of the file or of the folder
	Final  bool   // without « BROUILLON »: only where nothing is missing or wrong
	Owners bool   // with the tables of personal data
	Data   bool   // with the dossier's data inside
	Field  bool   // with an empty field for an electronic signature
}

// Unbound is an annex whose pages could not be bound, and why.
type Unbound struct{ Name, Why string }

// ExportReport is what an export did.
type ExportReport struct {
	Path  string
	Pages int
	Draft bool
	Files int       // that were written into a folder, 0 for a single file
	Left  []Unbound // annexes without their pages in the file
	// Fingerprint is that of the data on the pages, for the history.
	Fingerprint string
}

// Exporter writes a snapshot. It is called in the background, says how far it is
// between 0 and 1 and what it is doing, and stops when the context does.
type Exporter func(ctx context.Context, c *dossier.Call, d *dossier.Dossier, o ExportOptions, progress func(share float64, what string)) (ExportReport, error)
