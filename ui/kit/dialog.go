package kit

import (
	"fyne.io/fyne/v2"

	"dossierpme/internal/say"
)

const dialogWidth float32 = 560

// DialogOf is what a dialog is made of.
type DialogOf struct {
	Title string
	// Content is scrolled where it is higher than the window.
	Content fyne.CanvasObject
	// Buttons stand at the lower right, the main one last.
	Buttons []*Button
	// First gets the focus; the last button where it is nil.
	First fyne.Focusable
	// Width is dialogWidth where it is 0.
	Width float32
	// OnClose is called when the dialog is gone, however.
	OnClose func()
}

// ShowDialog shows a dialog over the window. Escape closes it.
func ShowDialog(on fyne.Canvas, of DialogOf) *Overlay {
	if of.Width == 0 {
		of.Width = dialogWidth
	}
	buttons := []fyne.CanvasObject{NewSpring()}
	for _, b := range of.Buttons {
		buttons = append(buttons, b)
	}
	title := NewSubtitle(of.Title)
	body := &fyne.Container{
		Layout:  dialogLayout{},
		Objects: []fyne.CanvasObject{title, NewScroll(NewInset(4, 4, 4, 4, of.Content)), NewRow(Space8, buttons...)},
	}
	card := NewCard(body).Pad(Space24)
	card.Stroke, card.Shrinks = ColorNone, true
	before := on.Focused()
	overlay := newOverlay(on, card, func() {
		if before != nil && lineage(before.(fyne.CanvasObject)) != nil {
			on.Focus(before)
		}
		if of.OnClose != nil {
			of.OnClose()
		}
	})
	overlay.width, overlay.modal = of.Width, true
	if n := len(of.Buttons); n > 0 {
		overlay.main = of.Buttons[n-1]
	}
	if b, ok := of.First.(*Button); ok {
		overlay.main = b
	}
	overlay.Open()
	switch {
	case of.First != nil:
		on.Focus(of.First)
	case overlay.main != nil:
		on.Focus(overlay.main)
	}
	return overlay
}

// dialogLayout gives title and buttons their height and the rest to the content.
type dialogLayout struct{}

func (dialogLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	title, content, buttons := objects[0], objects[1], objects[2]
	titleHeight := heightAt(title, size.Width)
	title.Resize(fyne.NewSize(size.Width, titleHeight))
	title.Move(fyne.NewPos(0, 0))
	buttonsHeight := buttons.MinSize().Height
	buttons.Resize(fyne.NewSize(size.Width, buttonsHeight))
	buttons.Move(fyne.NewPos(0, size.Height-buttonsHeight))
	content.Resize(fyne.NewSize(size.Width+8, max(size.Height-titleHeight-buttonsHeight-Space24, 0)))
	content.Move(fyne.NewPos(-4, titleHeight+Space8-4))
}

func (dialogLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	scroll := objects[1].(*Scroll)
	height := objects[0].MinSize().Height + objects[2].MinSize().Height + scroll.Content.MinSize().Height + Space24
	return fyne.NewSize(max(objects[2].MinSize().Width, 240), height)
}

// ShowTrouble shows a message dialog. OnClose may be nil.
func ShowTrouble(on fyne.Canvas, title string, t say.Trouble, onClose func()) *Overlay {
	column := NewColumn(Space8)
	for _, s := range []string{t.What, t.Safe, t.Do} {
		if s != "" {
			column.Add(NewBody(s))
		}
	}
	var overlay *Overlay
	if t.Details != "" {
		details := NewHint(t.Details)
		box := NewTinted(Neutral, details)
		box.Hide()
		var more *Button
		more = NewQuiet(word("details_more"), func() {
			if box.Visible() {
				box.Hide()
				more.SetLabel(word("details_more"))
			} else {
				box.Show()
				more.SetLabel(word("details_less"))
			}
			overlay.Refresh()
		})
		column.Add(NewInset(0, 0, 0, -Space8, NewRow(0, more, NewSpring())))
		column.Add(box)
	}
	closing := NewPrimary(word("close"), func() { overlay.Dismiss() })
	overlay = ShowDialog(on, DialogOf{Title: title, Content: column, Buttons: []*Button{closing}, OnClose: onClose})
	return overlay
}

// Question is what a confirm dialog asks.
type Question struct {
	Title  string
	Text   string
	Yes    string // the verb of what will be done: « Supprimer la ligne »
	No     string // « Annuler » where it is empty
	Danger bool   // it cannot be undone: the button is red and No has the focus
}

// Ask shows a confirm dialog; Escape is No.
func Ask(on fyne.Canvas, q Question, answer func(yes bool)) *Overlay {
	if q.No == "" {
		q.No = word("cancel")
	}
	said := false
	var overlay *Overlay
	yes := NewPrimary(q.Yes, func() { said = true; overlay.Dismiss() })
	no := NewSecondary(q.No, func() { overlay.Dismiss() })
	first := fyne.Focusable(yes)
	if q.Danger {
		yes.Kind = Danger
		first = no
	}
	overlay = ShowDialog(on, DialogOf{
		Title: q.Title, Content: NewBody(q.Text), Buttons: []*Button{no, yes}, First: first,
		OnClose: func() { answer(said) },
	})
	return overlay
}
