package kit

import "fyne.io/fyne/v2"

// ShowRunning shows that work is under way beside the window, with a button that stops
// it. stop is called when the dialog is gone, whoever closes it.
func ShowRunning(c fyne.Canvas, title, label string, content fyne.CanvasObject, stop func()) *Overlay {
	var d *Overlay
	d = ShowDialog(c, DialogOf{
		Title: title, Content: content, OnClose: stop,
		Buttons: []*Button{NewSecondary(label, func() { d.Dismiss() })},
	})
	return d
}

// Gauge says how far work is: by a bar, and in a few words below it.
type Gauge struct {
	bar      *Progress
	words    *Text
	part, of int // what is measured is one part of so many
}

// NewGauge returns a gauge of nothing done yet. It goes into a column with Objects.
func NewGauge() *Gauge { return &Gauge{bar: NewProgress(300), words: NewCaption(""), of: 1} }

// Objects are the bar and, where there are to be any, the words.
func (g *Gauge) Objects(worded bool) []fyne.CanvasObject {
	if !worded {
		return []fyne.CanvasObject{g.bar}
	}
	return []fyne.CanvasObject{g.bar, g.words}
}

// Set shows a share between 0 and 1.
func (g *Gauge) Set(share float32, words string) {
	g.bar.Set((float32(g.part)+share)/float32(g.of), Accent)
	g.words.SetText(words)
}

// SetPages shows that so many pages of a file are done: the next one is looked at.
func (g *Gauge) SetPages(done, all int) {
	g.Set(float32(done)/float32(max(all, 1)), word("page_of", "n", min(done+1, all), "all", all))
}

// SetPart says which part is measured from now on, from 0, and of how many.
func (g *Gauge) SetPart(part, of int) { g.part, g.of = part, of }
