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
		{"internal/paper", "maxNote", bytes, "size of the note of one"},
		{"dossier/portable", "maxRatio", plain, "times that a file is larger than it is packed"},
		{"dossier/portable", "maxDirectory", bytes, "size of the archive's list of names"},
		{"dossier/portable", "maxWork", plain, "logarithm of the work that opening a locked file may cost; 18 is 256 MB"},
		{"cmd/dossierctl", "maxPassphrase", bytes, "size of the file of a passphrase"},
	}},
	{"A PDF with data inside", []limit{
		{"pdf/seal", "MaxFile", bytes, "size of the file"},
		{"pdf/seal", "maxData", bytes, "unpacked data"},
		{"pdf/seal", "maxNodes", plain, "nodes of the tree of embedded files"},
		{"pdf/seal", "maxRevisions", plain, "states of it that can be told, one for each time that something was appended"},
		{"pdf/seal", "maxOriginals", plain, "annexes that are taken out of it"},
		{"pdf/seal", "maxOriginal", bytes, "size of one of them, unpacked"},
		{"pdf/seal", "maxAllOriginals", bytes, "size of all of them, unpacked"},
		{"pdf/seal", "maxID", plain, "characters of the id in a code"},
		{"pdf/object", "MaxXMP", bytes, "size of its properties"},
		{"internal/paper", "maxBoundPages", plain, "pages of all annexes that a binder says it has"},
	}},
	{"Any PDF of others", []limit{
		{"pdf/source", "maxSteps", plain, "work of reading it: how often an object is looked at"},
		{"pdf/source", "maxGrowth", bytes, "growth of the heap while it is read"},
		{"pdf/source", "maxPacked", bytes, "unpacked bytes of one pack of objects, or of one table"},
		{"pdf/source", "maxObjects", plain, "objects, and entries of its tables"},
		{"pdf/source", "maxPlain", bytes, "bytes that are measured without being unpacked"},
		{"pdf/source", "maxText", bytes, "text of all its objects, that in packs too"},
		{"pdf/raster", "MaxBytes", bytes, "size of a file whose pages are drawn"},
		{"pdf/raster", "maxPages", plain, "pages of it"},
		{"pdf/raster", "memoryPages", plain, "memory for it, in pages of 64 KiB"},
		{"pdf/raster", "maxPixels", pixels, "points of a page that is drawn"},
		{"pdf/raster", "mostSteps", plain, "work for one step of it, such as drawing a page: turns of a loop, calls, 16 bytes that are moved"},
		{"pdf/raster", "maxHits", plain, "places of a word that is searched"},
		{"pdf/raster", "maxChars", plain, "characters of a page that are searched"},
		{"pdf/raster", "mostObjects", plain, "objects of a page among which a picture is looked for"},
		{"pdf/compare", "maxSteps", plain, "dictionaries and lists that are looked at beside its pages"},
		{"pdf/compare", "maxInside", bytes, "size of a file inside it, unpacked"},
		{"pdf/compare", "maxBookmarks", plain, "bookmarks that are compared"},
		{"pdf/compare", "maxAligned", plain, "pages among which one that was put in or taken out is looked for"},
	}},
	{"A scan of signed pages", []limit{
		{"internal/paper", "maxScanned", bytes, "size of the file"},
		{"pdf/scan", "mostLeafed", plain, "pages of a PDF on which codes are looked for"},
		{"pdf/scan", "mostClosely", plain, "of them without one at a first look, those that are looked at closely"},
		{"pdf/scan", "mostPictures", plain, "pages of a TIFF on which codes are looked for"},
		{"pdf/scan", "mostCentres", plain, "places of a picture that may be the corner of a code"},
		{"pdf/scan", "mostCandidates", plain, "of them those that are put together, the surest"},
	}},
	{"An annex", []limit{
		{"dossier/portable", "MaxAnnexes", plain, "annexes in a portable file, or imported with a dossier"},
		{"dossier/portable", "MaxAnnex", bytes, "size of one of them, or of a file that is attached in the window"},
		{"dossier/portable", "MaxTotal", bytes, "size of all that are imported"},
		{"internal/paper", "maxEntries", plain, "files of a folder among which annexes are looked for"},
		{"internal/paper", "maxLevels", plain, "folders in each other that are looked through"},
		{"internal/paper", "maxHashed", bytes, "bytes of which the hash is computed"},
		{"internal/paper", "maxLook", bytes, "size of a file that is looked at"},
		{"pdf/binder", "MaxFile", bytes, "size of a file whose pages are bound"},
		{"pdf/binder", "MaxPages", plain, "pages of it"},
		{"pdf/binder", "maxUnpacked", bytes, "what is unpacked of it to see whether it is whole"},
		{"pdf/binder", "maxContent", bytes, "of the content of a page what is looked through for what it draws"},
		{"pdf/binder", "maxSide", plain, "side of a page, in points of which 72 are an inch"},
		{"pdf/binder", "maxDrawn", plain, "pages of a file that is bound as pictures, since it cannot be copied"},
		{"pdf/binder", "maxKept", bytes, "what is kept in memory of the annexes of a binder"},
		{"pdf/binder", "maxCopied", plain, "values that are copied of one file"},
		{"pdf/binder", "maxDepth", plain, "of them in each other"},
		{"pdf/binder", "maxHops", plain, "references to references, one behind the other"},
		{"pdf/binder", "maxNodes", plain, "nodes of its tree of pages"},
		{"pdf/binder", "maxAnnots", plain, "notes and links of a page"},
		{"pdf/binder", "maxMarks", plain, "bookmarks"},
		{"pdf/binder", "maxMarkLevel", plain, "of them in each other"},
		{"pdf/binder", "maxMarkLength", plain, "characters of one"},
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
		{"dossier", "beyondLimit", plain, "times its limit that a text or a table is read; what is beyond is kept as it stands"},
		{"dossier", "plainText", plain, "characters: the limit of a text that has none of its own"},
		{"dossier", "plainRows", plain, "rows: that of a table"},
		{"dossier", "MaxReason", plain, "characters of the reason for which a piece is set aside"},
	}},
}

// ours are the folders whose limits are on what the program itself makes or shows, with
// what that is.
var ours = map[string]string{
	"dossier/draft":       "the steps that can be undone",
	"dossier/outline":     "what is printed",
	"dossier/sheet":       "the workbook that is written",
	"internal/figuretext": "words and bars of figures",
	"internal/spottext":   "words of two dossiers held against each other",
	"pdf/layout":          "what is printed",
	"ui":                  "what is shown, of what was read within its own limits",
	"ui/form":             "what is shown",
	"ui/kit":              "what is shown",
	"ui/paper":            "what is shown",
	"ui/preview":          "pictures that are kept of pages that were drawn",
}

// apart are constants that are called as limits are, with what they are instead.
var apart = map[string]string{
	"cmd/dossierpme.maxLog":       "the size from which the program's own log is begun anew",
	"cmd/dossierpme.maxMark":      "a file that the program wrote itself",
	"dossier.maxScale":            "what an int64 holds; longer numbers are kept exactly",
	"internal/paper.maxAnnexName": "the name of a file that is written",
	"internal/paper.mostBlank":    "tells a file that may be blank from one that has something",
	"internal/paper.mostNamed":    "pages that a message names",
	"pdf/binder.maxPlainPage":     "a picture that is written",
	"pdf/scan.mostSquares":        "the size of a code, as it may be measured",
	"pdf/scan.mostVersion":        "the size of a code, as the norm has it",
}
