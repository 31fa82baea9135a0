package chart

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"dossierpme/ui/kit"
)

// pen collects what a picture is made of: lines lie under shapes, and shapes
// under words.
type pen struct {
	lines, shapes, labels []fyne.CanvasObject
	words                 []string
}

func (p *pen) objects() []fyne.CanvasObject {
	out := append([]fyne.CanvasObject{}, p.lines...)
	out = append(out, p.shapes...)
	return append(out, p.labels...)
}

// Heights of a line of text.
const (
	captionLine = 17
	bodyLine    = 20
)

// ink is how a text is written.
type ink struct {
	color fyne.ThemeColorName
	bold  bool
	size  float32 // kit.SizeCaption where it is zero
	align fyne.TextAlign
}

func (i ink) points() float32 {
	if i.size == 0 {
		return kit.SizeCaption
	}
	return i.size
}

func (i ink) measure(s string) float32 {
	return kit.Width(s, i.points(), fyne.TextStyle{Bold: i.bold})
}

// write puts one line of text into a box of that width, cut with an ellipsis
// where it is longer. It returns the width that the text takes.
func (p *pen) write(x, y, width float32, s string, i ink) float32 {
	p.words = append(p.words, s)
	return p.put(x, y, width, i.cut(s, width), i)
}

func (p *pen) put(x, y, width float32, s string, i ink) float32 {
	if i.color == "" {
		i.color = kit.ColorInk
	}
	t := canvas.NewText(s, theme.Color(i.color))
	t.TextSize, t.TextStyle.Bold, t.Alignment = i.points(), i.bold, i.align
	t.FontSource = kit.Face(s, t.TextStyle)
	least := t.MinSize()
	t.Move(fyne.NewPos(x, y))
	t.Resize(fyne.NewSize(width, least.Height))
	p.labels = append(p.labels, t)
	return least.Width
}

// wrap writes a text on at most the given number of lines and returns how many
// it took.
func (p *pen) wrap(x, y, width float32, most int, s string, i ink) int {
	p.words = append(p.words, s)
	lines := i.lines(s, width, most)
	for n, line := range lines {
		p.put(x, y+float32(n)*lineOf(i), width, line, i)
	}
	return len(lines)
}

func lineOf(i ink) float32 {
	if i.points() > kit.SizeCaption {
		return bodyLine
	}
	return captionLine
}

// lines breaks a text between words; the last line is cut.
func (i ink) lines(s string, width float32, most int) []string {
	var out []string
	words := strings.Split(s, " ")
	for len(words) > 0 {
		if len(out) == most-1 {
			return append(out, i.cut(strings.Join(words, " "), width))
		}
		n := 1
		for n < len(words) && i.measure(strings.Join(words[:n+1], " ")) <= width {
			n++
		}
		out = append(out, i.cut(strings.Join(words[:n], " "), width))
		words = words[n:]
	}
	return out
}

// cut shortens a text to a width.
func (i ink) cut(s string, width float32) string {
	if i.measure(s) <= width+0.5 {
		return s
	}
	return kit.ShortenTo(s, width, i.measure)
}

// shape is how a box is drawn.
type shape struct {
	fill   color.Color
	stroke fyne.ThemeColorName
	width  float32 // of the stroke
	dashed bool
	radius float32
}

func (p *pen) box(x, y, w, h float32, s shape) {
	if s.dashed && s.stroke != "" {
		stroke := s.stroke
		s.stroke = ""
		defer func() {
			p.dash(&p.shapes, x, y, x+w, y, s.width, stroke)
			p.dash(&p.shapes, x, y+h, x+w, y+h, s.width, stroke)
			p.dash(&p.shapes, x, y, x, y+h, s.width, stroke)
			p.dash(&p.shapes, x+w, y, x+w, y+h, s.width, stroke)
		}()
	}
	if s.fill == nil {
		s.fill = color.Transparent
	}
	r := canvas.NewRectangle(s.fill)
	r.CornerRadius = s.radius
	if s.stroke != "" {
		r.StrokeColor, r.StrokeWidth = theme.Color(s.stroke), s.width
	}
	r.Move(fyne.NewPos(x, y))
	r.Resize(fyne.NewSize(w, h))
	p.shapes = append(p.shapes, r)
}

// Lengths of a stroke and of the room after it.
const (
	dashOn  float32 = 5
	dashOff float32 = 4
)

// dash draws a level or an upright line of short strokes.
func (p *pen) dash(into *[]fyne.CanvasObject, x1, y1, x2, y2, width float32, name fyne.ThemeColorName) {
	length := max(x2-x1, y2-y1)
	for at := float32(0); at < length; at += dashOn + dashOff {
		on := min(dashOn, length-at)
		if x2 > x1 {
			stroke(into, x1+at, y1-width/2, on, width, name)
		} else {
			stroke(into, x1-width/2, y1+at, width, on, name)
		}
	}
}

// rule draws a level or an upright line.
func (p *pen) rule(x1, y1, x2, y2, width float32, name fyne.ThemeColorName) {
	if x2 > x1 {
		stroke(&p.lines, x1, y1-width/2, x2-x1, width, name)
	} else {
		stroke(&p.lines, x1-width/2, y1, width, y2-y1, name)
	}
}

// slope draws a line that is neither level nor upright.
func (p *pen) slope(x1, y1, x2, y2, width float32, name fyne.ThemeColorName) {
	l := canvas.NewLine(theme.Color(name))
	l.StrokeWidth = width
	l.Position1, l.Position2 = fyne.NewPos(x1, y1), fyne.NewPos(x2, y2)
	p.lines = append(p.lines, l)
}

func stroke(into *[]fyne.CanvasObject, x, y, w, h float32, name fyne.ThemeColorName) {
	r := canvas.NewRectangle(theme.Color(name))
	r.Move(fyne.NewPos(x, y))
	r.Resize(fyne.NewSize(w, h))
	*into = append(*into, r)
}

// blend is a colour of the theme mixed with the ground: share 1 is the colour
// itself.
func blend(name fyne.ThemeColorName, share float32) color.Color {
	r, g, b, _ := theme.Color(name).RGBA()
	r0, g0, b0, _ := theme.Color(kit.ColorSurface).RGBA()
	mix := func(c, c0 uint32) uint8 {
		return uint8((float32(c)*share + float32(c0)*(1-share)) / 257)
	}
	return color.NRGBA{mix(r, r0), mix(g, g0), mix(b, b0), 0xff}
}
