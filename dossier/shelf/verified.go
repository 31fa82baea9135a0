package shelf

import (
	"time"

	"dossierpme/dossier"
)

// Verdict is what a comparison of a PDF, or of a scan, says.
type Verdict string

// The verdicts on a file by itself.
const (
	Intact       Verdict = "intact"       // the very file that the program makes of the data in it
	Extended     Verdict = "extended"     // that file, signed
	Resaved      Verdict = "resaved"      // that file, written anew: it shows the same
	Altered      Verdict = "altered"      // the file shows something else than its data
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

// SignedSheet is a declaration to sign, and which of its pages were found on a
// scan, by their number within it, from 1.
type SignedSheet struct {
	Piece, Title string
	Pages        int
	Found        []int
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

	// Why says, of a file that is altered, where; a sentence each.
	Why []string

	// Sheets are the declarations of that dossier, and which of their pages the scan
	// bears as the dossier is now; nil for what is no scan.
	Sheets []SignedSheet

	// What it was held against: the dossier that is open, or the one of the same
	// id in the list. Versus is "" where there is neither.
	Versus  Verdict
	Against *Entry
	Changed []Change
	Call    *dossier.Call // with Dossier, to name what has changed
	Dossier *dossier.Dossier
}
