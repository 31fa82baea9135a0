package ui

import (
	"context"
	"time"

	"dossierpme/dossier"
	"dossierpme/ui/form"
)

// State says where a dossier stands, as its owner says it.
type State string

// The states that are stored. « Complet » is not one of them: a draft is
// complete as long as nothing is missing or wrong in it.
const (
	Draft    State = "draft"
	Exported State = "exported"
	Signed   State = "signed"
	Filed    State = "filed"
)

// Entry is a line of the list of dossiers.
type Entry struct {
	ID, Title, Company, Project string

	Call       string // id
	CallTitle  string
	CallClosed bool

	State        State
	StateAt      time.Time
	ChangedSince bool // since the version that was exported, signed or filed

	Percent, Minutes int
	Requested        dossier.Num // aid asked for, in euros
	Updated          time.Time
	Trashed          time.Time // zero where it is not in the trash
}

// Event is a line of the history of a dossier.
type Event struct {
	At      time.Time
	Kind    string // created, imported, duplicated, exported, signed, filed, draft, moved
	Version int
	Note    string
}

// Summary is what the list shows of a dossier without reading it.
type Summary struct {
	Company, Project string
	Percent, Minutes int
	Requested        dossier.Num
}

// Incoming is what a file that somebody opens or drops on the window holds.
type Incoming struct {
	Path     string
	Document bool // a PDF without data, or a picture: no dossier, but perhaps a scan of one
	FromPDF  bool
	Title    string
	Known    *Entry // the dossier of the same id in the list, nil for none
}

// Imported is a dossier that came from a file.
type Imported struct {
	ID      string
	Skipped []string // annexes that it names and that are not there
}

// Stamp is what a save gave a dossier.
type Stamp struct {
	Version int
	Updated time.Time
}

// Example is a worked dossier that the program ships.
type Example struct{ Name, Title, Call string }

// Library keeps the dossiers. Its functions touch the disk: they are called in
// the background, and any number of them at once.
type Library interface {
	List() ([]Entry, error)
	Calls() []*dossier.Call
	Examples() []Example

	Create(call *dossier.Call, title string) (id string, err error)
	OpenExample(name string) (id string, err error)
	Open(id string) (*dossier.Dossier, *dossier.Call, error)
	Save(d *dossier.Dossier, sum Summary) (Stamp, error)
	Duplicate(id, title string) (copied string, err error)
	// CopyTo copies the answers that another call asks too.
	CopyTo(id string, call *dossier.Call, title string) (copied string, err error)
	Rename(id, title string) error
	SetState(id string, to State) error
	// Exported notes an export: that of a complete dossier changes its state.
	Exported(id string, r ExportReport) error
	History(id string) ([]Event, error)

	Trash(id string) error
	Restore(id string) error
	Delete(id string) error

	// Look says what a file is, and does nothing with it.
	Look(path string) (Incoming, error)
	// Import reads a dossier file or a PDF of ours; its annexes are taken from
	// beside it. Where the list has its id already the import is a copy. An empty
	// title keeps that of the file.
	Import(path, title string) (Imported, error)
	// SaveJSON writes a dossier file.
	SaveJSON(id, path string) error
	// Attach keeps a copy of a file and returns the cells of its row.
	Attach(path string) (map[string]dossier.Value, error)
	// Inspect looks into the attached file of a row.
	Inspect(r dossier.Row) form.FileFacts
	// ReadSigned reads the code on the scan of a signed page, and holds it against
	// a dossier.
	ReadSigned(r dossier.Row, c *dossier.Call, d *dossier.Dossier) form.SignedFacts
	// BoundNames are the names that attached files get in the complete dossier, by
	// the rows of the list of pieces.
	BoundNames(c *dossier.Call, d *dossier.Dossier) map[string]string
	// Attached returns the path of the copy with this hash, under its own name.
	Attached(sum, name string) (path string, err error)
	// SharedParams are the parameters of a call that were kept for all its
	// dossiers; ShareParams keeps more, and returns all that are kept.
	SharedParams(call *dossier.Call) (SharedParams, error)
	ShareParams(call *dossier.Call, params map[dossier.FieldID]dossier.Param) (SharedParams, error)
	// Folder is where the dossiers are, for those who want to know.
	Folder() string
}

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

// Verdict is what a comparison says.
type Verdict string

// The verdicts on a file by itself.
const (
	Intact       Verdict = "intact"       // the very file that the program makes of the data in it
	Extended     Verdict = "extended"     // that file, with something added behind
	Altered      Verdict = "altered"      // the data are whole, the pages are not what the program makes
	Incomparable Verdict = "incomparable" // the data are whole, the pages are those of another program version
	CodeRead     Verdict = "code"         // only a code was read, on a page
	NoData       Verdict = "no_data"      // neither data nor a code
	Newer        Verdict = "newer"        // of a newer program
)

// The verdicts on a file against a dossier of the list.
const (
	Same      Verdict = "same"      // what the dossier holds today
	Older     Verdict = "older"     // what it held at an export that is known
	Different Verdict = "different" // neither
	Another   Verdict = "another"   // the file is of another dossier
)

// Change is a place where a dossier and a file differ; Row is "" for a whole
// answer.
type Change struct {
	Field dossier.FieldID
	Row   string
}

// Verified is a PDF, or a scan, that was held against what is known.
type Verified struct {
	Path string
	Own  Verdict
	Scan bool // the code on a picture was read; nothing else of it was compared

	// What the file says of itself; zero where it does not.
	ID, Title, Fingerprint string
	Version, Page          int
	Date                   time.Time // of the PDF, or of the version that the code names

	// What it was held against: the dossier that is open, or the one of the same
	// id in the list. Versus is "" where there is neither.
	Versus  Verdict
	Against *Entry
	Changed []Change
	Call    *dossier.Call // with Dossier, to name what has changed
	Dossier *dossier.Dossier
}

// Verifier holds a file against a dossier, or where d is nil against the one of
// the list that it is of. It is called in the background and stops when the
// context does.
type Verifier func(ctx context.Context, path string, c *dossier.Call, d *dossier.Dossier) (Verified, error)

// Trouble is an error in words: what happened, what is safe, what to do. The
// details are for the log, and shown behind a button.
type Trouble struct {
	What, Safe, Do string
	Details        string
}

func (t *Trouble) Error() string { return t.What }

// Advice is what to do.
func (t *Trouble) Advice() string { return t.Do }
