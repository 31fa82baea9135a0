// Package pdf sets a tree of blocks on A4 pages and writes them as a PDF file.
//
// It decides where things stand, never what is said: every word comes from the
// outline. Layout (blocks to slabs, slabs to pages) is ours and needs no
// drawing library; gofpdf draws what has been laid out, and the file around it
// is ours again: an archive (PDF/A-3a) that can be read aloud (PDF/UA-1). The
// same document, fonts and date give the same bytes. Any goroutine may call
// Write; a Typeface may be shared.
package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"dossierpme/dossier/outline"
)

// Options of an export.
type Options struct {
	// Type is the set of fonts; NewTypeface makes it.
	Type *Typeface
	// Date is written as the date of creation and of last change.
	Date time.Time
	// Creator names the program and its version.
	Creator string
	// Attachment goes into the file; nil: none.
	Attachment *Attachment
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
	Files []File
	// Binder makes a binder of the document, also where it has no guest.
	Binder bool
}

// ErrNoSheet is a document without a page to sign.
var ErrNoSheet = errors.New("no page to sign")

// Sheet is a declaration to sign and where it is printed, by the numbers on
// the pages.
type Sheet struct {
	ID          outline.ID
	Title       string
	First, Last int
}

// Report tells what an export did.
type Report struct {
	Pages int // written
	// Sheets lists the pages to sign.
	Sheets []Sheet
	// Replaced lists the characters that the fonts lack, each once, in order.
	Replaced []rune
	// Places gives the number of the page of every block that has an ID.
	Places map[outline.ID]int
}

// Write sets doc and writes it to w. Nothing is written on error, but for a
// binder, which is written as it is made.
func Write(w io.Writer, doc *outline.Document, opts Options) error {
	_, err := Export(w, doc, opts)
	return err
}

// Export is Write with a report.
func Export(w io.Writer, doc *outline.Document, opts Options) (r Report, err error) {
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
	l := compose(doc, &opts)
	if opts.Code != nil {
		if err := l.fillCodes(opts.Code); err != nil {
			return r, fmt.Errorf("write pdf: %w", err)
		}
	}
	l.replace(doc, &opts)
	r.Sheets = l.report()
	r.Places = make(map[outline.ID]int, len(l.places))
	for id, p := range l.places {
		r.Places[id] = p.page
	}
	if opts.OnlySheets {
		if len(r.Sheets) == 0 {
			return Report{}, fmt.Errorf("write pdf: %w", ErrNoSheet)
		}
		l.onlySheets()
	}
	tags := l.tag(opts.Type)
	for _, words := range l.stamps {
		for _, r := range words + "0123456789" {
			tags.used[semibold][r] = true
		}
	}
	for i := range l.pages {
		l.pages[i].ops = nil // the tags hold them now
	}
	subsets := cutFonts(opts.Type, tags)
	var drawn bytes.Buffer
	if err := draw(&drawn, l, tags, subsets, doc, opts, &at); err != nil {
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
	r.Pages, r.Replaced = len(l.pages), l.replaced
	return r, nil
}

// compose lays a document out: first every block where it falls, then, all
// pages being known, the page references and the running lines.
func compose(doc *outline.Document, opts *Options) *layout {
	b := newBuilder(opts.Type, doc.Words)
	b.code, b.guests = opts.Code != nil, opts.Guests
	b.toc = entries(doc.Blocks)
	l := &layout{places: map[outline.ID]place{}}
	cover := b.cover(doc)
	cover.marks = []mark{b.bookmark(b.clean(doc.Title), 0)}
	l.pages = append(l.pages, cover)
	for _, x := range doc.Blocks {
		b.block(x)
	}
	if len(b.slabs) > 0 {
		b.slabs[0].brk = true
		l.paginate(b.slabs, b.sheets, b.guests)
	}
	b.furniture(l, doc)
	l.resolve(b)
	l.elems, l.sheets, l.stamps = b.elems, b.sheets, b.stamps
	for r := range b.replaced {
		l.replaced = append(l.replaced, r)
	}
	slices.Sort(l.replaced)
	return l
}

// resolve puts the page numbers in; a reference to nothing disappears.
func (l *layout) resolve(b *builder) {
	for i := range l.pages {
		ops := l.pages[i].ops
		kept := ops[:0]
		for _, o := range ops {
			if o.kind == opPage || o.kind == opLink || o.kind == opSpan {
				to, ok := l.places[o.target]
				if !ok {
					continue
				}
				if o.kind == opSpan {
					o.text = printf(o.text, to.page+1, to.page+b.guests[o.target].Pages)
					o.kind = opText
				}
				if o.kind == opPage {
					format := o.text
					if format == "" {
						format = b.words.PageShort
					}
					o.text = printf(format, to.page)
					o.x -= b.width(o.text, o.style)
				}
			}
			kept = append(kept, o)
		}
		l.pages[i].ops = kept
	}
}

// printf fills numbers into words that come from a catalogue.
func printf(format string, numbers ...any) string { return fmt.Sprintf(format, numbers...) }
