package form

import (
	"context"

	"fyne.io/fyne/v2"

	"dossierpme/dossier"
	"dossierpme/dossier/draft"
	"dossierpme/dossier/shelf"
	"dossierpme/internal/say"
	"dossierpme/ui/field"
	"dossierpme/ui/kit"
)

// Env is what a page needs from around it.
type Env struct {
	Session *draft.Session
	Words   *say.Words
	Ref     field.Lookups
	Today   func() dossier.Date

	Canvas fyne.Canvas // of the window that shows the page
	Run    kit.Runner
	Files  *kit.Files // asks for the file of an annex

	// AttachFile copies a file into the dossier's folder of annexes and returns
	// the cells of its row: path, name, sha256, size, type, pages. It is called
	// in the background.
	AttachFile func(path string) (map[string]dossier.Value, error)
	// OpenFile shows the attached file of a row with the system's viewer; nil where
	// that cannot be done. It is called on the goroutine of the window.
	OpenFile func(dossier.Row)
	// LookAt shows the attached file of a row page by page, over the window; nil where
	// that cannot be done. It is called on the goroutine of the window.
	LookAt func(dossier.Row)
	// InspectFile looks into the attached file of a row; nil where that cannot be
	// done. It is called in the background.
	InspectFile func(dossier.Row) shelf.FileFacts
	// ReadSigned reads the code on the scan of a signed page and holds it against
	// the dossier; nil where that cannot be done. It is called in the background.
	ReadSigned func(r dossier.Row, c *dossier.Call, d *dossier.Dossier) shelf.SignedFacts
	// ReadScan says which pages of which declaration a file bears that is not attached
	// yet, nil for none; nil where that cannot be done. It is called in the background.
	ReadScan func(ctx context.Context, path string, c *dossier.Call, d *dossier.Dossier, progress func(done, all int)) ([]shelf.SignedSheet, error)
	// BoundNames are the names that attached files get in the complete dossier, by
	// their rows; nil where nothing is bound. It is called in the background.
	BoundNames func(*dossier.Call, *dossier.Dossier) map[string]string

	// ShowWhy is told of the field that the cursor is in, with the place that Focus leads
	// back to: the field, or of a row the column of its table.
	ShowWhy func(f *dossier.Field, at dossier.FieldID, row string)
	// Judged is told when an answer is finished, and what is wrong with it may be said.
	Judged func()
	// GoTo leads to where a problem stands; it may be nil.
	GoTo func(dossier.Problem)
	// Lead leads from one place that a problem points to, to another, with a way back;
	// ShowPlaces shows all places of a problem beside each other. Either may be nil.
	Lead       func(from, to dossier.Spot)
	ShowPlaces func(dossier.Problem)
	// Figure words a figure; ShowFigure opens its derivation.
	Figure     func(id string) field.Result
	ShowFigure func(id string)
	// Ways sets the regimes of aid side by side; nil where there is no such figure.
	Ways func() field.Comparison
	// Copy puts a text where other programs paste from; nil where that cannot be done.
	Copy func(text string)
	// Name says which answer a problem is about, for a list of what is missing.
	Name func(dossier.Problem) string
	// Asking is what may be asked of the programme; nil where there is no such figure.
	Asking func() field.Asking
	// Request makes the prior request for aid; nil where there is no way to.
	Request *Request
	// Say shows a short message with a way back: « Ligne supprimée. », « Annuler ».
	Say func(text, verb string, action func())
}
