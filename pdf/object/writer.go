// Package object writes the objects of a PDF file, and those that every file has in
// the same form: fonts, files inside the file, properties, the colour profile.
//
// It knows no page, no text and no document. The same calls give the same bytes. A
// Writer belongs to one goroutine.
package object

import (
	"bytes"
	"cmp"
	"compress/zlib"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"math"
	"strconv"
	"strings"
	"sync"
	"unicode/utf16"
)

// Ref is the number of an object.
type Ref int

// String writes a reference to the object.
func (r Ref) String() string { return strconv.Itoa(int(r)) + " 0 R" }

// Writer writes the objects of a PDF file one after the other. Nothing in it
// depends on the clock, on chance or on the order of a map: the same objects
// give the same bytes.
//
// Objects that are no streams are packed together, some hundred at a time: the
// structure tree has thousands of small ones, all alike.
type Writer struct {
	out  sink
	at   []entry // by number; 0 is not used
	pack bytes.Buffer

	together bytes.Buffer // objects that wait to be packed
	waiting  []Ref
	starts   []int // of those, in together
	err      error // the first of those that packing met
}

// entry tells where an object is: at an offset, or as the n-th in a pack.
type entry struct {
	pack Ref
	at   int64
}

// packSize is how many objects are packed together: a reader that wants one
// unpacks all.
const packSize = 200

// The comment after the header has four bytes above 127, so that whoever
// transfers the file takes it for binary.
const header = "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"

// NewWriter begins a file.
func NewWriter(w io.Writer) *Writer {
	f := &Writer{out: sink{w: w, sum: sha256.New()}, at: make([]entry, 1)}
	f.out.text(header)
	return f
}

// sink counts and sums what is written, and keeps the first error.
type sink struct {
	w   io.Writer
	n   int64
	sum hash.Hash
	err error
}

func (s *sink) Write(b []byte) (int, error) {
	if s.err != nil {
		return 0, s.err
	}
	n, err := s.w.Write(b)
	s.n += int64(n)
	s.sum.Write(b[:n])
	s.err = err
	return n, err
}

func (s *sink) text(t string) {
	if _, err := io.WriteString(s, t); err != nil {
		s.err = err
	}
}

// Reserve gives a number to an object that is written later.
func (f *Writer) Reserve() Ref {
	f.at = append(f.at, entry{})
	return Ref(len(f.at) - 1)
}

// Put writes an object under a reserved number.
func (f *Writer) Put(r Ref, body string) {
	f.Begin(r).WriteString(body)
	f.End()
}

// Add writes an object under the next number.
func (f *Writer) Add(body string) Ref {
	r := f.Reserve()
	f.Put(r, body)
	return r
}

// Begin opens an object; what it is goes into the buffer, before End.
func (f *Writer) Begin(r Ref) *bytes.Buffer {
	f.waiting = append(f.waiting, r)
	f.starts = append(f.starts, f.together.Len())
	return &f.together
}

// End closes the object that Begin opened.
func (f *Writer) End() {
	f.together.WriteByte('\n')
	if len(f.waiting) == packSize {
		f.flush()
	}
}

// flush packs the objects that wait.
func (f *Writer) flush() {
	if len(f.waiting) == 0 {
		return
	}
	var index bytes.Buffer
	for i, r := range f.waiting {
		fmt.Fprintf(&index, "%d %d ", r, f.starts[i])
	}
	entries := fmt.Sprintf("/Type /ObjStm /N %d /First %d", len(f.waiting), index.Len())
	pack, err := f.Stream(entries, index.Bytes(), f.together.Bytes())
	if err != nil && f.err == nil {
		f.err = err
	}
	for i, r := range f.waiting {
		f.at[r] = entry{pack, int64(i)}
	}
	f.together.Reset()
	f.waiting, f.starts = f.waiting[:0], f.starts[:0]
}

// Stream writes a compressed stream; entries are those of its dictionary
// beside length and filter.
func (f *Writer) Stream(entries string, data ...[]byte) (Ref, error) {
	f.pack.Reset()
	if err := deflate(&f.pack, data); err != nil {
		return 0, err
	}
	return f.Raw("/Filter /FlateDecode "+entries, f.pack.Bytes()), nil
}

