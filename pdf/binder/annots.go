package binder

import (
	"bytes"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// Flags of what lies over a page.
const (
	flagHidden = 1 << 1
	flagNoView = 1 << 5
)

// flattened are the kinds that live on programs: fields of forms, media. What
// they look like is drawn into the page.
var flattened = map[string]bool{"Widget": true, "Screen": true, "RichMedia": true, "Movie": true, "3D": true, "Projection": true}

// left are the kinds that say nothing on paper.
var left = map[string]bool{"Popup": true, "Sound": true, "TrapNet": true, "PrinterMark": true}

// withheld are the entries of a note that lead to what is not copied.
var withheld = map[string]bool{"P": true, "Parent": true, "Popup": true, "IRT": true, "RT": true, "Type": true, "Dest": true}

// annotations copies what lies over a page; what belongs to a form is returned
// as what is drawn.
func (c *copier) annotations(l leaf) (kept []string, over []drawn, err error) {
	list := c.book.array(l.dict["Annots"])
	for _, o := range list[:min(len(list), maxAnnots)] {
		d := c.book.dict(o)
		if d == nil {
			continue
		}
		flags, _ := c.book.number(d["F"])
		kind := c.book.name(d["Subtype"])
		switch {
		case left[kind], kind == "":
		case flattened[kind]:
			if int(flags)&(flagHidden|flagNoView) != 0 {
				continue
			}
			if x, ok := c.appearance(d); ok {
				over = append(over, x)
			}
		case kind == "Link":
			body, err := c.link(d)
			if err != nil {
				return nil, nil, err
			}
			if body != "" {
				r := c.to.Reserve()
				c.to.Put(r, body)
				kept = append(kept, r.String())
			}
		default:
			r := c.to.Reserve()
			var b bytes.Buffer
			b.WriteString("<< /Type /Annot")
			if err := c.entries(&b, d, func(key string) bool { return !withheld[key] && !apart[key] }); err != nil {
				return nil, nil, err
			}
			c.to.Put(r, b.String()+" >>")
			kept = append(kept, r.String())
		}
	}
	return kept, over, nil
}

// entries copies the entries of a dictionary that are wanted.
func (c *copier) entries(b *bytes.Buffer, d types.Dict, want func(key string) bool) error {
	var keys []string
	for key := range d {
		if want(key) {
			keys = append(keys, key)
		}
	}
	slices.Sort(keys)
	for _, key := range keys {
		if err := c.entry(b, key, d[key], 0); err != nil {
			return err
		}
	}
	return nil
}

// appearance finds what a field looks like, and where it is drawn: the box of
// the appearance is laid on that of the field.
func (c *copier) appearance(d types.Dict) (drawn, bool) {
	looks := c.book.dict(d["AP"])
	o := looks["N"]
	if states, ok := c.book.object(o).(types.Dict); ok {
		state := c.book.name(d["AS"])
		if state == "" {
			return drawn{}, false
		}
		o = states[state]
	}
	r, ok := o.(types.IndirectRef)
	if !ok {
		return drawn{}, false
	}
	s, ok := c.book.object(r).(types.StreamDict)
	if !ok {
		return drawn{}, false
	}
	rect, ok1 := c.book.box(d["Rect"])
	bbox, ok2 := c.book.box(s.Dict["BBox"])
	if !ok1 || !ok2 {
		return drawn{}, false
	}
	m := [6]float64{1, 0, 0, 1, 0, 0}
	if v, ok := c.book.numbers(s.Dict["Matrix"], 6); ok {
		copy(m[:], v)
	}
	x1, y1, x2, y2 := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, p := range [4][2]float64{{bbox[0], bbox[1]}, {bbox[2], bbox[1]}, {bbox[0], bbox[3]}, {bbox[2], bbox[3]}} {
		x, y := m[0]*p[0]+m[2]*p[1]+m[4], m[1]*p[0]+m[3]*p[1]+m[5]
		x1, y1, x2, y2 = min(x1, x), min(y1, y), max(x2, x), max(y2, y)
	}
	if !(x2-x1 > 1e-6 && y2-y1 > 1e-6 && x2-x1 < 1e9 && y2-y1 < 1e9) {
		return drawn{}, false
	}
	sx, sy := (rect[2]-rect[0])/(x2-x1), (rect[3]-rect[1])/(y2-y1)
	number := int(r.ObjectNumber)
	if _, copied := c.refs[number]; copied && !c.forms[number] {
		return drawn{}, false // something else used it, as something else
	}
	c.forms[number] = true
	return drawn{c.ref(number), fmt.Sprintf("%s 0 0 %s %s %s",
		numberText(sx), numberText(sy), numberText(rect[0]-x1*sx), numberText(rect[1]-y1*sy))}, true
}

// link copies a link within the annex or out to the web; "" where it does
// anything else.
func (c *copier) link(d types.Dict) (string, error) {
	target := ""
	if dest := d["Dest"]; dest != nil {
		target = c.dest(dest)
	} else if a := c.book.dict(d["A"]); a != nil {
		switch c.book.name(a["S"]) {
		case "GoTo":
			target = c.dest(a["D"])
		case "URI":
			if uri := c.book.text(a["URI"]); allowed(uri) {
				var b bytes.Buffer
				b.WriteString("/A << /S /URI /URI ")
				writeBytes(&b, []byte(uri))
				target = b.String() + " >>"
			}
		}
	}
	if target == "" {
		return "", nil
	}
	var b bytes.Buffer
	b.WriteString("<< /Type /Annot " + target)
	err := c.entries(&b, d, func(key string) bool {
		switch key {
		case "Subtype", "Rect", "Border", "BS", "C", "H", "QuadPoints", "F", "Contents":
			return true
		}
		return false
	})
	return b.String() + " >>", err
}

// allowed tells the addresses that a reader may open: those of pages and of
// people, never of files or scripts.
func allowed(uri string) bool {
	scheme, _, ok := strings.Cut(strings.ToLower(strings.TrimSpace(uri)), ":")
	return ok && len(uri) < 4096 && slices.Contains([]string{"http", "https", "mailto", "tel"}, scheme)
}

// dest gives a place in the annex as an entry of a link; "" where it leads to
// no page of it.
func (c *copier) dest(o types.Object) string {
	page, view, ok := c.book.place(o, c.pages)
	if !ok {
		return ""
	}
	return fmt.Sprintf("/Dest [%s %s]", c.to.Page(page), view)
}
