// Package layout sets a tree of blocks on A4 pages.
//
// It decides where things stand, never what is said: every word comes from the
// outline. Blocks become slabs that are never cut, the slabs are placed on pages,
// and page references are put in when all pages are known. What comes out are
// drawing operations and the tree that is read aloud; nothing here knows how they
// are drawn, or the PDF file. Any goroutine may call Compose.
package layout

import (
	"fmt"
	"slices"

	"dossierpme/dossier/outline"
	"dossierpme/pdf/font"
)

// Options is what a document is laid out with.
type Options struct {
	Type *font.Typeface
	// Code leaves room for a code on every page to sign.
	Code bool
	// Guests stand behind the separators of these ids.
	Guests map[outline.ID]*Visit
}

// Compose lays a document out: first every block where it falls, then, all
// pages being known, the page references and the running lines.
func Compose(doc *outline.Document, opts Options) *Document {
	b := newBuilder(opts.Type, doc.Words)
	b.code, b.guests = opts.Code, opts.Guests
	b.toc = entries(doc.Blocks)
	l := &Document{Places: map[outline.ID]Place{}}
	if !doc.NoCover || len(doc.Blocks) == 0 { // there is always a page
		cover := b.cover(doc)
		cover.Marks = []Mark{b.bookmark(b.clean(doc.Title), 0)}
		l.Pages = append(l.Pages, cover)
	}
	for _, x := range doc.Blocks {
		b.block(x)
	}
	if len(b.slabs) > 0 {
		b.slabs[0].brk = true
		l.paginate(b.slabs, b.sheets, b.guests)
	}
	b.furniture(l, doc)
	l.resolve(b)
	l.Elements, l.Sheets, l.Stamps = b.elems, b.sheets, b.stamps
	for r := range b.replaced {
		l.Replaced = append(l.Replaced, r)
	}
	slices.Sort(l.Replaced)
	return l
}

// resolve puts the page numbers in; a reference to nothing disappears.
func (l *Document) resolve(b *builder) {
	for i := range l.Pages {
		ops := l.Pages[i].Ops
		kept := ops[:0]
		for _, o := range ops {
			if o.Kind == OpPage || o.Kind == OpLink || o.Kind == OpSpan {
				to, ok := l.Places[o.Target]
				if !ok {
					continue
				}
				if o.Kind == OpSpan {
					o.Text = fmt.Sprintf(o.Text, to.Page+1, to.Page+b.guests[o.Target].Pages)
					o.Kind = OpText
				}
				if o.Kind == OpPage {
					format := o.Text
					if format == "" {
						format = b.words.PageShort
					}
					o.Text = fmt.Sprintf(format, to.Page)
					o.X -= b.width(o.Text, o.Style)
				}
			}
			kept = append(kept, o)
		}
		l.Pages[i].Ops = kept
	}
}
