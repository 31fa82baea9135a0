package shelf

import "dossierpme/internal/say"

// FileFacts is what a look into an attached file found.
type FileFacts struct {
	// State is fine, or why the file's pages cannot stand in the complete
	// dossier: a key of pieces.state.
	State string
	Pages int
	Size  int64
	// Says words a state that is not fine: what, what is safe, what to do.
	Says say.Message
}

// SignedFacts is what the code on the scan of a signed page says.
type SignedFacts struct {
	// State is a key of pieces.signed: same, older, different, another, none; or,
	// where the code is that of the dossier, partly or elsewhere: some pages of the
	// declaration lack, or the scan bears none of it.
	State   string
	Found   int    // pages of the declaration on the scan
	Pages   int    // that it has
	Missing string // the numbers of those that lack: 2, 3
	Other   string // what the scan is instead, where it is elsewhere
	Version int
	When    string // of the version that was signed, "" where it is not known
}
