package compare

import (
	"encoding/xml"
	"strings"
	"unicode"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"dossierpme/pdf/object"
)

// shown are the properties that a reader shows, by their names in XMP. They stand
// in a file twice, and a reader shows one or the other.
var shown = []struct{ key, local string }{{"Title", "title"}, {"Author", "creator"}, {"Subject", "description"}}

func (w *walker) properties(catalog types.Dict) {
	if w.Info != nil {
		if info, err := w.DereferenceDict(*w.Info); err == nil && info != nil {
			for _, p := range shown {
				w.property(p.local, w.text(info, p.key))
			}
		}
	}
	s, _, err := w.DereferenceStreamDict(catalog["Metadata"])
	if err != nil || s == nil {
		return
	}
	data := s.Raw
	if len(s.FilterPipeline) > 0 {
		if data, err = s.DecodeLengthWithLimit(-1, object.MaxXMP); err != nil {
			return
		}
	}
	var names []xml.Name
	for _, p := range shown {
		names = append(names, xml.Name{Space: object.DublinCore, Local: p.local})
	}
	for _, p := range object.ReadXMP(data, names...) {
		if !spoilt(p[1]) {
			w.property(p[0], p[1])
		}
	}
}

// property notes what a file says of itself, in whatever place.
func (w *walker) property(key, value string) {
	if value = strings.TrimSpace(value); value != "" {
		w.out.Items[Item{Property, key + " " + plain(value)}] = 1
	}
}

// spoilt reports whether a program put signs of old readers into XMP as they are.
// Such a text says nothing.
func spoilt(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return r == unicode.ReplacementChar || r >= 0x80 && r < 0xA0 })
}
