package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Text is text without any padding, in a colour and a size of the theme. It
// wraps by words where Wrap is set: its MinSize is then the height for the width
// that it was last given.
type Text struct {
	widget.BaseWidget

	Text     string
	Color    fyne.ThemeColorName
	Points   float32
	Style    fyne.TextStyle
	Align    fyne.TextAlign
	Heavy    bool // in the font of titles
	Wrap     bool
	Truncate bool // one line, an ellipsis where it is too long
	Most     int  // lines that wrapped text may take, 0 for any number
	Marks    []Mark

	face     fyne.Resource // what it is written in
	faceFor  faceKey
	lines    []string
	linesFor lineKey

	wide    float32 // the whole text on one line
	wideFor lineKey
}

// Mark is a part of a text that is marked, from one byte to another.
type Mark struct{ From, To int }

type lineKey struct {
	text           string
	width, size    float32
	style          fyne.TextStyle
	wrap, truncate bool
	most           int
}

type faceKey struct {
	theme *Theme
	text  string
	style fyne.TextStyle
	heavy bool
}

func newText(s string, size float32, name fyne.ThemeColorName) *Text {
	t := &Text{Text: s, Points: size, Color: name}
	t.ExtendBaseWidget(t)
	return t
}

// NewBody returns running text that wraps.
func NewBody(s string) *Text {
	t := newText(s, SizeBody, ColorInk)
	t.Wrap = true
	return t
}

// NewLine returns body text on one line.
func NewLine(s string) *Text { return newText(s, SizeBody, ColorInk) }

// NewStrong returns semibold body text on one line.
func NewStrong(s string) *Text {
	t := newText(s, SizeBody, ColorInk)
	t.Style.Bold = true
	return t
}

// OneLine keeps a title from wrapping where it stands in a row.
func (t *Text) OneLine() *Text {
	t.Wrap = false
	return t
}

// NewIntro returns muted running text that wraps.
func NewIntro(s string) *Text {
	t := NewBody(s)
	t.Color = ColorMuted
	return t
}

// NewMuted returns body text of less weight, on one line.
func NewMuted(s string) *Text { return newText(s, SizeBody, ColorMuted) }

// NewCaption returns small muted text on one line.
func NewCaption(s string) *Text { return newText(s, SizeCaption, ColorMuted) }

// NewHint returns small muted text that wraps.
func NewHint(s string) *Text {
	t := newText(s, SizeCaption, ColorMuted)
	t.Wrap = true
	return t
}

// NewSubtitle returns the title of a card.
func NewSubtitle(s string) *Text {
	t := newText(s, SizeSubtitle, ColorInk)
	t.Style.Bold, t.Wrap = true, true
	return t
}

// NewTitle returns the title of a page.
func NewTitle(s string) *Text {
	t := newText(s, SizeTitle, ColorInk)
	t.Style.Bold, t.Heavy, t.Wrap = true, true, true
	return t
}

// NewFigure returns a figure with its unit, flush right.
func NewFigure(s string) *Text {
	t := newText(s, SizeBody, ColorInk)
	t.Align = fyne.TextAlignTrailing
	return t
}

// SetText shows another text.
func (t *Text) SetText(s string) {
	if t.Text == s {
		return
	}
	t.Text = s
	t.Refresh()
}

// SetColor shows the text in another colour.
func (t *Text) SetColor(name fyne.ThemeColorName) {
	if t.Color == name {
		return
	}
	t.Color = name
	t.Refresh()
}

// Bold makes the text semibold and returns it.
func (t *Text) Bold() *Text {
	t.Style.Bold = true
	return t
}

// AccessibilityLabel gives screen readers the text.
func (t *Text) AccessibilityLabel() string { return t.Text }

// font is what all lines of the text are written in.
func (t *Text) font() fyne.Resource {
	key := faceKey{themeOfOurs(), t.Text, t.Style, t.Heavy}
	if t.faceFor != key {
		t.face, t.faceFor = Face(t.Text, t.Style), key
		if t.Heavy {
			t.face = titleFont()
		}
	}
	return t.face
}

func (t *Text) measure(s string) float32 { return widthIn(t.font(), s, t.Points, t.Style) }

// oneLine is the width of the whole text; measuring is what a layout of many
// texts spends its time on.
func (t *Text) oneLine() float32 {
	key := lineKey{text: t.Text, size: t.Points, style: t.Style}
	if t.wideFor != key {
		t.wide, t.wideFor = t.measure(t.Text), key
	}
	return t.wide
}

