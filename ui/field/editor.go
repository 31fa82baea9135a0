package field

import (
	"fyne.io/fyne/v2"

	"dossierpme/dossier"
	"dossierpme/internal/figuretext"
	"dossierpme/internal/reference"
	"dossierpme/internal/say"
	"dossierpme/ui/kit"
)

// Editor is the control of one field.
type Editor interface {
	// Object is what the form shows. Where it has a method SetState(kit.Tone) it
	// is coloured by what is wrong.
	Object() fyne.CanvasObject
	// Show shows a value that does not come from this editor; one that is equal
	// to what is being edited changes nothing.
	Show(v dossier.Value)
	// Target is what gets the focus, nil where the field takes no answer.
	Target() fyne.Focusable
	// SetEnabled makes the field answerable or not.
	SetEnabled(enabled bool)
}

// Events are what a person does with an editor. All of them must be set.
type Events struct {
	Change func(dossier.Value) // a new answer, nil where it was taken back
	Focus  func()              // the cursor came
	Leave  func()              // the cursor went elsewhere
	Enter  func()              // the answer is finished, though the cursor stays
	Taken  func([]rune)        // the characters that were taken out of a pasted text, none of most
	Note   func(string)        // what stands under the editor: the title of a code
}

// Lookups are what can be searched while typing. Any of them may be nil. They
// are called on the goroutine of the window and must be quick.
type Lookups struct {
	Communes   func(text string, limit int) []reference.Commune
	CommunesAt func(postcode string) []reference.Commune
	Activities func(text string, limit int) []reference.NAFEntry
	LegalForms func(text string, limit int) []reference.LegalForm
	Labels     dossier.Reference // names by code
}

// Row is a row that a reference can name.
type Row struct{ ID, Title string }

// Result is a figure in words.
type Result struct {
	Text   string // « 140 000,00 € », « Petite entreprise »; "" where there is none
	Status string // « Estimation »
	Tone   kit.Tone
	Note   string // what it lacks, what it depends on
	Lines  []ResultLine
	Points []string // what it supposes of answers that are not given, under a title
	Amount bool     // whether the figure is an amount of money
}

// Comparison sets the ways to an aid side by side.
type Comparison struct {
	Title string
	Heads []string
	Ways  []Way
}

// Way is one of them.
type Way struct {
	Name, Mark string // the mark of the one that is chosen
	Cells      []string
	Shut       bool // an answer stands against it
	Remarks    []Remark
}

// Asking is what may be asked of the programme, as the figures are worded.
type Asking = figuretext.Asking

// Remark is something said of an answer, with the answer that it leads to.
type Remark = figuretext.Remark

// ResultLine is one of several numbers of a figure.
type ResultLine struct{ Label, Value string }

// Env is what editors need from around them. All functions may be nil but Today.
type Env struct {
	Words *say.Words
	Ref   Lookups
	Today func() dossier.Date
	Dense bool // in the form of a row: short lists drop down
	// Printable reports whether paper can show a character.
	Printable func(rune) bool
	Rows      func(table dossier.FieldID) []Row
	Figure    func(id string) Result
	// ShowFigure opens the derivation of a figure.
	ShowFigure func(id string)
	// Postcode is the answer beside a commune; SetPostcode fills it in.
	Postcode    func() string
	SetPostcode func(string)
}

// New returns the editor of a field; nil where the kind is a table, which
// package form shows.
func New(f *dossier.Field, env Env, on Events) Editor {
	build, known := kinds[f.Kind]
	if !known {
		build = newTyped // a kind of a newer program: its text, as it stands
	}
	if build == nil {
		return nil
	}
	return build(f, env, on)
}
