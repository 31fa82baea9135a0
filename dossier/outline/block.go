// Package outline turns a dossier into a tree of blocks: what the printed
// file says and in which order.
//
// It decides what is printed, never where: pages, lines, fonts and colours are
// the business of package pdf. A block holds finished French text, so that the
// writer owns no word of its own. Everything here is plain data, safe to read
// from several goroutines, and golden-tested as text (see Dump).
package outline

import "dossierpme/dossier"

// ID names a block for ever within a document: bookmarks, links and page
// references point to it. Field ids, row paths (machines/m1) and chapter ids
// are used as they are.
type ID string

// State says how far the document may be relied on.
type State int

// The states of a document.
const (
	Draft State = iota // printed at any time, marked on each page
	Final              // complete
	Form               // empty, to be filled in by hand
)

// Tone says what a text means; the writer chooses how it looks.
type Tone int

// The tones. Colour never stands alone: a text with a tone also says it in
// words.
const (
	Plain    Tone = iota
	Muted         // secondary, explanatory
	Accent        // computed by the program, or a link
	Todo          // to be completed or checked
	Wrong         // to be corrected
	Good          // complete, balanced
	FromRule      // comes from a legal rule
)

// Text is a piece of text with its tone.
type Text struct {
	S      string
	Tone   Tone
	Strong bool
}

// T is a plain text.
func T(s string) Text { return Text{S: s} }

// Document is one printed file.
type Document struct {
	Lang    string // BCP 47, for the document's properties
	Title   string
	Author  string
	Subject string
	State   State
	Words   Words
	Running Running
	NoCover bool // a letter begins on its first page
	Cover   Cover
	Blocks  []Block
	Files   []File // that travel inside, beside the data
}

// File goes into the document as it is, for who wants more than its pages say.
type File struct {
	Name        string // ASCII
	MIME        string
	Description string
	Data        []byte
}

// Words are the few words that the writer itself needs.
type Words struct {
	PageOf    string // "Page %d sur %d"
	PageShort string // "p. %d"
	GoTo      string // "Aller à la page %d", said of a link
	TickBox   string // said of an empty box
	Ticked    string // said of a box with a cross
	Continued string // added to the caption of a table that goes on overleaf
	Signed    string // label of a signed page: its page, its pages, the page and the pages of the whole
	Mark      string // drawn large across each page of a draft; empty: none
}

// Running is the thin line above and below every page but the cover.
type Running struct {
	Left  string // project
	Right Text   // state and date
	Foot  string // reference, version, fingerprint
}

// Cover is the first page.
type Cover struct {
	Eyebrow   string // kind of document, small and spaced
	Programme string // programme and fund
	Title     string // project
	Company   string
	Call      string
	Facts     []Pair // about six
	Identity  []Pair // reference, version, fingerprint, state
	Note      string // what this file is, and is not
	Mark      Text   // the state, unmistakable; empty: none
}

// Block is one of the types of this file.
type Block interface{ isBlock() }

// Chapter opens a section of the dossier.
type Chapter struct {
	ID     ID
	Phase  string // "C. Les investissements"; printed above the title
	Number string // "8", empty for a chapter outside the count
	Title  string
	Lead   string // one sentence under the title
	// NewPage starts a page whatever room is left.
	NewPage bool
	// OutsideContents keeps the chapter out of the table of contents.
	OutsideContents bool
}

// Heading is a title inside a chapter; Level 2 or 3.
type Heading struct {
	ID    ID
	Level int
	Title string
	Note  string // muted, after the title
	See   string // words before the number of the page on which Page is printed
	Page  ID
	// Bookmark lists the heading in the file's outline.
	Bookmark bool
	// Ruled draws a line above: a sheet of its own begins. Amount ends the line of
	// the title.
	Ruled  bool
	Amount Text
}

// Pair is a label and its value.
type Pair struct {
	ID    ID
	Label string
	Value Text
	Note  string // muted, under the value
	Link  ID     // where the value leads
}

// Pairs is a list of labels and values. Compact sets two short ones side by
// side. Sheet sets up to four short ones beside each other, each value under its
// label, and the long ones below, behind theirs.
type Pairs struct {
	Rows    []Pair
	Compact bool
	Sheet   bool
}

