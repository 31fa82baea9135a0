// Package ui is the window: the list of dossiers, the wizard with its rail, its
// list of problems and its bars, the page that is read through before printing,
// the export, help and settings.
//
// It holds no rule and no calculation: it shows what dossier, draft and figures
// say and calls one function of theirs. It never touches a disk or a database:
// it is given a Library and an Exporter. What every page needs is ui/shell's; everything
// runs on the goroutine of the window but what shell starts.
package ui
