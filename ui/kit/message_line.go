package kit

import "fyne.io/fyne/v2"

// Message is one line under a field, or in a list: what is wrong and what to do.
type Message struct {
	Tone Tone
	Text string
}

// newMessageLine puts the sign of the tone before the words.
func newMessageLine(m Message) fyne.CanvasObject {
	text := newText(m.Text, SizeCaption+1, m.Tone.Ink())
	text.Wrap = true
	return &fyne.Container{Layout: messageLayout{}, Objects: []fyne.CanvasObject{NewSign(m.Tone), text}}
}

// messageLayout keeps the sign on the first line of the words.
type messageLayout struct{}

const messageIndent = SignSize + 6

func (messageLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	sign, text := objects[0], objects[1].(*Text)
	sign.Resize(fyne.NewSize(SignSize, text.lineHeight()))
	sign.Move(fyne.NewPos(0, 0))
	width := max(size.Width-messageIndent, 0)
	text.Resize(fyne.NewSize(width, heightAt(text, width)))
	text.Move(fyne.NewPos(messageIndent, 0))
}

func (messageLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[1].MinSize().AddWidthHeight(messageIndent, 0)
}
