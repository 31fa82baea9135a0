package paper

import (
	"time"

	"dossierpme/dossier"
	"dossierpme/dossier/output"
	"dossierpme/pdf/raster"
)

// Desk is where a window asks for paper: it exports, shows, prints and writes the
// workbook of a dossier as it is at this moment. Its errors are worded.
type Desk struct {
	*Press
	Shelf Shelf // the annexes
	// Viewer draws the pages that are looked at.
	Viewer *raster.Engine
	// PrintDir holds what HandOver gives to the system to be printed.
	PrintDir string
	HandOver func(path string) (output.Way, error)
}

// today is all that a PDF says of the time that it was made: the command line
// makes the same file of the same dossier on the same day.
func today() time.Time { return dossier.DateOf(time.Now()).Time() }

// printed is the PDF of a snapshot as of now.
func (e *Desk) printed(c *dossier.Call, d *dossier.Dossier, s Sheet) (Printed, error) {
	s.Date = today()
	return e.On(dossier.DateOf(s.Date)).Print(e.file(c, d), s)
}

// file is a dossier of the list with its annexes.
func (e *Desk) file(c *dossier.Call, d *dossier.Dossier) *File {
	return &File{Dossier: d, Call: c, Shelf: e.Shelf}
}
