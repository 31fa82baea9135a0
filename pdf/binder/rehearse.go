package binder

import (
	"context"

	"dossierpme/pdf"
)

// target is where pages are copied to: a file, or nothing in a rehearsal.
type target interface {
	Reserve() pdf.Ref
	Put(r pdf.Ref, body string)
	Stream(r pdf.Ref, entries string, data []byte)
	Pack(entries string, data []byte) (pdf.Ref, error)
	Page(i int) pdf.Ref
	PutPage(i int, entries string)
	Stamp(i int, crop [4]float64, rotate int) (pdf.Ref, string, error)
	Layer(group pdf.Ref, hidden bool)
}

// rehearse copies a file to nowhere. A file that cannot be copied is found out
// before its pages have been counted.
func rehearse(ctx context.Context, l *loaded) error { return copyPages(ctx, l, &nowhere{}) }

type nowhere struct{ refs pdf.Ref }

func (n *nowhere) Reserve() pdf.Ref {
	n.refs++
	return n.refs
}
func (n *nowhere) Put(pdf.Ref, string)                  {}
func (n *nowhere) Stream(pdf.Ref, string, []byte)       {}
func (n *nowhere) Pack(string, []byte) (pdf.Ref, error) { return n.Reserve(), nil }
func (n *nowhere) Page(int) pdf.Ref                     { return 0 }
func (n *nowhere) PutPage(int, string)                  {}
func (n *nowhere) Layer(pdf.Ref, bool)                  {}
func (n *nowhere) Stamp(int, [4]float64, int) (pdf.Ref, string, error) {
	return n.Reserve(), "1 0 0 1 0 0", nil
}