// Raw writes a stream as it is.
func (f *Writer) Raw(entries string, data []byte) Ref {
	r := f.Reserve()
	f.RawAs(r, entries, data)
	return r
}

// RawAs writes a stream as it is under a reserved number.
func (f *Writer) RawAs(r Ref, entries string, data []byte) {
	f.openStream(r, entries, int64(len(data)))
	if _, err := f.out.Write(data); err != nil && f.err == nil {
		f.err = err
	}
	f.out.text(endStream)
}

const endStream = "\nendstream\nendobj\n"

func (f *Writer) openStream(r Ref, entries string, size int64) {
	f.at[r].at = f.out.n
	f.out.text(fmt.Sprintf("%d 0 obj\n<< %s /Length %d >>\nstream\n", r, strings.TrimSpace(entries), size))
}

// rawFrom writes a stream of exactly size bytes, taken from data.
func (f *Writer) rawFrom(r Ref, entries string, data io.Reader, size int64) {
	f.openStream(r, entries, size)
	if n, err := io.Copy(&f.out, io.LimitReader(data, size)); (err != nil || n != size) && f.err == nil {
		f.err = fmt.Errorf("stream %d: %d of %d bytes: %w", r, n, size, cmp.Or(err, io.ErrUnexpectedEOF))
	}
	f.out.text(endStream)
}

// Close writes the table of objects, which is a stream too. The identifier of
// the file is made of what the file holds.
func (f *Writer) Close(root, info Ref) error {
	f.flush()
	id := hexString(f.out.sum.Sum(nil)[:16])
	start := f.out.n
	if start > math.MaxUint32 {
		return errors.New("the file is too large")
	}
	table := make([]byte, 0, 7*(len(f.at)+1))
	row := func(kind byte, a int64, b int) {
		table = binary.BigEndian.AppendUint16(binary.BigEndian.AppendUint32(append(table, kind), uint32(a)), uint16(b))
	}
	const free, plain, packed = 0, 1, 2
	row(free, 0, 65535)
	for _, e := range f.at[1:] {
		if e.pack > 0 {
			row(packed, int64(e.pack), int(e.at))
		} else {
			row(plain, e.at, 0)
		}
	}
	row(plain, start, 0) // the table itself
	_, err := f.Stream(fmt.Sprintf("/Type /XRef /W [1 4 2] /Size %d /Root %s /Info %s /ID [%s %s]", len(f.at)+1, root, info, id, id), table)
	f.out.text(fmt.Sprintf("startxref\n%d\n%%%%EOF\n", start))
	return errors.Join(f.err, f.out.err, err)
}

// packers are kept between streams and exports: a new one takes more memory
// than a whole page.
var packers = sync.Pool{New: func() any { return zlib.NewWriter(nil) }}

func deflate(to *bytes.Buffer, data [][]byte) error {
	z := packers.Get().(*zlib.Writer)
	defer packers.Put(z)
	z.Reset(to)
	for _, d := range data {
		if _, err := z.Write(d); err != nil {
			return err
		}
	}
	return z.Close()
}

func hexString(b []byte) string { return "<" + strings.ToUpper(hex.EncodeToString(b)) + ">" }

// TextString writes a text of the file's own (titles, alternative texts) in
// UTF-16 with its mark, as hexadecimal: no byte needs an escape.
func TextString(s string) string {
	units := utf16.Encode([]rune(s))
	b := make([]byte, 2, 2+2*len(units))
	b[0], b[1] = 0xFE, 0xFF
	for _, u := range units {
		b = append(b, byte(u>>8), byte(u))
	}
	return hexString(b)
}

// Number writes a length with as many decimals as a printer can tell apart.
func Number(v float64) string {
	s := strconv.FormatFloat(v, 'f', 2, 64)
	s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	if s == "-0" || s == "" {
		return "0"
	}
	return s
}

// Precise writes a number with what a page as large as a wall needs.
func Precise(v float64) string {
	s := strings.TrimRight(strings.TrimRight(fmt.Sprintf("%.5f", v), "0"), ".")
	if s == "-0" {
		return "0"
	}
	return s
}
