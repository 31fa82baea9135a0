package seal

import (
	"crypto/sha256"
	"encoding/base32"
	"errors"
	"fmt"
	"image/color"
	"slices"
	"strconv"
	"strings"

	"github.com/boombuler/barcode/qr"

	"dossierpme/dossier"
	"dossierpme/internal/say"
	"dossierpme/pdf"
)

// sumLength is how much of the fingerprint the code holds: 24 characters of
// base32 are 120 bits, more than anyone can forge.
const sumLength = 24

// markPrefix opens the text of the code. Its number rises when the rest changes.
const markPrefix = "DPME1"

// Mark is what the code on a page to sign says.
type Mark struct {
	ID      string
	Version int
	Page    int
	Sum     string // the beginning of the fingerprint, in base32
}

// ErrNotMark is a code that is none of ours.
var ErrNotMark = errors.New("seal: not the code of a dossier")

// String is the text of the code. All its signs are among the 45 that a code
// holds in half the room.
func (m Mark) String() string {
	return strings.Join([]string{markPrefix, m.ID, strconv.Itoa(m.Version), strconv.Itoa(m.Page), m.Sum}, "/")
}

// ParseMark reads what a camera read.
func ParseMark(s string) (Mark, error) {
	parts := strings.Split(strings.TrimSpace(s), "/")
	if len(parts) != 5 || parts[0] != markPrefix || len(parts[4]) != sumLength || parts[1] == "" || strings.Trim(parts[4], base32Signs) != "" {
		return Mark{}, ErrNotMark
	}
	m := Mark{ID: parts[1], Sum: parts[4]}
	for i, to := range []*int{&m.Version, &m.Page} {
		n, err := strconv.Atoi(parts[2+i])
		if err != nil || n < 0 {
			return Mark{}, ErrNotMark
		}
		*to = n
	}
	return m, nil
}

// maxID bounds the id in the code; a longer one makes squares too small to be
// read.
const maxID = 40

// base32Signs are those of a fingerprint.
const base32Signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"

// alphabet is what a code holds at eleven bits for two characters.
const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"

func (m Mark) code(w *say.Words) (*pdf.Code, error) {
	if len(m.ID) > maxID || strings.Contains(m.ID, "/") {
		m.ID = "" // a stranger's id; the sum still tells the data
	}
	text, mode := m.String(), qr.AlphaNumeric
	for _, r := range text {
		if !strings.ContainsRune(alphabet, r) {
			mode = qr.Unicode
			break
		}
	}
	q, err := qr.Encode(text, qr.M, mode)
	if err != nil {
		return nil, fmt.Errorf("seal: %w", err)
	}
	return &pdf.Code{
		Size: q.Bounds().Dx(),
		Dark: func(x, y int) bool { return color.GrayModel.Convert(q.At(x, y)).(color.Gray).Y < 128 },
		Alt:  m.words(w, "paper.file.code"),
	}, nil
}

// words says a text with what the mark holds. A version is a name, not a quantity:
// its digits are not grouped.
func (m Mark) words(w *say.Words, key string) string {
	return w.T(key, "reference", dossier.ReferenceOf(m.ID), "version", fmt.Sprint(m.Version), "page", m.Page, "fingerprint", m.Short())
}

// Short is the fingerprint as paper shows it: sixteen characters, by four.
func (m Mark) Short() string {
	return m.Sum[:4] + "-" + m.Sum[4:8] + "-" + m.Sum[8:12] + "-" + m.Sum[12:16]
}

// Sum is a fingerprint.
type Sum = [sha256.Size]byte

// Of reports whether the mark was made of data with one of these fingerprints.
func (m Mark) Of(sums ...Sum) bool {
	return slices.ContainsFunc(sums, func(s Sum) bool { return dossier.Base32(s, sumLength) == m.Sum })
}

// Beginning is what the mark says of its fingerprint; the rest is zero.
func (m Mark) Beginning() (s Sum) {
	_, _ = base32.StdEncoding.Decode(s[:], []byte(m.Sum)) // of 24 signs that ParseMark knows
	return s
}
