package binder

import (
	"bytes"
	"slices"

	"dossierpme/pdf/picture"
)

// Kind is what a file is, by its content.
type Kind string

// The kinds of files that can be bound, those that are known though they cannot,
// and all others.
const (
	PDF  = Kind("pdf")
	JPEG = Kind(picture.JPEG)
	PNG  = Kind(picture.PNG)
	TIFF = Kind(picture.TIFF)
	BMP  = Kind(picture.BMP)
	GIF  = Kind(picture.GIF)
	WebP = Kind(picture.WebP)
	HEIC = Kind(picture.HEIC)
	AVIF = Kind(picture.AVIF)
	JP2  = Kind(picture.JP2)

	WebPage  = Kind("web_page") // neither it nor a shortcut is a paper
	Shortcut = Kind("shortcut")

	Other = Kind("other")
)

// Kinds lists every kind of a paper but Other, for whoever words them.
var Kinds = []Kind{PDF, JPEG, PNG, TIFF, BMP, GIF, WebP, HEIC, AVIF, JP2}

// KindOf tells the kind of a file by its first bytes. Before the header of a PDF
// some programs leave bytes of their own.
func KindOf(head []byte) Kind {
	if k := picture.KindOf(head); k != picture.None {
		return Kind(k)
	}
	text := bytes.ToLower(bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")), " \t\r\n"))
	begins := func(words ...string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return bytes.HasPrefix(text, []byte(w)) })
	}
	holds := func(word string) bool { return bytes.Contains(text, []byte(word)) }
	switch {
	case begins("<!doctype html", "<html", "<head", "<body"), begins("<?xml", "<!--") && (holds("<html") || holds("<error>")):
		return WebPage
	// The shortcuts of Windows (two forms), of macOS (two forms) and of Linux.
	case begins("[internetshortcut]", "[{000214a0", "[desktop entry]"), bytes.HasPrefix(head, []byte("L\x00\x00\x00\x01\x14\x02\x00")),
		begins("<?xml") && holds("<plist") && holds("<key>url</key>"), begins("bplist00") && holds("url"):
		return Shortcut
	case bytes.Contains(head, []byte("%PDF-")):
		return PDF
	}
	return Other
}
