package paper

import (
	"context"

	"dossierpme/dossier"
	"dossierpme/dossier/output"
	"dossierpme/dossier/shelf"
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

// Looker opens the attached file of a row, to be shown page by page. It is called in
// the background.
type Looker func(ctx context.Context, r dossier.Row) (output.Document, error)

// SheetWriter writes the funding plan of a snapshot as a workbook. It is called
// in the background.
type SheetWriter func(c *dossier.Call, d *dossier.Dossier, path string) error

// IntentionWriter writes the prior request for aid of a snapshot. It is called in the
// background.
type IntentionWriter func(c *dossier.Call, d *dossier.Dossier, path string) error

// IntentionWording gives the same as the text of a message. It is called in the
// background.
type IntentionWording func(c *dossier.Call, d *dossier.Dossier) (string, error)

// Maker makes what can be made of a dossier. All but Export may be nil: there is no
// way to, then, and it is not offered.
type Maker struct {
	Export  Exporter
	Preview Previewer
	Print   Printer
	Look    Looker
	Sheet   SheetWriter

	Intention     IntentionWriter
	IntentionText IntentionWording // where there is Intention
}

// Library is what is asked of the list of dossiers.
type Library interface {
	// Verify holds a file against a dossier, or against the list where it is nil. It
	// says how many pages are looked at, and stops when the context does.
	Verify(ctx context.Context, path string, c *dossier.Call, d *dossier.Dossier, progress func(done, all int)) (shelf.Verified, error)
	// Exported notes that the files of a dossier were written.
	Exported(id string, x shelf.Export) error
}
