package seal

import (
	"bytes"
	"errors"
	"regexp"
	"strconv"
	"sync"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// ErrContradicts is a file with several copies of the data that differ: which of
// them a reader takes out is a matter of the reader.
var ErrContradicts = errors.New("seal: the file has several data that differ")

// maxRevisions is more than a file that is signed by all has.
const maxRevisions = 32

// OneData reports whether all data in a file are those that Open reads: where the
// file names what belongs to it, among all that is attached, under one name of
// the attachment and under the other, and in what the file was before something
// was appended. The error is nil or wraps ErrContradicts.
func OneData(raw, data []byte) error {
	ends := revisions(raw)
	if len(ends) > maxRevisions {
		return ErrContradicts
	}
	for _, end := range ends {
		b, err := read(raw[:end])
		if err != nil {
			continue // no file by itself, such as the first part of a linearized one
		}
		if err := b.oneData(data); err != nil {
			return err
		}
	}
	return nil
}

// Appended reports whether something was written behind the end of a file.
func Appended(raw []byte) bool { return len(revisions(raw)) > 1 }

// revisions are the places where the file ends, and ended before something was
// appended: behind a mark of the end that leads to a table of this very file. The
// files inside a file, such as the annexes of a binder, have ends of their own,
// which lead to nothing here.
func revisions(raw []byte) []int {
	mark := []byte("%%EOF")
	var out []int
	for at := 0; ; {
		i := bytes.Index(raw[at:], mark)
		if i < 0 || len(bytes.TrimSpace(raw[at+i+len(mark):])) == 0 {
			return append(out, len(raw))
		}
		at += i + len(mark)
		if leads(raw, at) {
			out = append(out, at)
		}
	}
}

// table is how a table of the objects of a file begins, be it plain or packed. What
// counts to four hundred takes a moment to get ready, which a start does not want.
var table = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^\s*(xref\b|\d+\s+\d+\s+obj\b(?s:.{0,400})/XRef\b)`)
})

// leads reports whether the last startxref before a place names where a table
// stands.
func leads(raw []byte, end int) bool {
	const near, most = 64, 512 // the number stands just before the mark
	tail := raw[max(0, end-near):end]
	i := bytes.LastIndex(tail, []byte("startxref"))
	if i < 0 {
		return false
	}
	fields := bytes.Fields(tail[i:])
	if len(fields) < 2 {
		return false
	}
	at, err := strconv.Atoi(string(fields[1]))
	return err == nil && at > 0 && at < end && table().Match(raw[at:min(at+most, end)])
}

// oneData looks at all files inside the file that have our name.
func (b *book) oneData(data []byte) (err error) {
	defer func() {
		if recover() != nil {
			err = ErrContradicts
		}
	}()
	for n := range b.Table {
		d, e := b.DereferenceDict(*types.NewIndirectRef(n, 0))
		if e != nil || d == nil {
			continue
		}
		if err := b.sameData(b.ours(d), data); err != nil {
			return err
		}
		pairs, e := b.DereferenceArray(d["Names"])
		for i := 0; e == nil && i+1 < len(pairs); i += 2 {
			// Where a reader looks for a name, whatever the file calls itself.
			if name, e := b.DereferenceText(pairs[i]); e == nil && name == Name {
				spec, e := b.DereferenceDict(pairs[i+1])
				if e != nil || spec["EF"] == nil {
					continue // a name of something else
				}
				if err := b.sameData(spec, data); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// sameData holds all that is attached under a file specification against the data.
func (b *book) sameData(spec types.Dict, data []byte) error {
	if spec == nil {
		return nil
	}
	files, err := b.DereferenceDict(spec["EF"])
	if err != nil || files == nil {
		return nil //nolint:nilerr // what attaches nothing contradicts nothing
	}
	for _, o := range files {
		stream, _, err := b.DereferenceStreamDict(o)
		if err != nil || stream == nil {
			continue
		}
		if got, err := unpack(stream); err != nil || !bytes.Equal(got, data) {
			return ErrContradicts
		}
	}
	return nil
}
