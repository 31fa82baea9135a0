package shelf

import (
	"context"
	"time"

	"dossierpme/dossier"
)

// Dossiers keeps dossiers with the calls that they were written for. Its
// functions wait for a disk: they are called in the background, and any number of
// them at once.
type Dossiers interface {
	// List returns every dossier, those in the trash included, the latest change
	// first.
	List() ([]Entry, error)
	// Get reads a dossier and the call it was written for.
	Get(id string) (*dossier.Dossier, *dossier.Call, error)
	// Save stores a dossier that is there. The stamp is what it now has.
	Save(d *dossier.Dossier, sum Summary) (Stamp, error)
	Rename(id, title string) error
	// SetState says where a dossier stands and why, as one entry of its history. What
	// is signed or filed is an export of the complete dossier: the one of the event's
	// version, the newest where it has none.
	SetState(id string, to State, why Event) error
	// Exported notes an export: that of a complete dossier changes its state.
	Exported(id string, x Export) error
	// History returns what happened to a dossier, in the order in which it was told.
	History(id string) ([]Event, error)

	Trash(id string) error
	Restore(id string) error
	// Delete removes for ever what is in the trash, wherever it was kept.
	Delete(ids ...string) (Forgotten, error)

	// Recovery is what was done because the store was found damaged, or gone, when it
	// was opened; nil where it was sound.
	Recovery() *Recovery
	// Examine looks for damage in all that is kept, where opening left that for later,
	// and puts it right: it says whether there was any, and what was done, nil where
	// nothing could be.
	Examine() (found bool, r *Recovery, err error)
	// BackupDue makes the backup of the day where there is none yet, and goes on with
	// what could not be forgotten.
	BackupDue(now time.Time) (made bool, err error)

	// BackupError is what went wrong with the backup when the store was opened.
	BackupError() error

	// SharedParams are the parameters of a call that were kept for all its
	// dossiers; ShareParams keeps more, and returns all that are kept.
	SharedParams(c *dossier.Call) (SharedParams, error)
	ShareParams(c *dossier.Call, params map[dossier.FieldID]dossier.Param) (SharedParams, error)

	// Dir is the folder where everything is, for those who want to know.
	Dir() string
}

// EverythingPage is the page of the folder that Everything writes which says what is
// where in it.
const EverythingPage = "index.html"

// SharedParams are the parameters of a call that were kept for all its dossiers.
type SharedParams struct {
	Params  map[dossier.FieldID]dossier.Param
	Updated time.Time // zero where none were kept
}

// Library is the dossiers with what the program knows beside them: the calls, the
// examples, the files that dossiers come from and the annexes.
type Library interface {
	Dossiers

	Calls() []*dossier.Call
	Examples() []Example

	// Begin makes a new dossier for a call.
	Begin(c *dossier.Call, title string) (id string, err error)
	// OpenExample makes a dossier of a worked example, with its annexes.
	OpenExample(name string) (id string, err error)
	// Duplicate copies a dossier as a new draft, without what was signed.
	Duplicate(id, title string) (copied string, err error)
	// CopyTo copies the answers that another call asks too.
	CopyTo(id string, c *dossier.Call, title string) (Copied, error)
	// MoveOn takes a dossier to the newest revision of its call.
	MoveOn(id string) (Moved, error)

	// RestoreFrom takes dossiers from a copy of the store: those of the ids, or all that
	// it holds.
	RestoreFrom(path string, ids ...string) ([]Restored, error)
	// Recover takes a damaged dossier from the newest copy that gives it.
	Recover(id string) (Copy, error)

	// BackupPlace is the second place of the backups. ChooseBackupPlace takes a folder, or
	// none where it is "", and copies the backup of the day there; TryBackupPlace says why
	// nothing can be written to one, and leaves nothing there.
	BackupPlace() BackupPlace
	ChooseBackupPlace(dir string, now time.Time) error
	TryBackupPlace(dir string) error

	// Look says what a file is, and does nothing with it.
	Look(ctx context.Context, from Source) (Incoming, error)
	// Import reads a dossier file, a portable one or a PDF of ours; its annexes are taken
	// from beside it. An empty title keeps that of the file.
	Import(ctx context.Context, from Source, title string, known Take) (Imported, error)
	// Merge does what a look has planned, with the file standing in these places. Where
	// either side has changed since that mark it fails with ErrMoved.
	Merge(ctx context.Context, from Source, mark string, there map[dossier.Spot]bool) (Imported, error)
	// Version is what a dossier was at an event that has it.
	Version(id string, at Event) (*dossier.Dossier, *dossier.Call, error)
	// GoBack makes a dossier what it was at an event that has it.
	GoBack(id string, to Event) error
	// SaveJSON writes a dossier, as it is in memory, as a dossier file.
	SaveJSON(d *dossier.Dossier, path string) error
	// Rescue writes a dossier, as it is in memory, with its annexes into one portable
	// file; left are the names of those that cannot be read. It is for a store that
	// takes nothing: it writes nothing to it, and of what it still gives it needs nothing.
	Rescue(c *dossier.Call, d *dossier.Dossier, path string) (left []string, err error)
	// Refuge writes it where the next start finds it, for a program that has to go; any
	// goroutine may call it. Rescued are those files that have something the list lacks,
	// DropRescued removes one.
	Refuge(c *dossier.Call, d *dossier.Dossier) (path string, err error)
	Rescued() []Rescued
	DropRescued(path string) error
	// SavePortable writes a dossier and its annexes as one file; it returns the names of
	// annexes that are not there. It stops when the context does.
	SavePortable(ctx context.Context, id, path string, how PortableOptions, progress func(share float64)) (left []string, err error)

	// Everything writes all that is kept on the company of a dossier into a folder that
	// does not exist, or is empty, and says of how many dossiers. It stops when the context
	// does.
	Everything(ctx context.Context, id, dir string) (dossiers int, err error)

	// Attach keeps a copy of a file and returns the cells of its row.
	Attach(path string) (map[string]dossier.Value, error)
	// Inspect looks into the attached file of a row.
	Inspect(r dossier.Row) FileFacts
	// Verify holds a file against a dossier, or where d is nil against the one of
	// the list that it is of. It stops when the context does.
	Verify(ctx context.Context, path string, c *dossier.Call, d *dossier.Dossier, progress func(done, all int)) (Verified, error)
	// ReadSigned reads the code on the scan of a signed page, and holds it against
	// a dossier.
	ReadSigned(r dossier.Row, c *dossier.Call, d *dossier.Dossier) SignedFacts
	// ReadScan says which pages of which declaration of a dossier a file that is not
	// attached bears, as the dossier is now; nil for none. It stops when the context
	// does.
	ReadScan(ctx context.Context, path string, c *dossier.Call, d *dossier.Dossier, progress func(done, all int)) ([]SignedSheet, error)
	// BoundNames are the names that attached files get in the complete dossier, by
	// the rows of the list of pieces.
	BoundNames(c *dossier.Call, d *dossier.Dossier) map[string]string
	// Attached returns the path of the copy with this hash, under its own name.
	Attached(sum, name string) (path string, err error)
}
