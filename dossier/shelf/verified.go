package shelf

import (
	"slices"
	"time"

	"dossierpme/dossier"
)

// Verdict is what a comparison of a PDF, or of a scan, says. Those that the command
// line prints are permanent.
type Verdict string

// The verdicts on a file by itself.
const (
	Identical Verdict = "identical" // the very file that the program makes of the data in it
	Resaved   Verdict = "resaved"   // that file, written anew: it has the same data and shows the same
	Extended  Verdict = "extended"  // that file, signed
	DataOnly  Verdict = "data_only" // the data are whole, the pages cannot be compared
	Different Verdict = "different" // the file shows something else than its data, or than those of a dossier
	CodeRead  Verdict = "code"      // only a code was read, on a page
	NoData    Verdict = "no_data"   // neither data nor a code
	Newer     Verdict = "newer"     // of a newer program
)

// The verdicts on a file against a dossier of the list; Different is one too, where it
// is neither of the first two.
const (
	Same    Verdict = "same"    // what the dossier holds today
	Older   Verdict = "older"   // what it held at an export that is known
	Another Verdict = "another" // the file is of another dossier
)

// SignedSheet is a declaration that a dossier prints to be signed, and which of its
// pages were found on a scan. The command line prints it in this form.
type SignedSheet struct {
	Piece string `json:"piece"`
	Title string `json:"-"`
	Pages int    `json:"pages"`
	Found []int  `json:"found"` // numbers within the declaration, from 1, rising
}

// Missing are the numbers of the pages that were not found.
func (s SignedSheet) Missing() []int {
	var out []int
	for n := 1; n <= s.Pages; n++ {
		if !slices.Contains(s.Found, n) {
			out = append(out, n)
		}
	}
	return out
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
	Changed []dossier.Spot // the places where they differ; no row is a whole answer
	Call    *dossier.Call  // with Dossier, to name what has changed
	Dossier *dossier.Dossier
}
