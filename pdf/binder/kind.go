package binder

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"unicode/utf8"

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

	// What else people take for a document, or put in its place. It travels with a
	// dossier, and its pages cannot be bound.
	Word     = Kind("word") // of any program that writes letters
	Sheet    = Kind("sheet")
	Slides   = Kind("slides")
	Office   = Kind("office") // one of those three, of an older program
	Mail     = Kind("mail")
	Archive  = Kind("archive")
	Portable = Kind("portable") // a dossier in one file
	Store    = Kind("store")    // the file that the program keeps all dossiers in, or a copy
	Film     = Kind("film")
	Drawing  = Kind("drawing")
	Program  = Kind("program")
	Text     = Kind("text")

	Other = Kind("other")
)

// Kinds lists every kind of a paper but Other, for whoever words them.
var Kinds = []Kind{PDF, JPEG, PNG, TIFF, BMP, GIF, WebP, HEIC, AVIF, JP2}

// Travelling lists the kinds that are known and travel without being bound.
var Travelling = []Kind{Word, Sheet, Slides, Office, Mail, Archive, Portable, Store, Film, Drawing, Program, Text}

// headSize is how much of the beginning of a file its kind is told by, tailSize how
// much of its end: an archive has its list of names there.
const (
	headSize = 1 << 10
	tailSize = 64 << 10
)

// KindOfFile tells the kind of a file by its first bytes and, of an archive, by the
// names at its end: a document of an office program is one.
func KindOfFile(r io.ReaderAt, size int64) (Kind, error) {
	head := make([]byte, min(size, headSize))
	if _, err := r.ReadAt(head, 0); err != nil && !errors.Is(err, io.EOF) {
		return Other, err
	}
	k := KindOf(head)
	if k != Archive && k != Office {
		return k, nil
	}
	tail := make([]byte, min(size, tailSize))
	if _, err := r.ReadAt(tail, size-int64(len(tail))); err != nil && !errors.Is(err, io.EOF) {
		return k, err
	}
	return packedKind(k, append(head, tail...)), nil
}

// packedNames are what is found in files of several parts, by what they are: names in
// an archive, and those of streams in a document of the older office programs, which
// are written in two bytes a letter.
var packedNames = []struct {
	name string
	kind Kind
}{
	{"word/document", Word},
	{"xl/workbook", Sheet},
	{"ppt/presentation", Slides},
	{"mimetypeapplication/vnd.oasis.opendocument.text", Word},
	{"mimetypeapplication/vnd.oasis.opendocument.spreadsheet", Sheet},
	{"mimetypeapplication/vnd.oasis.opendocument.presentation", Slides},
	{"W\x00o\x00r\x00d\x00D\x00o\x00c\x00", Word},
	{"W\x00o\x00r\x00k\x00b\x00o\x00o\x00k\x00", Sheet},
	{"P\x00o\x00w\x00e\x00r\x00P\x00o\x00i\x00n\x00t\x00", Slides},
	{"_\x00_\x00n\x00a\x00m\x00e\x00i\x00d\x00", Mail},
}

func packedKind(k Kind, names []byte) Kind {
	for _, p := range packedNames {
		if bytes.Contains(names, []byte(p.name)) {
			return p.kind
		}
	}
	if k == Archive && bytes.Contains(names, []byte(manifestMark)) && bytes.Contains(names, []byte(dossierMark)) {
		return Portable
	}
	return k
}

// archives are how files begin that have others inside.
var archives = []string{"PK\x03\x04", "PK\x05\x06", "Rar!\x1a\x07", "7z\xbc\xaf\x27\x1c", "\x1f\x8b", "BZh", "\xfd7zXZ\x00"}

// programs are how programs begin: of Linux, macOS (two forms) and, with a zero byte
// soon after, which no text has, of Windows.
var programs = []string{"\x7fELF", "\xcf\xfa\xed\xfe", "\xca\xfe\xba\xbe"}

// letters are the first lines of a message as mail programs save it.
var letters = []string{"return-path:", "received:", "delivered-to:", "mime-version:", "from:", "x-mozilla-status:", "message-id:"}

// What portable files have: the first names of an open one, and how a locked one begins.
const (
	manifestMark = "manifest.json"
	dossierMark  = "dossier.json"
	lockedMark   = "age-encryption.org/v1\n"
)

// storeMark is what the database of the store has behind the head of its first page.
const storeMark = "\xed\xda\x0c\xed"

// KindOf tells the kind of a file by its first bytes; KindOfFile says more of an
// archive. Before the header of a PDF some programs leave bytes of their own.
func KindOf(head []byte) Kind {
	if k := picture.KindOf(head); k != picture.None {
		return Kind(k)
	}
	text := bytes.ToLower(bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")), " \t\r\n"))
	begins := func(words ...string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return bytes.HasPrefix(text, []byte(w)) })
	}
	starts := func(signs ...string) bool {
		return slices.ContainsFunc(signs, func(s string) bool { return bytes.HasPrefix(head, []byte(s)) })
	}
	holds := func(word string) bool { return bytes.Contains(text, []byte(word)) }
	switch {
	case begins("<!doctype html", "<html", "<head", "<body"), begins("<?xml", "<!--") && (holds("<html") || holds("<error>")):
		return WebPage
	// The shortcuts of Windows (two forms), of macOS (two forms) and of Linux.
	case begins("[internetshortcut]", "[{000214a0", "[desktop entry]"), starts("L\x00\x00\x00\x01\x14\x02\x00"),
		begins("<?xml") && holds("<plist") && holds("<key>url</key>"), begins("bplist00") && holds("url"):
		return Shortcut
	case starts(archives...):
		return packedKind(Archive, head)
	case starts("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
		return packedKind(Office, head)
	case bytes.Contains(head, []byte("%PDF-")):
		return PDF
	case starts("{\\rtf"):
		return Word
	case starts(lockedMark):
		return Portable
	case len(head) >= 20 && string(head[16:20]) == storeMark:
		return Store
	case len(head) >= 8 && string(head[4:8]) == "ftyp":
		return Film
	case begins("<svg"), begins("<?xml", "<!--") && holds("<svg"):
		return Drawing
	case starts(programs...), starts("MZ") && bytes.IndexByte(head, 0) >= 0:
		return Program
	case begins(letters...):
		return Mail
	case plainText(head):
		return Text
	}
	return Other
}

// plainText reports whether the beginning of a file is text, in whatever alphabet.
func plainText(head []byte) bool {
	if len(head) == 0 || bytes.ContainsFunc(head, func(r rune) bool { return r < ' ' && r != '\t' && r != '\n' && r != '\r' && r != '\f' }) {
		return false
	}
	for range utf8.UTFMax { // the last letter may be cut
		if utf8.Valid(head) {
			return true
		}
		head = head[:max(len(head)-1, 0)]
	}
	return false
}
