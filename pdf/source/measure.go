package source

import (
	"bytes"
	"errors"
	"fmt"
	"io"
)

// maxPlain bounds the text of a file between two streams or ends of objects.
// Parsed, a text takes twenty times its size, and the parser cannot be stopped
// inside one object.
const maxPlain = 6 << 20

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
		if s.longest > maxPlain {
			return fmt.Errorf("%w: an object of more than %d bytes", ErrTooBig, maxPlain)
		}
		if end {
			return nil
		}
		kept = copy(buf, b[used:])
	}
}

// scan measures the texts of a file, piece by piece.
type scan struct {
	inStream      bool
	text, longest int
}

var (
	streamWord    = []byte("stream")
	endStreamWord = []byte("endstream")
	endObjectWord = []byte("endobj")
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
			s.grow(end - at)
			return end
		}
		s.grow(i)
		at += i + len(word)
		s.text, s.inStream = 0, &word[0] == &streamWord[0]
	}
}

func (s *scan) grow(n int) {
	s.text += n
	s.longest = max(s.longest, s.text)
}
