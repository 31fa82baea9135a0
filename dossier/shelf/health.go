package shelf

// Health is what a thorough look at a data folder found.
type Health struct {
	Dossiers int
	Annexes  int
	Backups  int
	Findings []Finding
}

// Finding is one thing that is not as it should be. Codes and words of what was done
// are permanent.
type Finding struct {
	Code  string // record entry history call annex_damaged annex_missing annex_orphan backup store_missing store_newer temporary
	Place string // a file of the data folder, or of a copy
	ID    string // of the dossier; of a call its hash
	Done  string // none set_aside restored removed
}

// What was done about a finding.
const (
	DoneNothing  = "none"
	DoneSetAside = "set_aside"
	DoneRestored = "restored"
	DoneRemoved  = "removed"
)

// Restored is a dossier that was taken from a copy.
type Restored struct {
	ID      string
	Version int  // that it has now
	Held    Held // IsNew, Replaced or IsSame
}
