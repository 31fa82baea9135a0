package paper

import (
	"dossierpme/dossier"
	"dossierpme/dossier/draft"
	"dossierpme/ui/shell"
)

// Desk is where paper is made and looked at. The window has one.
type Desk struct {
	*shell.Shell
	Make    Maker
	Library Library
	Env     dossier.Env // that the dossier of a verified file is read in
	// Open opens a dossier of the list, OpenFile the one that a file holds.
	Open, OpenFile func(string)
}

// Dossier is the dossier that is open, on the screen where it is filled in.
type Dossier interface {
	shell.Screen
	Session() *draft.Session
	// Name is what the dossier is called.
	Name() string
	// LeavePage takes in what is being typed and has it stored.
	LeavePage()
	// Resume shows the screen again, as the dossier is now.
	Resume()
	// GoTo shows a place of the screen, which is in the window.
	GoTo(to shell.Place)
	// Detour shows the screen at a place, with a way back.
	Detour(to, back shell.Place)
	// Exported is told that the files were written.
	Exported(final bool)
	// AttachSigned attaches a scan of signed pages to the pieces that it bears
	// pages of.
	AttachSigned(path string, pieces []string)
}
