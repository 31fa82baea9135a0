package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Widths of the window's content at which a Frame folds.
const (
	SideWidth     float32 = 288
	foldSideBelow float32 = 1180
	narrowBelow   float32 = 900
	leastPage     float32 = 360
)

// Frame puts the rail, the page and the side panel beside each other. Where room
// is short the side panel folds away first, then the rail shrinks. A folded
// panel can be shown all the same.
type Frame struct {
	widget.BaseWidget
	// OnFold is called when the side panel folds or unfolds.
	OnFold func(folded bool)

	rail             *Rail
	railBox, sideBox *Panel
	page             fyne.CanvasObject
	folded, shown    bool
	sideWanted       bool
	laid             bool
}

// NewFrame returns the three columns. The rail and the side panel scroll by
// themselves; the page is laid out as it is given.
func NewFrame(rail *Rail, page, side fyne.CanvasObject) *Frame {
	f := &Frame{rail: rail, page: page, sideWanted: true}
	f.railBox = NewBar(EdgeRight, NewScroll(NewInset(Space8, Space8, Space16, Space8, rail))).Pad(0)
	f.railBox.Right = 1
	f.sideBox = NewBar(EdgeLeft, NewScroll(NewInset(Space16, Space16, Space24, Space16, side))).Pad(0)
	f.sideBox.Left = 1
	f.ExtendBaseWidget(f)
	return f
}

// Folded reports whether the side panel has no room beside the page.
func (f *Frame) Folded() bool { return f.folded }

// SideShown reports whether the side panel can be seen.
func (f *Frame) SideShown() bool { return f.sideBox.Visible() }

// ToggleSide shows or hides the side panel.
func (f *Frame) ToggleSide() {
	if f.folded {
		f.shown = !f.shown
	} else {
		f.sideWanted = !f.sideWanted
	}
	f.Refresh()
}

// Held returns the three columns.
func (f *Frame) Held() []fyne.CanvasObject {
	return []fyne.CanvasObject{f.railBox, f.page, f.sideBox}
}

func (f *Frame) arrangeAgain() { f.arrange(f.Size()) }

func (f *Frame) arrange(size fyne.Size) {
	if size.Width <= 0 {
		return
	}
	folded := size.Width < foldSideBelow
	if folded != f.folded || !f.laid {
		f.folded, f.shown, f.laid = folded, false, true
		if f.OnFold != nil {
			f.OnFold(folded)
		}
	}
	narrow := size.Width < narrowBelow
	f.rail.SetNarrow(narrow)
	railWidth := RailWidth
	if narrow {
		railWidth = RailNarrowWidth
	}
	sideVisible := (folded && f.shown) || (!folded && f.sideWanted)
	if sideVisible != f.sideBox.Visible() {
		if sideVisible {
			f.sideBox.Show()
		} else {
			f.sideBox.Hide()
		}
	}
	f.railBox.Resize(fyne.NewSize(railWidth, size.Height))
	f.railBox.Move(fyne.NewPos(0, 0))
	pageWidth := size.Width - railWidth
	if sideVisible {
		f.sideBox.Resize(fyne.NewSize(SideWidth, size.Height))
		f.sideBox.Move(fyne.NewPos(size.Width-SideWidth, 0))
		// Only where the page would be too narrow does the panel lie over it: what
		// has the cursor should not be under it.
		if pageWidth-SideWidth >= leastPage {
			pageWidth -= SideWidth
		}
	}
	f.page.Resize(fyne.NewSize(pageWidth, size.Height))
	f.page.Move(fyne.NewPos(railWidth, 0))
}

// CreateRenderer is called by Fyne.
func (f *Frame) CreateRenderer() fyne.WidgetRenderer { return &frameRenderer{f} }

type frameRenderer struct{ f *Frame }

func (r *frameRenderer) Layout(size fyne.Size) { r.f.arrange(size) }

func (r *frameRenderer) MinSize() fyne.Size { return fyne.NewSize(640, 320) }

func (r *frameRenderer) Refresh() {
	r.f.arrange(r.f.Size())
	r.f.railBox.Refresh()
	r.f.page.Refresh()
	r.f.sideBox.Refresh()
	canvas.Refresh(r.f)
}

func (r *frameRenderer) Objects() []fyne.CanvasObject { return r.f.Held() }

func (r *frameRenderer) Destroy() {}

// NewShell puts a bar above and a bar below some content that takes the rest.
func NewShell(top, bottom, content fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: shellLayout{}, Objects: []fyne.CanvasObject{top, content, bottom}}
}

type shellLayout struct{}

func (shellLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	top, content, bottom := objects[0], objects[1], objects[2]
	above, below := heightAt(top, size.Width), heightAt(bottom, size.Width)
	top.Resize(fyne.NewSize(size.Width, above))
	top.Move(fyne.NewPos(0, 0))
	bottom.Resize(fyne.NewSize(size.Width, below))
	bottom.Move(fyne.NewPos(0, size.Height-below))
	content.Resize(fyne.NewSize(size.Width, size.Height-above-below))
	content.Move(fyne.NewPos(0, above))
}

func (shellLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.Size{}
	for _, o := range objects {
		least := o.MinSize()
		size.Width = max(size.Width, least.Width)
		size.Height += least.Height
	}
	return size
}
