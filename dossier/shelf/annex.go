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

// The states of a scan of signed pages that are no verdict on a whole file.
const (
	Partly    Verdict = "partly"    // some pages of the declaration lack
	Elsewhere Verdict = "elsewhere" // the scan bears none of it
	NoCode    Verdict = "none"
)

// SignedFacts is what the code on the scan of a signed page says.
type SignedFacts struct {
	// State is the verdict against the dossier; or, where that is Same and the scan bears
	// not all pages of the declaration, Partly or Elsewhere; or NoCode.
	State   Verdict
	Found   int    // pages of the declaration on the scan
	Pages   int    // that it has
	Missing string // the numbers of those that lack: 2, 3
	Other   string // what the scan is instead, where it is elsewhere
	Version int
	When    string // of the version that was signed, "" where it is not known
}
