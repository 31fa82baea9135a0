package shelf

import "time"

// Incoming is what a file that somebody opens, or drops on the window, holds.
type Incoming struct {
	Path     string
	Document bool   // a PDF without data, or a picture: no dossier, but perhaps a scan of one
	Is       string // what a picture is, in words: "image JPEG"
	FromPDF  bool
	Portable *Portable // nil for any other file
	Title    string
	Known    *Entry // the dossier of the same id in the list, nil for none
	Held     Held   // how that one compares with the file
}

// Rescued is a file with a dossier that could not be stored before the program had to go.
type Rescued struct {
	Path                    string
	Title, Project, Company string // "" where the file cannot be read
	At                      time.Time
}

// Name is how a person knows what was rescued, "" where nothing names it: as NameOf.
func (r Rescued) Name() string { return named(r.Title, r.Project, r.Company) }

// Source is a file that a dossier is taken from.
type Source struct {
	Path       string
	Passphrase string // of a portable file that is locked
}

// Held says how the dossier of a file compares with the list.
type Held string

// What an import finds, and the last what it has done about it.
const (
	IsNew    Held = "new"      // the list has none of its id
	IsSame   Held = "same"     // it is there already, with the same content
	IsOther  Held = "other"    // it is there with another content
	Replaced Held = "replaced" // the one that was there stays in its history
)

// Take says what an import does where the list has a dossier of the same id with
// another content.
type Take int

// The ways to take a dossier that is known.
const (
	TakeNone Take = iota // nothing: somebody has to say
	TakeOver             // it replaces the one that is there
	TakeCopy             // it becomes a dossier of its own
)

// Imported is a dossier that came from a file.
type Imported struct {
	ID      string
	Held    Held
	Skipped []string // annexes that it names and that are not there
}

// Copied is a dossier that was copied to another call, with what became of the
// answers: how many came, and how the others are called.
type Copied struct {
	ID      string
	Kept    int
	Anew    []string // said for one application alone: they are asked again
	Confirm []string // came, and may not hold any more
	Left    []string // which the other call does not ask
	Scans   int      // signed pages, which stay with what was signed
}

// Moved is what became of the answers of a dossier that was taken to a newer revision
// of its call, as they are called.
type Moved struct {
	Turned []string // answered now to a question that is asked the other way round
	Opened []string // answered yes, for the table behind has rows
	New    []string // to be answered
	Unread []string // kept, to be answered anew
	Left   []string // kept, and asked by nobody any more
}

// Example is a worked dossier that the program ships.
type Example struct{ Name, Title, Call string }
