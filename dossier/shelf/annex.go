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
	// State is a key of pieces.signed: same, older, different, another, none.
	State   string
	Version int
	When    string // of the version that was signed, "" where it is not known
}
