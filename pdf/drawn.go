package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strconv"
)

// gofpdf draws the pages and then writes a file of its own, of which nothing but
// the drawing can be used: its fonts lack the map that an archive must have, its
// links stand in no structure, its properties are no XMP, and it numbers objects
// in an order that no later part could join. It hands out the content of a page
// in no other way, so that file is written and the drawing taken out of it. All
// that this package knows of the form of gofpdf's file stands here; where it
// differs, nothing is written.

var errDrawn = errors.New("the drawing library wrote a file of another form")

// fontOrder is the order in which gofpdf writes its fonts: that of their keys.

// readDrawn takes the content of the pages and the names of the fonts out of
// the file that gofpdf wrote: page n is object 1+2n, its content the next, the
// fonts are named in object 2, here in the order of their objects.
func readDrawn(b []byte, n int) (streams [][]byte, fonts []string, err error) {
	at := 0
	for i := range n {
		mark := fmt.Sprintf("\n%d 0 obj\n<</Length ", 4+2*i)
		from := bytes.Index(b[at:], []byte(mark))
		if from < 0 {
			return nil, nil, errDrawn
		}
		at += from + len(mark)
		end := bytes.IndexByte(b[at:], '>')
		if end < 0 {
			return nil, nil, errDrawn
		}
		size, err := strconv.Atoi(string(b[at : at+end]))
		if err != nil {
			return nil, nil, errDrawn
		}
		body, ok := bytes.CutPrefix(b[at+end:], []byte(">>\nstream\n"))
		if !ok || size > len(body) {
			return nil, nil, errDrawn
		}
		streams = append(streams, body[:size])
		at = len(b) - len(body) + size
	}
	from := bytes.LastIndex(b, []byte("\n2 0 obj\n"))
	if from < 0 {
		return nil, nil, errDrawn
	}
	_, dict, ok := bytes.Cut(b[from:], []byte("/Font <<\n"))
	if !ok {
		return nil, nil, errDrawn
	}
	dict, _, _ = bytes.Cut(dict, []byte(">>"))
	byObject := map[int]string{}
	var objects []int
	for line := range bytes.Lines(dict) {
		var name string
		var object int
		if _, err := fmt.Sscanf(string(line), "/%s %d 0 R", &name, &object); err != nil {
			return nil, nil, fmt.Errorf("%w: %q", errDrawn, line)
		}
		byObject[object] = name
		objects = append(objects, object)
	}
	slices.Sort(objects)
	for _, o := range objects {
		fonts = append(fonts, byObject[o])
	}
	return streams, fonts, nil
}
