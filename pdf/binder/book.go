package binder

import (
	"bytes"
	"compress/zlib"
	"errors"
	"io"
	"math"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// book gives the objects of a file that was read. What is wrong in it counts as
// absent: a page is shown without what cannot be read.
type book struct {
	ctx   *model.Context
	file  io.ReaderAt
	count int                     // of pages
	names map[string]types.Object // read when first asked for
}

// maxHops bounds a chain of references to references.
const maxHops = 20

// object follows references to what they stand for; nil where there is nothing.
func (b *book) object(o types.Object) (found types.Object) {
	defer func() {
		if recover() != nil {
			found = nil
		}
	}()
	for range maxHops {
		r, ok := o.(types.IndirectRef)
		if !ok {
			if s, ok := o.(*types.StreamDict); ok && s != nil {
				return *s
			}
			return o
		}
		next, err := b.ctx.Dereference(r)
		if err != nil {
			return nil
		}
		o = next
	}
	return nil
}

// isReference reports whether an object is nothing but a reference to another.
func (b *book) isReference(number int) bool {
	e, ok := b.ctx.FindTableEntry(number, 0)
	if !ok || e.Free {
		return false
	}
	_, ok = e.Object.(types.IndirectRef)
	return ok
}

// dict gives a dictionary, that of a stream included.
func (b *book) dict(o types.Object) types.Dict {
	switch o := b.object(o).(type) {
	case types.Dict:
		return o
	case types.StreamDict:
		return o.Dict
	}
	return nil
}

func (b *book) array(o types.Object) types.Array {
	a, _ := b.object(o).(types.Array)
	return a
}

func (b *book) name(o types.Object) string {
	n, _ := b.object(o).(types.Name)
	return string(n)
}

// number gives a finite number.
func (b *book) number(o types.Object) (float64, bool) {
	switch n := b.object(o).(type) {
	case types.Integer:
		return float64(n), true
	case types.Float:
		v := float64(n)
		return v, !math.IsNaN(v) && !math.IsInf(v, 0)
	}
	return 0, false
}

// numbers gives an array of exactly n numbers.
func (b *book) numbers(o types.Object, n int) ([]float64, bool) {
	a := b.array(o)
	if len(a) != n {
		return nil, false
	}
	out := make([]float64, n)
	for i, x := range a {
		v, ok := b.number(x)
		if !ok {
			return nil, false
		}
		out[i] = v
	}
	return out, true
}

// leaf is a page, with what it inherits.
type leaf struct {
	number    int // of its object; 0 where it stands in the tree itself
	dict      types.Dict
	resources types.Object
	media     [4]float64 // left, bottom, right, top
	crop      [4]float64 // what is shown of it
	rotate    int        // clockwise: 0, 90, 180, 270
}

// errTree is a tree of pages that is too large.
var errTree = errors.New("binder: too many pages")

// maxNodes bounds the tree of pages.
const maxNodes = 4 * MaxPages

// level is a node of the tree that waits to be visited, with what it passes on.
type level struct {
	node                           types.Object
	media, crop, rotate, resources types.Object
}

// leaves lists the pages in order. A node that comes twice is passed over: it
// could lead in a circle.
func (b *book) leaves() ([]leaf, error) {
	root := b.ctx.Root
	if root == nil {
		return nil, nil
	}
	var out []leaf
	seen := map[int]bool{}
	waiting := []level{{node: b.dict(*root)["Pages"]}}
	for visited := 0; len(waiting) > 0; visited++ {
		if visited > maxNodes || len(out) > MaxPages {
			return nil, errTree
		}
		at := waiting[len(waiting)-1]
		waiting = waiting[:len(waiting)-1]
		number := 0
		if r, ok := at.node.(types.IndirectRef); ok {
			number = int(r.ObjectNumber)
			if seen[number] {
				continue
			}
			seen[number] = true
		}
		d := b.dict(at.node)
		if b.isReference(number) { // never of a page: what stood there is overwritten
			d = nil
		}
		if d == nil {
			if number > 0 {
				out = append(out, leaf{number: number}) // the place of a page that is lost
			}
			continue
		}
		for key, to := range map[string]*types.Object{
			"MediaBox": &at.media, "CropBox": &at.crop, "Rotate": &at.rotate, "Resources": &at.resources,
		} {
			if o := d[key]; o != nil {
				*to = o
			}
		}
		kids := b.array(d["Kids"])
		if kids == nil {
			if t := b.name(d["Type"]); t == "Pages" || t == "Catalog" {
				continue
			} else if t != "Page" && d["Contents"] == nil && d["Resources"] == nil && d["MediaBox"] == nil {
				out = append(out, leaf{number: number}) // something else stands where a page was
				continue
			}
			out = append(out, b.leaf(number, d, at))
			continue
		}
		if len(kids) > maxNodes {
			return nil, errTree
		}
		for i := len(kids) - 1; i >= 0; i-- {
			next := at
			next.node = kids[i]
			waiting = append(waiting, next)
		}
	}
	return out, nil
}

func (b *book) leaf(number int, d types.Dict, at level) leaf {
	l := leaf{number: number, dict: d, resources: at.resources, media: [4]float64{0, 0, 595, 842}}
	if box, ok := b.box(at.media); ok {
		l.media = box
	}
	l.crop = l.media
	if box, ok := b.box(at.crop); ok {
		// Only what both boxes share is shown.
		cut := [4]float64{max(box[0], l.media[0]), max(box[1], l.media[1]), min(box[2], l.media[2]), min(box[3], l.media[3])}
		if cut[2]-cut[0] >= 1 && cut[3]-cut[1] >= 1 {
			l.crop = cut
		}
	}
	if v, ok := b.number(at.rotate); ok && math.Abs(v) < 1e6 {
		l.rotate = ((int(v)/90*90)%360 + 360) % 360
	}
	return l
}

// maxSide bounds the side of a page: what readers take.
const maxSide = 14400 * 10

// box reads a rectangle, whichever corners it names.
func (b *book) box(o types.Object) ([4]float64, bool) {
	v, ok := b.numbers(o, 4)
	if !ok {
		return [4]float64{}, false
	}
	r := [4]float64{min(v[0], v[2]), min(v[1], v[3]), max(v[0], v[2]), max(v[1], v[3])}
	for _, x := range r {
		ok = ok && math.Abs(x) <= maxSide
	}
	return r, ok && r[2]-r[0] >= 1 && r[3]-r[1] >= 1
}

// opened reports whether the streams of a file that was locked can be read: the
// reader takes some passwords for right that are not. It looks at those of the
// first pages.
func (b *book) opened(pages []leaf) bool {
	tried := 0
	for _, l := range pages[:min(len(pages), 5)] {
		for _, number := range b.contents(l.dict["Contents"]) {
			s, ok := b.object(*types.NewIndirectRef(number, 0)).(types.StreamDict)
			if !ok || !s.HasSoleFilterNamed("FlateDecode") || len(s.Raw) == 0 {
				continue
			}
			tried++
			z, err := zlib.NewReader(bytes.NewReader(s.Raw))
			if err != nil {
				continue
			}
			if n, _ := z.Read(make([]byte, 16)); n > 0 {
				return true
			}
		}
	}
	return tried == 0
}
