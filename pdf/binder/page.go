package binder

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"dossierpme/pdf"
)

// maxAnnots bounds what is laid over one page.
const maxAnnots = 5000

// drawn is an object that is drawn on top of a page.
type drawn struct {
	object pdf.Ref
	matrix string
}

// page copies one page: what is printed on it, what lies over it, and the stamp
// on top. Three states are saved before what is printed and restored after it,
// for a page that restores more than it saved, or less.
func (c *copier) page(i int, l leaf, before pdf.Ref) error {
	var b bytes.Buffer
	fmt.Fprintf(&b, "/MediaBox %s /CropBox %s", boxText(l.media), boxText(l.crop))
	if l.rotate != 0 {
		fmt.Fprintf(&b, " /Rotate %d", l.rotate)
	}
	if u, ok := c.book.number(l.dict["UserUnit"]); ok && u > 0 && u < 1000 && u != 1 {
		fmt.Fprintf(&b, " /UserUnit %s", numberText(u))
	}
	if o := l.dict["Group"]; o != nil {
		if err := c.entry(&b, "Group", o, 0); err != nil {
			return err
		}
	}
	annots, over, err := c.annotations(l)
	if err != nil {
		return err
	}
	stamp, matrix, err := c.to.Stamp(i, l.crop, l.rotate)
	if err != nil {
		return err
	}
	over = append(over, drawn{stamp, matrix})
	names := make([]string, len(over))
	after := "\nQ Q Q\n"
	for k, d := range over {
		names[k] = "DossierPME" + strconv.Itoa(k)
		after += fmt.Sprintf("q %s cm /%s Do Q\n", d.matrix, names[k])
	}
	end, err := c.to.Pack("", []byte(after))
	if err != nil {
		return err
	}
	b.WriteString(" /Contents [" + before.String())
	for _, r := range c.book.contents(l.dict["Contents"]) {
		b.WriteString(" " + c.ref(r).String())
	}
	b.WriteString(" " + end.String() + "]")
	if err := c.resources(&b, l.resources, names, over); err != nil {
		return err
	}
	if len(annots) > 0 {
		b.WriteString(" /Annots [" + strings.Join(annots, " ") + "]")
	}
	c.to.PutPage(i, b.String())
	return nil
}

// contents lists the streams of a page by the numbers of their objects.
func (b *book) contents(o types.Object) []int {
	var out []int
	stream := func(o types.Object) {
		if r, ok := o.(types.IndirectRef); ok {
			if _, ok := b.object(r).(types.StreamDict); ok {
				out = append(out, int(r.ObjectNumber))
			}
		}
	}
	stream(o)
	for _, part := range b.array(o) {
		stream(part)
	}
	return out
}

// resources copies what a page draws with, and adds what is drawn over it.
func (c *copier) resources(b *bytes.Buffer, o types.Object, names []string, over []drawn) error {
	own := c.book.dict(o)
	b.WriteString(" /Resources <<")
	for _, key := range slices.Sorted(maps.Keys(own)) {
		if key == "XObject" {
			continue
		}
		if err := c.entry(b, key, own[key], 0); err != nil {
			return err
		}
	}
	b.WriteString(" /XObject <<")
	objects := c.book.dict(own["XObject"])
	for _, key := range slices.Sorted(maps.Keys(objects)) {
		if slices.Contains(names, key) {
			continue
		}
		if err := c.entry(b, key, objects[key], 0); err != nil {
			return err
		}
	}
	for k, d := range over {
		fmt.Fprintf(b, " /%s %s", names[k], d.object)
	}
	b.WriteString(" >> >>")
	return nil
}

func boxText(v [4]float64) string {
	return fmt.Sprintf("[%s %s %s %s]", numberText(v[0]), numberText(v[1]), numberText(v[2]), numberText(v[3]))
}

func numberText(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
