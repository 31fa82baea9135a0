package paper

import (
	"bytes"
	"context"

	"dossierpme/dossier/outline"
	"dossierpme/pdf"
	"dossierpme/pdf/binder"
	"dossierpme/pdf/layout"
	"dossierpme/pdf/seal"
)

// rebind makes a binder again from the data inside it and from how they say that
// it was made. Its annexes are the originals that travel in it, or those of a
// dossier that it is held against, known by their hashes; in the place of others,
// and of signed pages, there are blank pages, which the result names. ok is false
// where the data cannot have given that binder.
func (p *Press) rebind(ctx context.Context, inside *File, meta seal.Meta, m *made, raw []byte, f *File) (out Printed, ok bool, err error) {
	whole, err := p.printedView(inside)
	if err != nil {
		return out, false, err
	}
	if sum, err := whole.Fingerprint(!m.WithoutOwners); err != nil || sum != meta.Fingerprint {
		return out, false, err
	}
	paper := p.onPaper(whole, !m.WithoutOwners)
	list := p.annexFiles(withOriginals(inside, raw, f), whole, paper)
	listed := len(list)
	if listed > len(m.Annexes) {
		return out, false, nil
	}
	var extra []outline.Attached
	for i, a := range m.Annexes {
		if i >= listed {
			list = append(list, annexFile{signed: true, state: binder.Missing, printed: signedAttached(a.Row, a.Piece, a.File, i+1, paper.Call)})
			extra = append(extra, list[i].printed)
		}
		list[i].date = a.date()
		if list[i].state != binder.Fine {
			list[i].name = a.Name
		}
	}
	set, err := binder.Load(ctx, itemsOf(list), p.Pages, nil)
	if err != nil {
		return out, false, err
	}
	guests, bound := set.Guests(ctx, nil), map[string]outline.Bound{}
	var blank []int // of list
	for i, a := range list {
		if a.state == binder.Fine {
			bound[a.printed.Row] = p.boundOf(a, set, i)
			continue
		}
		b := m.Annexes[i].bound()
		bound[a.printed.Row] = b
		if b.Pages > 0 {
			blank = append(blank, i)
			guests[outline.SeparatorID(a.printed.Row)] = blankGuest(b.Pages)
		}
	}
	instead := map[int]*pdf.Guest{}
	for _, n := range m.Signed {
		instead[n] = blankGuest(1)
	}
	s := Sheet{Date: meta.Date, WithoutOwners: m.WithoutOwners, SignatureField: m.SignatureField, Light: m.Light, Short: m.Short, Compact: m.Compact, draft: m.Draft, made: m}
	opts := pdf.Options{Date: meta.Date, Binder: true, Files: set.Files(!m.Light), Guests: guests, Instead: instead}
	w := &beside{file: raw, same: true}
	if out.Report, out.Fingerprint, err = p.printPaper(paper, s, bound, extra, opts, w); err != nil {
		return out, false, err
	}
	out.PDF = w.written()
	out.blank = map[int]unseen{}
	for _, n := range m.Signed {
		out.blank[n-1] = aScan
	}
	for _, i := range blank {
		first := firstOf(out.Report, list[i].printed.Row, m.Compact && bound[list[i].printed.Row].Alone()) - 1
		why := away
		if list[i].signed {
			why = aScan
		}
		for n := range m.Annexes[i].Pages {
			out.blank[first+n] = why
		}
	}
	return out, true, ctx.Err()
}

// withOriginals is the dossier of a binder with its annexes to be found by their
// hashes: in the binder, in the folder of another dossier, or on its shelf.
func withOriginals(inside *File, raw []byte, f *File) *File {
	g := &File{Dossier: inside.Dossier, Call: inside.Call, found: &finder{raw: raw}}
	if f != nil {
		g.Shelf = f.Shelf
		g.found.dir, _ = f.Folder()
	}
	return g
}

// blankGuest stands for pages that cannot be made again.
func blankGuest(pages int) *pdf.Guest {
	return &pdf.Guest{Visit: layout.Visit{Pages: pages}, Write: func(w *pdf.GuestWriter) error {
		for i := range pages {
			w.PutPage(i, "/MediaBox [0 0 595 842] /Resources << >>")
		}
		return nil
	}}
}

// beside takes what is written and holds it against a file: of what is the same as
// the file nothing is kept.
type beside struct {
	file []byte
	same bool // so far
	at   int  // bytes that were the same
	own  bytes.Buffer
}

func (w *beside) Write(b []byte) (int, error) {
	if w.same && bytes.HasPrefix(w.file[w.at:], b) {
		w.at += len(b)
		return len(b), nil
	}
	if w.same {
		w.same = false
		w.own.Write(w.file[:w.at])
	}
	return w.own.Write(b)
}

// written is all that was written.
func (w *beside) written() []byte {
	if w.same {
		return w.file[:w.at]
	}
	return w.own.Bytes()
}
