// Package paper is the pages and dialogs of the window that are about paper: the
// preview, printing, the export, an attached file looked at, the funding plan as a
// workbook, and the verification of a PDF or a scan.
//
// It makes no paper itself: it is given a Maker and a Library, asks the user what is
// to be made, has it made beside the window and says what came of it. Of the page
// that it was called from it knows the Dossier alone.
package paper
