package raster

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dossierpme/internal/french"
)

// folder reduces text to what counts when somebody looks for it, and remembers
// which character each byte comes from.
type folder struct {
	out    []byte
	from   []int32
	joined bool // after a hyphen that only the end of the line has made
}

// lineHyphen is what pdfium gives for a hyphen that divides a word.
const lineHyphen = '\x02'

var foldedAs = map[rune]string{
	'ø': "o",
	'’': "'", '‘': "'", '\u02BC': "'", '′': "'",
	'‐': "-", '\u2011': "-", '‒': "-", '–': "-", '−': "-",
	'«': `"`, '»': `"`, '“': `"`, '”': `"`, '„': `"`,
	lineHyphen: "", '\u00AD': "", '\u200B': "", '\uFEFF': "", '\uFFFE': "",
}

// add folds one character, number i of its text.
func (f *folder) add(r rune, i int32) {
	if r == lineHyphen {
		f.joined = true
		return
	}
	if unicode.IsSpace(r) || r == 0 {
		if !f.joined && len(f.out) > 0 && f.out[len(f.out)-1] != ' ' {
			f.put(" ", i)
		}
		return
	}
	f.joined = false
	r = unicode.ToLower(r)
	if as, ok := foldedAs[r]; ok {
		f.put(as, i)
		return
	}
	if r < utf8.RuneSelf {
		f.put(string(r), i)
		return
	}
	f.put(french.Plain(r), i)
}

func (f *folder) put(s string, i int32) {
	f.out = append(f.out, s...)
	for range len(s) {
		f.from = append(f.from, i)
	}
}

// foldQuery folds what is looked for.
func foldQuery(text string) string {
	var f folder
	for _, r := range text {
		f.add(r, 0)
	}
	return strings.TrimRight(string(f.out), " ")
}