// Prose is running text, in paragraphs parted by line breaks, under its label.
type Prose struct {
	ID    ID
	Label string
	Text  Text
	Small bool // as what stands under a table
}

// Align is the side on which a column's text stands.
type Align int

// The alignments.
const (
	Left Align = iota
	Right
	Center
)

// Column of a table.
type Column struct {
	Head   string
	Align  Align
	Weight float64 // share of the free width; 0 counts as 1
	// Whole columns are as wide as their widest cell and never wrapped:
	// figures, dates, short codes.
	Whole bool
	// Names says that the cells of the column name the rows: they are read out
	// with each of the other cells. Where no column says so, the first does.
	Names bool
}

// Cell of a table.
type Cell struct {
	Text   Text
	Detail string // muted second line
	Link   ID
	Page   ID // prints the number of that block's page after the text
}

// Row of a table. Detail is a muted line under the whole row, from the column
// DetailFrom on. Also are further ids that it stands for.
type Row struct {
	ID         ID
	Also       []ID
	Cells      []Cell
	Detail     string
	DetailFrom int
}

// Table with repeated heads. Cells are as many as columns.
type Table struct {
	ID      ID
	Caption string
	Columns []Column
	Rows    []Row
	Totals  []Row
	Empty   Text // printed instead of rows
	Tight   bool // with little room between the rows, where a page is full
}

// Commitment is one declaration, in full.
type Commitment struct {
	ID       ID
	Sentence string
	Source   string // legal source
	Answer   Text
	// Box leaves an empty box to tick by hand instead of the answer.
	Box bool
}

// Commitments is a list of declarations.
type Commitments struct {
	Items []Commitment
}

// Notice is one problem.
type Notice struct {
	Severity dossier.Severity
	Label    string // the severity in words
	Where    string // field or row
	Message  string
	Target   ID // where it is printed
}

// Tone is how the notice looks on paper; its words say the severity itself.
func (n Notice) Tone() Tone {
	switch n.Severity {
	case dossier.Blocking:
		return Wrong
	case dossier.Missing, dossier.Warning:
		return Todo
	}
	return Muted
}

// Notices is the list of problems.
type Notices struct {
	Items []Notice
}

// Contents is the table of contents.
type Contents struct {
	ID    ID
	Title string
}

// Annex is one document that goes with the file.
type Annex struct {
	ID     ID
	Number string
	Title  string
	Detail string // file, pages, date
	State  Text
	Target ID     // where it is bound; empty: it is not
	Sum    string // of its content, small under it
}

// Annexes is the list of annexes.
type Annexes struct {
	Head  [3]string // number, document, state
	Items []Annex
	Empty Text
}

// SignatureField is one entry of the signature page.
type SignatureField struct {
	Label string
	Value string // empty: a line to write on
}

// Signature leaves room for place, date, name, capacity, a handwritten
// signature and the company's stamp.
type Signature struct {
	ID     ID
	Intro  string
	Fields []SignatureField
	Hand   string // caption of the box for the signature
	Stamp  string // caption of the box for the stamp
	Note   string
	Low    bool // entries beside one low box, where a page is full; Hand alone is its caption
	// Field makes the box for the hand a field that a program can sign, announced
	// by these words; empty: none.
	Field string
}

// Sheet is a declaration on pages of its own, so that it can be printed and
// signed apart. Every page of it shows the code that stands for the data.
type Sheet struct {
	ID      ID
	Chapter Chapter
	About   string // muted, under the title of its further pages
	Blocks  []Block
}

// KeyFigure is a large figure and what it counts. The caption is read first,
// wherever it stands.
type KeyFigure struct {
	Value   string
	Caption string
}

// KeyFigures stand side by side, at most four.
type KeyFigures struct {
	Items []KeyFigure
}

// Part of a bar. Amount gives its length, Label is printed in or under it.
type Part struct {
	Label  string
	Value  string
	Amount float64 // for drawing only, never printed
}

// Bar is one stacked bar.
type Bar struct {
	Label string
	Total string
	Parts []Part
}

