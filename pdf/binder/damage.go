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

// damage lists the pages of a file that cannot be read, by their numbers from 1,
// and how many pages the file says that it has. A page counts as read where its
// place in the tree, what is drawn on it and the pictures in that resolve.
func (b *book) damage(pages []leaf) (broken []int, declared int) {
	left := int64(maxUnpacked)
	sound := map[int]bool{} // streams, by the numbers of their objects
	for i, l := range pages {
		if l.dict == nil || !b.readable(l, sound, &left) {
			broken = append(broken, i+1)
		}
	}
	declared = len(pages)
	if root := b.ctx.Root; root != nil {
		// A count that is too small is a slip of whoever wrote it: the tree has them all.
		if n, ok := b.number(b.dict(b.dict(*root)["Pages"])["Count"]); ok && int(n) > declared && n <= MaxPages {
			declared = int(n)
		}
	}
	for i := len(pages) + 1; i <= declared; i++ {
		broken = append(broken, i)
	}
	return broken, declared
}

// numbers writes the numbers of pages with commas between them.
func numbers(pages []int) string {
	out := make([]string, len(pages))
	for i, n := range pages {
		out[i] = strconv.Itoa(n)
	}
	return strings.Join(out, ",")
}

// readable reports whether what is drawn on a page can be read.
func (b *book) readable(l leaf, sound map[int]bool, left *int64) bool {
	var content []byte
	refs := b.array(l.dict["Contents"])
	if refs == nil && l.dict["Contents"] != nil {
		refs = types.Array{l.dict["Contents"]}
	}
	for _, o := range refs {
		s, ok := b.object(o).(types.StreamDict)
		if !ok {
			return false
		}
		text, whole := unpack(s, left)
		if !whole {
			return false
		}
		content = append(content, text...)
	}
	objects := b.dict(b.dict(l.resources)["XObject"])
	for name, o := range objects {
		if !bytes.Contains(content, []byte("/"+name)) {
			continue // what is not drawn may lack
		}
		number := 0
		if r, ok := o.(types.IndirectRef); ok {
			number = int(r.ObjectNumber)
		}
		fine, known := sound[number]
		if !known || number == 0 {
			s, ok := b.object(o).(types.StreamDict)
			fine = ok && b.wholeDrawing(s, left)
			sound[number] = fine
		}
		if !fine {
			return false
		}
	}
	return true
}

// wholeDrawing reports whether the stream of a picture or a form is all there.
func (b *book) wholeDrawing(s types.StreamDict, left *int64) bool {
	if b.name(s.Dict["Subtype"]) != "Image" {
		_, whole := unpack(s, left)
		return whole
	}
	if len(s.Raw) == 0 {
		return false
	}
	if s.HasSoleFilterNamed("DCTDecode") {
		return bytes.HasPrefix(s.Raw, []byte("\xff\xd8"))
	}
	_, whole := unpack(s, left)
	return whole
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
