// Package deptest keeps the arrows between the packages pointing one way. Its
// Table says which package may import which; its tests hold every package of the
// module against it and keep .golangci.yml saying the same. It is never part of
// a program, and never judges what a package does with what it imports.
package deptest

// Module is the path of the module whose packages the Table names.
const Module = "dossierpme"

// Rule says what one package may import besides the standard library.
type Rule struct {
	// Ours are packages of the module: "dossier" is that package alone,
	// "ui/..." is ui and all below, "..." is everything.
	Ours []string
	// Outside are modules or packages of others, with all that is below them.
	Outside []string
}

// What several packages may import. The toolkit is named by its parts that open
// windows or need a C compiler.
const (
	fyne      = "fyne.io/fyne/v2"
	glfw      = "github.com/go-gl/glfw" // what Fyne itself opens windows with
	zenity    = "github.com/ncruces/zenity"
	pdfium    = "github.com/klippa-app/go-pdfium"
	wazero    = "github.com/tetratelabs/wazero" // what runs pdfium
	toml      = "github.com/pelletier/go-toml/v2"
	unicodeNF = "golang.org/x/text/unicode/norm"
	age       = "filippo.io/age"
	xText     = "golang.org/x/text"
	xImage    = "golang.org/x/image"
	xSys      = "golang.org/x/sys"
)

