package source

import (
	"bufio"
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
)

// maxPlain bounds the text of a file between two streams or ends of objects.
// Parsed, a text takes twenty times its size, and the parser cannot be stopped
// inside one object.
const maxPlain = 6 << 20

// maxText bounds all text of a file, that in its packs of objects included. Parsed
// it takes some hundred megabytes.
const maxText = 24 << 20

// headRoom is how far into a file its header may stand.
const headRoom = 1024

// measure looks through a file for its header and for objects that are too
// large to be parsed.
func measure(r io.ReadSeeker) error {
	size, err := r.Seek(0, io.SeekEnd)
	if err != nil {
		return fmt.Errorf("source: %w", err)
	}
	if _, err := r.Seek(0, io.SeekStart); err != nil {
		return fmt.Errorf("source: %w", err)
	}
	var s scan
	buf := make([]byte, min(size+1, 256<<10)) // annexes come by the dozen, most are small
	for kept, first := 0, true; ; first = false {
		n, err := io.ReadFull(r, buf[kept:])
		b := buf[:kept+n]
		end := errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF)
		if err != nil && !end {
			return fmt.Errorf("source: %w", err)
		}
		if first && !bytes.Contains(b[:min(len(b), headRoom)], []byte("%PDF-")) {
			return ErrDamaged
		}
		used := s.pass(b)
		switch {
		case s.longest > maxPlain:
			return fmt.Errorf("%w: an object of more than %d bytes", ErrTooBig, maxPlain)
		case s.all > maxText:
			return fmt.Errorf("%w: more than %d bytes of objects", ErrTooBig, maxText)
		case end:
			return s.unpack(r)
		}
		s.base += int64(used)
		kept = copy(buf, b[used:])
	}
}

// scan measures the texts of a file, piece by piece.
type scan struct {
	inStream      bool
	text, longest int
	all           int     // text of the whole file
	base          int64   // where in the file the piece at hand begins
	pack          bool    // the object at hand is a pack of objects, or a table of them
	packs         []int64 // where the streams of those begin
}

var (
	streamWord    = []byte("stream")
	endStreamWord = []byte("endstream")
	endObjectWord = []byte("endobj")
	packWord      = []byte("/ObjStm")
	tableWord     = []byte("/XRef")
)

// pass takes the next piece and returns how much of it is done with: a word may
// be cut at its end.
func (s *scan) pass(b []byte) int {
	for at := 0; ; {
		if s.inStream {
			i := bytes.Index(b[at:], endStreamWord)
			if i < 0 {
				return max(at, len(b)-len(endStreamWord)+1)
			}
			at += i + len(endStreamWord)
			s.inStream, s.text = false, 0
			continue
		}
		word, rest := endObjectWord, b[at:]
		i := bytes.Index(rest, word)
		if i >= 0 {
			rest = rest[:i]
		}
		if k := bytes.Index(rest, streamWord); k >= 0 {
			i, word = k, streamWord
		}
		if i < 0 {
			end := max(at, len(b)-len(endObjectWord)+1)
			s.grow(b[at:end])
			return end
		}
		s.grow(b[at : at+i])
		at += i + len(word)
		s.text, s.inStream = 0, &word[0] == &streamWord[0]
		if s.inStream && s.pack {
			s.packs = append(s.packs, s.base+int64(at))
		}
		s.pack = false
	}
}

func (s *scan) grow(text []byte) {
	s.text += len(text)
	s.all += len(text)
	s.longest = max(s.longest, s.text)
	s.pack = s.pack || bytes.Contains(text, packWord) || bytes.Contains(text, tableWord)
}

// unpack adds up what the packs of a file hold. What cannot be unpacked here is
// encrypted, or damaged, and found out when it is read.
func (s *scan) unpack(r io.ReadSeeker) error {
	for _, at := range s.packs {
		if _, err := r.Seek(at, io.SeekStart); err != nil {
			return fmt.Errorf("source: %w", err)
		}
		in := bufio.NewReader(r)
		for {
			c, err := in.ReadByte()
			if err != nil {
				break
			}
			if c != '\r' && c != '\n' && c != ' ' {
				_ = in.UnreadByte() // the byte just read
				break
			}
		}
		z, err := zlib.NewReader(in)
		if err != nil {
			continue
		}
		n, _ := io.Copy(io.Discard, io.LimitReader(z, maxPacked+1)) // as far as it goes
		if s.all += int(n); s.all > maxText {
			return fmt.Errorf("%w: more than %d bytes of objects", ErrTooBig, maxText)
		}
	}
	return nil
}