func (t *Text) lineHeight() float32 {
	h := t.Points * 1.3
	return float32(int(h + 0.5))
}

// layLines splits the text for a width; 0 stands for « no limit ».
func (t *Text) layLines(width float32) []string {
	key := lineKey{t.Text, width, t.Points, t.Style, t.Wrap, t.Truncate, t.Most}
	if t.lines != nil && t.linesFor == key {
		return t.lines
	}
	var lines []string
	for _, paragraph := range strings.Split(t.Text, "\n") {
		switch {
		case width <= 0 || t.measure(paragraph) <= width+0.5:
			lines = append(lines, paragraph)
		case t.Wrap:
			lines = append(lines, t.wrap(paragraph, width)...)
		case t.Truncate:
			lines = append(lines, t.shorten(paragraph, width))
		default:
			lines = append(lines, paragraph)
		}
	}
	if t.Most > 0 && len(lines) > t.Most && width > 0 {
		last := strings.TrimRight(lines[t.Most-1], " ")
		if t.measure(last+" …") <= width {
			last += " …"
		} else {
			last = t.shorten(last, width)
		}
		lines = append(lines[:t.Most-1:t.Most-1], last)
	}
	t.lines, t.linesFor = lines, key
	return lines
}

// wrap breaks a paragraph between words. Of a line the words are added up, each measured
// once: only near the edge the line itself is, for measuring what grows word by word takes
// the square of its length.
func (t *Text) wrap(paragraph string, width float32) []string {
	var lines []string
	line, about := "", float32(0)
	space := t.measure("n n") - 2*t.measure("n")
	for _, word := range strings.Split(paragraph, " ") {
		wide := t.measure(word)
		joined, sum := word, wide
		if line != "" {
			joined, sum = line+" "+word, about+space+wide
		}
		if t.fits(joined, sum, width) {
			line, about = joined, sum
			continue
		}
		if line != "" {
			lines = append(lines, line)
		}
		for ; wide > width; wide = t.measure(word) { // a word longer than the line
			cut := t.fitting(word, width)
			if cut == len(word) {
				break
			}
			lines = append(lines, word[:cut])
			word = word[cut:]
		}
		line, about = word, wide
	}
	return append(lines, line)
}

// fits reports whether a line fits in a width, given the sum of its words and spaces:
// beside a space letters may stand a little closer, or further apart.
func (t *Text) fits(line string, sum, width float32) bool {
	slack := t.Points / 16 * float32(1+strings.Count(line, " "))
	switch {
	case sum+slack <= width:
		return true
	case sum-slack > width:
		return false
	}
	return t.measure(line) <= width
}

// fitting returns how many bytes of s fit in width: whole letters, at least one.
func (t *Text) fitting(s string, width float32) int {
	last := 0
	for i := range s {
		if i == 0 {
			continue
		}
		if t.measure(s[:i]) > width && last > 0 {
			return last
		}
		last = i
	}
	return max(last, 1)
}

func (t *Text) shorten(s string, width float32) string { return ShortenTo(s, width, t.measure) }

// ShortenTo is as much of a text as fits in width, with an ellipsis.
func ShortenTo(s string, width float32, measure func(string) float32) string {
	runes := []rune(s)
	low, high := 0, len(runes)
	for low < high {
		mid := (low + high + 1) / 2
		if measure(string(runes[:mid])+"…") <= width {
			low = mid
		} else {
			high = mid - 1
		}
	}
	return strings.TrimRight(string(runes[:low]), " ") + "…"
}

// CreateRenderer is called by Fyne.
func (t *Text) CreateRenderer() fyne.WidgetRenderer {
	r := &textRenderer{t: t}
	r.arrange(t.Size())
	return r
}

type textRenderer struct {
	t       *Text
	objects []fyne.CanvasObject
	marks   []fyne.CanvasObject // behind the letters
}

