// Package ui is the window: the list of dossiers with what comes into it, the wizard
// with its rail, its list of problems and its bars, the parameters of a call, the page
// that is read through before printing, help and settings.
//
// It holds no rule and no calculation: it shows what dossier, draft and figures
// say and calls one function of theirs. It never touches a disk or a database:
// it is given a Library and a Maker. What is about paper is ui/paper's, what explains
// figures is ui/figure's: they are given the wizard as the small interface that each
// of them declares (open_dossier.go). What every page needs is ui/shell's; everything
// runs on the goroutine of the window but what shell starts.
package ui
