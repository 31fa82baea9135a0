// Package pdf writes a tree of blocks as a PDF file of A4 pages.
//
// It ties three rooms together, and decides nothing of what is said: layout sets
// the blocks on pages, gofpdf draws them, font cuts the fonts to what is drawn, and
// object writes the file around it: an archive (PDF/A-3a) that can be read aloud
// (PDF/UA-1). What is its own is the tie between a drawing and the structure that is
// read aloud, and the pages of others among ours. The same document, fonts and date
// give the same bytes. Any goroutine may call Write; a Typeface may be shared.
package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"time"

	"dossierpme/dossier/outline"
	"dossierpme/pdf/font"
	"dossierpme/pdf/layout"
	"dossierpme/pdf/object"
)

// Options of an export.
type Options struct {
	// Type is the set of fonts; Parse makes it.
	Type *font.Typeface
	// Date is written as the date of creation and of last change.
	Date time.Time
	// Creator names the program and its version.
	Creator string
	// Attachment goes into the file; nil: none.
	Attachment *object.Attachment
	// Code makes the code of a page to sign, whose number it is given; nil: none
	// is printed.
	Code func(page int) (*Code, error)
	// OnlySheets writes the pages to sign and no other. They keep their numbers.
	OnlySheets bool
	// Guests stand behind the separators of these ids. A document with guests is
	// a plain PDF 1.7: it does not claim to be an archive.
	Guests map[outline.ID]*Guest
	// Instead of pages to sign, by their numbers, stand pages of guests: the signed
	// ones. Each such guest has one page.
	Instead map[int]*Guest
	// Files travel inside, beside Attachment.
	Files []object.Carried
	// Binder makes a binder of the document, also where it has no guest.
	Binder bool
}

// ErrNoSheet is a document without a page to sign.
var ErrNoSheet = errors.New("no page to sign")

// Report tells what an export did.
type Report struct {
	Pages int // written
	// Sheets lists the pages to sign.
	Sheets []layout.Sheet
	// Replaced lists the characters that the fonts lack, each once, in order.
	Replaced []rune
	// Places gives the number of the page of every block that has an ID.
	Places map[outline.ID]int
}

// Sheets lays doc out and tells where its pages to sign are, without writing anything.
func Sheets(doc *outline.Document, t *font.Typeface) []layout.Sheet {
	return layout.Compose(doc, layout.Options{Type: t, Code: true}).ToSign()
}

// Write sets doc, writes it to w and tells what it did. Nothing is written on
// error, but for a binder, which is written as it is made.
func Write(w io.Writer, doc *outline.Document, opts Options) (r Report, err error) {
	if opts.Type == nil {
		return r, errors.New("write pdf: no typeface")
	}
	if opts.Date.IsZero() {
		return r, errors.New("write pdf: no date")
	}
	at := 0 // the page under way, for the error
	defer func() {
		if p := recover(); p != nil {
			r, err = Report{}, fmt.Errorf("write pdf, page %d: %v", at, p)
		}
	}()
	l := layout.Compose(doc, layout.Options{Type: opts.Type, Code: opts.Code != nil, Guests: visits(opts.Guests)})
	var codes map[int]*Code
	if opts.Code != nil {
		if codes, err = codesOf(l, opts.Code); err != nil {
			return r, fmt.Errorf("write pdf: %w", err)
		}
	}
	opts.Guests = standIns(l, doc, &opts)
	r.Sheets = l.ToSign()
	r.Places = make(map[outline.ID]int, len(l.Places))
	for id, p := range l.Places {
		r.Places[id] = p.Page
	}
	if opts.OnlySheets {
		if len(r.Sheets) == 0 {
			return Report{}, fmt.Errorf("write pdf: %w", ErrNoSheet)
		}
		l.OnlySheets()
	}
	tags := tag(l, opts.Type)
	for _, words := range l.Stamps {
		for _, r := range words + "0123456789" {
			tags.used[font.Semibold][r] = true
		}
	}
	for i := range l.Pages {
		l.Pages[i].Ops = nil // the tags hold them now
	}
	subsets := cutFonts(opts.Type, tags)
	var drawn bytes.Buffer
	if err := draw(&drawn, l, tags, subsets, codes, doc, opts, &at); err != nil {
		return r, fmt.Errorf("write pdf: %w", err)
	}
	tags.pages = nil // drawn
	if opts.Binder {
		// It may be large, and goes out while it is written.
		err = finish(w, drawn.Bytes(), l, tags, subsets, doc, &opts)
	} else {
		var out bytes.Buffer
		if err = finish(&out, drawn.Bytes(), l, tags, subsets, doc, &opts); err == nil {
			_, err = w.Write(out.Bytes())
		}
	}
	if err != nil {
		return r, fmt.Errorf("write pdf: %w", err)
	}
	r.Pages, r.Replaced = len(l.Pages), l.Replaced
	return r, nil
}
