package shelf

import (
	"errors"

	"dossierpme/dossier"
)

// MergeVerdict says how a dossier of a file compares with that of the list.
type MergeVerdict string

// The verdicts.
const (
	MergeNew        MergeVerdict = "new"         // the list has none of its id: it is imported
	MergeSame       MergeVerdict = "same"        // nothing to do
	MergeNewerHere  MergeVerdict = "newer_here"  // the file is what the dossier was: nothing to do
	MergeNewerThere MergeVerdict = "newer_there" // the dossier is what the file was: its changes are taken
	MergeMerged     MergeVerdict = "merged"      // the changes of both are put together
	MergeConflict   MergeVerdict = "conflict"    // both changed the same, and somebody has to say
)

// TitleField is the field of a conflict about the name of the dossier in the list.
const TitleField = dossier.FieldID("title")

// Conflict is a place that both sides changed, each in its way: a field, a parameter, or
// table.column for a cell; a table alone where the whole row is meant. Of columns that
// only mean something together it names the first, and the values are rows of them alone.
type Conflict struct {
	dossier.Spot
	Here, There dossier.Value // nil: nothing, or no such row; a row is a table of it alone
}

// Merging is what taking in a file would do to a dossier of the list.
type Merging struct {
	Verdict     MergeVerdict
	Call        *dossier.Call // that of the list
	Here, There *dossier.Dossier
	Conflicts   []Conflict
	// Mark tells whether either side has changed since.
	Mark string
	// Would is the dossier that is written where the file stands in these conflicts and
	// the list in the others, and where it differs from what is there.
	Would func(there map[dossier.Spot]bool) (*dossier.Dossier, []dossier.Spot)
}

// ErrMoved is a dossier, or a file, that has changed since it was looked at.
var ErrMoved = errors.New("it has changed since it was looked at")

// PortableEnding ends the names of portable files.
const PortableEnding = ".dossier"

// Portable is what a portable file holds, as far as it can be told.
type Portable struct {
	// Locked says that only a passphrase opens it: nothing else is known then. Wrong says
	// that it is not the one that was given.
	Locked, Wrong bool

	Dossier *dossier.Dossier
	Call    *dossier.Call
	Annexes int  // that are inside
	History bool // is inside
	// Merging is nil where the list has no dossier of its id, and where that one is
	// damaged.
	Merging *Merging
}

// PortableOptions say how a portable file is written.
type PortableOptions struct {
	History    bool   // with what happened to the dossier
	Passphrase string // "": not locked
}
