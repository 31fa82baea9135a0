package shelf

import "time"

// Recovery says what was done when the store was found damaged, or gone, when it was
// opened: what came from where. Nothing of it has to be done by hand.
type Recovery struct {
	At    time.Time
	Aside string // where the damaged file is now, byte for byte; "" where it was gone
	Kept  int    // dossiers that the store itself gave, as they were
	// Dossiers are those that came from a copy, or that nothing could verify.
	Dossiers []Recovered
	// Histories are the dossiers whose history may have lost an event.
	Histories []string
	// Unsure says that the head of the file was broken: whether the very last save is in
	// what was kept cannot be told.
	Unsure bool
	// Lost are those that no file gives. Damaged ones stay in the list, marked.
	Lost []string
}

// Recovered is a dossier that was put together again.
type Recovered struct {
	ID, Title  string
	Version    int
	Updated    time.Time // the last change that it holds
	From       string    // the copy that it came from, "" for the store itself
	Date       time.Time // of that copy
	Had        int       // the version that the store had, 0 where that is not known
	Unverified bool      // it reads well; whether it is the last that was saved cannot be told
}

// Copy is a copy of the store.
type Copy struct {
	Name     string
	Date     time.Time
	Dossiers int
	Sound    bool // every page and every record
	Newer    bool // written by a newer program
}

// Forgotten says what was removed with a dossier, and what still is to be.
type Forgotten struct {
	Events    int // of its history
	Annexes   int
	Copies    int // that were written again without it
	Temporary int
	Left      []string // files that could not be reached; they are tried again at every start
}

// BackupPlace is a second place that every backup is copied to: a key, a share.
type BackupPlace struct {
	Dir   string // "" where none was chosen
	There bool   // now; that it is not is no failure
}