// Bars are stacked bars to one scale.
type Bars struct {
	ID    ID
	Alt   string // the chart in words
	Items []Bar
	Note  Text // conclusion under the bars
}

// Length is one bar of a chart of lengths, with its label before and its value
// behind it.
type Length struct {
	Label  string
	Value  string
	Amount float64 // for drawing only, never printed
	Pale   bool    // what was, beside what will be
}

// LengthGroup is what is drawn to one scale.
type LengthGroup struct {
	Title string
	Note  Text // the conclusion, at the end of the title's line
	Items []Length
}

// Lengths are bars under each other. Groups of one unit share a scale.
type Lengths struct {
	ID     ID
	Alt    string // the chart in words
	Groups []LengthGroup
	Shared bool
}

// Box is a statement with a box before it, ticked where it holds.
type Box struct {
	Text   string
	Detail string // muted, behind the text or under it
	Ticked bool
}

// Boxes are statements of which some hold.
type Boxes struct {
	Label string
	Items []Box
}

// Firm is a box of the chart of a group.
type Firm struct {
	Name   string
	Alt    string   // the box in words: a chart may go on overleaf, what is read aloud may not
	Lines  []string // what holds what, and what it counts for
	Depth  int      // how many lines lead to the first box
	Holder bool     // it holds a part of the box that it hangs on, which else holds a part of it
	Person bool
}

// FirmTree draws who holds what: each box hangs on the last one before it that is
// one step less deep.
type FirmTree struct {
	ID    ID
	Items []Firm
}

// Card is a framed box that says where something is.
type Card struct {
	ID    ID
	Title string
	Lines []string
	Facts []Pair
}

// Moment is a date on the line of time. Day counts days on any common scale.
type Moment struct {
	Date   string
	Label  string
	Day    int
	Marked bool // stands out: the application
}

// Timeline draws moments to scale.
type Timeline struct {
	ID    ID
	Alt   string
	Items []Moment
}

// Point is a line of a list with a page reference.
type Point struct {
	Text   string
	Tone   Tone
	Target ID
}

// Points is a list with hairlines.
type Points struct {
	Items []Point
}

// Answer is an empty question of the form on paper.
type Answer struct {
	ID      ID
	Label   string
	Hint    string
	Options []string // each with a box to tick
	Many    bool     // several may be ticked
	Lines   int      // lines to write on
	Cells   []int    // groups of boxes for single characters: SIRET is 3 3 3 5
	Unit    string   // printed at the end of a short line
}

// Grid is an empty table of the form on paper.
type Grid struct {
	ID      ID
	Label   string
	Hint    string
	Columns []Column
	First   []string // first cells given in advance
	Rows    int
}

// Group keeps its blocks on one page where they are low enough: less than a third of
// one, or all that fit on one where it is Whole. One with a Name is a sheet of its
// own: whole where it fits on a page, and where it goes on overleaf its name is said
// again.
type Group struct {
	Whole  bool
	Name   string
	Blocks []Block
}

// OnePage is what must stand on one page: the writer takes the first variant
// that fits, else the last.
type OnePage struct {
	Variants [][]Block
}

// PageBreak starts a page.
type PageBreak struct{}

func (Chapter) isBlock()     {}
func (Heading) isBlock()     {}
func (Pairs) isBlock()       {}
func (Prose) isBlock()       {}
func (Table) isBlock()       {}
func (Commitments) isBlock() {}
func (Notices) isBlock()     {}
func (Contents) isBlock()    {}
func (Annexes) isBlock()     {}
func (Signature) isBlock()   {}
func (Sheet) isBlock()       {}
func (KeyFigures) isBlock()  {}
func (Bars) isBlock()        {}
func (Timeline) isBlock()    {}
func (Lengths) isBlock()     {}
func (Boxes) isBlock()       {}
func (FirmTree) isBlock()    {}
func (Card) isBlock()        {}
func (Points) isBlock()      {}
func (Answer) isBlock()      {}
func (Grid) isBlock()        {}
func (Group) isBlock()       {}
func (OnePage) isBlock()     {}
func (PageBreak) isBlock()   {}
