package limits

// unit is what a limit counts.
type unit string

const (
	bytes  unit = "bytes"
	plain  unit = ""
	pixels unit = "pixels"
)

// limit is a constant and what it bounds.
type limit struct {
	pkg, name string
	unit      unit
	bounds    string
}

// Table has the limits in the order of the page, by what they are limits of.
var Table = []struct {
	Title  string
	Limits []limit
}{
	{"A dossier file", []limit{
		{"dossier", "MaxFile", bytes, "size of the JSON, on standard input too"},
		{"dossier", "maxDepth", plain, "objects and lists in each other"},
	}},
	{"A call of the user", []limit{
		{"dossier/callfile", "MaxFile", bytes, "size of the TOML"},
		{"dossier/callfile", "maxNesting", plain, "lists and tables in each other, parts of a dotted key"},
		{"dossier/callfile", "maxKeys", plain, "keys in a file"},
		{"dossier/callfile", "maxFaults", plain, "faults that are listed of a file"},
	}},
	{"A call that stands with a dossier in a file", []limit{
		{"dossier/callfile", "maxMinutes", plain, "minutes that a question takes"},
	}},
	{"A portable file", []limit{
		{"dossier/portable", "MaxTotal", bytes, "size of all files in it"},
		{"dossier/portable", "maxManifest", bytes, "size of the manifest"},
		{"dossier/portable", "maxDossier", bytes, "size of the dossier"},
		{"dossier/portable", "maxCall", bytes, "size of the call that the dossier was written for"},
		{"dossier/portable", "maxHistory", bytes, "size of the history"},
		{"internal/paper", "maxEvents", plain, "events of the history"},
		{"dossier/portable", "maxRatio", plain, "times that a file is larger than it is packed"},
		{"dossier/portable", "maxDirectory", bytes, "size of the archive's list of names"},
		{"dossier/portable", "maxWork", plain, "logarithm of the work that opening a locked file may cost; 18 is 256 MB"},
		{"cmd/dossierctl", "maxPassphrase", bytes, "size of the file of a passphrase"},
	}},
	{"A PDF with data inside", []limit{
		{"pdf/seal", "MaxFile", bytes, "size of the file"},
		{"pdf/seal", "maxData", bytes, "unpacked data"},
		{"pdf/seal", "maxNodes", plain, "nodes of the tree of embedded files"},
		{"pdf/seal", "maxID", plain, "characters of the id in a code"},
	}},
	{"Any PDF of others", []limit{
		{"pdf/source", "maxGrowth", bytes, "growth of the heap while it is read"},
		{"pdf/source", "maxPacked", bytes, "unpacked bytes of one pack of objects, or of one table"},
		{"pdf/source", "maxObjects", plain, "objects, and entries of its tables"},
		{"pdf/source", "maxPlain", bytes, "bytes that are measured without being unpacked"},
		{"pdf/raster", "MaxBytes", bytes, "size of a file whose pages are drawn"},
		{"pdf/raster", "maxPages", plain, "pages of it"},
		{"pdf/raster", "maxPixels", pixels, "points of a page that is drawn"},
		{"pdf/raster", "mostSteps", plain, "work for one step of it, such as drawing a page: turns of a loop, calls, 16 bytes that are moved"},
		{"pdf/raster", "maxHits", plain, "places of a word that is searched"},
		{"pdf/raster", "maxChars", plain, "characters of a page that are searched"},
	}},
	{"An annex", []limit{
		{"dossier/portable", "MaxAnnexes", plain, "annexes in a portable file, or imported with a dossier"},
		{"dossier/portable", "MaxAnnex", bytes, "size of one of them, or of a file that is attached in the window"},
		{"dossier/portable", "MaxTotal", bytes, "size of all that are imported"},
		{"internal/paper", "maxEntries", plain, "files of a folder among which annexes are looked for"},
		{"internal/paper", "maxLevels", plain, "folders in each other that are looked through"},
		{"internal/paper", "maxHashed", bytes, "bytes of which the hash is computed"},
		{"internal/paper", "maxLook", bytes, "size of a file that is looked at"},
		{"internal/paper", "maxScanned", bytes, "size of a scan on which codes are looked for"},
		{"pdf/binder", "MaxFile", bytes, "size of a file whose pages are bound"},
		{"pdf/binder", "MaxPages", plain, "pages of it"},
		{"pdf/binder", "maxKept", bytes, "what is kept in memory of the annexes of a binder"},
		{"pdf/binder", "maxCopied", plain, "values that are copied of one file"},
		{"pdf/binder", "maxNodes", plain, "nodes of its tree of pages"},
		{"pdf/binder", "maxAnnots", plain, "notes and links of a page"},
		{"pdf/binder", "maxMarks", plain, "bookmarks"},
		{"pdf/binder", "maxPlaces", plain, "named places"},
	}},
	{"A picture", []limit{
		{"pdf/picture", "MaxPixels", pixels, "points of a page"},
		{"pdf/picture", "MaxMemory", bytes, "memory that unpacking a page may take"},
		{"pdf/picture", "maxDirectories", plain, "pages of a TIFF"},
		{"pdf/picture", "maxValues", plain, "values of one entry of a TIFF"},
	}},
	{"A typed or stored value", []limit{
		{"dossier", "maxDigits", plain, "digits of a number"},
		{"dossier", "maxPlaces", plain, "of them behind the decimal mark"},
	}},
}