// mark puts a ground and a line under what is marked of the lines: a colour alone says
// nothing to who cannot tell it from another.
func (r *textRenderer) mark(lines []string) {
	t, n := r.t, 0
	put := func(color fyne.ThemeColorName, x, y, width, height float32) {
		if n == len(r.marks) {
			r.marks = append(r.marks, canvas.NewRectangle(nil))
		}
		c := r.marks[n].(*canvas.Rectangle)
		c.FillColor = paint(color)
		c.Move(fyne.NewPos(x, y))
		c.Resize(fyne.NewSize(width, height))
		c.Refresh()
		n++
	}
	at := 0
	for i, line := range lines {
		skipped := strings.Index(t.Text[at:], line)
		if skipped < 0 {
			break // shortened
		}
		at += skipped
		for _, m := range t.Marks {
			from, to := max(m.From-at, 0), min(m.To-at, len(line))
			if from >= to {
				continue
			}
			x := t.measure(line[:from])
			width, y := t.measure(line[:to])-x, float32(i)*t.lineHeight()
			put(ColorWarningSoft, x-1, y, width+2, t.lineHeight())
			put(ColorWarning, x-1, y+t.lineHeight()-2, width+2, 1.5)
		}
		at += len(line)
	}
	r.marks = r.marks[:n]
}

func (r *textRenderer) arrange(size fyne.Size) {
	t := r.t
	lines := t.layLines(size.Width)
	if len(t.Marks) > 0 || len(r.marks) > 0 {
		r.mark(lines)
	}
	for len(r.objects) < len(lines) {
		r.objects = append(r.objects, canvas.NewText("", nil))
	}
	r.objects = r.objects[:len(lines)]
	for i, line := range lines {
		c := r.objects[i].(*canvas.Text)
		c.Text, c.Color, c.TextSize, c.TextStyle, c.Alignment, c.FontSource = line, paint(t.Color), t.Points, t.Style, t.Align, t.font()
		height := c.MinSize().Height
		c.Move(fyne.NewPos(0, float32(i)*t.lineHeight()+(t.lineHeight()-height)/2))
		c.Resize(fyne.NewSize(size.Width, height))
		c.Refresh()
	}
}

func (r *textRenderer) Layout(size fyne.Size) { r.arrange(size) }

func (r *textRenderer) MinSize() fyne.Size {
	t := r.t
	width := t.Size().Width
	if !t.Wrap && !t.Truncate {
		width = 0
	}
	lines := t.layLines(width)
	least := float32(0)
	switch {
	case t.Wrap:
		least = min(t.oneLine(), t.Points*3)
	case t.Truncate:
		least = min(t.oneLine(), t.Points*4)
	case len(lines) == 1:
		least = t.oneLine()
	default:
		for _, line := range lines {
			least = max(least, t.measure(line))
		}
	}
	return fyne.NewSize(least, float32(len(lines))*t.lineHeight())
}

func (r *textRenderer) Refresh() {
	r.arrange(r.t.Size())
	canvas.Refresh(r.t)
}

func (r *textRenderer) Objects() []fyne.CanvasObject {
	if len(r.marks) == 0 {
		return r.objects
	}
	return append(r.marks[:len(r.marks):len(r.marks)], r.objects...)
}

func (r *textRenderer) Destroy() {}

// Heading is the small spaced heading of a phase: « LE PROJET ».
type Heading struct {
	widget.BaseWidget
	text string
}

// NewHeading returns a heading; it sets the capitals itself.
func NewHeading(text string) *Heading {
	h := &Heading{text: strings.ToUpper(text)}
	h.ExtendBaseWidget(h)
	return h
}

// AccessibilityLabel gives screen readers the heading.
func (h *Heading) AccessibilityLabel() string { return h.text }

// CreateRenderer is called by Fyne.
func (h *Heading) CreateRenderer() fyne.WidgetRenderer {
	r := &headingRenderer{h: h}
	for _, letter := range h.text {
		c := canvas.NewText(string(letter), nil)
		c.TextSize, c.TextStyle.Bold = SizeHeading, true
		c.FontSource = Face(c.Text, c.TextStyle)
		r.objects = append(r.objects, c)
	}
	r.Refresh()
	return r
}

type headingRenderer struct {
	h       *Heading
	objects []fyne.CanvasObject
}

const letterSpacing float32 = 0.9

func (r *headingRenderer) Layout(size fyne.Size) {
	x := float32(0)
	for _, o := range r.objects {
		least := o.MinSize()
		o.Resize(least)
		o.Move(fyne.NewPos(x, (size.Height-least.Height)/2))
		x += least.Width + letterSpacing
	}
}

func (r *headingRenderer) MinSize() fyne.Size {
	size := fyne.NewSize(0, SizeHeading*1.3)
	for _, o := range r.objects {
		size.Width += o.MinSize().Width + letterSpacing
	}
	return size
}

func (r *headingRenderer) Refresh() {
	for _, o := range r.objects {
		o.(*canvas.Text).Color = paint(ColorMuted)
		o.Refresh()
	}
}

func (r *headingRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *headingRenderer) Destroy() {}
