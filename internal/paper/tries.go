package paper

import (
	"bytes"
	"iter"

	"dossierpme/pdf/seal"
)

// tries are the prints that a file may be, the likeliest first. Each is made when it is
// first asked for, since to print takes longer than to tell that it is the file.
type tries struct {
	made []Printed
	rest []func() (Printed, error)
}

// all walks through them, as often as one likes.
func (t *tries) all() iter.Seq2[Printed, error] {
	return func(yield func(Printed, error) bool) {
		for i := 0; i < len(t.made)+len(t.rest); i++ {
			if i == len(t.made) {
				next, err := t.rest[0]()
				if err != nil {
					yield(next, err)
					return
				}
				t.made, t.rest = append(t.made, next), t.rest[1:]
			}
			if !yield(t.made[i], nil) {
				return
			}
		}
	}
}

// none reports whether there is nothing to try.
func (t *tries) none() bool { return len(t.made)+len(t.rest) == 0 }

// hold reports whether one of them is a file to the byte. Of a file that begins otherwise
// than ours, or that was appended to, no second one is printed to tell.
func (t *tries) hold(raw []byte) (bool, error) {
	const head = 16 // the version, and four bytes that each program chooses
	for mine, err := range t.all() {
		if err != nil {
			return false, err
		}
		if bytes.Equal(mine.PDF, raw) {
			return true, nil
		}
		if !bytes.HasPrefix(raw, mine.PDF[:min(head, len(mine.PDF))]) || seal.Appended(raw) {
			return false, nil
		}
	}
	return false, nil
}
