package output

// Kind is what an export writes.
type Kind string

// The kinds of export.
const (
	PDF    Kind = "pdf"    // the dossier itself
	Binder Kind = "binder" // with all annexes behind, in one PDF
	Folder Kind = "folder" // the PDF and the annexes as separate files
)

// Options are the choices before an export.
type Options struct {
	What   Kind
	Path   string // of the file or of the folder
	Final  bool   // without « BROUILLON »: only where nothing is missing or wrong
	Owners bool   // with the tables of personal data
	Data   bool   // with the dossier's data inside
	Field  bool   // with an empty field for an electronic signature
	Short  bool   // the edition for an officer
	// Compact puts a list in the place of the pages before the annexes of one page of a binder.
	Compact bool
}

// Unbound is an annex whose pages could not be bound, and why.
type Unbound struct{ Name, Why string }

// Report is what an export did.
type Report struct {
	Path  string
	Pages int
	Draft bool
	Files int       // that were written into a folder, 0 for a single file
	Left  []Unbound // annexes without their pages in the file
	// Fingerprint is that of the data on the pages, for the history.
	Fingerprint string
}