// Table holds every package of the module, by its path below the module. A
// package that is not in it may not exist: decide first who may know it.
var Table = map[string]Rule{
	// The root only embeds FyneApp.toml.
	"": {},

	// The domain. It knows no file format, no database, no screen and no paper. Of
	// ours it has the French language alone: how an answer is read and shown is its
	// business, and how a month is called must not be said twice.
	"dossier":          {Ours: []string{"internal/french"}, Outside: []string{unicodeNF}},
	"dossier/callfile": {Ours: []string{"dossier", "internal/french"}, Outside: []string{toml}},
	"dossier/rows":     {Ours: []string{"dossier"}},
	"dossier/figures":  {Ours: []string{"dossier", "dossier/rows"}, Outside: []string{toml}},
	"dossier/rules":    {Ours: []string{"dossier", "dossier/figures", "dossier/rows", "internal/french"}},
	"dossier/request":  {Ours: []string{"dossier", "dossier/rows"}},
	"dossier/outline":  {Ours: []string{"dossier", "dossier/figures", "dossier/request", "dossier/rows", "internal/figuretext", "internal/say", "internal/french"}},
	"dossier/output":   {},
	"dossier/shelf":    {Ours: []string{"dossier", "internal/say"}},
	"dossier/merge":    {Ours: []string{"dossier", "dossier/shelf"}},
	"dossier/portable": {Outside: []string{age}},
	"dossier/draft":    {Ours: []string{"dossier", "dossier/shelf"}},
	"dossier/sheet":    {Ours: []string{"dossier", "dossier/figures", "dossier/rows", "internal/figuretext", "internal/formula", "internal/say"}, Outside: []string{"github.com/xuri/excelize/v2"}},
	"dossier/store":    {Ours: []string{"dossier", "dossier/shelf", "internal/leftover"}, Outside: []string{"go.etcd.io/bbolt", xSys}},

	// The paper. font, object and layout are what pdf ties together with the library
	// that draws; binder and seal build on it, never the reverse.
	"pdf/font":   {Outside: []string{unicodeNF}},
	"pdf/object": {},
	"pdf/layout": {Ours: []string{"dossier/outline", "pdf/font"}},
	"pdf": {
		Ours:    []string{"dossier/outline", "pdf/font", "pdf/layout", "pdf/object"},
		Outside: []string{"github.com/jung-kurt/gofpdf"},
	},
	"pdf/source": {Outside: []string{"github.com/pdfcpu/pdfcpu"}},
	"pdf/binder": {
		Ours:    []string{"pdf", "pdf/layout", "pdf/object", "pdf/picture", "pdf/raster", "dossier/outline", "pdf/source"},
		Outside: []string{"github.com/pdfcpu/pdfcpu"},
	},
	// Pages as pictures. It knows nothing of dossiers, and whoever shows or reads
	// a page is given what it gives.
	"pdf/picture": {Outside: []string{"github.com/hhrutter/tiff", xImage}},
	"pdf/scan": {
		Ours:    []string{"pdf/picture", "pdf/raster", "pdf/seal"},
		Outside: []string{"github.com/makiuchi-d/gozxing"},
	},
	// What a reader of two files meets, of whatever program.
	"pdf/compare": {
		Ours:    []string{"pdf/object", "pdf/raster", "pdf/source"},
		Outside: []string{"github.com/pdfcpu/pdfcpu", unicodeNF},
	},
	"pdf/meter":  {},
	"pdf/raster": {Ours: []string{"internal/french", "pdf/meter"}, Outside: []string{pdfium, wazero}},
	"pdf/seal": {
		Ours:    []string{"pdf", "pdf/object", "dossier/outline", "pdf/source", "dossier", "internal/say"},
		Outside: []string{"github.com/pdfcpu/pdfcpu", "github.com/boombuler/barcode"},
	},

	// The screen. It is given a library and an export, and never knows store or pdf.
	"ui/kit":      {Ours: []string{"internal/say", "internal/french"}, Outside: []string{fyne, zenity}},
	"ui/chart":    {Ours: []string{"ui/kit"}, Outside: []string{fyne}},
	"ui/severity": {Ours: []string{"dossier", "internal/say", "ui/kit"}},
	"ui/reading":  {Ours: []string{"dossier/outline", "ui/chart", "ui/kit", "ui/severity"}, Outside: []string{fyne}},
	"ui/preview":  {Ours: []string{"dossier/output", "ui/kit"}, Outside: []string{fyne}},
	"ui/field":    {Ours: []string{"dossier", "ui/kit", "internal/figuretext", "internal/say", "internal/french", "internal/reference"}, Outside: []string{fyne}},
	"ui/form": {
		Ours:    []string{"dossier", "dossier/draft", "dossier/request", "dossier/shelf", "ui/field", "ui/kit", "internal/say", "internal/french", "internal/problemtext", "ui/severity"},
		Outside: []string{fyne},
	},
	"ui/shell": {Ours: []string{"dossier", "internal/say", "internal/french", "internal/safefile", "ui/kit"}, Outside: []string{fyne}},
	// The rooms of pages. They know shell and never each other, nor ui, which gives
	// them the wizard as an interface of theirs.
	"ui/paper": {
		Ours:    []string{"dossier", "dossier/draft", "dossier/output", "dossier/shelf", "internal/spottext", "ui/kit", "ui/preview", "ui/shell"},
		Outside: []string{fyne},
	},
	"ui/figure": {
		Ours:    []string{"dossier", "dossier/figures", "internal/figuretext", "internal/french", "ui/chart", "ui/field", "ui/kit", "ui/shell"},
		Outside: []string{fyne},
	},
	"ui/officer": {Ours: []string{"dossier", "internal/problemtext", "ui/form", "ui/kit", "ui/severity"}, Outside: []string{fyne}},
	"ui": {
		Ours: []string{
			"dossier", "dossier/figures", "dossier/draft", "dossier/outline", "dossier/shelf", "internal/say", "internal/french", "internal/licences", "internal/problemtext", "internal/spottext",
			"ui/field", "ui/figure", "ui/form", "ui/kit", "ui/officer", "ui/paper", "ui/reading", "ui/severity", "ui/shell",
		},
		Outside: []string{fyne},
	},
	// What the tests of ui and of its rooms share. Nobody has a grant for it, and tests
	// need none.
	"ui/uitest": {
		Ours:    []string{"assets", "dossier", "dossier/draft", "dossier/output", "dossier/shelf", "internal/say", "internal/wiring", "ui/kit", "ui/shell", "ui/testmain"},
		Outside: []string{fyne},
	},
	"ui/testmain": {Ours: []string{"assets", "internal/say", "ui/kit"}, Outside: []string{fyne}},

	// What the tests of whole programs with a window share. Nobody has a grant for it.
	"internal/hands": {Ours: []string{"dossier/store"}},

	// What is embedded, and what all may know.
	"assets":           {},
	"internal/formula": {},
	"internal/french":  {Outside: []string{unicodeNF}},
	"internal/say":     {Ours: []string{"internal/french"}, Outside: []string{toml}},
	"internal/version": {Ours: []string{""}, Outside: []string{toml}},
	// What the domain looks up in reference data reaches it as values, wired by cmd.
	"internal/reference": {Ours: []string{"assets", "internal/french"}},

	// What both programs do and say in the same way.
	"internal/failure":     {Ours: []string{"dossier", "dossier/portable", "dossier/store", "pdf/picture", "pdf/raster", "pdf/seal", "internal/french", "internal/say"}},
	"internal/farewell":    {Outside: []string{xSys}},
	"internal/folders":     {Ours: []string{"internal/failure"}},
	"internal/softgl":      {Outside: []string{xSys}},
	"internal/opener":      {Ours: []string{"dossier/output"}, Outside: []string{xSys}},
	"internal/leftover":    {},
	"internal/safefile":    {Ours: []string{"internal/failure", "internal/leftover"}},
	"internal/spottext":    {Ours: []string{"dossier", "dossier/shelf", "internal/say", "internal/french"}},
	"internal/problemtext": {Ours: []string{"dossier", "internal/say", "internal/french"}},
	"internal/figuretext":  {Ours: []string{"dossier", "dossier/figures", "internal/formula", "internal/say", "internal/french"}},
	"internal/paper": {
		Ours: []string{
			"dossier", "dossier/callfile", "dossier/figures", "dossier/merge", "dossier/outline", "dossier/output", "dossier/portable", "dossier/request", "dossier/sheet", "dossier/shelf", "dossier/store", "pdf/...",
			"internal/failure", "internal/leftover", "internal/problemtext", "internal/safefile", "internal/say", "internal/version", "internal/french",
		},
		Outside: []string{xImage},
	},
	// What puts the parts of both programs together.
	"internal/wiring": {Ours: []string{
		"assets", "dossier", "dossier/callfile", "dossier/figures", "dossier/rules", "dossier/store", "pdf/font", "pdf/raster",
		"internal/folders", "internal/paper", "internal/reference", "internal/say", "internal/version",
	}},

	// The library of the window: the store with the files that dossiers come from.
	"internal/library": {Ours: []string{
		"assets", "dossier", "dossier/merge", "dossier/portable", "dossier/shelf", "dossier/store", "internal/failure", "internal/french", "internal/leftover", "internal/paper", "internal/safefile", "pdf/binder",
	}},

	// Tools of the developers. scripts holds the test of the shell scripts.
	"scripts":           {},
	"scripts/windows":   {}, // the test of what it makes
	"internal/deptest":  {},
	"internal/race":     {}, // only tests import it
	"internal/literals": {},
	"internal/licences": {Ours: []string{"assets"}},
	// Collects them out of the module cache.
	"internal/licences/collect": {Ours: []string{"internal/licences"}},
	"internal/limits":           {},
	// Makes documents for the tests of what lays out and writes them.
	"internal/sampledoc": {Ours: []string{"assets", "dossier/outline", "pdf/font"}, Outside: []string{"pgregory.net/rapid"}},
	// Makes the annexes of the example dossiers.
	"internal/sampleannexes": {Ours: []string{"dossier", "internal/wiring"}, Outside: []string{"github.com/jung-kurt/gofpdf"}},
	"internal/refdata":       {},
	// Draws the icon for the two below.
	"internal/icon": {Ours: []string{"assets"}, Outside: []string{"github.com/fyne-io/oksvg", "github.com/srwiley/rasterx"}},
	// Makes what a Windows program has besides its code.
	"internal/winpack": {
		Ours:    []string{"assets", "internal/icon", "internal/say", "internal/version"},
		Outside: []string{"github.com/tc-hib/winres"},
	},
	// Makes what packages for Linux and macOS and a release have besides the programs.
	"internal/packaging": {Ours: []string{"assets", "internal/icon", "internal/say", "internal/version"}},
	// Prints what the programs cost, beside the smallest one with a window.
	"internal/bench":          {Ours: []string{"assets", "dossier", "dossier/shelf", "dossier/store", "internal/wiring"}},
	"internal/bench/onelabel": {Outside: []string{fyne}},

	// The programs wire everything together. The command line must build and run
	// without a C compiler and without a display.
	"cmd/dossierctl": {
		Ours: []string{
			"assets", "dossier/...", "pdf/...", "internal/figuretext", "internal/licences", "internal/say", "internal/version",
			"internal/failure", "internal/folders", "internal/leftover", "internal/paper", "internal/problemtext", "internal/safefile", "internal/spottext", "internal/wiring", "internal/french",
		},
	},
	"cmd/dossierpme": {
		Ours:    []string{"..."},
		Outside: []string{fyne, glfw, zenity, xSys},
	},
}

// windowed are the packages that may open a window or need a C compiler, and
// whose tests may. No other package's test imports them, so that everything
// below the screen is tested without it.
var windowed = []string{"ui/...", "cmd/dossierpme", "internal/bench/onelabel"}

// toolkit is what only windowed packages may import, in their tests as well.
var toolkit = []string{fyne, zenity}

// slowToLoad are packages that compute for milliseconds whenever a program that
// has them starts, with what they compute. They come in by an import too wide.
var slowToLoad = map[string]string{
	"github.com/mattn/go-runewidth": "measures every character's width on a terminal: read PDF files without pdfcpu/pkg/api",
}

// network is the standard library's way out of the machine. The program works
// off line, and the tool that makes the reference data has npm fetch them.
var network = []string{"net/http", "net/smtp", "net/rpc"}
