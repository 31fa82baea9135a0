package binder

import (
	"bytes"
	"compress/flate"
	"io"
	"strconv"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// maxUnpacked bounds what is unpacked of one file to see whether it is whole, in
// bytes; streams behind it are taken for whole.
const maxUnpacked = 512 << 20

// damage is what cannot be read of a file.
type damage struct {
	broken   []int // pages, by their numbers from 1
	declared int   // pages that the file says it has
	// spoilt says that bytes of a page are not what they were, so that nobody can
	// show all of it; else only the way to them is wrong.
	spoilt bool
}

// health is what can be read of a page.
type health int

const (
	whole  health = iota
	lost          // not where it should be
	spoilt        // there, and not what it was
)

// damage looks for pages that cannot be read. A page counts as read where its
// place in the tree, what is drawn on it and the pictures in that resolve.
func (b *book) damage(pages []leaf) damage {
	left := int64(maxUnpacked)
	known := map[int]health{} // of streams, by the numbers of their objects
	d := damage{declared: len(pages)}
	for i, l := range pages {
		state := lost
		if l.dict != nil {
			state = b.health(l, known, &left)
		}
		if state != whole {
			d.broken = append(d.broken, i+1)
			d.spoilt = d.spoilt || state == spoilt
		}
	}
	if root := b.ctx.Root; root != nil {
		// A count that is too small is a slip of whoever wrote it: the tree has them all.
		if n, ok := b.number(b.dict(b.dict(*root)["Pages"])["Count"]); ok && int(n) > d.declared && n <= MaxPages {
			d.declared = int(n)
		}
	}
	for i := len(pages) + 1; i <= d.declared; i++ {
		d.broken = append(d.broken, i)
	}
	return d
}

// numbers writes the numbers of pages with commas between them.
func numbers(pages []int) string {
	out := make([]string, len(pages))
	for i, n := range pages {
		out[i] = strconv.Itoa(n)
	}
	return strings.Join(out, ",")
}

// health tells whether what is drawn on a page can be read.
func (b *book) health(l leaf, known map[int]health, left *int64) health {
	var content []byte
	refs := b.array(l.dict["Contents"])
	if refs == nil && l.dict["Contents"] != nil {
		refs = types.Array{l.dict["Contents"]}
	}
	for _, o := range refs {
		s, ok := b.object(o).(types.StreamDict)
		if !ok || !b.measured(s) {
			return lost
		}
		text, all := unpack(s, left)
		if !all {
			return spoilt
		}
		content = append(content, text...)
	}
	for name, o := range b.dict(b.dict(l.resources)["XObject"]) {
		if !bytes.Contains(content, []byte("/"+name)) {
			continue // what is not drawn may lack
		}
		number := 0
		if r, ok := o.(types.IndirectRef); ok {
			number = int(r.ObjectNumber)
		}
		state, seen := known[number]
		if !seen || number == 0 {
			state = b.drawing(o, left)
			known[number] = state
		}
		if state != whole {
			return state
		}
	}
	return whole
}

// drawing tells whether a picture or a form is all there.
func (b *book) drawing(o types.Object, left *int64) health {
	s, ok := b.object(o).(types.StreamDict)
	image := ok && b.name(s.Dict["Subtype"]) == "Image"
	switch {
	case !ok, image && len(s.Raw) == 0, !b.measured(s):
		return lost
	case image && s.HasSoleFilterNamed("DCTDecode") && !bytes.HasPrefix(s.Raw, []byte("\xff\xd8")):
		return spoilt
	}
	if _, all := unpack(s, left); !all {
		return spoilt
	}
	return whole
}

// measured reports whether a stream ends where its length says. Where it does not
// the reader has cut it, or has more than belongs to it.
func (b *book) measured(s types.StreamDict) bool {
	if b.file == nil || s.StreamLength == nil || s.StreamOffset <= 0 || *s.StreamLength <= 0 {
		return true
	}
	behind := make([]byte, 16)
	n, _ := b.file.ReadAt(behind, s.StreamOffset+*s.StreamLength)
	behind = bytes.TrimLeft(behind[:n], "\r\n \t\x00")
	return bytes.HasPrefix(behind, []byte("endstream")) || bytes.HasPrefix(behind, []byte("endobj"))
}

// maxContent bounds how much of a page's text is kept to look for what it draws.
const maxContent = 4 << 20

// unpack unpacks a stream that is deflated alone and gives its beginning; others
// are taken for whole. A missing checksum is none of a reader's troubles.
func unpack(s types.StreamDict, left *int64) (text []byte, whole bool) {
	if len(s.FilterPipeline) == 0 && s.Dict["Filter"] == nil {
		return s.Raw[:min(len(s.Raw), maxContent)], true
	}
	if !s.HasSoleFilterNamed("FlateDecode") || *left <= 0 {
		return nil, true
	}
	if len(s.Raw) < 2 {
		return nil, len(s.Raw) == 0
	}

	z := flate.NewReader(bytes.NewReader(s.Raw[2:]))
	var b bytes.Buffer
	n, err := io.Copy(&b, io.LimitReader(z, maxContent))
	if err == nil {
		var more int64
		more, err = io.Copy(io.Discard, io.LimitReader(z, *left))
		n += more
	}
	*left -= n
	return b.Bytes(), err == nil
}
