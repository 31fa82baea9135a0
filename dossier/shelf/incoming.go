package shelf

// Incoming is what a file that somebody opens, or drops on the window, holds.
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

// Example is a worked dossier that the program ships.
type Example struct{ Name, Title, Call string }
