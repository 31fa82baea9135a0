package binder

import (
	"bytes"
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"dossierpme/pdf"
)

// What copying one file may take at most.
const (
	maxCopied = 4 << 20 // values
	maxDepth  = 200     // of values in values; the reader allows less
)

// errCopy is a file that cannot be copied within the limits.
var errCopy = errors.New("binder: the file is too complex")

// copier copies objects from one file to another: whatever a page needs, and
// nothing that leads beyond its pages. Streams are copied as they are packed.
type copier struct {
	ctx    context.Context
	book   *book
	to     target
	pages  map[int]int // by the number of its object, the index of a page
	refs   map[int]pdf.Ref
	queue  []int
	forms  map[int]bool // objects to be drawn, which must say that they are forms
	values int
}

// ref is the new number of an object, which is copied in time.
func (c *copier) ref(number int) pdf.Ref {
	if i, ok := c.pages[number]; ok {
		return c.to.Page(i)
	}
	r, ok := c.refs[number]
	if !ok {
		r = c.to.Reserve()
		c.refs[number] = r
		c.queue = append(c.queue, number)
	}
	return r
}

// drain copies what was asked for, and what that asks for.
func (c *copier) drain() error {
	for len(c.queue) > 0 {
		if err := c.ctx.Err(); err != nil {
			return context.Cause(c.ctx)
		}
		number := c.queue[0]
		c.queue = c.queue[1:]
		r := c.refs[number]
		o := c.book.object(*types.NewIndirectRef(number, 0))
		if s, ok := o.(types.StreamDict); ok {
			var b bytes.Buffer
			if err := c.streamEntries(&b, s, c.forms[number]); err != nil {
				return err
			}
			c.to.Stream(r, b.String(), s.Raw)
			continue
		}
		var b bytes.Buffer
		if err := c.write(&b, o, 0); err != nil {
			return err
		}
		c.to.Put(r, b.String())
	}
	return nil
}

// apart are the entries that tie a drawing or a note to what stays behind: the
// structure of its file, data of programs, actions, other files.
var apart = map[string]bool{
	"StructParent": true, "StructParents": true, "PieceInfo": true, "Metadata": true, "LastModified": true, "AF": true,
	"A": true, "AA": true, "OPI": true, "Ref": true,
}

// streamOnly are the entries that say how a stream is stored, or where else.
var streamOnly = map[string]bool{"Length": true, "F": true, "FFilter": true, "FDecodeParms": true, "DL": true}

func (c *copier) streamEntries(b *bytes.Buffer, s types.StreamDict, form bool) error {
	for _, key := range slices.Sorted(maps.Keys(s.Dict)) {
		if apart[key] || streamOnly[key] || form && (key == "Type" || key == "Subtype") {
			continue
		}
		if err := c.entry(b, key, s.Dict[key], 0); err != nil {
			return err
		}
	}
	if form {
		b.WriteString(" /Type /XObject /Subtype /Form")
	}
	return nil
}

func (c *copier) entry(b *bytes.Buffer, key string, o types.Object, depth int) error {
	if o == nil {
		return nil
	}
	b.WriteByte(' ')
	writeName(b, key)
	b.WriteByte(' ')
	return c.write(b, o, depth)
}

// beyond are the types of dictionaries that lead out of the pages.
var beyond = map[string]bool{
	"Page": true, "Pages": true, "Catalog": true, "StructTreeRoot": true, "StructElem": true, "Template": true, "Outlines": true,
}

// write writes a value; what it refers to is copied later.
func (c *copier) write(b *bytes.Buffer, o types.Object, depth int) error {
	if c.values++; c.values > maxCopied || depth > maxDepth {
		return errCopy
	}
	switch o := o.(type) {
	case types.IndirectRef:
		b.WriteString(c.ref(int(o.ObjectNumber)).String())
	case types.Dict:
		if t, _ := o["Type"].(types.Name); beyond[string(t)] {
			b.WriteString("null")
			return nil
		}
		b.WriteString("<<")
		for _, key := range slices.Sorted(maps.Keys(o)) {
			if err := c.entry(b, key, o[key], depth+1); err != nil {
				return err
			}
		}
		b.WriteString(" >>")
	case types.Array:
		b.WriteByte('[')
		for i, x := range o {
			if i > 0 {
				b.WriteByte(' ')
			}
			if err := c.write(b, x, depth+1); err != nil {
				return err
			}
		}
		b.WriteByte(']')
	case types.Name:
		writeName(b, string(o))
	case types.StringLiteral:
		raw, err := types.Unescape(string(o))
		if err != nil {
			raw = []byte(o)
		}
		writeBytes(b, raw)
	case types.HexLiteral:
		writeBytes(b, hexBytes(string(o)))
	case types.Integer:
		b.WriteString(strconv.Itoa(int(o)))
	case types.Float:
		v := float64(o)
		if math.IsNaN(v) || math.IsInf(v, 0) {
			v = 0
		}
		b.WriteString(strconv.FormatFloat(v, 'f', -1, 64))
	case types.Boolean:
		b.WriteString(strconv.FormatBool(bool(o)))
	default: // nothing, or a stream where none can stand
		b.WriteString("null")
	}
	return nil
}

// writeName writes a name; every sign that could end it is escaped.
func writeName(b *bytes.Buffer, name string) {
	b.WriteByte('/')
	for _, c := range []byte(name) {
		if c <= ' ' || c >= 0x7f || bytes.IndexByte([]byte("#/()<>[]{}%"), c) >= 0 {
			fmt.Fprintf(b, "#%02X", c)
			continue
		}
		b.WriteByte(c)
	}
}

func writeBytes(b *bytes.Buffer, raw []byte) {
	b.WriteByte('<')
	b.WriteString(hex.EncodeToString(raw))
	b.WriteByte('>')
}

// hexBytes reads a string of hexadecimal digits, whatever stands between them.
func hexBytes(s string) []byte {
	out, half, at := []byte(nil), byte(0), 0
	for _, c := range []byte(s) {
		var v byte
		switch {
		case c >= '0' && c <= '9':
			v = c - '0'
		case c|0x20 >= 'a' && c|0x20 <= 'f':
			v = c | 0x20 - 'a' + 10
		default:
			continue
		}
		if at++; at%2 == 1 {
			half = v << 4
			continue
		}
		out = append(out, half|v)
	}
	if at%2 == 1 {
		out = append(out, half)
	}
	return out
}
