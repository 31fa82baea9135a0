package kit

import (
	"unicode/utf8"

	"fyne.io/fyne/v2"
)

// letters are those that every font of the theme has, in rising order. A test reads
// them out of the fonts.
var letters = []struct{ from, to rune }{
	{' ', '~'}, {0xa0, 0x17f}, // what French is written with, and its neighbours
	{0x2010, 0x201e}, {0x2020, 0x2022}, {0x2026, 0x2026}, {0x202f, 0x2033}, {0x2039, 0x203a}, // dashes, quotes, no-break space, minutes
	{0x2074, 0x208e}, {0x20ac, 0x20ac}, // what is written higher or lower, the euro
	{0x2190, 0x2199}, {0x2212, 0x2212}, {0x2248, 0x2248}, {0x2260, 0x2261}, {0x2264, 0x2265}, // arrows, signs of figures
	{0x25b2, 0x25ba}, {0x25bc, 0x25c4}, {0x25cf, 0x25cf}, {0x2713, 0x2714}, // what stands for a sign
}

// written reports whether the fonts of the theme have every letter of a text.
func written(text string) bool {
	for _, r := range text {
		i := 0
		for i < len(letters) && r > letters[i].to {
			i++
		}
		if i == len(letters) || r < letters[i].from || r == utf8.RuneError {
			return false
		}
	}
	return true
}

// Face is the font of the theme that a text is written in, to be set as FontSource;
// nil where a letter is in none of them. Fyne then looks through its own fonts, those
// of emoji and those of the system, and has to read all of them first: more than all
// else that a window needs to open. The letters look the same either way.
func Face(text string, style fyne.TextStyle) fyne.Resource {
	t := themeOfOurs()
	if t == nil || style.Monospace || style.Symbol || !written(text) {
		return nil
	}
	return t.Font(style)
}

// Width is how wide a text of one line is.
func Width(text string, size float32, style fyne.TextStyle) float32 {
	return widthIn(Face(text, style), text, size, style)
}

func widthIn(face fyne.Resource, text string, size float32, style fyne.TextStyle) float32 {
	is, _ := fyne.CurrentApp().Driver().RenderedTextSize(text, size, style, face)
	return is.Width
}
