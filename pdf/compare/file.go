package compare

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"dossierpme/pdf/raster"
	"dossierpme/pdf/source"
)

// File is a PDF that is held against another. It must be closed.
type File struct {
	// Texts are those of the pages, as they stand there.
	Texts []string
	// Beside is what stands beside the pages.
	Beside Beside

	doc   *raster.Document
	plain []string // texts without blanks
}

// Open reads a PDF. The bytes must not change as long as it is open. The errors
// are those of source and raster, or that of ctx.
func Open(ctx context.Context, pages *raster.Engine, raw []byte) (*File, error) {
	book, err := source.Read(ctx, bytes.NewReader(raw))
	if err != nil {
		return nil, fmt.Errorf("compare: %w", err)
	}
	f := &File{}
	if f.Beside, err = beside(ctx, book); err != nil {
		return nil, fmt.Errorf("compare: %w", err)
	}
	if f.doc, err = pages.Open(ctx, raw); err != nil {
		return nil, fmt.Errorf("compare: %w", err)
	}
	for i := range f.doc.Pages() {
		text, err := f.doc.Text(ctx, i)
		if ctx.Err() != nil || errors.Is(err, raster.ErrClosed) {
			f.Close()
			return nil, fmt.Errorf("compare: %w", err)
		}
		f.Texts = append(f.Texts, text) // of a page that cannot be read: none
		f.plain = append(f.plain, plain(text))
	}
	return f, nil
}

// Close gives the memory of the pages back.
func (f *File) Close() { f.doc.Close() }

// Pages is how many pages the file has.
func (f *File) Pages() int { return len(f.Texts) }

// Picture draws a page, counted from 0.
func (f *File) Picture(ctx context.Context, page int, dpi float64) (image.Image, error) {
	return f.doc.Render(ctx, page, dpi)
}

// SameTexts is how many pages of both say the same, from the first and from the
// last on.
func (f *File) SameTexts(g *File) int {
	first := 0
	for first < min(len(f.plain), len(g.plain)) && f.plain[first] == g.plain[first] {
		first++
	}
	last := 0
	for last < min(len(f.plain), len(g.plain))-first && f.plain[len(f.plain)-1-last] == g.plain[len(g.plain)-1-last] {
		last++
	}
	both := first + last
	if len(f.plain) == len(g.plain) {
		for i := first; i < len(f.plain)-last; i++ {
			if f.plain[i] == g.plain[i] {
				both++
			}
		}
	}
	return both
}

// plain is a text without blanks and without the signs that a program puts where
// a line was broken.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.IsControl(r) || slices.Contains([]rune{'\u00ad', '\ufffe', '\uffff'}, r) {
			return -1
		}
		return r
	}, norm.NFKC.String(s))
}
