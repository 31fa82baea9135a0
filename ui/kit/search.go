package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// NewSearch returns an entry of one line for the page that the program starts with: it
// rests until somebody uses it. Fyne's entry asks for every font that Fyne has, even
// where it only shows what may be typed into it, and reading them takes as long as
// everything else that the first page needs.
func NewSearch(placeholder string) *Entry {
	e := &Entry{rests: true}
	e.prepare(e)
	e.PlaceHolder = placeholder
	return e
}

// resting reports whether an entry has not been used yet.
func (e *Entry) resting() bool {
	e.rests = e.rests && !e.focused && e.Text == "" && !e.Disabled()
	return e.rests
}

// restingEntry draws what Fyne's entry draws as long as it is empty: its background,
// its outline, which come first for entryRenderer to paint, and the placeholder.
type restingEntry struct {
	e      *Entry
	ground *canvas.Rectangle
	border *canvas.Rectangle
	words  *canvas.Text
}

func newRestingEntry(e *Entry) *restingEntry {
	r := &restingEntry{e: e, ground: canvas.NewRectangle(nil), border: canvas.NewRectangle(nil), words: newLabel(SizeBody)}
	r.border.FillColor = paint(ColorNone)
	r.Refresh()
	return r
}

// Layout puts the words where Fyne's entry has them.
func (r *restingEntry) Layout(size fyne.Size) {
	line := theme.InputBorderSize()
	r.ground.Move(fyne.NewSquareOffsetPos(line))
	r.ground.Resize(size.Subtract(fyne.NewSquareSize(2 * line)))
	least, inset := r.words.MinSize(), theme.InnerPadding()-line
	room := max(least.Height+2*inset, size.Height-2*line)
	r.words.Move(fyne.NewPos(theme.InnerPadding(), (size.Height-room)/2+inset))
	r.words.Resize(least)
}

func (r *restingEntry) MinSize() fyne.Size { return fyne.NewSize(0, ControlHeight) }

func (r *restingEntry) Refresh() {
	setLabel(r.words, r.e.PlaceHolder, theme.ColorNamePlaceHolder, false)
}

func (r *restingEntry) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.border, r.words}
}

func (r *restingEntry) Destroy() {}
